#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: the mirror shows what Stripe has, to the last figure: after a first fill, and again after changes made in
Stripe, reading only what changed. Usage: mirror_equals_stripe.py CLI [--customers N] [--changes N] [--seed N]"""
import argparse
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile

from fields import differences
from stripeapi import PROVE, Sandbox, fresh_seed
from value import truth


class Regulars:
    def __init__(self, cli, folder, sandbox, key=None):
        self.store = os.path.join(folder, "studios", "default", "store.sqlite")
        self.command = [cli, "--data-dir", folder, "--stripe-url", sandbox.url, "--json"]
        self.environment = {**os.environ, "REGULARS_STRIPE_KEY": key or sandbox.key}

    def __call__(self, *arguments):
        done = subprocess.run([*self.command, *arguments], env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return json.loads(done.stdout)


def figures(row):
    value = {row["ltv"]["currency"]: row["ltv"]["amount"]}
    for other in row["ltv_other"]:
        value[other["currency"]] = other["amount"]
    last = row["last_payment_at"]
    return {
        "status": row["status"],
        "value": {k: v for k, v in value.items() if v},
        "credit": row["credit_balance"]["amount"],
        "name": row["name"],
        "email": row["email"],
        "last": last and seconds(last),
    }


def seconds(iso):
    return int(datetime.datetime.fromisoformat(iso.replace("Z", "+00:00")).timestamp())


def compare(stripe, regulars, when, by_hand=()):
    """`by_hand`: (customer, currency, amount, when) of money that only the desk knows of."""
    counts, expected = truth(stripe)
    for customer, currency, amount, at in by_hand:
        figures_of = expected[customer]
        figures_of["value"] = {**figures_of["value"], currency: figures_of["value"].get(currency, 0) + amount}
        figures_of["last"] = max(figures_of["last"] or 0, at)
    problems = []
    shown_counts = regulars("status")["counts"]
    for name, count in counts.items():
        if shown_counts.get(name) != count:
            problems.append(f"{name}: Stripe {count}, mirror {shown_counts.get(name)}")
    shown = {row["id"]: figures(row) for row in regulars("customers")}
    for cid in sorted(set(expected) | set(shown)):
        if expected.get(cid) != shown.get(cid):
            problems.append(f"{cid}: Stripe {expected.get(cid)}, mirror {shown.get(cid)}")
    problems += differences(stripe, regulars.store)
    print(f"{when}: {len(expected)} customers, {sum(counts.values())} objects, {len(problems)} differences")
    if problems:
        raise SystemExit("\n".join(problems[:20]))


def change(stripe, dice, customers, prices, charges):
    """One change that somebody makes in Stripe; its name."""
    kind = dice.choice(["new", "new", "edit", "edit", "edit", "delete", "pay", "pay", "guest", "refund", "credit",
                        "subscribe", "end", "cancel"])
    one = dice.choice(customers)
    try:
        if kind == "new":
            made = stripe.post("/v1/customers", name=f"New {dice.randrange(10**6)}", email=f"n{dice.randrange(10**6)}@example.org")
            customers.append(made["id"])
        elif kind == "edit":
            stripe.post(f"/v1/customers/{one}", name=f"Renamed {dice.randrange(10**6)}", phone="+49 30 1234")
        elif kind == "delete":
            stripe.delete(f"/v1/customers/{one}")
            customers.remove(one)
        elif kind in ("pay", "guest"):
            method = stripe.post("/v1/payment_methods", **{"type": "card", "card[token]": dice.choice(["tok_visa", "tok_visa", "tok_chargeDeclined"])})
            params = {"amount": dice.randrange(500, 20000), "currency": dice.choice(["eur", "eur", "jpy", "usd"]),
                      "payment_method": method["id"], "confirm": "true", "description": "Workshop"}
            if kind == "pay":
                params["customer"] = one
            try:
                charges.append(stripe.post("/v1/payment_intents", **params)["latest_charge"])
            except OSError as declined:
                if "402" not in str(declined):
                    raise
        elif kind == "refund" and charges:
            stripe.post("/v1/refunds", charge=dice.choice(charges), amount=dice.randrange(1, 400))
        elif kind == "credit":
            currency = stripe.get(f"/v1/customers/{one}")["currency"] or "eur"
            stripe.post(f"/v1/customers/{one}/balance_transactions", amount=dice.randrange(-5000, 2000), currency=currency)
        elif kind == "subscribe":
            method = stripe.post("/v1/payment_methods/pm_card_visa/attach", customer=one)
            stripe.post("/v1/subscriptions", **{"customer": one, "items[0][price]": dice.choice(prices), "default_payment_method": method["id"]})
        elif kind in ("end", "cancel"):
            # An unpaid one that expired is listed as well, but can be cancelled no more.
            live = [s for s in stripe.get("/v1/subscriptions", customer=one)["data"] if s["status"] != "incomplete_expired"]
            if live and kind == "end":
                stripe.post(f"/v1/subscriptions/{live[0]['id']}", cancel_at_period_end="true")
            elif live:
                stripe.delete(f"/v1/subscriptions/{live[0]['id']}")
    except OSError as refused:
        # A rule of Stripe's (other currency, refunded already): no change, and none expected.
        if "400" not in str(refused):
            raise
        return "refused"
    return kind


def long_lists(stripe, prices):
    """More items and lines than an object shows by itself."""
    customer = stripe.post("/v1/customers", name="Takes everything")["id"]
    method = stripe.post("/v1/payment_methods/pm_card_visa/attach", customer=customer)
    items = {f"items[{i}][price]": one for i, one in enumerate(monthly(stripe, prices, 12))}
    stripe.post("/v1/subscriptions", customer=customer, default_payment_method=method["id"], **items)
    for index in range(13):
        stripe.post("/v1/invoiceitems", customer=customer, currency="eur", amount=100 + index)
    invoice = stripe.post("/v1/invoices", customer=customer, pending_invoice_items_behavior="include")
    stripe.post(f"/v1/invoices/{invoice['id']}/finalize")


def monthly(stripe, prices, count):
    """New prices that may stand together on one subscription."""
    product = stripe.get(f"/v1/prices/{prices[0]}")["product"]
    return [stripe.post("/v1/prices", product=product, currency="eur", unit_amount=500 + i,
                        **{"recurring[interval]": "month"})["id"] for i in range(count)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--customers", type=int, default=2000 if PROVE else 200)
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=fresh_seed())
    options = parser.parse_args()
    print(f"seed {options.seed}")
    dice = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder, \
            Sandbox(options.cli, "--customers", options.customers, "--seed", options.seed) as sandbox:
        stripe, regulars = sandbox.stripe, Regulars(options.cli, folder, sandbox)
        regulars("connect")
        first = regulars("sync", "--rate", "100")
        compare(stripe, regulars, "first fill")

        customers = [c["id"] for c in stripe.all("/v1/customers")]
        prices = [p["id"] for p in stripe.all("/v1/prices", type="recurring", active="true", currency="eur")]
        charges = [c["id"] for c in stripe.get("/v1/charges", limit=100)["data"] if c["status"] == "succeeded"]
        done = {}
        for index in range(options.changes):
            kind = change(stripe, dice, customers, prices, charges)
            done[kind] = done.get(kind, 0) + 1
            if index % 50 == 49:
                stripe.move_clock(stripe.now() + 12 * 3600)  # renewals happen
        long_lists(stripe, prices)
        stripe.move_clock(stripe.now() + 60)  # what just happened would be followed once more
        print("changes:", done)
        second = regulars("sync", "--rate", "100")
        compare(stripe, regulars, "after changes")
        print(f"requests: first fill {first['requests']}, after changes {second['requests']}")
        third = regulars("sync")
        if third["requests"] > 5:
            raise SystemExit(f"a quiet account took {third['requests']} requests")


if __name__ == "__main__":
    sys.exit(main())
