#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: regulars-cli is killed (kill -9) while it refunds payments, changes credit balances and gives them back, has people
pay again after chargebacks, blocks them and changes what they pay, on a wire that drops connections and answers 429 and 500, before and after the
work. Afterwards every action is done or refused, and Stripe has exactly what was asked, once. With REGULARS_PROVE=1 300 kills, else 24. Usage: killed_actions.py CLI [--seed N]"""
import argparse
import os
import sys
import tempfile
import time

from bad_input import DONE, REFUSED, Desk, Wrong, World, expect, faults
from mirror_equals_stripe import seconds
from stripeapi import PROVE, Sandbox, fresh_seed

KINDS = ["reset", "reset:before", "429-endpoint-rate", "500", "500:after", "503", "truncated", "garbled", "timeout:ms=3000", "html"]
LEASE = 31  # seconds until the lease of a killed program has run out


def some_faults(dice):
    """None at all, or some on the writes, or some on whatever comes."""
    kind = dice.randrange(3)
    if kind == 0:
        return []
    path = ":method=POST" if kind == 1 else ""
    kinds = [dice.choice(KINDS).partition(":") for _ in range(dice.randrange(1, 3))]
    return [f"{kind}@{dice.randrange(1, 4)}{colon}{more}{path}" for kind, colon, more in kinds]


def refundable(sandbox):
    """Charges by id, of which something can be given back."""
    return {c["id"]: c for c in sandbox.stripe.all("/v1/charges")
            if c["status"] == "succeeded" and not c["disputed"] and c["payment_method_details"]["type"] == "card"
            and c["currency"] in ("eur", "usd", "gbp")  # amounts are typed with two decimals
            and c["amount_captured"] - c["amount_refunded"] > 200}


class Refund:
    def __init__(self, number, charge, amount):
        self.id, self.charge, self.amount = f"kill-{number}", charge, amount

    def arguments(self):
        return ["refund", self.charge, "--amount", decimal(self.amount), "--operation-id", self.id]

    def judge(self, operation, stripe):
        wanted = [(self.charge, self.amount)] if operation["state"] == "done" else []
        return stripe.refunds(self.id) == wanted and not stripe.entries(self.id)


class Adjustment:
    def __init__(self, number, customer, change):
        self.id, self.customer, self.change = f"kill-{number}", customer, change

    def arguments(self):
        verb = "--add" if self.change > 0 else "--take"
        return ["balance", self.customer, verb, decimal(abs(self.change)), "--operation-id", self.id]

    def judge(self, operation, stripe):
        entries = stripe.entries(self.id)
        wanted = [-self.change] if operation["state"] == "done" else []
        taken_back = operation["state"] == "refused" and len(entries) == 2 and sum(entries) == 0
        return not stripe.refunds(self.id) and (entries == wanted or taken_back)


class GiveBack:
    def __init__(self, number, customer):
        self.id, self.customer = f"kill-{number}", customer

    def arguments(self):
        return ["balance", self.customer, "--refund", "--operation-id", self.id]

    def judge(self, operation, stripe):
        """What the ledger lost is what the cards got."""
        given, asked = sum(amount for _, amount in stripe.refunds(self.id)), operation["amount"]["amount"]
        return sum(stripe.entries(self.id)) == given and (given == asked if operation["state"] == "done" else given < asked)


class Repayment:
    def __init__(self, number, charge, amount, link):
        self.id, self.charge, self.amount, self.link = f"kill-{number}", charge["id"], amount, link
        self.customer, self.currency = charge["customer"], charge["currency"]

    def arguments(self):
        # The same customer may be blocked meanwhile, and a link for them asks again.
        return ["repayment", self.charge, "--link" if self.link else "--manual", "--amount", decimal(self.amount),
                "--accept-risk", "--operation-id", self.id]

    def judge(self, operation, stripe):
        done = operation["state"] == "done"
        kept = [one["amount"]["amount"] for one in stripe.desk.does("transaction", self.charge)["repayments"]
                if one["operation"] == self.id]
        wanted = [self.amount] if done else []
        return stripe.links(self.id) == (wanted if self.link else []) and kept == wanted


class Block:
    def __init__(self, number, customer):
        self.id, self.customer = f"kill-{number}", customer

    def arguments(self):
        return ["block", self.customer, "--all", "--operation-id", self.id]

    def judge(self, operation, stripe):
        """What was blocked before one of the steps was refused stays so."""
        listed = stripe.listed.count(self.customer)
        return listed == 1 if operation["state"] == "done" else listed <= 1


class Change:
    """Another price of a subscription, charged at once: a price is made for it."""

    def __init__(self, number, subscription, amount):
        self.id, self.subscription, self.amount = f"kill-{number}", subscription["id"], amount
        self.customer, self.before = subscription["customer"], subscription["items"]["data"][0]["price"]["id"]

    def arguments(self):
        return ["subscription", self.subscription, "price", decimal(self.amount), "--charge", "now", "--operation-id", self.id]

    def judge(self, operation, stripe):
        """Once by its event; a price that was made for nothing can not be chosen any more."""
        done = operation["state"] == "done"
        price = stripe.get(f"/v1/subscriptions/{self.subscription}")["items"]["data"][0]["price"]
        made = [one["active"] for one in stripe.prices if one["metadata"].get("regulars_op") == self.id]
        return (stripe.changes.count(f"{self.id}-2") + stripe.changes.count(f"{self.id}-1") == int(done)
                and (price["unit_amount"] == self.amount if done else price["id"] == self.before)
                and all(active == done for active in made))


class Subscribe:
    """Another subscription at the price of one that they have, for one cent less the first time: a discount is made for it."""

    def __init__(self, number, subscription):
        price = subscription["items"]["data"][0]["price"]
        self.id, self.customer, self.price = f"kill-{number}", subscription["customer"], price["id"]
        self.intro = price["unit_amount"] - 1

    def arguments(self):
        return ["subscribe", self.customer, self.price, "--intro", decimal(self.intro), "--operation-id", self.id]

    def judge(self, operation, stripe):
        """One was made, or none, and then no discount is left."""
        done = operation["state"] == "done"
        ours = [made for made in stripe.made if made["metadata"].get("regulars_op") == self.id]
        return [made["object"] for made in ours] == (["coupon", "subscription"] if done else [])


class Pause:
    """A subscription pauses as a whole, what is left of its period becomes credit."""

    def __init__(self, number, subscription):
        self.id, self.subscription, self.customer = f"kill-{number}", subscription["id"], subscription["customer"]

    def arguments(self):
        return ["subscription", self.subscription, "pause", "--whole", "--unused", "credit", "--operation-id", self.id]

    def judge(self, operation, stripe):
        return stripe.pauses.count(f"{self.id}-1") == int(operation["state"] == "done")


class Stripe:
    """What Stripe has in the end, by the operations that are named there; and the desk, for what only it knows."""

    def __init__(self, sandbox, desk, asked):
        self.desk = desk
        self._refunds, self._entries, self._links = {}, {}, {}
        for refund in sandbox.stripe.all("/v1/refunds"):
            self._add(self._refunds, refund, (refund["charge"], refund["amount"]))
        for customer in {one.customer for one in asked if isinstance(one, (Adjustment, GiveBack))}:
            for entry in sandbox.stripe.all(f"/v1/customers/{customer}/balance_transactions"):
                self._add(self._entries, entry, entry["amount"])
        for link in sandbox.stripe.all("/v1/payment_links", **{"expand[]": "data.line_items"}):
            self._add(self._links, link, sum(item["amount_total"] for item in link["line_items"]["data"]))
        self.get, self.prices = sandbox.stripe.get, list(sandbox.stripe.all("/v1/prices"))
        self.made = [*sandbox.stripe.all("/v1/coupons"), *sandbox.stripe.all("/v1/subscriptions", status="all")]
        self.changes, self.pauses = ([event["request"]["idempotency_key"]
                                      for event in sandbox.stripe.all("/v1/events", type=f"customer.subscription.{what}")]
                                     for what in ("updated", "paused"))
        self.listed = [item["value"] for one in sandbox.stripe.all("/v1/radar/value_lists")
                       for item in sandbox.stripe.all("/v1/radar/value_list_items", value_list=one["id"])]

    @staticmethod
    def _add(into, thing, what):
        into.setdefault(thing["metadata"].get("regulars_op"), []).append(what)

    def refunds(self, operation):
        return self._refunds.get(operation, [])

    def entries(self, operation):
        return self._entries.get(operation, [])

    def links(self, operation):
        return self._links.get(operation, [])


def decimal(amount):
    return f"{amount // 100}.{amount % 100:02}"


def some_actions(sandbox, dice, first, count, before):
    """Each about somebody else, so that none stands in the way of another; nobody is blocked who was `before`, or
    charged again without consent, and what was moved to another price stays there."""
    blocked = {one.customer for one in before if isinstance(one, Block)}
    charges = refundable(sandbox)
    living = {c["id"] for c in sandbox.stripe.all("/v1/customers") if c["balance"] <= 0}
    people = {charge["customer"]: charge for charge in charges.values() if charge["customer"] in living}
    subscriptions = {one["customer"]: one for one in sandbox.stripe.all("/v1/subscriptions", status="active")
                     if len(one["items"]["data"]) == 1 and one["currency"] in ("eur", "usd", "gbp")}
    for one in before:
        if isinstance(one, (Block, Change)):
            subscriptions.pop(one.customer, None)
    asked = []
    for number, who in enumerate(dice.sample(sorted(people), count), first):
        charge = people[who]
        left = charge["amount_captured"] - charge["amount_refunded"]
        kind = dice.randrange(1 if who in blocked else 0, 9)
        if kind == 7 and who in subscriptions and subscriptions[who]["items"]["data"][0]["price"]["active"]:
            asked.append(Subscribe(number, subscriptions[who]))
            continue
        if kind == 8 and who in subscriptions and subscriptions[who]["billing_mode"]["type"] == "flexible":
            asked.append(Pause(number, subscriptions[who]))
            continue
        if kind > 5 and who in subscriptions:
            asked.append(Change(number, subscriptions[who], dice.randrange(100, 20_000)))
            continue
        if kind == 0:
            asked.append(Block(number, who))
            continue
        if kind == 1:
            dispute = sandbox.stripe.post(f"/_sandbox/charges/{charge['id']}/dispute")["id"]
            sandbox.stripe.post(f"/_sandbox/disputes/{dispute}", status="lost")
            asked.append(Repayment(number, charge, dice.randrange(100, charge["amount"]), dice.randrange(3) > 0))
            continue
        if kind < 4:
            asked.append(Refund(number, charge["id"], dice.choice([left, dice.randrange(100, left)])))
            continue
        credit = dice.randrange(100, 2 * left)
        sandbox.stripe.post(f"/v1/customers/{who}/balance_transactions", amount=-credit, currency=charge["currency"])
        if dice.randrange(2):
            asked.append(GiveBack(number, who))
        else:
            asked.append(Adjustment(number, who, dice.choice([-credit, -dice.randrange(1, credit), dice.randrange(1, 9000)])))
    return asked


def kill_some(desk, sandbox, dice, asked):
    for one in asked:
        faults(sandbox, *some_faults(dice))
        process = desk.start(*one.arguments())
        time.sleep(dice.random() * 0.4)
        process.kill()
        process.communicate()
    faults(sandbox)


def settle(desk, one):
    """The same command again: continues what was recorded, does what was not."""
    outcome = desk.run(*one.arguments())
    expect(outcome.code in (DONE, REFUSED) and outcome.out, f"{one.id} neither done nor refused:", outcome)
    operation = outcome.json()
    expect(operation["state"] in ("done", "refused"), f"{one.id} is", operation["state"])
    again = desk.run(*one.arguments())
    expect(again.json()["state"] == operation["state"], "another answer the second time:", again)
    return operation


def compare_money(sandbox, desk, asked, operations):
    stripe = Stripe(sandbox, desk, asked)
    for one in asked:
        found = stripe.refunds(one.id), stripe.entries(one.id), stripe.links(one.id)
        expect(one.judge(operations[one.id], stripe),
               f"{one.arguments()} is {operations[one.id]['state']}, Stripe has refunds, entries and links {found}")


def paid_by_hand(desk, asked, operations):
    for one in asked:
        if isinstance(one, Repayment) and not one.link and operations[one.id]["state"] == "done":
            kept = desk.does("transaction", one.charge)["repayments"]
            yield one.customer, one.currency, one.amount, max(seconds(each["paid_at"]) for each in kept)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--seed", type=int, default=fresh_seed())
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    kills, batch = (300, 30) if PROVE else (24, 24)
    with tempfile.TemporaryDirectory() as folder:
        world = World(os.path.abspath(options.cli), folder, options.seed)
        dice = world.dice("actions")
        with Sandbox(world.cli, "--customers", 150, "--years", 1, "--seed", options.seed % 1000, "--latency-ms", 10) as sandbox:
            desk = Desk(world, world.path("desk"), sandbox)
            desk.does("connect")
            operations, all_asked = {}, []
            while len(all_asked) < kills:
                asked = some_actions(sandbox, dice, len(all_asked), batch, all_asked)
                desk.does("sync", "--rate", "100")
                kill_some(desk, sandbox, dice, asked)
                time.sleep(LEASE)
                for one in asked:
                    operations[one.id] = settle(desk, one)
                all_asked += asked
                compare_money(sandbox, desk, all_asked, operations)
            unfinished = desk.does("operations", "list", "--unfinished")
            expect(unfinished == [], "unfinished:", unfinished)
            desk.does("sync", "--rate", "100")
            desk.equals_stripe(sandbox, "after the kills", list(paid_by_hand(desk, all_asked, operations)))
            done = sum(operation["state"] == "done" for operation in operations.values())
            print(f"{kills} killed actions: {done} done, {kills - done} refused, none twice, none forgotten")


if __name__ == "__main__":
    try:
        main()
    except Wrong as wrong:
        sys.exit(f"FAIL: {wrong}")
