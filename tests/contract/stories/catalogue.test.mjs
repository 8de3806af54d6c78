// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox, refuses } from './sandbox.mjs';

test('products and prices, and what cannot be changed of them', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const product = await stripe.products.create({
    name: 'Pass', description: 'Ten classes', unit_label: 'class', statement_descriptor: 'PASS', metadata: { kind: 'pack' },
    default_price_data: { currency: 'eur', unit_amount: 12000 } });
  assert.equal(product.type, 'service');
  const whole = await stripe.products.retrieve(product.id, { expand: ['default_price'] });
  assert.deepEqual([whole.default_price.type, whole.default_price.unit_amount, whole.default_price.recurring], ['one_time', 12000, null]);
  const price = await stripe.prices.create({
    product: product.id, currency: 'eur', unit_amount: 2500, nickname: 'Monthly', lookup_key: 'monthly',
    recurring: { interval: 'month', interval_count: 3 }, tax_behavior: 'inclusive' });
  assert.deepEqual([price.recurring.interval, price.recurring.interval_count, price.recurring.usage_type], ['month', 3, 'licensed']);
  assert.equal(price.unit_amount_decimal.toString(), '2500');
  const changed = await stripe.prices.update(price.id, { active: false, nickname: 'Old' });
  assert.deepEqual([changed.active, changed.nickname, changed.unit_amount], [false, 'Old', 2500]);
  for (const fixed of [{ unit_amount: 1 }, { currency: 'usd' }, { recurring: { interval: 'year' } }, { product: product.id }])
    await refuses(stripe.prices.update(price.id, fixed), 'StripeInvalidRequestError', { code: 'parameter_unknown' });
  await refuses(stripe.prices.create({ product: product.id, currency: 'eur' }), 'StripeInvalidRequestError');
  await refuses(stripe.prices.create({ product: 'prod_none', currency: 'eur', unit_amount: 1 }), 'StripeInvalidRequestError', { code: 'resource_missing', param: 'product' });
});

test('a fractional price has no whole amount', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const price = await stripe.prices.create({ product_data: { name: 'Minutes' }, currency: 'eur', unit_amount_decimal: '12.5' });
  assert.equal(price.unit_amount, null);
  assert.equal(price.unit_amount_decimal.toString(), '12.5');
});

test('a price is moved to another by its lookup key', async (t) => {
  const box = await Sandbox.open(t);
  const first = await box.price({ lookup_key: 'basic' });
  await refuses(box.price({ lookup_key: 'basic' }), 'StripeInvalidRequestError', { param: 'lookup_key' });
  const second = await box.price({ lookup_key: 'basic', transfer_lookup_key: true });
  assert.deepEqual((await box.stripe.prices.list({ lookup_keys: ['basic'] })).data.map((price) => price.id), [second.id]);
  assert.equal((await box.stripe.prices.retrieve(first.id)).lookup_key, null);
});

test('products go while they have no price', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const lonely = await stripe.products.create({ name: 'Lonely' });
  assert.equal((await stripe.products.del(lonely.id)).deleted, true);
  await refuses(stripe.products.retrieve(lonely.id), 'StripeInvalidRequestError', { statusCode: 404 });
  const price = await box.price();
  await refuses(stripe.products.del(price.product), 'StripeInvalidRequestError');
  const off = await stripe.products.update(price.product, { active: false, name: 'Old yoga' });
  assert.deepEqual([off.active, off.name], [false, 'Old yoga']);
  const active = await stripe.products.list({ active: true, limit: 100 });
  assert.equal(active.data.some((product) => product.id === price.product), false);
  assert.deepEqual((await stripe.products.list({ active: false })).data.map((product) => product.id), [price.product]);
});

test('coupons and their codes', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const coupon = await stripe.coupons.create({ id: 'SPRING', percent_off: 12.5, duration: 'repeating', duration_in_months: 3, name: 'Spring' });
  assert.deepEqual([coupon.id, coupon.percent_off, coupon.amount_off, coupon.valid], ['SPRING', 12.5, null, true]);
  const fixed = await stripe.coupons.create({ amount_off: 500, currency: 'eur' });
  assert.deepEqual([(await stripe.coupons.retrieve(fixed.id)).duration, fixed.percent_off], ['once', null]);
  await refuses(stripe.coupons.create({ id: 'SPRING', percent_off: 5 }), 'StripeInvalidRequestError', { code: 'resource_already_exists' });
  const code = await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: 'SPRING' }, code: 'HELLO', max_redemptions: 5 });
  assert.equal(code.promotion.coupon, 'SPRING');
  const found = await stripe.promotionCodes.list({ code: 'HELLO', expand: ['data.promotion.coupon'] });
  assert.deepEqual(found.data.map((row) => row.promotion.coupon.name), ['Spring']);
  assert.equal((await stripe.promotionCodes.retrieve(code.id)).active, true);
});

test('an inactive price starts nothing new', async (t) => {
  const box = await Sandbox.open(t);
  const price = await box.price();
  const customer = await box.payer();
  await box.subscribe(customer, price);
  await box.stripe.prices.update(price.id, { active: false });
  await refuses(box.subscribe(customer, price), 'StripeInvalidRequestError', { param: 'items[0][price]' });
});
