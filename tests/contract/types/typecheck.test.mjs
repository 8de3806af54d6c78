// SPDX-License-Identifier: GPL-3.0-or-later
// The judge is judged first: each kind of mistake must be found, and a right exchange must pass.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkExchanges } from './typecheck.mjs';

const right = {
  method: 'GET', path: '/v1/customers/cus_A1/balance_transactions', query: 'limit=100&created%5Bgte%5D=5', body: '', status: 200,
  headers: { 'stripe-version': '2026-10-28.endive' },
  response: {
    object: 'list', has_more: false, url: '/v1/customers/cus_A1/balance_transactions',
    data: [{
      id: 'cbtxn_1A', object: 'customer_balance_transaction', amount: -5, checkout_session: null, created: 1, credit_note: null,
      currency: 'eur', customer: 'cus_A1', customer_account: null, description: null, ending_balance: -5, invoice: null,
      livemode: false, metadata: { k: 'v' }, type: 'adjustment' }],
  },
};
const write = {
  method: 'POST', path: '/v1/products/prod_A1', query: '', status: 400, headers: right.headers,
  body: 'name=&active=true', response: { error: { type: 'invalid_request_error', message: 'Empty', param: 'name' } },
};

function changed(exchange, change) {
  const copy = structuredClone(exchange);
  change(copy, copy.response?.data?.[0]);
  return copy;
}

const wrong = {
  'a parameter that the SDK does not know': [changed(right, (it) => { it.query = 'page=2'; }), 'request', 'page'],
  'a nested parameter that it does not know': [changed(right, (it) => { it.query = 'created[after]=2'; }), 'request', 'created.after'],
  'a word where a number belongs': [changed(right, (it) => { it.query = 'limit=all'; }), 'request', 'limit'],
  'a missing parameter': [changed(right, (it) => {
    Object.assign(it, { method: 'POST', query: '', body: 'amount=5', response: it.response.data[0] }); }), 'request', ''],
  'an unknown property': [changed(right, (it, entry) => { entry.surprise = 1; }), 'element', 'surprise'],
  'a missing property': [changed(right, (it, entry) => { delete entry.ending_balance; }), 'element', ''],
  'null where there is always a value': [changed(right, (it, entry) => { entry.currency = null; }), 'element', 'currency'],
  'a text where a number belongs': [changed(right, (it, entry) => { entry.amount = '5'; }), 'element', 'amount'],
  'a value that no enum lists': [changed(right, (it, entry) => { entry.type = 'gift'; }), 'element', 'type'],
  'a mistake in an expanded object': [changed(right, (it, entry) => { entry.customer = { id: 'cus_A1', object: 'customer', deleted: false }; }), 'element', 'customer.deleted'],
  'a list without an address': [changed(right, (it) => { delete it.response.url; }), 'answer', ''],
  'an error of no known type': [changed(write, (it) => { it.response.error.type = 'oops'; }), 'error', 'error.type'],
  'another version': [changed(right, (it) => { it.headers = { 'stripe-version': '2020-08-27' }; }), undefined, 'Stripe-Version'],
  'an endpoint that the SDK does not know': [changed(right, (it) => { it.path = '/v1/customers/cus_A1/ledger'; }), undefined, ''],
};

test('what is right passes', () => {
  assert.deepEqual(checkExchanges([{ exchange: right, where: '1' }, { exchange: write, where: '2' }]).problems, []);
});

test('what is wrong is found', () => {
  // All at once: each wrong exchange is told apart by where it was recorded.
  const lines = Object.values(wrong).map(([exchange], i) => ({ exchange, where: String(i) }));
  const { problems } = checkExchanges(lines);
  Object.entries(wrong).forEach(([name, [, kind, path]], i) => {
    const found = problems.filter((problem) => problem.where === String(i));
    assert.equal(found.length, 1, `${name}: ${JSON.stringify(found)}`);
    assert.deepEqual([found[0].kind, found[0].path], [kind, path], `${name}: ${found[0].message}`);
  });
});
