// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, day, refuses } from './sandbox.mjs';

async function paid(box, amount = 10000, token = 'pm_card_visa') {
  const customer = await box.payer(token);
  const intent = await box.stripe.paymentIntents.create({
    amount, currency: 'eur', customer: customer.id, payment_method: customer.invoice_settings.default_payment_method,
    confirm: true, off_session: true, description: 'Mat' });
  assert.equal(intent.status, 'succeeded');
  return { customer, intent, charge: intent.latest_charge };
}

test('refunds: in part, the rest, and never more than that', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const { charge, intent, customer } = await paid(box);
  const part = await stripe.refunds.create({ charge, amount: 2500, reason: 'requested_by_customer', metadata: { op: '1' } });
  assert.deepEqual([part.amount, part.status, part.charge, part.payment_intent, part.customer], [2500, 'succeeded', charge, intent.id, customer.id]);
  let row = await stripe.charges.retrieve(charge, { expand: ['refunds'] });
  assert.deepEqual([row.amount_refunded, row.refunded, row.refunds.data.length], [2500, false, 1]);
  const over = await refuses(stripe.refunds.create({ charge, amount: 7501 }), 'StripeInvalidRequestError', { statusCode: 400, param: 'amount', code: undefined });
  assert.match(over.message, /75\.01.*75\.00/);
  const rest = await stripe.refunds.create({ payment_intent: intent.id });
  assert.equal(rest.amount, 7500);
  row = await stripe.charges.retrieve(charge);
  assert.deepEqual([row.amount_refunded, row.refunded, row.status], [10000, true, 'succeeded']);
  await refuses(stripe.refunds.create({ charge }), 'StripeInvalidRequestError', { code: 'charge_already_refunded' });
  assert.deepEqual((await all(stripe.refunds.list({ charge }))).map((refund) => refund.id), [rest.id, part.id]);
  assert.equal((await stripe.rawRequest('GET', `/v1/charges/${charge}/refunds`)).data.length, 2);
  const booked = await stripe.refunds.retrieve(part.id, { expand: ['balance_transaction'] });
  assert.deepEqual([booked.balance_transaction.amount, booked.balance_transaction.fee, booked.balance_transaction.type], [-2500, 0, 'refund']);
  const told = await stripe.refunds.update(part.id, { metadata: { op: '2' } });
  assert.deepEqual(told.metadata, { op: '2' });
  assert.deepEqual((await box.events('charge.refunded', 'refund.created')).map((event) => event.type),
    ['refund.created', 'charge.refunded', 'refund.created', 'charge.refunded']);
});

test('what cannot be refunded', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const { charge } = await paid(box, 5000, 'pm_card_createDispute');
  await refuses(stripe.refunds.create({ charge: 'ch_none' }), 'StripeInvalidRequestError', { code: 'resource_missing', param: 'charge' });
  await refuses(stripe.refunds.create({}), 'StripeInvalidRequestError');
  await refuses(stripe.refunds.create({ charge, amount: 0 }), 'StripeInvalidRequestError', { param: 'amount' });
  await refuses(stripe.refunds.create({ charge, amount: -5 }), 'StripeInvalidRequestError', { param: 'amount' });
  await box.moveBy(5 * day);
  const [dispute] = (await stripe.disputes.list({ charge })).data;
  assert.deepEqual([dispute.status, dispute.amount, dispute.is_charge_refundable], ['needs_response', 5000, false]);
  await refuses(stripe.refunds.create({ charge }), 'StripeInvalidRequestError', { code: 'charge_disputed' });
  const answered = await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'She came.' }, submit: false });
  assert.deepEqual([answered.evidence.uncategorized_text, answered.evidence_details.submission_count], ['She came.', 0]);
  assert.equal((await stripe.disputes.close(dispute.id)).status, 'lost');
});

test('a guest pays without a customer', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const intent = await stripe.paymentIntents.create({ amount: 1500, currency: 'eur', payment_method: 'pm_card_visa', confirm: true, off_session: true, expand: ['latest_charge'] });
  assert.deepEqual([intent.status, intent.customer, intent.latest_charge.customer, intent.latest_charge.paid], ['succeeded', null, null, true]);
  const waiting = await stripe.paymentIntents.create({ amount: 1500, currency: 'eur' });
  assert.equal(waiting.status, 'requires_payment_method');
  assert.equal((await stripe.paymentIntents.confirm(waiting.id, { payment_method: 'pm_card_visa' })).status, 'succeeded');
  const dropped = await stripe.paymentIntents.cancel((await stripe.paymentIntents.create({ amount: 1500, currency: 'eur' })).id, { cancellation_reason: 'abandoned' });
  assert.deepEqual([dropped.status, dropped.cancellation_reason], ['canceled', 'abandoned']);
  await refuses(stripe.paymentIntents.cancel(dropped.id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
});

test('a bank that asks a question', async (t) => {
  const box = await Sandbox.open(t);
  const customer = await box.payer('pm_card_authenticationRequired');
  const payment = { amount: 1500, currency: 'eur', customer: customer.id, payment_method: customer.invoice_settings.default_payment_method, confirm: true };
  await refuses(box.stripe.paymentIntents.create({ ...payment, off_session: true }), 'StripeCardError', { code: 'authentication_required' });
  assert.equal((await box.stripe.paymentIntents.create(payment)).status, 'requires_action');
  const waiting = await box.stripe.paymentIntents.create({ ...payment, confirm: false });
  assert.equal(waiting.status, 'requires_confirmation');
  assert.equal((await box.stripe.paymentIntents.confirm(waiting.id)).status, 'requires_action');
});

test('other money is settled in the account\'s own', async (t) => {
  const box = await Sandbox.open(t);
  const intent = await box.stripe.paymentIntents.create({
    amount: 1000, currency: 'jpy', payment_method: 'pm_card_visa', confirm: true, off_session: true, expand: ['latest_charge.balance_transaction'] });
  const entry = intent.latest_charge.balance_transaction;
  assert.equal(entry.currency, 'eur');
  assert.ok(entry.exchange_rate > 0);
  assert.ok(entry.fee_details.every((detail) => detail.currency === 'eur'));
  const [listed] = (await box.stripe.balanceTransactions.list({ type: 'charge', source: intent.latest_charge.id })).data;
  assert.equal(listed.id, entry.id);
});
