// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, client, day, refuses } from './sandbox.mjs';

async function listOf(stripe, alias) {
  const [list] = (await stripe.radar.valueLists.list({ alias })).data;
  return list;
}

function payment(customer) {
  return { amount: 900, currency: 'eur', customer: customer.id, payment_method: customer.invoice_settings.default_payment_method, confirm: true, off_session: true };
}

test('lists of one\'s own, and Stripe\'s', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const list = await stripe.radar.valueLists.create({ alias: 'no_shows', name: 'No-shows', item_type: 'email', metadata: { op: '1' } });
  assert.deepEqual([list.alias, list.item_type, list.list_items.data, list.metadata], ['no_shows', 'email', [], { op: '1' }]);
  await refuses(stripe.radar.valueLists.create({ alias: 'no_shows', name: 'Again' }), 'StripeInvalidRequestError', { param: 'alias' });
  assert.equal((await stripe.radar.valueLists.update(list.id, { name: 'Never came' })).name, 'Never came');
  const item = await stripe.radar.valueListItems.create({ value_list: list.id, value: 'eve@example.com' });
  assert.equal((await stripe.radar.valueListItems.retrieve(item.id)).value_list, list.id);
  await refuses(stripe.radar.valueListItems.create({ value_list: list.id, value: 'Eve@example.com' }), 'StripeInvalidRequestError', { param: 'value', code: 'resource_already_exists' });
  await refuses(stripe.radar.valueListItems.create({ value_list: list.id, value: 'eve' }), 'StripeInvalidRequestError', { param: 'value' });
  assert.deepEqual((await all(stripe.radar.valueListItems.list({ value_list: list.id, value: 'EXAMPLE' }))).map((row) => row.id), [item.id]);
  assert.deepEqual((await all(stripe.radar.valueLists.list({ contains: 'eve@example.com' }))).map((row) => row.id), [list.id]);
  await refuses(stripe.radar.valueListItems.list({}), 'StripeInvalidRequestError', { param: 'value_list', code: 'parameter_missing' });
  assert.equal((await stripe.radar.valueListItems.del(item.id)).deleted, true);
  assert.equal((await stripe.radar.valueLists.del(list.id)).deleted, true);
  await refuses(stripe.radar.valueLists.retrieve(list.id), 'StripeInvalidRequestError', { statusCode: 404, code: 'resource_missing' });
  const own = await listOf(stripe, 'email_blocklist');
  await refuses(stripe.radar.valueLists.update(own.id, { name: 'Mine' }), 'StripeInvalidRequestError', { statusCode: 400 });
  await refuses(stripe.radar.valueLists.del(own.id), 'StripeInvalidRequestError', { statusCode: 400 });
});

for (const [alias, valueOf] of [
  ['email_blocklist', (customer) => customer.email],
  ['customer_id_blocklist', (customer) => customer.id],
  ['card_fingerprint_blocklist', (_, method) => method.card.fingerprint],
])
  test(`who is on ${alias} does not pay, and is not renewed`, async (t) => {
    const box = await Sandbox.open(t);
    const { stripe } = box;
    const customer = await box.payer();
    const method = await stripe.paymentMethods.retrieve(customer.invoice_settings.default_payment_method);
    const subscription = await box.subscribe(customer, await box.price());
    const list = await listOf(stripe, alias);
    const item = await stripe.radar.valueListItems.create({ value_list: list.id, value: valueOf(customer, method) });
    const error = await refuses(stripe.paymentIntents.create(payment(customer)), 'StripeCardError', { statusCode: 402, code: 'card_declined' });
    const charge = await stripe.charges.retrieve(error.charge);
    assert.deepEqual([charge.status, charge.outcome.type, charge.outcome.network_status], ['failed', 'blocked', 'not_sent_to_network']);
    await box.moveBy(32 * day);
    assert.equal((await stripe.subscriptions.retrieve(subscription.id)).status, 'past_due');
    await stripe.radar.valueListItems.del(item.id);
    assert.equal((await stripe.paymentIntents.create(payment(customer))).status, 'succeeded');
  });

test('an account without Radar, and a key that may not', async (t) => {
  const box = await Sandbox.open(t, { options: ['--without', 'radar', '--restricted-key', 'customer_read'] });
  await refuses(box.stripe.radar.valueLists.list(), 'StripeInvalidRequestError', { statusCode: 400 });
  const restricted = client(box.url, box.restrictedKey);
  const denied = await refuses(restricted.radar.valueListItems.create({ value_list: 'rsl_1', value: 'x' }), 'StripePermissionError', { statusCode: 403, code: 'more_permissions_required' });
  assert.match(denied.message, /value_list_write/);
  await box.control('/_sandbox/radar', { enabled: 'true' });
  assert.equal((await all(box.stripe.radar.valueLists.list())).length, 22);
});
