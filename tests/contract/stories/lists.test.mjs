// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, refuses } from './sandbox.mjs';

test('hundreds of customers are paged to the last, both ways', async (t) => {
  const { stripe } = await Sandbox.open(t, { customers: 330 });
  const forward = await all(stripe.customers.list({ limit: 100 }));
  const ids = forward.map((customer) => customer.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length > 300);
  assert.deepEqual(forward.map((customer) => customer.created), forward.map((customer) => customer.created).sort((a, b) => b - a));
  const backward = await all(stripe.customers.list({ limit: 100, ending_before: ids.at(-1) }));
  assert.deepEqual(backward.map((customer) => customer.id), ids.slice(0, -1).reverse());
  const small = await stripe.customers.list({ limit: 3, ending_before: ids[10] });
  assert.deepEqual(small.data.map((customer) => customer.id), ids.slice(7, 10));
  assert.equal(small.has_more, true);
  assert.equal((await stripe.customers.list({ limit: 10, ending_before: ids[10] })).has_more, false);
  assert.equal((await stripe.customers.list()).data.length, 10);
  const middle = forward[100].created;
  const since = await all(stripe.customers.list({ limit: 100, created: { gte: middle } }));
  const before = await all(stripe.customers.list({ limit: 100, created: { lt: middle } }));
  assert.equal(since.length + before.length, ids.length);
  assert.ok(since.every((customer) => customer.created >= middle));
  await refuses(stripe.customers.list({ starting_after: ids[0], ending_before: ids[9] }), 'StripeInvalidRequestError');
  for (const list of [stripe.charges, stripe.invoices, stripe.paymentIntents, stripe.balanceTransactions, stripe.refunds, stripe.disputes, stripe.invoicePayments]) {
    const rows = await all(list.list({ limit: 100 }));
    assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
    if (rows.length) assert.equal((await list.retrieve(rows[0].id)).id, rows[0].id);
  }
});

test('nested lists say when they were cut', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const items = [];
  for (let i = 0; i < 12; ++i) items.push({ price: (await box.price({ unit_amount: 1000 + i })).id });
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items, expand: ['latest_invoice'] });
  assert.deepEqual([subscription.items.data.length, subscription.items.has_more], [10, true]);
  assert.equal((await all(stripe.subscriptionItems.list({ subscription: subscription.id }))).length, 12);
  assert.deepEqual([subscription.latest_invoice.lines.data.length, subscription.latest_invoice.lines.has_more], [10, true]);
  const lines = await all(stripe.invoices.listLineItems(subscription.latest_invoice.id, { limit: 5 }));
  assert.deepEqual(lines.map((line) => line.amount).sort(), items.map((_, i) => 1000 + i));
});

test('expand goes four levels deep and no further', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const subscription = await box.subscribe(await box.payer(), await box.price());
  const deep = await stripe.subscriptions.list({
    expand: ['data.latest_invoice.payments.data', 'data.customer.invoice_settings.default_payment_method', 'data.items.data.price'] });
  const [row] = deep.data;
  assert.equal(row.customer.invoice_settings.default_payment_method.card.last4, '4242');
  assert.equal(row.latest_invoice.payments.data[0].status, 'paid');
  const { payment_intent: intent } = row.latest_invoice.payments.data[0].payment;
  const charge = await stripe.charges.list({ payment_intent: intent, expand: ['data.payment_intent.latest_charge.balance_transaction', 'data.refunds'] });
  assert.equal(charge.data[0].payment_intent.latest_charge.balance_transaction.amount, 2500);
  assert.deepEqual(charge.data[0].refunds.data, []);
  const product = await stripe.subscriptions.retrieve(subscription.id, { expand: ['items.data.price.product'] });
  assert.equal(product.items.data[0].price.product.name, 'Yoga');
  await refuses(stripe.subscriptions.list({ expand: ['data.items.data.price.product'] }), 'StripeInvalidRequestError');
  await refuses(stripe.customers.list({ expand: ['data.nonsense'] }), 'StripeInvalidRequestError');
  await refuses(stripe.customers.list({ expand: ['invoice_settings'] }), 'StripeInvalidRequestError');
  assert.equal('refunds' in (await stripe.charges.list()).data[0], false);
  assert.equal('payments' in (await stripe.invoices.list()).data[0], false);
  const customer = await stripe.customers.retrieve(subscription.customer, { expand: ['subscriptions', 'tax_ids', 'sources'] });
  assert.deepEqual(customer.subscriptions.data.map((entry) => entry.id), [subscription.id]);
});

test('the account says who it is', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const account = await stripe.accounts.retrieveCurrent();
  assert.ok(account.settings.dashboard.timezone.includes('/'));
  assert.equal(account.default_currency, 'eur');
  assert.equal('livemode' in account, false);
});
