// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, all, day, refuses } from './sandbox.mjs';

const offs = (invoice) => invoice.total_discount_amounts.map((off) => off.amount);
const endOf = (subscription) => subscription.items.data[0].current_period_end;

/** The subscription's invoices, oldest first, as [subtotal, total]. */
async function bills(stripe, subscription) {
  const list = await all(stripe.invoices.list({ subscription: subscription.id }));
  return list.reverse().map((invoice) => [invoice.subtotal, invoice.total]);
}

test('once, for some months, for good', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const price = await box.price({ unit_amount: 3333 });
  const expected = { once: [2833, 3333, 3333, 3333], repeating: [2500, 2500, 3333, 3333], forever: [2916, 2916, 2916, 2916] };
  const coupons = {
    once: { amount_off: 500, currency: 'eur' },
    repeating: { percent_off: 25, duration: 'repeating', duration_in_months: 2 },
    forever: { percent_off: 12.5, duration: 'forever' },
  };
  for (const [name, fields] of Object.entries(coupons)) {
    const coupon = await stripe.coupons.create(fields);
    const made = await box.subscribe(await box.payer(), price, { discounts: [{ coupon: coupon.id }], expand: ['discounts.source.coupon', 'latest_invoice'] });
    assert.equal(offs(made.latest_invoice)[0], 3333 - expected[name][0], name);
    if (name === 'once') assert.deepEqual(made.discounts, []);
    else assert.deepEqual([made.discounts[0].source.coupon.id, made.discounts[0].subscription], [coupon.id, made.id]);
    if (name === 'repeating') assert.ok(made.discounts[0].end > endOf(made));
    coupons[name] = made;
    assert.equal((await stripe.coupons.retrieve(coupon.id)).times_redeemed, 1);
  }
  const told = await box.events('customer.discount.created', 'customer.discount.deleted');
  assert.deepEqual(told.map((event) => event.type.slice(18)), ['created', 'deleted', 'created', 'created']);
  await box.moveBy(95 * day);
  for (const [name, made] of Object.entries(coupons))
    assert.deepEqual(await bills(stripe, made), expected[name].map((total) => [3333, total]), name);
});

test('several at once: items first, then the whole, shared to the cent', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const [one, two] = [await box.price({ unit_amount: 1001 }), await box.price({ unit_amount: 2002 })];
  const half = await stripe.coupons.create({ percent_off: 50, duration: 'forever' });
  const third = await stripe.coupons.create({ percent_off: 33.3333, duration: 'forever' });
  const only = await stripe.coupons.create({ amount_off: 100000, currency: 'eur', duration: 'forever', applies_to: { products: [two.product] } });
  assert.deepEqual((await stripe.coupons.retrieve(only.id, { expand: ['applies_to'] })).applies_to.products, [two.product]);
  const made = await stripe.subscriptions.create({
    customer: (await box.payer()).id, items: [{ price: one.id, discounts: [{ coupon: half.id }] }, { price: two.id }],
    discounts: [{ coupon: third.id }, { coupon: only.id }], expand: ['latest_invoice.total_discount_amounts.discount', 'items.data.discounts'] });
  const invoice = made.latest_invoice;
  // 1001 − 501 = 500, 2002; a third of 2502 = 834 (166.67 + 667.33); what is left of the second is gone.
  assert.deepEqual([invoice.subtotal, offs(invoice), invoice.total], [2502, [501, 834, 1335], 333]);
  assert.deepEqual(invoice.lines.data.map((line) => line.discount_amounts.map((off) => off.amount)), [[501, 167], [667, 1335]]);
  assert.deepEqual(invoice.total_discount_amounts.map((off) => off.discount.source.coupon), [half.id, third.id, only.id]);
  assert.equal(made.items.data[0].discounts[0].subscription_item, made.items.data[0].id);
});

test('given later and taken away: nothing is prorated, the next invoice shows it', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const made = await box.subscribe(await box.payer(), await box.price());
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'forever' });
  const given = await stripe.subscriptions.update(made.id, { discounts: [{ coupon: coupon.id }], proration_behavior: 'always_invoice' });
  assert.equal(given.latest_invoice, made.latest_invoice);
  const next = await stripe.invoices.createPreview({ subscription: made.id, expand: ['discounts'] });
  assert.deepEqual([next.total, next.discounts[0].id], [2250, given.discounts[0]]);
  const without = await stripe.invoices.createPreview({ subscription: made.id, discounts: '' });
  assert.equal(without.total, 2500);
  const better = await stripe.coupons.create({ percent_off: 40 });
  assert.equal((await stripe.invoices.createPreview({ subscription: made.id, discounts: [{ coupon: better.id }] })).total, 1500);
  const kept = await stripe.subscriptions.update(made.id, { discounts: [{ discount: given.discounts[0] }, { coupon: better.id }] });
  assert.deepEqual([kept.discounts.length, kept.discounts[0]], [2, given.discounts[0]]);
  const gone = await stripe.subscriptions.deleteDiscount(made.id);
  assert.deepEqual([gone.deleted, gone.subscription], [true, made.id]);
  assert.deepEqual((await stripe.subscriptions.retrieve(made.id)).discounts, []);
  await refuses(stripe.subscriptions.deleteDiscount(made.id), 'StripeInvalidRequestError', { statusCode: 404, code: 'resource_missing' });
  await refuses(stripe.customers.deleteDiscount(made.customer), 'StripeInvalidRequestError', { statusCode: 404, code: 'resource_missing' });
  await stripe.subscriptions.update(made.id, { discounts: [{ coupon: coupon.id }] });
  assert.deepEqual((await stripe.subscriptions.update(made.id, { discounts: '' })).discounts, []);
});

test('a change gives back what was paid, and bills what it costs with the discount', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const coupon = await stripe.coupons.create({ percent_off: 50, duration: 'forever' });
  for (const type of ['flexible', 'classic']) {
    const made = await box.subscribe(await box.payer(), await box.price({ unit_amount: 1000 }), { discounts: [{ coupon: coupon.id }], billing_mode: { type } });
    const { current_period_start: start, current_period_end: end, id } = made.items.data[0];
    const seen = await stripe.invoices.createPreview({ subscription: made.id, subscription_details: {
      items: [{ id, price: (await box.price({ unit_amount: 10000 })).id }], proration_behavior: 'always_invoice', proration_date: start } });
    assert.deepEqual(seen.lines.data.map((line) => [line.amount, line.discount_amounts.length]), [[-500, 0], [5000, 0]], type);
    assert.deepEqual([seen.total, seen.lines.data[0].period.end], [4500, end]);
  }
});

test('invoices by hand', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const customer = await box.payer();
  const coupon = await stripe.coupons.create({ percent_off: 20 });
  const draft = await stripe.invoices.create({ customer: customer.id, discounts: [{ coupon: coupon.id }] });
  const item = await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 1000, currency: 'eur' });
  assert.equal(item.discountable, true);
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 500, currency: 'eur', discountable: false });
  const back = await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: -100, currency: 'eur' });
  assert.equal(back.discountable, false);
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 400, currency: 'eur', discounts: [{ coupon: coupon.id }] });
  const open = await stripe.invoices.finalizeInvoice(draft.id, { expand: ['discounts'] });
  // 400 − 80 by its own; 20 % of 1000 + 320 of the whole.
  assert.deepEqual([open.subtotal, open.total, offs(open)], [1720, 1720 - 264, [200 + 64, 80].sort((a, b) => b - a)]);
  assert.equal(open.discounts[0].invoice, draft.id);
});

test('coupons and codes that nobody may use', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const price = await box.price();
  const customer = await box.payer();
  const no = (fields, expected) => refuses(box.subscribe(customer, price, { discounts: [fields] }), 'StripeInvalidRequestError', { statusCode: 400, ...expected });
  await no({ coupon: 'NONE' }, { code: 'resource_missing', param: 'discounts[0][coupon]' });
  const dollars = await stripe.coupons.create({ amount_off: 500, currency: 'usd' });
  await no({ coupon: dollars.id }, { param: 'discounts[0][coupon]' });
  const brief = await stripe.coupons.create({ percent_off: 10, redeem_by: await box.now() + 3600, max_redemptions: 1 });
  const used = await box.subscribe(await box.payer(), price, { discounts: [{ coupon: brief.id }] });
  assert.equal((await stripe.coupons.retrieve(brief.id)).valid, false);
  await no({ coupon: brief.id }, { code: 'coupon_expired', param: 'discounts[0][coupon]' });
  const late = await stripe.coupons.create({ percent_off: 10, redeem_by: await box.now() + 3600 });
  await box.moveBy(7200);
  await no({ coupon: late.id }, { code: 'coupon_expired' });
  await refuses(stripe.coupons.create({ percent_off: 10, redeem_by: await box.now() - 1 }), 'StripeInvalidRequestError', { param: 'redeem_by' });
  await refuses(stripe.coupons.create({ percent_off: 10, amount_off: 5, currency: 'eur' }), 'StripeInvalidRequestError', { code: 'parameters_exclusive' });
  await refuses(stripe.coupons.create({ percent_off: 101 }), 'StripeInvalidRequestError', { param: 'percent_off' });

  const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'forever', name: 'Old', metadata: { a: 'a' } });
  const make = (fields) => stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, ...fields });
  const first = await make({ code: 'First-1', restrictions: { first_time_transaction: true } });
  const large = await make({ restrictions: { minimum_amount: 2501, minimum_amount_currency: 'eur' }, metadata: { why: 'large' } });
  const mine = await make({ customer: used.customer });
  const gone = await make({ expires_at: await box.now() + 60 });
  await refuses(make({ code: 'FIRST-1' }), 'StripeInvalidRequestError', { code: 'resource_already_exists', param: 'code' });
  await refuses(make({ code: 'not good' }), 'StripeInvalidRequestError', { param: 'code' });
  assert.deepEqual((await stripe.promotionCodes.list({ code: 'fIrSt-1' })).data.map((code) => code.id), [first.id]);
  await box.moveBy(120);
  for (const code of [large, mine]) await no({ promotion_code: code.id }, { param: 'discounts[0][promotion_code]' });
  await no({ promotion_code: gone.id }, { code: 'coupon_expired' });
  const made = await box.subscribe(customer, price, { discounts: [{ promotion_code: first.id }], expand: ['discounts.promotion_code'] });
  assert.deepEqual([made.discounts[0].promotion_code.code, made.discounts[0].promotion_code.times_redeemed], ['First-1', 1]);
  await no({ promotion_code: first.id }, { param: 'discounts[0][promotion_code]' });
  const off = await stripe.promotionCodes.update(large.id, { active: false, metadata: { why: 'over' } });
  assert.deepEqual([off.active, off.metadata], [false, { why: 'over' }]);
  await no({ promotion_code: large.id }, { code: 'coupon_expired' });

  const renamed = await stripe.coupons.update(coupon.id, { name: 'Ten', metadata: { a: 'b' } });
  assert.deepEqual([renamed.name, renamed.metadata], ['Ten', { a: 'b' }]);
  assert.equal((await stripe.coupons.del(coupon.id)).deleted, true);
  await refuses(stripe.coupons.retrieve(coupon.id), 'StripeInvalidRequestError', { statusCode: 404 });
  await no({ coupon: coupon.id }, { code: 'resource_missing' });
  assert.equal((await stripe.invoices.createPreview({ subscription: made.id })).total, 2250); // what there is stays
  const types = (await box.events('coupon.updated', 'coupon.deleted', 'promotion_code.updated')).map((event) => event.type);
  assert.deepEqual(types, ['promotion_code.updated', 'coupon.updated', 'coupon.deleted']);
});
