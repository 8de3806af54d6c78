// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, client, refuses } from './sandbox.mjs';

test('what is wrong with a request is said in Stripe\'s classes', async (t) => {
  const box = await Sandbox.open(t, { options: ['--restricted-key', 'customer_read'] });
  const { stripe } = box;
  await refuses(stripe.customers.retrieve('cus_none'), 'StripeInvalidRequestError', { statusCode: 404, code: 'resource_missing', param: 'id' });
  await refuses(stripe.subscriptions.create({ items: [{ price: 'x' }] }), 'StripeInvalidRequestError', { statusCode: 400, code: 'parameter_missing', param: 'customer' });
  await refuses(stripe.customers.create({ nonsense: 1 }), 'StripeInvalidRequestError', { code: 'parameter_unknown', param: 'nonsense' });
  await refuses(stripe.customers.list({ limit: 101 }), 'StripeInvalidRequestError', { param: 'limit' });
  await refuses(stripe.customers.list({ starting_after: 'cus_none' }), 'StripeInvalidRequestError', { code: 'resource_missing', param: 'starting_after' });
  await refuses(stripe.customers.create({ email: 'nobody' }), 'StripeInvalidRequestError', { code: 'email_invalid', param: 'email' });
  const error = await refuses(stripe.rawRequest('GET', '/v1/nowhere'), 'StripeInvalidRequestError', { statusCode: 404 });
  assert.match(error.requestId, /^req_/);
  await refuses(client(box.url, 'sk_test_wrong').customers.list(), 'StripeAuthenticationError', { statusCode: 401 });
  const restricted = client(box.url, box.restrictedKey);
  assert.deepEqual((await restricted.customers.list()).data, []);
  const denied = await refuses(restricted.customers.create({ name: 'X' }), 'StripePermissionError', { statusCode: 403, code: 'more_permissions_required' });
  assert.match(denied.message, /"Customers Write" \(customer_write\)/);
});

test('a rate limit, a server error, an answer that never comes', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  await box.fault('429-global-rate:path=/v1/customers');
  const limited = await refuses(stripe.customers.list(), 'StripeRateLimitError', { statusCode: 429 });
  assert.equal(limited.headers['stripe-rate-limited-reason'], 'global-rate');
  await box.fault('500:path=/v1/customers');
  await refuses(stripe.customers.list(), 'StripeAPIError', { statusCode: 500 });
  // A closed connection the SDK tries once more, even without retries.
  for (const broken of ['reset:times=2', 'timeout:ms=3000']) {
    await box.fault(`${broken}:path=/v1/customers`);
    await refuses(stripe.customers.list({}, { timeout: 500 }), 'StripeConnectionError');
  }
  for (const broken of ['html', 'garbled']) {
    await box.fault(`${broken}:path=/v1/customers`);
    await refuses(stripe.customers.list(), 'StripeAPIError');
  }
});

test('the SDK\'s own retries see a lock, a server error and a reset through, and the work is done once', async (t) => {
  const box = await Sandbox.open(t);
  const patient = client(box.url, box.key, { maxNetworkRetries: 2 });
  for (const fault of ['429-lock', '409-key-in-use', '503', 'reset:after']) {
    await box.fault(`${fault}:path=/v1/customers:method=POST`);
    await patient.customers.create({ name: fault });
  }
  const names = (await box.stripe.customers.list()).data.map((customer) => customer.name);
  assert.deepEqual(names.reverse(), ['429-lock', '409-key-in-use', '503', 'reset:after']);
});

test('a declined payment is a card error that carries the payment', async (t) => {
  const box = await Sandbox.open(t);
  const customer = await box.payer('pm_card_chargeCustomerFail');
  const error = await refuses(box.stripe.paymentIntents.create({
    amount: 1200, currency: 'eur', customer: customer.id, payment_method: customer.invoice_settings.default_payment_method,
    confirm: true, off_session: true }), 'StripeCardError', { code: 'card_declined', decline_code: 'generic_decline' });
  assert.equal(error.payment_intent.status, 'requires_payment_method');
  const charge = await box.stripe.charges.retrieve(error.charge);
  assert.deepEqual([charge.status, charge.failure_code, charge.paid], ['failed', 'card_declined', false]);
  await refuses(box.stripe.paymentIntents.create({ amount: 10, currency: 'eur' }), 'StripeInvalidRequestError', { code: 'amount_too_small' });
  await refuses(box.stripe.paymentIntents.create({ amount: 1000, currency: 'eur', payment_method_types: ['card'] }), 'StripeInvalidRequestError',
    { code: 'payment_method_types_no_longer_supported' });
});
