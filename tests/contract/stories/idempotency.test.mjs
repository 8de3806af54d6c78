// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, day, refuses } from './sandbox.mjs';

test('the same key does the same thing once', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const once = { idempotencyKey: 'one' };
  const first = await stripe.customers.create({ name: 'A' }, once);
  const second = await stripe.customers.create({ name: 'A' }, once);
  assert.equal(second.id, first.id);
  assert.equal(first.lastResponse.headers['idempotent-replayed'], undefined);
  assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
  assert.equal((await stripe.customers.list()).data.length, 1);
  await refuses(stripe.customers.create({ name: 'B' }, once), 'StripeIdempotencyError', { statusCode: 400 });
  await refuses(stripe.products.create({ name: 'A' }, once), 'StripeIdempotencyError');
  const [event] = await box.events('customer.created');
  assert.equal(event.request.idempotency_key, 'one');
  assert.equal(event.request.id, first.lastResponse.requestId);
});

test('a refusal of the parameters is forgotten, a decline is kept', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  await refuses(stripe.customers.create({ email: 'bad' }, { idempotencyKey: 'k' }), 'StripeInvalidRequestError');
  assert.ok((await stripe.customers.create({ email: 'good@example.com' }, { idempotencyKey: 'k' })).id);
  const customer = await box.payer('pm_card_chargeCustomerFail');
  const pay = () => stripe.paymentIntents.create({
    amount: 1200, currency: 'eur', customer: customer.id, payment_method: customer.invoice_settings.default_payment_method,
    confirm: true, off_session: true }, { idempotencyKey: 'pay' });
  const first = await refuses(pay(), 'StripeCardError');
  const second = await refuses(pay(), 'StripeCardError');
  assert.equal(second.payment_intent.id, first.payment_intent.id);
  assert.equal((await stripe.charges.list()).data.length, 1);
});

test('a key is forgotten after a day', async (t) => {
  const box = await Sandbox.open(t);
  const once = { idempotencyKey: 'one' };
  const first = await box.stripe.customers.create({ name: 'A' }, once);
  await box.moveBy(day + 3600);
  assert.notEqual((await box.stripe.customers.create({ name: 'A' }, once)).id, first.id);
});
