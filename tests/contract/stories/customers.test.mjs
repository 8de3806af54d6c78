// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, refuses, start } from './sandbox.mjs';

const home = { line1: 'Hauptstraße 1', line2: null, city: 'Köln', state: null, postal_code: '50667', country: 'DE' };

test('a customer keeps what it was given', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const given = {
    name: 'Zoë Müller & Söhne', email: 'zoe@example.com', phone: '+49 221 1', description: 'Tuesdays',
    address: { line1: home.line1, city: home.city, postal_code: home.postal_code, country: home.country },
    shipping: { name: 'Zoë', address: { line1: 'Dock 7', country: 'NL' } },
    preferred_locales: ['de', 'en'], metadata: { source: 'door', 'a key': '1=2&3' },
    individual_name: 'Zoë Müller', tax_exempt: 'reverse',
  };
  const made = await stripe.customers.create(given);
  const customer = await stripe.customers.retrieve(made.id);
  assert.deepEqual({ ...customer, lastResponse: 0 }, { ...made, lastResponse: 0 });
  for (const plain of ['name', 'email', 'phone', 'description', 'preferred_locales', 'metadata', 'individual_name', 'tax_exempt'])
    assert.deepEqual(customer[plain], given[plain], plain);
  assert.deepEqual(customer.address, home);
  assert.equal(customer.shipping.address.country, 'NL');
  assert.equal(customer.shipping.name, 'Zoë');
  assert.equal(customer.balance, 0);
  assert.equal(customer.currency, null);
  assert.equal(customer.invoice_settings.default_payment_method, null);
  assert.ok(customer.created >= start && customer.created < start + 60);
  assert.equal(customer.livemode, false);
  assert.match(made.lastResponse.requestId, /^req_/);
  assert.equal(made.lastResponse.apiVersion, stripe.getApiField('version'));
});

test('what is left out stays, what is sent empty goes', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const { id } = await stripe.customers.create({
    name: 'A', email: 'a@example.com', address: { city: 'Bonn' }, shipping: { name: 'A', address: { city: 'Bonn' } },
    metadata: { one: '1', two: '2' } });
  let customer = await stripe.customers.update(id, { name: 'B', metadata: { two: '', three: '3' } });
  assert.deepEqual([customer.name, customer.email, customer.address.city], ['B', 'a@example.com', 'Bonn']);
  assert.deepEqual(customer.metadata, { one: '1', three: '3' });
  customer = await stripe.customers.update(id, { address: '', shipping: '', email: '', metadata: '' });
  assert.deepEqual([customer.address, customer.shipping, customer.email], [null, null, null]);
  assert.deepEqual(customer.metadata, {});
});

test('invoice numbers begin with a prefix of one\'s choice', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const customer = await stripe.customers.create({ invoice_prefix: 'YOGA7', next_invoice_sequence: 12 });
  const draft = await stripe.invoices.create({ customer: customer.id });
  assert.equal((await stripe.invoices.finalizeInvoice(draft.id)).number, 'YOGA7-0012');
  await refuses(stripe.customers.update(customer.id, { invoice_prefix: 'not ok' }), 'StripeInvalidRequestError', { param: 'invoice_prefix' });
});

test('a deleted customer is a stub', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const subscription = await box.subscribe(customer, await box.price());
  const stub = { id: customer.id, object: 'customer', deleted: true };
  const plain = ({ id, object, deleted }) => ({ id, object, deleted });
  const gone = await stripe.customers.del(customer.id);
  assert.deepEqual(Object.keys(gone).sort(), ['deleted', 'id', 'object']);
  assert.deepEqual(plain(gone), stub);
  assert.deepEqual(plain(await stripe.customers.retrieve(customer.id)), stub);
  assert.equal((await stripe.customers.list()).data.length, 0);
  const ended = await stripe.subscriptions.retrieve(subscription.id, { expand: ['customer'] });
  assert.equal(ended.status, 'canceled');
  assert.deepEqual(plain(ended.customer), stub);
  await refuses(stripe.customers.update(customer.id, { name: 'X' }), 'StripeInvalidRequestError', { code: 'resource_missing' });
  await refuses(stripe.customers.del(customer.id), 'StripeInvalidRequestError', { statusCode: 404 });
  await refuses(box.subscribe(customer, await box.price()), 'StripeInvalidRequestError', { code: 'resource_missing', param: 'customer' });
});

test('customers are found by email, to the letter', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const one = await stripe.customers.create({ email: 'Mia@example.com' });
  await stripe.customers.create({ email: 'mia@example.com' });
  assert.deepEqual((await stripe.customers.list({ email: 'Mia@example.com' })).data.map((c) => c.id), [one.id]);
});

test('the credit balance is a ledger', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const { id } = await stripe.customers.create({ name: 'A' });
  const credit = await stripe.customers.createBalanceTransaction(id, { amount: -5000, currency: 'eur', description: 'Courtesy', metadata: { why: 'x' } });
  assert.deepEqual([credit.type, credit.amount, credit.ending_balance, credit.customer], ['adjustment', -5000, -5000, id]);
  await stripe.customers.createBalanceTransaction(id, { amount: 1500, currency: 'eur' });
  const customer = await stripe.customers.retrieve(id);
  assert.deepEqual([customer.balance, customer.currency], [-3500, 'eur']);
  const ledger = await all(stripe.customers.listBalanceTransactions(id));
  assert.deepEqual(ledger.map((entry) => entry.amount), [1500, -5000]);
  const told = await stripe.customers.updateBalanceTransaction(id, credit.id, { description: 'Gift', metadata: { why: '' } });
  assert.deepEqual([told.description, told.metadata, told.amount], ['Gift', {}, -5000]);
  assert.equal((await stripe.customers.retrieveBalanceTransaction(id, credit.id)).description, 'Gift');
  await refuses(stripe.customers.createBalanceTransaction(id, { amount: -1, currency: 'usd' }), 'StripeInvalidRequestError', { param: 'currency' });
});

test('tax ids come and go', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const { id } = await stripe.customers.create({ name: 'A', tax_id_data: [{ type: 'eu_vat', value: 'DE123456789' }] });
  const added = await stripe.customers.createTaxId(id, { type: 'ch_vat', value: 'CHE-123.456.789 MWST' });
  assert.deepEqual([added.country, added.customer, added.owner.type, added.type], ['CH', id, 'customer', 'ch_vat']);
  assert.equal((await stripe.customers.retrieveTaxId(id, added.id)).value, 'CHE-123.456.789 MWST');
  assert.deepEqual((await all(stripe.customers.listTaxIds(id))).map((taxId) => taxId.type), ['ch_vat', 'eu_vat']);
  const expanded = await stripe.customers.retrieve(id, { expand: ['tax_ids', 'tax'] });
  assert.deepEqual([expanded.tax_ids.data.length, expanded.tax.ip_address], [2, null]);
  const draft = await stripe.invoices.create({ customer: id });
  assert.deepEqual(draft.customer_tax_ids.map(({ type }) => type), ['ch_vat', 'eu_vat']);
  assert.equal((await stripe.customers.deleteTaxId(id, added.id)).deleted, true);
  assert.equal((await stripe.customers.listTaxIds(id)).data.length, 1);
  assert.deepEqual((await box.events('customer.tax_id.created', 'customer.tax_id.deleted')).map((event) => event.type),
    ['customer.tax_id.created', 'customer.tax_id.created', 'customer.tax_id.deleted']);
  await refuses(stripe.customers.createTaxId(id, { type: 'eu_vat', value: '123' }), 'StripeInvalidRequestError', { code: 'tax_id_invalid', param: 'value' });
  await refuses(stripe.customers.deleteTaxId(id, added.id), 'StripeInvalidRequestError', { code: 'resource_missing', statusCode: 404 });
});

test('what stands on a customer\'s invoices', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const { id } = await stripe.customers.create({
    business_name: 'Müller GmbH', tax: { ip_address: '192.0.2.7' },
    invoice_settings: { footer: 'Danke', custom_fields: [{ name: 'PO', value: '42' }], rendering_options: { amount_tax_display: 'exclude_tax' } } });
  let customer = await stripe.customers.retrieve(id, { expand: ['tax'] });
  assert.deepEqual(customer.invoice_settings, {
    custom_fields: [{ name: 'PO', value: '42' }], default_payment_method: null, footer: 'Danke',
    rendering_options: { amount_tax_display: 'exclude_tax', template: null } });
  assert.deepEqual([customer.business_name, customer.tax.ip_address], ['Müller GmbH', '192.0.2.7']);
  customer = await stripe.customers.update(id, { business_name: '', tax_exempt: 'exempt', invoice_settings: { custom_fields: '', rendering_options: '' } });
  assert.deepEqual([customer.business_name, customer.tax_exempt, customer.invoice_settings.custom_fields, customer.invoice_settings.rendering_options, customer.invoice_settings.footer],
    [undefined, 'exempt', null, null, 'Danke']);
  const settings = (fields) => stripe.customers.update(id, { invoice_settings: { custom_fields: fields } });
  await refuses(settings(Array.from({ length: 5 }, () => ({ name: 'a', value: 'b' }))), 'StripeInvalidRequestError', { param: 'invoice_settings[custom_fields]' });
  await refuses(stripe.customers.update(id, { address: { country: 'Germany' } }), 'StripeInvalidRequestError', { code: 'country_code_invalid', param: 'address[country]' });
});
