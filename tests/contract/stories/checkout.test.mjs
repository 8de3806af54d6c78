// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, day, refuses } from './sandbox.mjs';

const types = (events) => events.map((event) => event.type);
const repayment = {
  line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 4200, product_data: { name: 'Repayment' } } }],
  payment_intent_data: { description: 'After a chargeback', metadata: { regulars_op: 'b' } },
  metadata: { regulars_op: 'a' },
};
const page = { ...repayment, mode: 'payment', success_url: 'https://example.com/{CHECKOUT_SESSION_ID}' };

function pay(box, path, token, more = {}) {
  return box.control(`/_sandbox/${path}/pay`, { payment_method: token, ...more });
}

test('a page is paid once', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await stripe.customers.create({ name: 'Ada', email: 'ada@example.com' });
  const session = await stripe.checkout.sessions.create({ ...page, customer: customer.id, client_reference_id: 'ref' }, { idempotencyKey: 'page-1' });
  assert.deepEqual([session.status, session.payment_status, session.amount_total, session.payment_intent, session.expires_at - session.created],
    ['open', 'unpaid', 4200, null, day]);
  assert.equal((await stripe.checkout.sessions.create({ ...page, customer: customer.id, client_reference_id: 'ref' }, { idempotencyKey: 'page-1' })).id, session.id);
  await assert.rejects(pay(box, `checkout/sessions/${session.id}`, 'pm_card_chargeDeclined'), /402/);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'open');
  await pay(box, `checkout/sessions/${session.id}`, 'pm_card_visa');
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'line_items'] });
  assert.deepEqual([paid.status, paid.payment_status, paid.url, paid.metadata], ['complete', 'paid', null, { regulars_op: 'a' }]);
  for (const row of [paid.payment_intent, paid.payment_intent.latest_charge])
    assert.deepEqual([row.amount, row.customer, row.description, row.metadata], [4200, customer.id, 'After a chargeback', { regulars_op: 'b' }]);
  assert.deepEqual(paid.line_items.data.map((line) => [line.description, line.amount_total]), [['Repayment', 4200]]);
  assert.deepEqual((await all(stripe.checkout.sessions.list({ customer: customer.id }))).map((row) => row.id), [session.id]);
  const [event] = await box.events('checkout.session.completed');
  assert.equal(event.data.object.id, session.id);
});

test('a page that nobody pays', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const waits = await stripe.checkout.sessions.create(page);
  const early = await stripe.checkout.sessions.expire((await stripe.checkout.sessions.create(page)).id);
  assert.deepEqual([early.status, early.url], ['expired', null]);
  await refuses(stripe.checkout.sessions.expire(early.id), 'StripeInvalidRequestError', { statusCode: 400 });
  await box.moveBy(day + 1);
  assert.equal((await stripe.checkout.sessions.retrieve(waits.id)).status, 'expired');
  assert.deepEqual(types(await box.events('checkout.session.expired')), ['checkout.session.expired', 'checkout.session.expired']);
});

test('a page that is paid by debit', async (t) => {
  const box = await Sandbox.open(t);
  const session = await box.stripe.checkout.sessions.create(page);
  const under = await pay(box, `checkout/sessions/${session.id}`, 'pm_success_de');
  assert.deepEqual([under.status, under.payment_status], ['complete', 'unpaid']);
  await box.moveBy(8 * day);
  assert.equal((await box.stripe.checkout.sessions.retrieve(session.id)).payment_status, 'paid');
  assert.deepEqual(types(await box.events('checkout.session.completed', 'checkout.session.async_payment_succeeded')),
    ['checkout.session.completed', 'checkout.session.async_payment_succeeded']);
});

test('a link that guests pay', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const link = await stripe.paymentLinks.create({
    ...repayment, restrictions: { completed_sessions: { limit: 1 } }, after_completion: { type: 'hosted_confirmation', hosted_confirmation: { custom_message: 'Thanks' } } });
  assert.deepEqual([link.active, link.restrictions.completed_sessions, link.after_completion.hosted_confirmation.custom_message], [true, { count: 0, limit: 1 }, 'Thanks']);
  await pay(box, `payment_links/${link.id}`, 'pm_card_visa', { email: 'eve@example.com', name: 'Eve' });
  const [session] = await all(stripe.checkout.sessions.list({ payment_link: link.id, expand: ['data.payment_intent.latest_charge'] }));
  const charge = session.payment_intent.latest_charge;
  assert.deepEqual([session.customer, session.customer_details.email, charge.customer, charge.billing_details.email, charge.metadata],
    [null, 'eve@example.com', null, 'eve@example.com', { regulars_op: 'b' }]);
  assert.deepEqual([(await stripe.paymentLinks.retrieve(link.id)).active, session.metadata], [false, { regulars_op: 'a' }]);
  await assert.rejects(pay(box, `payment_links/${link.id}`, 'pm_card_visa'), /400/);
  assert.deepEqual(types(await box.events('payment_link.created', 'payment_link.updated')), ['payment_link.created', 'payment_link.updated']);
});

test('a link at a price, switched off', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const price = await box.price({ recurring: undefined });
  const link = await stripe.paymentLinks.create({ line_items: [{ price: price.id, quantity: 2 }] });
  assert.equal(link.restrictions, null);
  const off = await stripe.paymentLinks.update(link.id, { active: false, metadata: { why: 'paid' } });
  assert.deepEqual([off.active, off.metadata], [false, { why: 'paid' }]);
  assert.deepEqual((await all(stripe.paymentLinks.list({ active: false }))).map((row) => row.id), [link.id]);
  await refuses(stripe.paymentLinks.create({ line_items: [{ price: (await box.price()).id, quantity: 1 }] }), 'StripeInvalidRequestError', { statusCode: 400 });
});

test('a page that stores a method, and the portal', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await stripe.customers.create({ name: 'Ada', email: 'ada@example.com' });
  const setUp = { mode: 'setup', customer: customer.id, success_url: 'https://example.com' };
  await refuses(stripe.checkout.sessions.create(setUp), 'StripeInvalidRequestError', { statusCode: 400 });
  const session = await stripe.checkout.sessions.create({ ...setUp, currency: 'eur' });
  assert.deepEqual([session.mode, session.status, session.amount_total, session.payment_status], ['setup', 'open', null, 'no_payment_required']);
  await pay(box, `checkout/sessions/${session.id}`, 'pm_card_visa');
  const stored = await all(stripe.customers.listPaymentMethods(customer.id));
  assert.deepEqual([stored.length, (await stripe.customers.retrieve(customer.id)).invoice_settings.default_payment_method], [1, null]);
  assert.deepEqual(types(await box.events('payment_method.attached', 'checkout.session.completed')), ['payment_method.attached', 'checkout.session.completed']);
  const portal = await stripe.billingPortal.sessions.create({ customer: customer.id, return_url: 'https://example.com', flow_data: { type: 'payment_method_update' } });
  assert.deepEqual([portal.customer, portal.return_url, portal.flow.type], [customer.id, 'https://example.com', 'payment_method_update']);
});
