// SPDX-License-Identifier: GPL-3.0-or-later
// A fresh sandbox for one story, and Stripe's SDK to speak to it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Stripe from 'stripe';

const program = process.env.REGULARS_CLI;
const traces = process.env.REGULARS_TRACES;
let opened = 0;

export const start = Date.UTC(2026, 0, 15, 9) / 1000;
export const day = 86400;

/** The SDK's client for a sandbox at `url`; it repeats nothing by itself. */
export function client(url, key, options = {}) {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0, ...options });
}

export class Sandbox {
  /** Ends with the test `t`. Its clock starts at `start` and runs on; it has so many customers, and some products. */
  static async open(t, { customers = 0, options = [] } = {}) {
    const words = ['sandbox', 'serve', '--customers', String(customers), '--years', '1', '--now', new Date(start * 1000).toISOString(), ...options];
    if (traces) {
      mkdirSync(traces, { recursive: true });
      words.push('--trace', join(traces, `${process.pid}-${++opened}.ndjson`));
    }
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    t.after(() => new Promise((done) => { child.once('exit', done); child.kill(); }));
    const said = await new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
    });
    return new Sandbox(JSON.parse(said));
  }

  constructor(said) {
    this.url = said.url;
    this.key = said.key;
    this.restrictedKey = said.restricted_key;
    this.stripe = client(said.url, said.key);
  }

  async control(path, form) {
    const answer = await fetch(this.url + path, {
      method: form ? 'POST' : 'GET', body: form && new URLSearchParams(form), headers: { authorization: `Bearer ${this.key}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  now() {
    return this.control('/_sandbox/clock').then((answer) => answer.now);
  }

  /** Moves the account's time; what is due on the way happens. */
  async moveTo(now) {
    await this.control('/_sandbox/clock', { now });
  }

  async moveBy(seconds) {
    await this.moveTo(await this.now() + seconds);
  }

  fault(spec) {
    return this.control('/_sandbox/faults', { fault: spec });
  }

  /** A customer whose payments go to a test token's method. */
  async payer(token = 'pm_card_visa', fields = {}) {
    const customer = await this.stripe.customers.create({ name: 'Ada Payer', email: 'ada@example.com', ...fields });
    const method = await this.stripe.paymentMethods.attach(token, { customer: customer.id });
    return this.stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
  }

  /** A product with one price; monthly 25.00 € unless `fields` say otherwise. */
  async price(fields = {}) {
    const product = await this.stripe.products.create({ name: 'Yoga' });
    return this.stripe.prices.create({
      product: product.id, currency: 'eur', unit_amount: 2500, recurring: { interval: 'month' }, ...fields });
  }

  async subscribe(customer, price, fields = {}) {
    return this.stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }], ...fields });
  }

  /** All events so far of some types, oldest first. */
  async events(...types) {
    const list = this.stripe.events.list({ limit: 100, ...(types.length && { types }) });
    return (await list.autoPagingToArray({ limit: 10000 })).reverse();
  }
}

/** That `promise` fails with the SDK's class `type` and these fields. */
export async function refuses(promise, type, fields = {}) {
  const error = await promise.then(() => assert.fail('was not refused'), (caught) => caught);
  assert.equal(error.type, type, `${error.type}: ${error.message}`);
  for (const [name, value] of Object.entries(fields)) assert.deepEqual(error[name], value, `${name} of "${error.message}"`);
  return error;
}

export async function all(list) {
  return list.autoPagingToArray({ limit: 10000 });
}
