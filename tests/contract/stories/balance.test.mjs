// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, day, refuses } from './sandbox.mjs';

test('credit is shown by the preview and spent by the next invoice', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const subscription = await box.subscribe(customer, await box.price({ currency: 'usd', unit_amount: 10900 }));
  const entry = await stripe.customers.createBalanceTransaction(customer.id, { amount: -5000, currency: 'usd', description: 'Goodwill', metadata: { regulars_op: 'a' } });
  assert.deepEqual([entry.ending_balance, entry.type, entry.metadata], [-5000, 'adjustment', { regulars_op: 'a' }]);
  const event = (await box.events('customer.updated')).at(-1);
  assert.deepEqual([event.data.previous_attributes.balance, event.data.object.balance], [0, -5000]);
  const preview = await stripe.invoices.createPreview({ subscription: subscription.id });
  assert.deepEqual([preview.total, preview.starting_balance, preview.amount_due, preview.ending_balance], [10900, -5000, 5900, null]);
  await refuses(stripe.customers.createBalanceTransaction(customer.id, { amount: -1, currency: 'eur' }), 'StripeInvalidRequestError', { param: 'currency' });
  const told = await stripe.customers.updateBalanceTransaction(customer.id, entry.id, { description: 'Sorry' });
  assert.deepEqual([told.description, told.amount], ['Sorry', -5000]);
  await box.moveBy(32 * day);
  const ledger = await all(stripe.customers.listBalanceTransactions(customer.id));
  assert.deepEqual(ledger.map((row) => [row.type, row.amount, row.ending_balance]), [['applied_to_invoice', 5000, 0], ['adjustment', -5000, -5000]]);
  const invoice = await stripe.invoices.retrieve(ledger[0].invoice);
  assert.deepEqual([invoice.status, invoice.amount_paid, invoice.ending_balance], ['paid', 5900, 0]);
});

test('voiding gives credit back, and a negative invoice becomes some', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const billed = async (amount) => {
    await stripe.invoiceItems.create({ customer: customer.id, amount, currency: 'eur' });
    const draft = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include', metadata: { regulars_op: 'c' } });
    return stripe.invoices.finalizeInvoice(draft.id);
  };
  const credit = await billed(-3000);
  assert.deepEqual([credit.status, credit.amount_due, credit.ending_balance, credit.metadata], ['paid', 0, -3000, { regulars_op: 'c' }]);
  const open = await billed(4000);
  assert.deepEqual([open.amount_due, open.ending_balance], [1000, 0]);
  await stripe.invoices.voidInvoice(open.id);
  assert.equal((await stripe.customers.retrieve(customer.id)).balance, -3000);
  assert.equal((await all(stripe.customers.listBalanceTransactions(customer.id)))[0].type, 'unapplied_from_invoice');
});

test('an item at a price of its own; a debit that pays is no decline', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer('pm_success_de');
  const product = await stripe.products.create({ name: 'Mat' });
  const item = await stripe.invoiceItems.create({ customer: customer.id, quantity: 3, price_data: { currency: 'eur', unit_amount: 450, product: product.id } });
  assert.equal(item.amount, 1350);
  const draft = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include' });
  assert.equal((await stripe.invoices.pay(draft.id)).status, 'open');
  await box.moveBy(8 * day);
  assert.equal((await stripe.invoices.retrieve(draft.id)).status, 'paid');
});
