// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, day, refuses } from './sandbox.mjs';

test('what happened is told by type, with what it was before', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await stripe.customers.create({ name: 'A', metadata: { k: '1' } });
  await stripe.customers.update(customer.id, { name: 'B', metadata: { k: '2' } });
  await stripe.customers.createBalanceTransaction(customer.id, { amount: -700, currency: 'eur' });
  await stripe.customers.del(customer.id);
  const events = await box.events();
  assert.deepEqual(events.map((event) => event.type), ['customer.created', 'customer.updated', 'customer.updated', 'customer.deleted']);
  assert.deepEqual(events[1].data.previous_attributes, { metadata: { k: '1' }, name: 'A' });
  assert.equal(events[1].data.object.name, 'B');
  assert.equal(events[2].data.previous_attributes.balance, 0);
  assert.equal(events[3].data.object.id, customer.id);
  assert.equal((await stripe.events.retrieve(events[0].id)).type, 'customer.created');
  const only = async (params) => (await all(stripe.events.list(params))).map((event) => event.type);
  assert.deepEqual(await only({ type: 'customer.deleted' }), ['customer.deleted']);
  assert.equal((await only({ type: 'customer.*' })).length, 4);
  assert.deepEqual(await only({ types: ['customer.created', 'customer.deleted'] }), ['customer.deleted', 'customer.created']);
  await refuses(stripe.events.list({ type: 'customer.*', types: ['customer.created'] }), 'StripeInvalidRequestError');
});

test('events are walked forward from the last one seen', async (t) => {
  const { stripe } = await Sandbox.open(t);
  for (let i = 0; i < 130; ++i) await stripe.customers.create({ name: `C${i}` });
  const seen = (await all(stripe.events.list({ limit: 100 }))).at(-1);
  const fresh = await all(stripe.events.list({ limit: 50, ending_before: seen.id }));
  assert.deepEqual(fresh.map((event) => event.data.object.name), Array.from({ length: 129 }, (_, i) => `C${i + 1}`));
});

test('after thirty days an event is forgotten', async (t) => {
  const box = await Sandbox.open(t);
  await box.stripe.customers.create({ name: 'A' });
  const [event] = await box.events();
  await box.moveBy(30 * day + 3600);
  assert.deepEqual((await box.stripe.events.list()).data, []);
  await refuses(box.stripe.events.retrieve(event.id), 'StripeInvalidRequestError', { code: 'resource_missing' });
  await refuses(box.stripe.events.list({ ending_before: event.id }), 'StripeInvalidRequestError', { param: 'ending_before' });
});

test('the story of a subscription in events', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const before = (await box.events()).length;
  const subscription = await box.subscribe(customer, await box.price());
  const types = (await box.events()).slice(before).map((event) => event.type);
  for (const type of ['customer.subscription.created', 'invoice.created', 'invoice.finalized', 'invoice.paid', 'invoice.payment_succeeded',
    'payment_intent.created', 'payment_intent.succeeded', 'charge.succeeded', 'invoice_payment.paid', 'product.created', 'price.created'])
    assert.equal(types.filter((name) => name === type).length, 1, type);
  assert.ok(types.indexOf('invoice.created') < types.indexOf('invoice.finalized'));
  assert.ok(types.indexOf('invoice.finalized') < types.indexOf('invoice.paid'));
  await stripe.paymentMethods.detach(customer.invoice_settings.default_payment_method);
  const [detached] = await box.events('payment_method.detached');
  assert.deepEqual([detached.data.object.customer, detached.data.previous_attributes.customer], [null, customer.id]);
  await stripe.subscriptions.cancel(subscription.id);
  assert.equal((await box.events('customer.subscription.deleted'))[0].data.object.status, 'canceled');
});

test('an account on an older version is told in its shapes', async (t) => {
  const box = await Sandbox.open(t, { options: ['--events-api-version', '2024-06-20'] });
  const customer = await box.payer();
  const subscription = await box.subscribe(customer, await box.price());
  const [created] = await box.events('customer.subscription.created');
  assert.equal(created.api_version, '2024-06-20');
  assert.equal(created.data.object.current_period_end, subscription.items.data[0].current_period_end);
  const [paid] = await box.events('invoice.paid');
  assert.deepEqual([paid.data.object.subscription, paid.data.object.paid], [subscription.id, true]);
  const answered = await box.control('/_sandbox/events', { api_version: '2026-10-28.endive' });
  assert.deepEqual(answered, { api_version: '2026-10-28.endive' });
  await box.stripe.customers.update(customer.id, { name: 'B' });
  assert.deepEqual((await box.events('customer.updated')).map((event) => event.api_version).slice(-2), ['2024-06-20', '2026-10-28.endive']);
});

test('events come late, twice and in no order', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  for (const name of ['A', 'B', 'C', 'D']) await stripe.customers.create({ name });
  const names = async () => (await stripe.events.list()).data.map((event) => event.data.object.name).join('');
  const all = await names();
  assert.equal(all, 'DCBA');
  await box.fault('events-late');
  assert.equal(await names(), 'CA');
  await box.fault('events-twice@1:times=1');
  assert.equal(await names(), 'DDCCBBAA');
  await box.fault('events-shuffled');
  assert.deepEqual([...await names()].sort(), ['A', 'B', 'C', 'D']);
  assert.equal(await names(), all);
});
