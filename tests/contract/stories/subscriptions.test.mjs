// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, day, refuses } from './sandbox.mjs';

const hour = 3600;
const endOf = (subscription) => subscription.items.data[0].current_period_end;

test('a subscription is paid at once and renews month by month', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const made = await box.subscribe(customer, await box.price(), { metadata: { room: '2' }, expand: ['latest_invoice.payments'] });
  assert.equal(made.status, 'active');
  assert.equal(made.billing_mode.type, 'flexible');
  const first = made.latest_invoice;
  assert.deepEqual([first.status, first.amount_paid, first.billing_reason, first.number.slice(-5)], ['paid', 2500, 'subscription_create', '-0001']);
  assert.equal(first.parent.subscription_details.subscription, made.id);
  assert.equal(first.payments.data[0].status, 'paid');
  const intent = await stripe.paymentIntents.retrieve(first.payments.data[0].payment.payment_intent, { expand: ['latest_charge.balance_transaction'] });
  assert.equal(intent.latest_charge.amount, 2500);
  const { amount, fee, net } = intent.latest_charge.balance_transaction;
  assert.deepEqual([amount, net], [2500, 2500 - fee]);
  const ends = [endOf(made)];
  for (let month = 2; month <= 4; ++month) {
    await box.moveTo(ends.at(-1) + 2 * hour); // an hour as a draft, then the money is taken
    const renewed = await stripe.subscriptions.retrieve(made.id, { expand: ['latest_invoice'] });
    assert.equal(renewed.items.data[0].current_period_start, ends.at(-1));
    assert.deepEqual([renewed.latest_invoice.status, renewed.latest_invoice.billing_reason], ['paid', 'subscription_cycle']);
    ends.push(endOf(renewed));
    const told = await box.events('invoice.paid', 'invoice.payment_succeeded');
    assert.equal(told.filter((event) => event.data.object.id === renewed.latest_invoice.id).length, 2);
  }
  const days = ends.map((end) => new Date(end * 1000).getUTCDate());
  assert.deepEqual(days, [15, 15, 15, 15]);
  const invoices = await all(stripe.invoices.list({ subscription: made.id }));
  assert.equal(invoices.length, 4);
  assert.equal(invoices.every((invoice) => invoice.status === 'paid'), true);
  assert.equal((await all(stripe.charges.list({ customer: customer.id }))).length, 4);
});

test('a renewal that the bank declines is tried again and recovers', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const subscription = await box.subscribe(customer, await box.price());
  const failing = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: failing.id } });
  await box.moveTo(endOf(subscription) + 2 * hour);
  const late = await stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice', 'customer'] });
  assert.deepEqual([late.status, late.latest_invoice.status, late.customer.delinquent], ['past_due', 'open', true]);
  assert.deepEqual([late.latest_invoice.attempt_count, late.latest_invoice.attempted], [1, true]);
  assert.ok(late.latest_invoice.next_payment_attempt > await box.now());
  await box.moveTo(late.latest_invoice.next_payment_attempt + hour);
  const tried = await stripe.invoices.retrieve(late.latest_invoice.id);
  assert.deepEqual([tried.attempt_count, tried.status], [2, 'open']);
  await refuses(stripe.invoices.pay(tried.id), 'StripeCardError', { code: 'card_declined' });
  const good = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: good.id } });
  const paid = await stripe.invoices.pay(tried.id);
  assert.deepEqual([paid.status, paid.amount_remaining, paid.next_payment_attempt], ['paid', 0, null]);
  const well = await stripe.subscriptions.retrieve(subscription.id, { expand: ['customer'] });
  assert.deepEqual([well.status, well.customer.delinquent], ['active', false]);
  const statuses = (await all(stripe.charges.list({ customer: customer.id }))).map((charge) => charge.status);
  assert.deepEqual(statuses, ['succeeded', 'failed', 'failed', 'failed', 'succeeded']);
});

test('retries come to an end, and with them the subscription', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const subscription = await box.subscribe(customer, await box.price());
  const failing = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await stripe.subscriptions.update(subscription.id, { default_payment_method: failing.id });
  await box.moveTo(endOf(subscription) + 40 * day);
  const ended = await stripe.subscriptions.retrieve(subscription.id);
  assert.deepEqual([ended.status, ended.cancellation_details.reason], ['canceled', 'payment_failed']);
  assert.ok(ended.ended_at <= await box.now());
  const tries = await all(stripe.charges.list({ customer: customer.id }));
  assert.ok(tries.filter((charge) => charge.status === 'failed').length >= 4);
  const [last] = (await stripe.invoices.list({ subscription: subscription.id })).data;
  assert.deepEqual([last.status, last.auto_advance, last.next_payment_attempt], ['open', false, null]);
});

test('a first payment that fails: incomplete, or nothing at all', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer('pm_card_chargeCustomerFail');
  const price = await box.price();
  await refuses(box.subscribe(customer, price, { payment_behavior: 'error_if_incomplete' }), 'StripeCardError', { code: 'card_declined' });
  assert.deepEqual((await stripe.subscriptions.list({ status: 'all' })).data, []);
  const waiting = await box.subscribe(customer, price, { expand: ['latest_invoice'] });
  assert.deepEqual([waiting.status, waiting.latest_invoice.status], ['incomplete', 'open']);
  await box.moveBy(day);
  assert.equal((await stripe.subscriptions.retrieve(waiting.id)).status, 'incomplete_expired');
  assert.equal((await stripe.invoices.retrieve(waiting.latest_invoice.id)).status, 'void');
});

test('canceled at the period\'s end, recovered, canceled for good', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const subscription = await box.subscribe(await box.payer(), await box.price());
  await refuses(stripe.subscriptions.update(subscription.id, { cancellation_details: { feedback: 'bored' } }), 'StripeInvalidRequestError',
    { param: 'cancellation_details[feedback]' });
  let ending = await stripe.subscriptions.update(subscription.id, {
    cancel_at_period_end: true, cancellation_details: { comment: 'Moving', feedback: 'other' } });
  assert.deepEqual([ending.status, ending.cancel_at_period_end, ending.cancel_at], ['active', true, endOf(subscription)]);
  assert.ok(ending.canceled_at > 0);
  assert.deepEqual([ending.cancellation_details.reason, ending.cancellation_details.comment, ending.ended_at], ['cancellation_requested', 'Moving', null]);
  const back = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false });
  assert.deepEqual([back.cancel_at_period_end, back.cancel_at, back.canceled_at], [false, null, null]);
  ending = await stripe.subscriptions.update(subscription.id, { cancel_at: endOf(subscription) - 5 * day });
  assert.deepEqual([ending.cancel_at_period_end, ending.cancel_at], [false, endOf(subscription) - 5 * day]);
  assert.equal((await stripe.subscriptions.update(subscription.id, { cancel_at: '' })).cancel_at, null);
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  await box.moveTo(endOf(subscription) + 60);
  const over = await stripe.subscriptions.retrieve(subscription.id);
  assert.deepEqual([over.status, over.ended_at], ['canceled', endOf(subscription)]);
  // The days that an earlier end had taken away, and their return, come on a last invoice.
  const invoices = await all(stripe.invoices.list({ subscription: subscription.id }));
  assert.deepEqual(invoices.map((invoice) => [invoice.total, invoice.lines.data.length]), [[0, 2], [2500, 1]]);
  assert.deepEqual((await stripe.subscriptions.list()).data, []);
  assert.equal((await stripe.subscriptions.list({ status: 'canceled' })).data.length, 1);
  await refuses(stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false }), 'StripeInvalidRequestError');
  await refuses(stripe.subscriptions.cancel(subscription.id), 'StripeInvalidRequestError', { statusCode: 404, code: 'resource_missing' });
});

test('of a canceled subscription words can still be changed', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const subscription = await box.subscribe(await box.payer(), await box.price());
  const canceled = await stripe.subscriptions.cancel(subscription.id, { cancellation_details: { feedback: 'too_expensive' } });
  assert.deepEqual([canceled.status, canceled.cancellation_details.feedback], ['canceled', 'too_expensive']);
  const told = await stripe.subscriptions.update(subscription.id, { metadata: { left: 'yes' }, cancellation_details: { comment: 'Bye' } });
  assert.deepEqual([told.metadata, told.cancellation_details.comment], [{ left: 'yes' }, 'Bye']);
  await refuses(stripe.subscriptions.update(subscription.id, { description: 'x' }), 'StripeInvalidRequestError', { code: 'invalid_canceled_subscription_fields' });
});

test('canceled now, the unused time becomes a credit on request only', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const price = await box.price();
  const one = await box.payer();
  const two = await box.payer();
  const plain = await box.subscribe(one, price);
  const prorated = await box.subscribe(two, price);
  await box.moveBy(10 * day);
  await stripe.subscriptions.cancel(plain.id);
  await stripe.subscriptions.cancel(prorated.id, { prorate: true, invoice_now: true });
  assert.equal((await stripe.customers.retrieve(one.id)).balance, 0);
  const { balance } = await stripe.customers.retrieve(two.id);
  assert.ok(balance < -1650 && balance > -1720, `balance ${balance}`);
  const [entry] = await all(stripe.customers.listBalanceTransactions(two.id));
  assert.equal(entry.ending_balance, balance);
});

test('a trial costs nothing until it ends', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const trial = await box.subscribe(await box.payer(), await box.price(), { trial_period_days: 7, expand: ['latest_invoice'] });
  assert.deepEqual([trial.status, trial.latest_invoice.total, trial.latest_invoice.status], ['trialing', 0, 'paid']);
  assert.equal(trial.trial_end - trial.trial_start, 7 * day);
  await box.moveTo(trial.trial_end + 2 * hour);
  const after = await stripe.subscriptions.retrieve(trial.id, { expand: ['latest_invoice'] });
  assert.deepEqual([after.status, after.latest_invoice.amount_paid], ['active', 2500]);
  assert.equal((await box.events('customer.subscription.trial_will_end')).length, 1);
});

test('a price made on the way is hidden, and only made when nothing is refused', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const { product } = await box.price();
  const data = { currency: 'eur', product, unit_amount: 1900, recurring: { interval: 'month' } };
  const made = await stripe.subscriptions.create({ customer: customer.id, items: [{ price_data: data }] });
  assert.deepEqual([made.items.data[0].price.active, made.items.data[0].price.unit_amount], [false, 1900]);
  const count = async () => (await all(stripe.prices.list({ product, limit: 100 }))).length;
  const before = await count();
  const refused = [
    () => stripe.subscriptions.create({ customer: customer.id, items: [{ price_data: data }], nonsense: 1 }),
    () => stripe.subscriptions.create({ customer: customer.id, items: [{ price_data: { ...data, currency: 'usd' } }] }),
    () => stripe.subscriptions.update(made.id, { items: [{ price_data: data }], cancel_at: 5 }),
  ];
  for (const request of refused) await refuses(request(), 'StripeInvalidRequestError');
  assert.equal(await count(), before);
});

test('another price: one item changed, its quantity back to one', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const subscription = await stripe.subscriptions.create({
    customer: (await box.payer()).id, items: [{ price: (await box.price()).id, quantity: 2 }] });
  const dearer = await box.price({ unit_amount: 4000 });
  const [item] = subscription.items.data;
  const changed = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item.id, price: dearer.id }], proration_behavior: 'none' });
  assert.deepEqual(changed.items.data.map((entry) => [entry.id, entry.price.id, entry.quantity]), [[item.id, dearer.id, 1]]);
  assert.deepEqual((await all(stripe.invoiceItems.list({ customer: subscription.customer }))), []);
  const added = await stripe.subscriptions.update(subscription.id, { items: [{ price: (await box.price()).id }] });
  assert.equal(added.items.data.length, 2);
  const pending = await all(stripe.invoiceItems.list({ customer: subscription.customer, pending: true }));
  assert.deepEqual(pending.map((entry) => [entry.proration, entry.invoice]), [[true, null]]);
  const items = await all(stripe.subscriptionItems.list({ subscription: subscription.id }));
  assert.equal(items.length, 2);
  assert.equal((await stripe.subscriptionItems.retrieve(item.id)).price.id, dearer.id);
  await refuses(stripe.subscriptions.update(subscription.id, { items: [{ id: 'si_none', price: dearer.id }] }), 'StripeInvalidRequestError');
});

test('a change that must be paid is not made when the card says no', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const made = await box.subscribe(customer, await box.price());
  const failing = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await stripe.subscriptions.update(made.id, { default_payment_method: failing.id });
  const change = { items: [{ id: made.items.data[0].id, quantity: 3 }], proration_behavior: 'always_invoice', payment_behavior: 'error_if_incomplete' };
  await refuses(stripe.subscriptions.update(made.id, change), 'StripeCardError', { statusCode: 402, code: 'card_declined' });
  assert.equal((await stripe.subscriptions.retrieve(made.id)).items.data[0].quantity, 1);
  assert.equal((await all(stripe.invoices.list({ customer: customer.id }))).length, 1);
  await stripe.subscriptions.update(made.id, { default_payment_method: customer.invoice_settings.default_payment_method });
  assert.equal((await stripe.subscriptions.update(made.id, change)).items.data[0].quantity, 3);
});

test('none of it for a while, a new cycle, a trial in between', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const made = await box.subscribe(await box.payer(), await box.price());
  const [item] = made.items.data;
  await box.moveBy(5 * day);
  const none = await stripe.subscriptions.update(made.id, { items: [{ id: item.id, quantity: 0 }], proration_behavior: 'none' });
  assert.equal(none.items.data[0].quantity, 0);
  const over = await stripe.subscriptions.update(made.id, {
    items: [{ id: item.id, quantity: 1 }], billing_cycle_anchor: { type: 'now' }, proration_behavior: 'none', expand: ['latest_invoice'] });
  assert.deepEqual([over.latest_invoice.total, over.items.data[0].current_period_start], [2500, over.billing_cycle_anchor]);
  await refuses(stripe.subscriptions.update(made.id, { billing_cycle_anchor: 'now' }), 'StripeInvalidRequestError');
  const until = await box.now() + 9 * day;
  const trial = await stripe.subscriptions.update(made.id, { trial_end: until, proration_behavior: 'none' });
  assert.deepEqual([trial.status, trial.trial_end, endOf(trial)], ['trialing', until, until]);
  const ended = await stripe.subscriptions.update(made.id, { trial_end: 'now', expand: ['latest_invoice'] });
  assert.deepEqual([ended.status, ended.latest_invoice.status, ended.latest_invoice.total], ['active', 'paid', 2500]);
  const bound = await stripe.subscriptions.update(made.id, { cancel_at: 'max_period_end' });
  assert.deepEqual([bound.cancel_at, bound.cancel_at_period_end], [endOf(ended), false]);
});

test('collection paused: invoices wait, are voided or written off, and it comes back', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const price = await box.price();
  const become = { keep_as_draft: 'draft', void: 'void', mark_uncollectible: 'uncollectible' };
  for (const [behavior, status] of Object.entries(become)) {
    const made = await box.subscribe(await box.payer(), price);
    const paused = await stripe.subscriptions.update(made.id, { pause_collection: { behavior, resumes_at: endOf(made) + 10 * day } });
    assert.deepEqual([paused.status, paused.pause_collection], ['active', { behavior, resumes_at: endOf(made) + 10 * day }]);
    become[behavior] = { id: made.id, end: endOf(made), status };
  }
  await box.moveTo(Math.max(...Object.values(become).map(({ end }) => end)) + 2 * hour);
  for (const { id, status } of Object.values(become)) {
    const sub = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
    assert.deepEqual([sub.status, sub.latest_invoice.status, sub.latest_invoice.amount_paid], ['active', status, 0]);
  }
  const early = await stripe.subscriptions.update(become.void.id, { pause_collection: '' });
  assert.equal(early.pause_collection, null);
  await box.moveBy(11 * day);
  assert.equal((await stripe.subscriptions.retrieve(become.keep_as_draft.id)).pause_collection, null);
  await refuses(stripe.subscriptions.update(become.void.id, { pause_collection: { behavior: 'void', resumes_at: 5 } }), 'StripeInvalidRequestError',
    { param: 'pause_collection[resumes_at]' });
});

test('paused as a whole: no invoices, unused time back, and on again', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const price = await box.price();
  const customer = await box.payer();
  const made = await box.subscribe(customer, price);
  const middle = (made.items.data[0].current_period_start + endOf(made)) / 2;
  await box.moveTo(middle);
  const wanted = { type: 'subscription', bill_for: { unused_time_from: { type: 'now' } }, invoicing_behavior: 'invoice' };
  const preview = await stripe.invoices.createPreview({ subscription: made.id, subscription_details: { pause: wanted } });
  assert.equal(preview.total, -1250);
  const paused = await stripe.subscriptions.pause(made.id, wanted);
  const details = { subscription: { type: 'pause_requested' }, transitioned_at: middle, type: 'subscription' };
  assert.deepEqual([paused.status, paused.status_details.paused, endOf(paused)], ['paused', details, middle]);
  assert.equal((await stripe.customers.retrieve(customer.id)).balance, -1250);
  assert.equal((await box.events('customer.subscription.paused')).length, 1);
  await refuses(stripe.subscriptions.pause(made.id), 'StripeInvalidRequestError');
  await box.moveBy(50 * day);
  assert.equal((await all(stripe.invoices.list({ subscription: made.id }))).length, 2);
  await refuses(stripe.invoices.createPreview({ subscription: made.id }), 'StripeInvalidRequestError', { code: 'invoice_upcoming_none' });
  const next = await stripe.invoices.createPreview({ subscription: made.id, subscription_details: { resume_at: 'now' } });
  assert.deepEqual([next.total, next.amount_due], [2500, 1250]);

  const failing = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await stripe.subscriptions.update(made.id, { default_payment_method: failing.id });
  const tried = await stripe.subscriptions.resume(made.id, { payment_behavior: 'resume_on_payment_success', expand: ['latest_invoice'] });
  assert.deepEqual([tried.status, tried.latest_invoice.status, tried.latest_invoice.attempted], ['paused', 'open', true]);
  await box.moveBy(day);
  assert.equal((await stripe.invoices.retrieve(tried.latest_invoice.id)).status, 'void');
  await stripe.subscriptions.update(made.id, { default_payment_method: '' });
  const resumed = await stripe.subscriptions.resume(made.id, { payment_behavior: 'resume_on_payment_success', expand: ['latest_invoice'] });
  assert.deepEqual([resumed.status, resumed.latest_invoice.amount_paid, resumed.status_details], ['active', 1250, undefined]);
  assert.equal(resumed.billing_cycle_anchor, await box.now());
  assert.equal((await box.events('customer.subscription.resumed')).length, 1);
});

test('resumed without a payment: past due when it does not come, and the billing day can stay', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const price = await box.price();
  const customer = await box.payer();
  const made = await box.subscribe(customer, price);
  const failing = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await stripe.subscriptions.pause(made.id, { bill_for: { unused_time_from: { type: 'none' } } });
  const waiting = await stripe.subscriptions.resume(made.id, { billing_cycle_anchor: { type: 'now' }, expand: ['latest_invoice'] });
  assert.deepEqual([waiting.status, waiting.latest_invoice.attempted], ['paused', false]);
  await refuses(stripe.invoices.pay(waiting.latest_invoice.id, { payment_method: failing.id }), 'StripeCardError');
  assert.equal((await stripe.subscriptions.retrieve(made.id)).status, 'past_due');
  await stripe.invoices.pay(waiting.latest_invoice.id);
  assert.equal((await stripe.subscriptions.retrieve(made.id)).status, 'active');

  const other = await box.subscribe(customer, price);
  await stripe.subscriptions.pause(other.id, { bill_for: { unused_time_from: { type: 'none' } } });
  await box.moveTo(endOf(other) + day);
  const kept = await stripe.subscriptions.resume(other.id, {
    billing_cycle_anchor: { type: 'unchanged' }, proration_behavior: 'none', payment_behavior: 'resume_on_payment_success',
  });
  assert.deepEqual([kept.status, kept.billing_cycle_anchor, kept.items.data[0].current_period_start], ['active', other.billing_cycle_anchor, endOf(other)]);
  const classic = await box.subscribe(customer, price, { billing_mode: { type: 'classic' } });
  await refuses(stripe.subscriptions.pause(classic.id), 'StripeInvalidRequestError');
});
