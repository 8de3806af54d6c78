#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records recorded.json beside this file: answers of the sandbox, one for every state that an object can be in, and
events of every kind, some in an older version. Usage: record.py REGULARS-CLI. Afterwards write the golden file anew
(REGULARS_UPDATE_GOLDEN=1 test_core_stripe) and read its difference."""
import json
import pathlib
import subprocess
import sys
import urllib.request

NOW = "2026-11-20T12:00:00Z"
OLDER = "2024-06-20"
OLDER_EVENTS = {"customer.subscription.updated", "invoice.paid", "charge.succeeded", "payment_intent.succeeded"}


def charge_name(charge):
    guest = "" if charge["customer"] else " guest"
    return f"{charge['status']} {charge['payment_method_details']['type']}{guest}"


def invoice_name(invoice):
    kind = f"{invoice['status']} {invoice['billing_reason']}"
    if invoice["status"] == "open" and not invoice["next_payment_attempt"]:
        return kind + " not tried again"
    return kind if invoice["status"] != "paid" or invoice["payments"]["data"] else kind + " without a payment"


# What is listed, and what tells one kind of it from another.
LISTS = [
    ("balance_transactions", lambda it: it["type"]),
    ("charges", charge_name),
    ("coupons", lambda it: ""),
    ("customers", lambda it: "with a credit balance" if it["balance"] < 0 else None),
    ("disputes", lambda it: it["status"]),
    ("events", lambda it: it["type"]),
    ("invoices?expand[]=data.payments", invoice_name),
    ("payment_methods", lambda it: it["type"]),
    ("prices", lambda it: it["type"]),
    ("products", lambda it: ""),
    ("refunds", lambda it: it["status"]),
    ("subscriptions?status=all", lambda it: it["status"]),
]


class Sandbox:
    def __init__(self, cli, *options):
        words = [cli, "sandbox", "serve", "--now", NOW, "--seed", "1", *options]
        self.program = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        said = json.loads(self.program.stdout.readline())
        self.url, self.head = said["url"] + "/v1/", {"Authorization": "Bearer " + said["key"]}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.terminate()
        self.program.wait()

    def get(self, path, body=None):
        head = {**self.head, "Idempotency-Key": "record-1"} if body else self.head
        with urllib.request.urlopen(urllib.request.Request(self.url + path, body, headers=head)) as answer:
            return json.load(answer)

    def all(self, path):
        cursor = ""
        while True:
            page = self.get(f"{path}{'&' if '?' in path else '?'}limit=100{cursor}")
            yield from page["data"]
            if not page["has_more"]:
                return
            cursor = "&starting_after=" + page["data"][-1]["id"]


def record(cli):
    found = {}
    with Sandbox(cli) as sandbox:
        found["account"] = sandbox.get("account")
        sandbox.get("coupons", b"id=SPRING&name=Spring&percent_off=12.5&duration=repeating&duration_in_months=3")
        for path, name in LISTS:
            for it in sandbox.all(path):
                kind = name(it)
                if kind is not None:
                    found.setdefault(f"{it['object']} {kind}".strip(), it)
    with Sandbox(cli, "--events-api-version", OLDER, "--customers", "60") as sandbox:
        for event in sandbox.all("events"):
            if event["type"] in OLDER_EVENTS:
                found.setdefault(f"event {event['type']} {OLDER}", event)
    return found


if __name__ == "__main__":
    target = pathlib.Path(__file__).with_name("recorded.json")
    text = json.dumps(record(sys.argv[1]), indent=1, sort_keys=True, ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8")
