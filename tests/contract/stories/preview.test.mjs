// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, day, refuses } from './sandbox.mjs';

const sums = (invoice) => [invoice.subtotal, invoice.total, invoice.starting_balance, invoice.amount_due];
const lines = (invoice) => invoice.lines.data.map((line) => [line.amount, line.period.start, line.period.end, line.description]);
const prorations = (invoice) => invoice.lines.data
  .filter((line) => (line.parent.invoice_item_details ?? line.parent.subscription_item_details).proration)
  .reduce((sum, line) => sum + line.amount, 0);

test('a change costs what the preview said, to the cent', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const made = await box.subscribe(customer, await box.price());
  const dearer = await box.price({ unit_amount: 9900 });
  await box.moveBy(11 * day + 4321);
  const change = { items: [{ id: made.items.data[0].id, price: dearer.id, quantity: 2 }], proration_behavior: 'always_invoice' };
  const seen = await stripe.invoices.createPreview({ subscription: made.id, subscription_details: change });
  assert.match(seen.id, /^upcoming_in/);
  assert.deepEqual([seen.status, seen.number, seen.ending_balance, seen.billing_reason], ['draft', null, null, 'subscription_update']);
  await refuses(stripe.invoices.retrieve(seen.id), 'StripeInvalidRequestError', { statusCode: 404, code: 'resource_missing' });
  assert.equal((await stripe.subscriptions.retrieve(made.id)).items.data[0].price.id, made.items.data[0].price.id);
  const moment = seen.parent.subscription_details.subscription_proration_date;
  await stripe.subscriptions.update(made.id, { ...change, proration_date: moment });
  const [done] = (await stripe.invoices.list({ subscription: made.id })).data;
  assert.deepEqual(sums(done), sums(seen));
  assert.deepEqual(lines(done), lines(seen));
  assert.equal(done.status, 'paid');
  assert.equal(prorations(seen), seen.total);
});

test('the next invoice: pending items, credit, and what comes later of a change', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const made = await box.subscribe(customer, await box.price());
  await stripe.invoiceItems.create({ customer: customer.id, amount: 700, currency: 'eur' });
  await stripe.customers.createBalanceTransaction(customer.id, { amount: -1000, currency: 'eur' });
  const next = await stripe.invoices.createPreview({ subscription: made.id, expand: ['customer', 'parent.subscription_details.subscription'] });
  assert.deepEqual(sums(next), [3200, 3200, -1000, 2200]);
  assert.deepEqual([next.customer.balance, next.parent.subscription_details.subscription.id], [-1000, made.id]);
  assert.deepEqual(sums(await stripe.invoices.createPreview({ customer: customer.id })), sums(next));
  const recurring = await stripe.invoices.createPreview({ subscription: made.id, preview_mode: 'recurring' });
  assert.equal(recurring.total, 2500);
  const more = await stripe.invoices.createPreview({
    subscription: made.id, invoice_items: [{ amount: -500, currency: 'eur', description: 'Sorry' }, { price: (await box.price({ recurring: undefined, unit_amount: 50 })).id, quantity: 4 }] });
  assert.equal(more.total, 2500 + 700 - 500 + 200);
  const later = await stripe.invoices.createPreview({
    subscription: made.id, subscription_details: { items: [{ id: made.items.data[0].id, quantity: 3 }], proration_behavior: 'create_prorations' } });
  assert.equal(later.total, 7500 + 700 + prorations(later));
  assert.equal((await all(stripe.invoiceItems.list({ customer: customer.id, pending: true }))).length, 1);
});

test('canceled now, moved to another end, started over, on trial', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const made = await box.subscribe(await box.payer(), await box.price());
  await box.moveBy(10 * day);
  const preview = (details) => stripe.invoices.createPreview({ subscription: made.id, subscription_details: details });
  const gone = await preview({ cancel_now: true });
  assert.ok(gone.total < -1600 && gone.total > -1720 && gone.amount_due === 0, `${gone.total}`);
  await refuses(preview({ cancel_at_period_end: true }), 'StripeInvalidRequestError', { statusCode: 404, code: 'invoice_upcoming_none' });
  const over = await preview({ billing_cycle_anchor: { type: 'now' } });
  assert.equal(over.total, 2500 + prorations(over));
  assert.ok(prorations(over) < -1600);
  const free = await preview({ trial_end: await box.now() + 40 * day, proration_behavior: 'none' });
  assert.equal(free.total, 2500);
  assert.ok(free.lines.data[0].period.start > made.items.data[0].current_period_end);
  const cut = await preview({ cancel_at: made.items.data[0].current_period_end - day, proration_behavior: 'always_invoice' });
  assert.ok(cut.total < -70 && cut.total > -90);
  await refuses(preview({ items: [{ id: made.items.data[0].id, deleted: true }] }), 'StripeInvalidRequestError');
});

test('a subscription that is not there yet', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await stripe.customers.create({ name: 'New' });
  await refuses(stripe.invoices.createPreview({ customer: customer.id }), 'StripeInvalidRequestError', { code: 'invoice_upcoming_none' });
  const seen = await stripe.invoices.createPreview({
    customer: customer.id, subscription_details: { items: [{ price: (await box.price()).id, quantity: 2 }] } });
  assert.deepEqual([seen.total, seen.billing_reason], [5000, 'subscription_create']);
  assert.deepEqual((await stripe.subscriptions.list({ status: 'all' })).data, []);
  await refuses(stripe.invoices.createPreview({ customer: 'cus_none' }), 'StripeInvalidRequestError', { code: 'resource_missing', param: 'customer' });
  await refuses(stripe.invoices.createPreview({}), 'StripeInvalidRequestError');
});
