// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, refuses } from './sandbox.mjs';

test('a good card is attached, made default, changed and let go for good', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const customer = await stripe.customers.create({ name: 'A' });
  const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  assert.deepEqual([card.type, card.card.brand, card.card.last4, card.customer], ['card', 'visa', '4242', customer.id]);
  const other = await stripe.paymentMethods.attach('pm_card_mastercard', { customer: customer.id });
  assert.notEqual(card.card.fingerprint, other.card.fingerprint);
  const again = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  assert.notEqual(again.id, card.id);
  assert.equal(again.card.fingerprint, card.card.fingerprint);
  const updated = await stripe.paymentMethods.update(card.id, {
    billing_details: { name: 'A B', address: { country: 'DE' } }, card: { exp_month: 3, exp_year: 2031 }, metadata: { k: 'v' } });
  assert.deepEqual([updated.billing_details.name, updated.card.exp_month, updated.card.exp_year, updated.metadata], ['A B', 3, 2031, { k: 'v' }]);
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: card.id } });
  assert.equal((await all(stripe.customers.listPaymentMethods(customer.id))).length, 3);
  assert.equal((await all(stripe.paymentMethods.list({ customer: customer.id, type: 'sepa_debit' }))).length, 0);
  const gone = await stripe.paymentMethods.detach(card.id);
  assert.equal(gone.customer, null);
  assert.equal((await stripe.customers.retrieve(customer.id)).invoice_settings.default_payment_method, null);
  await refuses(stripe.paymentMethods.attach(card.id, { customer: customer.id }), 'StripeInvalidRequestError');
  await refuses(stripe.paymentMethods.detach(card.id), 'StripeInvalidRequestError');
});

test('a default must be attached to its customer', async (t) => {
  const box = await Sandbox.open(t);
  const one = await box.payer();
  const two = await box.stripe.customers.create({ name: 'Two' });
  const method = one.invoice_settings.default_payment_method;
  await refuses(box.stripe.customers.update(two.id, { invoice_settings: { default_payment_method: method } }), 'StripeInvalidRequestError', { code: 'resource_missing' });
  await refuses(box.stripe.paymentMethods.attach(method, { customer: two.id }), 'StripeInvalidRequestError');
});

test('a card that the bank declines is not even attached', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const customer = await stripe.customers.create({ name: 'A' });
  await refuses(stripe.paymentMethods.attach('pm_card_visa_chargeDeclinedInsufficientFunds', { customer: customer.id }), 'StripeCardError',
    { code: 'card_declined', decline_code: 'insufficient_funds', statusCode: 402 });
  await refuses(stripe.paymentMethods.attach('pm_nothing', { customer: customer.id }), 'StripeInvalidRequestError', { code: 'resource_missing' });
  assert.deepEqual((await stripe.customers.listPaymentMethods(customer.id)).data, []);
});

test('a method can be made before anybody has it', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const card = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' }, billing_details: { name: 'A' } });
  assert.deepEqual([card.customer, (await stripe.paymentMethods.retrieve(card.id)).billing_details.name], [null, 'A']);
  const debit = await stripe.paymentMethods.create({
    type: 'sepa_debit', sepa_debit: { iban: 'DE89370400440532013000' }, billing_details: { name: 'A', email: 'a@example.com' } });
  assert.deepEqual([debit.sepa_debit.last4, debit.sepa_debit.country, debit.sepa_debit.bank_code], ['3000', 'DE', '37040044']);
});

test('a new customer can come with a card', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const customer = await stripe.customers.create({ payment_method: 'pm_card_amex' });
  const [method] = (await stripe.customers.listPaymentMethods(customer.id)).data;
  assert.equal(method.card.brand, 'amex');
  assert.equal((await stripe.customers.retrievePaymentMethod(customer.id, method.id)).id, method.id);
});

test('a customer whose card is refused was never made', async (t) => {
  const { stripe } = await Sandbox.open(t);
  await refuses(stripe.customers.create({ name: 'X', payment_method: 'pm_card_visa_chargeDeclined' }), 'StripeCardError', { code: 'card_declined' });
  assert.deepEqual((await stripe.customers.list()).data, []);
  assert.deepEqual((await stripe.events.list()).data, []);
});
