// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, day, refuses } from './sandbox.mjs';

test('an invoice by hand: draft, items, final, paid', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer('pm_card_visa', { address: { city: 'Bonn', country: 'DE' } });
  const draft = await stripe.invoices.create({ customer: customer.id, description: 'Workshop', metadata: { day: 'Sat' } });
  assert.deepEqual([draft.status, draft.number, draft.auto_advance, draft.billing_reason, draft.total], ['draft', null, false, 'manual', 0]);
  const item = await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 3000, currency: 'eur', description: 'Workshop' });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, pricing: { price: (await box.price({ recurring: undefined, unit_amount: 500 })).id }, quantity: 3 });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: -1000, currency: 'eur', description: 'Friend' });
  const open = await stripe.invoices.finalizeInvoice(draft.id);
  assert.deepEqual([open.status, open.total, open.amount_due, open.lines.data.length, open.customer_address.city], ['open', 3500, 3500, 3, 'Bonn']);
  assert.match(open.number, /^[A-Z0-9]+-0001$/);
  assert.ok(open.hosted_invoice_url && open.invoice_pdf && open.status_transitions.finalized_at);
  await refuses(stripe.invoiceItems.del(item.id), 'StripeInvalidRequestError', { code: 'invoice_not_editable' });
  await refuses(stripe.invoices.del(draft.id), 'StripeInvalidRequestError');
  const paid = await stripe.invoices.pay(draft.id, { expand: ['payments'] });
  assert.deepEqual([paid.status, paid.amount_paid, paid.amount_remaining, paid.attempted], ['paid', 3500, 0, true]);
  const [payment] = paid.payments.data;
  assert.deepEqual([payment.amount_paid, payment.payment.type, payment.is_default], [3500, 'payment_intent', true]);
  const found = await stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: payment.payment.payment_intent } });
  assert.equal(found.data[0].invoice, draft.id);
  await refuses(stripe.invoices.pay(draft.id), 'StripeInvalidRequestError');
});

test('pending items wait for the next invoice', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const pending = await stripe.invoiceItems.create({ customer: customer.id, amount: 900, currency: 'eur', description: 'Water' });
  assert.deepEqual([pending.invoice, pending.proration, pending.parent], [null, false, null]);
  const without = await stripe.invoices.create({ customer: customer.id });
  assert.equal(without.total, 0);
  const taken = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include' });
  assert.equal(taken.total, 900);
  assert.equal((await stripe.invoiceItems.retrieve(pending.id)).invoice, taken.id);
  assert.equal((await stripe.invoices.del(without.id)).deleted, true);
  await refuses(stripe.invoices.retrieve(without.id), 'StripeInvalidRequestError', { statusCode: 404 });
});

test('finalized with auto_advance it is collected within the hour', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const made = await Promise.all([true, false].map(async (auto) => {
    const draft = await stripe.invoices.create({ customer: customer.id });
    await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 700, currency: 'eur' });
    return stripe.invoices.finalizeInvoice(draft.id, { auto_advance: auto });
  }));
  await box.moveBy(2 * 3600);
  const statuses = await Promise.all(made.map(async ({ id }) => (await stripe.invoices.retrieve(id)).status));
  assert.deepEqual(statuses, ['paid', 'open']);
  const other = await stripe.customers.create({ name: 'Other' });
  const subscription = await box.subscribe(customer, await box.price());
  await refuses(stripe.invoices.create({ customer: other.id, subscription: subscription.id }), 'StripeInvalidRequestError', { param: 'subscription' });
});

test('the credit balance pays first', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  await stripe.customers.createBalanceTransaction(customer.id, { amount: -4000, currency: 'eur' });
  const bill = async (amount) => {
    await stripe.invoiceItems.create({ customer: customer.id, amount, currency: 'eur' });
    const draft = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include' });
    return stripe.invoices.finalizeInvoice(draft.id);
  };
  const covered = await bill(1500);
  assert.deepEqual([covered.status, covered.amount_due, covered.starting_balance, covered.ending_balance], ['paid', 0, -4000, -2500]);
  const partly = await bill(6000);
  assert.deepEqual([partly.status, partly.total, partly.amount_due, partly.ending_balance], ['open', 6000, 3500, 0]);
  const ledger = await all(stripe.customers.listBalanceTransactions(customer.id));
  assert.deepEqual(ledger.map((entry) => [entry.type, entry.amount, entry.invoice]),
    [['applied_to_invoice', 2500, partly.id], ['applied_to_invoice', 1500, covered.id], ['adjustment', -4000, null]]);
  const tiny = await bill(20);
  assert.deepEqual([tiny.status, tiny.amount_due], ['paid', 0]);
  assert.equal((await stripe.customers.retrieve(customer.id)).balance, 20);
});

test('an invoice sent is due, and paid elsewhere', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await stripe.customers.create({ email: 'b@example.com' });
  await stripe.invoiceItems.create({ customer: customer.id, amount: 5000, currency: 'eur' });
  const draft = await stripe.invoices.create({
    customer: customer.id, collection_method: 'send_invoice', days_until_due: 14, pending_invoice_items_behavior: 'include' });
  const open = await stripe.invoices.finalizeInvoice(draft.id);
  assert.equal(open.due_date - open.status_transitions.finalized_at, 14 * day);
  await box.moveBy(15 * day);
  assert.equal((await box.events('invoice.overdue')).length, 1);
  const paid = await stripe.invoices.pay(open.id, { paid_out_of_band: true });
  assert.equal(paid.status, 'paid');
  assert.deepEqual((await stripe.charges.list({ customer: customer.id })).data, []);
});

test('a bank that asks a question leaves the invoice open, whatever was tried before', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer('pm_card_chargeCustomerFail');
  await stripe.invoiceItems.create({ customer: customer.id, amount: 5000, currency: 'eur' });
  const draft = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include' });
  await stripe.invoices.finalizeInvoice(draft.id);
  await refuses(stripe.invoices.pay(draft.id), 'StripeCardError', { code: 'card_declined' });
  const asking = await stripe.paymentMethods.attach('pm_card_authenticationRequired', { customer: customer.id });
  await refuses(stripe.invoices.pay(draft.id, { payment_method: asking.id }), 'StripeCardError',
    { statusCode: 402, code: 'invoice_payment_intent_requires_action', decline_code: '' });
  const open = await stripe.invoices.retrieve(draft.id, { expand: ['payments.data.payment.payment_intent'] });
  assert.deepEqual([open.status, open.payments.data[0].payment.payment_intent.status], ['open', 'requires_action']);
  const good = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  await stripe.paymentIntents.confirm(open.payments.data[0].payment.payment_intent.id, { payment_method: good.id });
  assert.equal((await stripe.invoices.retrieve(draft.id)).status, 'paid');
});

test('a void invoice gives back the credit that it took', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  await stripe.customers.createBalanceTransaction(customer.id, { amount: -1000, currency: 'eur' });
  await stripe.invoiceItems.create({ customer: customer.id, amount: 5000, currency: 'eur' });
  const draft = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include' });
  await stripe.invoices.finalizeInvoice(draft.id);
  assert.equal((await stripe.customers.retrieve(customer.id)).balance, 0);
  const gone = await stripe.invoices.voidInvoice(draft.id);
  assert.equal(gone.status, 'void');
  assert.ok(gone.status_transitions.voided_at);
  const [back] = await all(stripe.customers.listBalanceTransactions(customer.id));
  assert.deepEqual([back.type, back.amount, back.ending_balance], ['unapplied_from_invoice', -1000, -1000]);
  await refuses(stripe.invoices.voidInvoice(draft.id), 'StripeInvalidRequestError');
});

test('without a way to pay the invoice stays open', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await stripe.customers.create({ name: 'No card' });
  await stripe.invoiceItems.create({ customer: customer.id, amount: 5000, currency: 'eur' });
  const draft = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: 'include', auto_advance: true });
  await box.moveBy(2 * 3600);
  const open = await stripe.invoices.retrieve(draft.id);
  assert.deepEqual([open.status, open.attempt_count], ['open', 1]);
  await refuses(stripe.invoices.pay(open.id), 'StripeInvalidRequestError');
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  assert.equal((await stripe.invoices.pay(open.id, { payment_method: method.id })).status, 'paid');
});

test('a draft can be changed, a final invoice only in its words', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const coupon = await stripe.coupons.create({ percent_off: 10 });
  const draft = await stripe.invoices.create({ customer: customer.id });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 5000, currency: 'eur' });
  await refuses(stripe.invoices.update(draft.id, { days_until_due: 5 }), 'StripeInvalidRequestError', { param: 'days_until_due' });
  await refuses(stripe.invoices.update(draft.id, { default_payment_method: (await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } })).id }),
    'StripeInvalidRequestError', { code: 'resource_missing', param: 'default_payment_method' });
  const changed = await stripe.invoices.update(draft.id, {
    collection_method: 'send_invoice', days_until_due: 5, description: 'Retreat', footer: 'Thanks', metadata: { a: 'b' }, discounts: [{ coupon: coupon.id }] });
  assert.deepEqual([changed.collection_method, changed.description, changed.footer, changed.metadata, changed.total],
    ['send_invoice', 'Retreat', 'Thanks', { a: 'b' }, 4500]);
  assert.equal((await stripe.invoices.update(draft.id, { discounts: '' })).total, 5000);
  const sent = await stripe.invoices.sendInvoice(draft.id);
  assert.deepEqual([sent.status, sent.due_date - sent.status_transitions.finalized_at], ['open', 5 * day]);
  await stripe.invoices.sendInvoice(draft.id);
  assert.equal((await box.events('invoice.sent')).length, 2);
  await refuses(stripe.invoices.update(draft.id, { footer: 'No' }), 'StripeInvalidRequestError', { code: 'invoice_not_editable' });
  assert.equal((await stripe.invoices.update(draft.id, { description: 'Retreat in May' })).description, 'Retreat in May');
  const plain = await stripe.invoices.create({ customer: customer.id });
  await refuses(stripe.invoices.sendInvoice(plain.id), 'StripeInvalidRequestError');
});

test('written off it can still be paid, or voided', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const open = async () => {
    const draft = await stripe.invoices.create({ customer: customer.id });
    await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 5000, currency: 'eur' });
    return stripe.invoices.finalizeInvoice(draft.id, { auto_advance: true });
  };
  const [one, two] = [await open(), await open()];
  for (const { id } of [one, two]) {
    const lost = await stripe.invoices.markUncollectible(id);
    assert.deepEqual([lost.status, lost.next_payment_attempt, lost.status_transitions.marked_uncollectible_at > 0], ['uncollectible', null, true]);
  }
  await box.moveBy(20 * day);
  assert.equal((await stripe.charges.list({ customer: customer.id })).data.length, 0);
  assert.equal((await stripe.invoices.pay(one.id)).status, 'paid');
  assert.equal((await stripe.invoices.voidInvoice(two.id)).status, 'void');
  await refuses(stripe.invoices.markUncollectible(two.id), 'StripeInvalidRequestError', { code: 'status_transition_invalid' });
  assert.equal((await box.events('invoice.marked_uncollectible')).length, 2);
});

test('an invoice names the customer as they were', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer('pm_card_visa', { address: { city: 'Bonn', country: 'DE' }, phone: '+49228' });
  const draft = await stripe.invoices.create({ customer: customer.id });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 5000, currency: 'eur' });
  const names = (invoice) => [invoice.customer_name, invoice.customer_email, invoice.customer_phone, invoice.customer_address.city];
  await stripe.customers.update(customer.id, { name: 'Ada Married', address: { city: 'Köln', country: 'DE' } });
  assert.deepEqual(names(await stripe.invoices.retrieve(draft.id)), ['Ada Married', 'ada@example.com', '+49228', 'Köln']);
  await stripe.invoices.finalizeInvoice(draft.id);
  await stripe.customers.update(customer.id, { name: 'Ada Moved', phone: '', address: { city: 'Trier', country: 'DE' } });
  assert.deepEqual(names(await stripe.invoices.retrieve(draft.id)), ['Ada Married', 'ada@example.com', '+49228', 'Köln']);
});

test('what cannot be paid stays a draft, and its payment goes with the invoice only', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await stripe.customers.create({ name: 'No card' });
  const draft = await stripe.invoices.create({ customer: customer.id });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 5000, currency: 'eur' });
  await refuses(stripe.invoices.pay(draft.id), 'StripeInvalidRequestError');
  assert.equal((await stripe.invoices.retrieve(draft.id)).status, 'draft');
  const open = await stripe.invoices.finalizeInvoice(draft.id, { expand: ['payments'] });
  const intent = open.payments.data[0].payment.payment_intent;
  await refuses(stripe.paymentIntents.cancel(intent), 'StripeInvalidRequestError', { code: 'payment_intent_unexpected_state' });
  await stripe.invoices.voidInvoice(draft.id);
  assert.equal((await stripe.paymentIntents.retrieve(intent)).status, 'canceled');
});
