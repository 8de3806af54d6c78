#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: regulars-cli is killed (kill -9) while it gives money back, on a wire that drops connections and answers 429 and
500, before and after the work. Afterwards every refund is done or refused, and Stripe has exactly what was asked, once.
With REGULARS_PROVE=1 300 kills, else 20. Usage: killed_actions.py CLI [--seed N]"""
import argparse
import os
import sys
import tempfile
import time

from bad_input import DONE, REFUSED, Desk, Wrong, World, expect, faults
from stripeapi import PROVE, Sandbox, fresh_seed

KINDS = ["reset", "reset:before", "429-endpoint-rate", "500", "500:after", "503", "truncated", "garbled", "timeout:ms=3000", "html"]
LEASE = 31  # seconds until the lease of a killed program has run out


def some_faults(dice):
    """None at all, or some on the writes, or some on whatever comes."""
    kind = dice.randrange(3)
    if kind == 0:
        return []
    path = ":path=/v1/refunds:method=POST" if kind == 1 else ""
    kinds = [dice.choice(KINDS).partition(":") for _ in range(dice.randrange(1, 3))]
    return [f"{kind}@{dice.randrange(1, 4)}{colon}{more}{path}" for kind, colon, more in kinds]


def refundable(sandbox):
    """Charges by id, and how much of them can be given back."""
    return {c["id"]: c["amount_captured"] - c["amount_refunded"] for c in sandbox.stripe.all("/v1/charges")
            if c["status"] == "succeeded" and not c["disputed"] and c["payment_method_details"]["type"] == "card"
            and c["currency"] in ("eur", "usd", "gbp")  # amounts are typed with two decimals
            and c["amount_captured"] - c["amount_refunded"] > 200}


class Asked:
    def __init__(self, number, charge, amount):
        self.id, self.charge, self.amount = f"kill-{number}", charge, amount

    def arguments(self):
        return ["refund", self.charge, "--amount", f"{self.amount / 100:.2f}", "--operation-id", self.id]


def kill_some(desk, sandbox, dice, asked):
    for one in asked:
        faults(sandbox, *some_faults(dice))
        process = desk.start(*one.arguments())
        time.sleep(dice.random() * 0.35)
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
    return operation["state"]


def compare_money(sandbox, asked, states):
    made = {}
    for refund in sandbox.stripe.all("/v1/refunds"):
        made.setdefault(refund["metadata"].get("regulars_op"), []).append(refund)
    for one in asked:
        found = [(r["charge"], r["amount"]) for r in made.get(one.id, [])]
        wanted = [(one.charge, one.amount)] if states[one.id] == "done" else []
        expect(found == wanted, f"{one.id} ({states[one.id]}): asked {wanted}, Stripe has {found}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--seed", type=int, default=fresh_seed())
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    kills, batch = (300, 30) if PROVE else (20, 20)
    with tempfile.TemporaryDirectory() as folder:
        world = World(os.path.abspath(options.cli), folder, options.seed)
        dice = world.dice("actions")
        with Sandbox(world.cli, "--customers", 150, "--years", 1, "--seed", options.seed % 1000, "--latency-ms", 10) as sandbox:
            desk = Desk(world, world.path("desk"), sandbox)
            desk.does("connect")
            desk.does("sync", "--rate", "100")
            states, all_asked = {}, []
            while len(all_asked) < kills:
                left = refundable(sandbox)
                charges = dice.sample(sorted(left), batch)
                asked = [Asked(len(all_asked) + i, c, dice.choice([left[c], dice.randrange(100, left[c])]))
                         for i, c in enumerate(charges)]
                kill_some(desk, sandbox, dice, asked)
                time.sleep(LEASE)
                for one in asked:
                    states[one.id] = settle(desk, one)
                all_asked += asked
                compare_money(sandbox, all_asked, states)
            unfinished = desk.does("operations", "list", "--unfinished")
            expect(unfinished == [], "unfinished:", unfinished)
            desk.does("sync", "--rate", "100")
            desk.equals_stripe(sandbox, "after the kills")
            done = sum(state == "done" for state in states.values())
            print(f"{len(states)} killed refunds: {done} done, {len(states) - done} refused, none twice, none forgotten")


if __name__ == "__main__":
    try:
        main()
    except Wrong as wrong:
        sys.exit(f"FAIL: {wrong}")
