// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, day, refuses } from './sandbox.mjs';

const types = (events) => events.map((event) => event.type);

test('a debit settles days later, and its invoice waits', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer('pm_success_de');
  const subscription = await box.subscribe(customer, await box.price(), { expand: ['latest_invoice.payments'] });
  const invoice = subscription.latest_invoice;
  assert.deepEqual([subscription.status, invoice.status, invoice.attempted, invoice.next_payment_attempt], ['active', 'open', true, null]);
  const intent = await stripe.paymentIntents.retrieve(invoice.payments.data[0].payment.payment_intent, { expand: ['latest_charge'] });
  assert.deepEqual([intent.status, intent.latest_charge.status, intent.latest_charge.balance_transaction], ['processing', 'pending', null]);
  await refuses(stripe.refunds.create({ charge: intent.latest_charge.id }), 'StripeInvalidRequestError', { code: 'charge_not_refundable' });
  await refuses(stripe.invoices.pay(invoice.id), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  assert.deepEqual(types(await box.events('payment_intent.processing', 'charge.pending')), ['payment_intent.processing', 'charge.pending']);
  await box.moveBy(8 * day);
  assert.equal((await stripe.invoices.retrieve(invoice.id)).status, 'paid');
  const charge = await stripe.charges.retrieve(intent.latest_charge.id, { expand: ['balance_transaction'] });
  assert.deepEqual([charge.status, charge.paid, charge.balance_transaction.type, charge.balance_transaction.status], ['succeeded', true, 'payment', 'pending']);
  await box.moveBy(8 * day);
  assert.equal((await stripe.balanceTransactions.retrieve(charge.balance_transaction.id)).status, 'available');
});

test('a debit fails days later', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await stripe.customers.create({ name: 'A' });
  const method = await stripe.paymentMethods.create({
    type: 'sepa_debit', sepa_debit: { iban: 'DE62370400440532013001' }, billing_details: { name: 'A', email: 'a@example.com' } });
  await stripe.paymentMethods.attach(method.id, { customer: customer.id });
  const intent = await stripe.paymentIntents.create({
    amount: 900, currency: 'eur', customer: customer.id, payment_method: method.id, off_session: true, confirm: true });
  assert.equal(intent.status, 'processing');
  await box.moveBy(8 * day);
  const failed = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
  assert.deepEqual([failed.status, failed.latest_charge.status], ['requires_payment_method', 'failed']);
  assert.ok(failed.last_payment_error.message);
  assert.deepEqual(types(await box.events('charge.failed', 'payment_intent.payment_failed')), ['charge.failed', 'payment_intent.payment_failed']);
});

test('a card that attaches and fails later', async (t) => {
  const box = await Sandbox.open(t);
  const customer = await box.payer('pm_card_chargeCustomerFail');
  const payment = { amount: 900, currency: 'eur', customer: customer.id, payment_method: customer.invoice_settings.default_payment_method, confirm: true };
  const error = await refuses(box.stripe.paymentIntents.create(payment), 'StripeCardError', { code: 'card_declined', statusCode: 402 });
  assert.equal(error.payment_intent.status, 'requires_payment_method');
  assert.equal((await box.subscribe(customer, await box.price())).status, 'incomplete');
});

test('the payer answers the bank', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer('pm_card_authenticationRequired');
  const payment = { amount: 900, currency: 'eur', customer: customer.id, payment_method: customer.invoice_settings.default_payment_method, confirm: true };
  const answer = (intent, outcome) => box.control(`/_sandbox/payment_intents/${intent.id}/authenticate`, { outcome });
  const asked = await stripe.paymentIntents.create({ ...payment, return_url: 'https://example.com/back' });
  assert.deepEqual([asked.status, asked.next_action.type, asked.next_action.redirect_to_url.return_url], ['requires_action', 'redirect_to_url', 'https://example.com/back']);
  assert.equal((await answer(asked, 'succeeded')).status, 'succeeded');
  const again = await stripe.paymentIntents.create(payment);
  assert.equal(again.next_action.type, 'use_stripe_sdk');
  assert.equal((await answer(again, 'failed')).last_payment_error.code, 'payment_intent_authentication_failure');
  assert.equal((await stripe.paymentIntents.confirm(again.id, { payment_method: 'pm_card_visa' })).status, 'succeeded');
  await refuses(stripe.paymentIntents.create({ ...payment, error_on_requires_action: true }), 'StripeCardError', { code: 'authentication_required' });
});
