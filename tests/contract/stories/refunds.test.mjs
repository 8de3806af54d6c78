// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, day, refuses } from './sandbox.mjs';

const types = (events) => events.map((event) => event.type);

async function sell(box, token) {
  const intent = await box.stripe.paymentIntents.create({ amount: 4000, currency: 'eur', payment_method: token, confirm: true, off_session: true });
  return intent.latest_charge;
}

test('a refund that is pending at first', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const charge = await sell(box, 'pm_card_pendingRefund');
  const refund = await stripe.refunds.create({ charge, amount: 1500, reason: 'requested_by_customer', metadata: { regulars_op: 'a' } }, { idempotencyKey: 'refund-1' });
  assert.deepEqual([refund.status, refund.pending_reason, refund.metadata], ['pending', 'processing', { regulars_op: 'a' }]);
  const [created] = await box.events('refund.created');
  assert.equal(created.request.idempotency_key, 'refund-1');
  await box.moveBy(2 * day);
  assert.equal((await stripe.refunds.retrieve(refund.id)).status, 'succeeded');
  const [updated] = await box.events('refund.updated');
  assert.equal(updated.data.previous_attributes.status, 'pending');
});

test('a refund that comes back', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const charge = await sell(box, 'pm_card_refundFail');
  const refund = await stripe.refunds.create({ charge, amount: 1500 });
  assert.equal(refund.status, 'succeeded');
  await box.moveBy(2 * day);
  const failed = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction', 'balance_transaction'] });
  assert.deepEqual([failed.status, failed.failure_reason], ['failed', 'unknown']);
  assert.equal(failed.failure_balance_transaction.amount, -failed.balance_transaction.amount);
  assert.equal((await stripe.charges.retrieve(charge)).amount_refunded, 0);
  assert.deepEqual(types(await box.events('refund.updated', 'refund.failed')), ['refund.updated', 'refund.failed']);
  assert.equal((await stripe.refunds.create({ charge })).amount, 4000);
});

test('a debit is given back in days, and not for ever', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const charge = await sell(box, 'pm_success_de');
  await box.moveBy(8 * day);
  const refund = await stripe.refunds.create({ charge, amount: 1000 });
  assert.deepEqual([refund.status, refund.id.slice(0, 4), refund.destination_details], ['pending', 'pyr_', undefined]);
  await box.moveBy(6 * day);
  assert.equal((await stripe.refunds.retrieve(refund.id)).status, 'succeeded');
  await box.moveBy(170 * day);
  await refuses(stripe.refunds.create({ charge }), 'StripeInvalidRequestError', { code: 'charge_not_refundable' });
});

test('a refund that waits for its payer can be canceled', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const charge = await sell(box, 'pm_card_visa');
  const refund = await stripe.refunds.create({ charge, instructions_email: 'ada@example.com' });
  await refuses(stripe.refunds.cancel(refund.id), 'StripeInvalidRequestError', { code: 'status_transition_invalid' });
  await box.control(`/_sandbox/refunds/${refund.id}`, { status: 'requires_action' });
  const waits = await stripe.refunds.retrieve(refund.id);
  assert.deepEqual([waits.status, waits.next_action.display_details.email_sent.email_sent_to], ['requires_action', 'ada@example.com']);
  assert.equal((await stripe.refunds.cancel(refund.id)).status, 'canceled');
  assert.equal((await stripe.charges.retrieve(charge)).refunded, false);
});

test('an inquiry and a dispute, moved on by hand', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const asked = await sell(box, 'pm_card_visa');
  const inquiry = await box.control(`/_sandbox/charges/${asked}/dispute`, { inquiry: 'true', reason: 'general' });
  assert.deepEqual([inquiry.status, inquiry.is_charge_refundable], ['warning_needs_response', true]);
  assert.equal((await stripe.refunds.create({ charge: asked })).status, 'succeeded');
  for (const [outcome, told] of [['won', ['charge.dispute.closed', 'charge.dispute.funds_reinstated']], ['lost', ['charge.dispute.closed']]]) {
    const charge = await sell(box, 'pm_card_visa');
    const { id } = await box.control(`/_sandbox/charges/${charge}/dispute`, { amount: '1000' });
    await refuses(stripe.refunds.create({ charge }), 'StripeInvalidRequestError', { code: 'charge_disputed' });
    await box.control(`/_sandbox/disputes/${id}`, { status: 'under_review' });
    assert.equal((await stripe.disputes.retrieve(id)).status, 'under_review');
    const known = (await box.events('charge.dispute.closed', 'charge.dispute.funds_reinstated')).length;
    await box.control(`/_sandbox/disputes/${id}`, { status: outcome });
    assert.equal((await stripe.disputes.retrieve(id)).status, outcome);
    assert.deepEqual(types(await box.events('charge.dispute.closed', 'charge.dispute.funds_reinstated')).slice(known), told);
  }
});

test('words on a charge', async (t) => {
  const box = await Sandbox.open(t);
  const charge = await box.stripe.charges.update(await sell(box, 'pm_card_visa'), {
    description: 'Mat', metadata: { seen: 'yes' }, receipt_email: 'ada@example.com', fraud_details: { user_report: 'safe' } });
  assert.deepEqual([charge.description, charge.metadata, charge.receipt_email, charge.fraud_details], ['Mat', { seen: 'yes' }, 'ada@example.com', { user_report: 'safe' }]);
});
