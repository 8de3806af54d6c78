// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, day, refuses, start } from './sandbox.mjs';

async function ready(stripe, id) {
  for (;;) {
    const clock = await stripe.testHelpers.testClocks.retrieve(id);
    if (clock.status !== 'advancing') return clock;
  }
}

test('a year passes for one customer, and for nobody else', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const clocks = stripe.testHelpers.testClocks;
  const clock = await clocks.create({ frozen_time: start - 900 * day, name: 'A year' });
  assert.deepEqual([clock.status, clock.frozen_time, clock.name], ['ready', start - 900 * day, 'A year']);
  const price = await box.price();
  const customer = await box.payer('pm_card_visa', { test_clock: clock.id });
  const subscription = await box.subscribe(customer, price);
  assert.deepEqual([customer.test_clock, subscription.test_clock, subscription.start_date], [clock.id, clock.id, clock.frozen_time]);
  let now = clock.frozen_time;
  for (let i = 0; i < 7; ++i) {
    now += 55 * day;
    const moving = await clocks.advance(clock.id, { frozen_time: now });
    assert.deepEqual([moving.status, moving.status_details.advancing.target_frozen_time], ['advancing', now]);
    assert.equal((await ready(stripe, clock.id)).frozen_time, now);
  }
  const invoices = await all(stripe.invoices.list({ customer: customer.id, status: 'paid' }));
  assert.equal(invoices.length, 13);
  assert.ok(invoices.every((invoice) => invoice.test_clock === clock.id && invoice.created <= now));
  await refuses(clocks.advance(clock.id, { frozen_time: now }), 'StripeInvalidRequestError', { param: 'frozen_time' });
  await refuses(clocks.advance(clock.id, { frozen_time: now + 90 * day }), 'StripeInvalidRequestError', { param: 'frozen_time' });
});

test('what is on a clock is left out of plain lists', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start + 400 * day });
  const mine = await box.payer('pm_card_visa', { test_clock: clock.id });
  const other = await box.payer();
  const price = await box.price();
  const subscription = await box.subscribe(mine, price);
  await box.subscribe(other, price);
  const ids = async (list) => (await all(list)).map((row) => row.id);
  assert.deepEqual(await ids(stripe.customers.list()), [other.id]);
  assert.deepEqual(await ids(stripe.customers.list({ test_clock: clock.id })), [mine.id]);
  assert.deepEqual(await ids(stripe.subscriptions.list({ test_clock: clock.id })), [subscription.id]);
  assert.equal((await ids(stripe.subscriptions.list())).length, 1);
  assert.equal((await ids(stripe.charges.list())).length, 1);
  assert.equal((await ids(stripe.charges.list({ customer: mine.id }))).length, 1);
  assert.deepEqual(await ids(stripe.testHelpers.testClocks.list()), [clock.id]);
  assert.equal((await stripe.testHelpers.testClocks.del(clock.id)).deleted, true);
  assert.equal((await stripe.customers.retrieve(mine.id)).deleted, true);
  await refuses(stripe.testHelpers.testClocks.retrieve(clock.id), 'StripeInvalidRequestError', { code: 'resource_missing', statusCode: 404 });
  const types = (await box.events()).map((event) => event.type);
  for (const type of ['test_helpers.test_clock.created', 'test_helpers.test_clock.deleted']) assert.ok(types.includes(type), type);
});
