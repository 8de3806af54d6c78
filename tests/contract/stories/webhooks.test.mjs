// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Sandbox, all, refuses } from './sandbox.mjs';

/** Something on this computer that is sent events; `next()` waits for one. */
async function receiver(t, status = 200) {
  const got = [];
  const waiting = [];
  const server = createServer(async (request, answer) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const one = { body: Buffer.concat(chunks), signature: request.headers['stripe-signature'] };
    answer.writeHead(hook.status).end();
    if (waiting.length) waiting.shift()(one);
    else got.push(one);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => new Promise((done) => { server.closeAllConnections(); server.close(done); }));
  const next = () => (got.length ? Promise.resolve(got.shift()) : new Promise((resolve) => waiting.push(resolve)));
  const hook = { url: `http://127.0.0.1:${server.address().port}/stripe`, next, status };
  return hook;
}

test('a delivered event passes the SDK\'s check, a tampered one does not', async (t) => {
  const box = await Sandbox.open(t);
  const { stripe } = box;
  const hook = await receiver(t);
  const endpoint = await stripe.webhookEndpoints.create({ url: hook.url, enabled_events: ['customer.created'], api_version: '2026-10-28.endive' });
  assert.match(endpoint.secret, /^whsec_/);
  const customer = await stripe.customers.create({ name: 'Zoë' });
  const { body, signature } = await hook.next();
  const now = await box.now(); // the account's clock signs
  const check = (text, header = signature, secret = endpoint.secret) => stripe.webhooks.constructEvent(text, header, secret, 300, undefined, now * 1000);
  const event = check(body);
  assert.deepEqual([event.type, event.data.object.id, event.data.object.name], ['customer.created', customer.id, 'Zoë']);
  assert.equal(event.pending_webhooks, 1);
  const wrong = { type: 'StripeSignatureVerificationError' };
  assert.throws(() => check(body.toString().replace('Zoë', 'Eve')), wrong);
  assert.throws(() => check(body, signature, 'whsec_other'), wrong);
  assert.throws(() => check(body, signature.replace(/t=\d+/, `t=${now + 1}`)), wrong);
  assert.throws(() => stripe.webhooks.constructEvent(body, signature, endpoint.secret, 300, undefined, (now + 400) * 1000), wrong);
});

test('what was not taken comes again, signed anew', async (t) => {
  const box = await Sandbox.open(t);
  const hook = await receiver(t, 500);
  const { secret } = await box.stripe.webhookEndpoints.create({ url: hook.url, enabled_events: ['*'] });
  await box.stripe.products.create({ name: 'Yoga' });
  const first = await hook.next();
  assert.equal((await box.stripe.events.list({ delivery_success: false })).data.length, 1);
  hook.status = 200;
  await box.moveBy(2 * 3600);
  const second = await hook.next();
  assert.deepEqual(second.body, first.body);
  assert.notEqual(second.signature, first.signature);
  const event = box.stripe.webhooks.constructEvent(second.body, second.signature, secret, 300, undefined, await box.now() * 1000);
  assert.equal(event.type, 'product.created');
});

test('an endpoint is kept, changed and let go', async (t) => {
  const { stripe } = await Sandbox.open(t);
  const made = await stripe.webhookEndpoints.create({
    url: 'https://example.com/hook', enabled_events: ['invoice.paid', 'charge.succeeded'], api_version: '2024-06-20', description: 'Old', metadata: { k: 'v' } });
  assert.deepEqual([made.status, made.api_version, made.enabled_events], ['enabled', '2024-06-20', ['invoice.paid', 'charge.succeeded']]);
  const shown = await stripe.webhookEndpoints.retrieve(made.id);
  assert.deepEqual([shown.secret, shown.description, shown.metadata], [undefined, 'Old', { k: 'v' }]);
  const changed = await stripe.webhookEndpoints.update(made.id, { enabled_events: ['*'], disabled: true, url: 'https://example.com/new', description: 'New' });
  assert.deepEqual([changed.status, changed.enabled_events, changed.url, changed.description], ['disabled', ['*'], 'https://example.com/new', 'New']);
  assert.deepEqual((await all(stripe.webhookEndpoints.list())).map((endpoint) => endpoint.id), [made.id]);
  assert.equal((await stripe.webhookEndpoints.del(made.id)).deleted, true);
  assert.deepEqual((await stripe.webhookEndpoints.list()).data, []);
  await refuses(stripe.webhookEndpoints.retrieve(made.id), 'StripeInvalidRequestError', { code: 'resource_missing', statusCode: 404 });
  await refuses(stripe.webhookEndpoints.create({ url: 'example.com', enabled_events: ['*'] }), 'StripeInvalidRequestError', { code: 'url_invalid', param: 'url' });
});
