#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: in the exact middle of the period somebody moves from $10 to $100 a month and somebody back, in the window and on
the command line, charged now and with the next invoice; then a price is edited. What was shown is what Stripe's own account
bills. Usage: with_display.sh proration.py REGULARS REGULARS-CLI"""
import sys
import tempfile

from money import escape
from stripeapi import Cli, Sandbox
from subscriptions import expect
from window import Window, connect


class Studio:
    """Two prices, and people who pay one of them since just now."""

    def __init__(self, stripe):
        self.stripe = stripe
        product = stripe.post("/v1/products", name="Zz Yoga")["id"]
        self.basic, self.unlimited = (
            stripe.post("/v1/prices", product=product, currency="usd", unit_amount=amount, nickname=name,
                        **{"recurring[interval]": "month"})["id"]
            for amount, name in ((1_000, "Basic"), (10_000, "Unlimited")))

    def subscribe(self, name, price):
        customer = self.stripe.post("/v1/customers", name=name, email=f"{name.lower().replace(' ', '.')}@example.org")["id"]
        method = self.stripe.post("/v1/payment_methods/pm_card_visa/attach", customer=customer)["id"]
        return self.stripe.post("/v1/subscriptions", customer=customer, default_payment_method=method,
                                **{"items[0][price]": price})["id"]

    def seen(self, subscription):
        return self.stripe.get(f"/v1/subscriptions/{subscription}")

    def invoice(self, subscription):
        return self.stripe.get(f"/v1/invoices/{self.seen(subscription)['latest_invoice']}")

    def balance(self, subscription):
        return self.stripe.get(f"/v1/customers/{self.seen(subscription)['customer']}")["balance"]

    def period(self, subscription):
        item = self.seen(subscription)["items"]["data"][0]
        return item["current_period_start"], item["current_period_end"]


def open_subscription(window, name):
    """By way of the profile, its products and their details."""
    window.type("text", "Search customers", name)
    table = window.table("Customers")
    window.until(lambda: table.nRows == 1 and name in window.cell(table, 0, 0), name)
    window.click(table.getAccessibleAt(0, 2))
    window.key(36)  # Enter
    window.wait("page tab", "Products").queryAction().doAction(0)
    window.press("Details")
    window.wait("push button", "Change plan…")


def choose_plan(window, words):
    window.press("Change plan…")
    window.type("text", "Search plans", words)


def upgrade_now(window, studio, subscription):
    open_subscription(window, "Zz Up Now")
    choose_plan(window, "zz unlimited")
    window.press("Change plan and charge $45.00")
    window.until(lambda: studio.invoice(subscription)["total"] == 4_500, "the invoice at Stripe")
    expect(studio.invoice(subscription)["status"], "paid", "the invoice")
    escape(window)
    escape(window)
    print("10 to 100, now: $45.00 shown, $45.00 billed")


def downgrade_now(window, studio, subscription):
    open_subscription(window, "Zz Down Now")
    choose_plan(window, "zz basic")
    window.says("Becomes credit balance")
    window.says("$45.00")
    window.press("Change plan")
    window.until(lambda: studio.balance(subscription) == -4_500, "the credit at Stripe")
    expect((studio.invoice(subscription)["total"], studio.invoice(subscription)["amount_due"]), (-4_500, 0), "the invoice")
    window.press("Refund credit balance…")
    window.wait("push button", "Refund $45.00")
    for _ in range(3):
        escape(window)
    print("100 to 10, now: $45.00 shown, $45.00 in credit, to be refunded")


def later(cli, studio, subscription, price, total):
    arguments = ("subscription", subscription, "change", price, "--charge", "later")
    shown = cli(*arguments, "--dry-run")
    expect(shown["next_invoice"]["total"]["amount"], total, "the next invoice that is shown")
    expect(shown["due_now"]["amount"], 0, "what is due now")
    expect(cli(*arguments)["state"], "done", "the change")
    return shown


def main():
    regulars, program = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder, Sandbox(program, "--customers", 5, "--currency", "usd", "--seed", 3) as sandbox:
        stripe = sandbox.stripe
        studio = Studio(stripe)
        up_now, up_later, edited = (studio.subscribe(name, studio.basic) for name in ("Zz Up Now", "Zz Up Later", "Zz Edited"))
        down_now, down_later = (studio.subscribe(name, studio.unlimited) for name in ("Zz Down Now", "Zz Down Later"))
        cli = Cli(program, folder, sandbox)
        with Window(regulars, "--data-dir", folder, "--stripe-url", sandbox.url) as window:
            connect(window, sandbox)
            start, end = studio.period(up_now)
            stripe.move_clock((start + end) // 2)
            upgrade_now(window, studio, up_now)
            downgrade_now(window, studio, down_now)
            shown = cli("subscription", edited, "price", "40", "--charge", "now", "--dry-run")
            expect((shown["to"]["id"], shown["due_now"]["amount"]), (None, 1_500), "a price that is made for it")
            cli("subscription", edited, "price", "40", "--charge", "now")
            expect(studio.invoice(edited)["total"], 1_500, "the invoice")
            print("10 to a new price of 40, now: $15.00 shown, $15.00 billed")
            shown_up = later(cli, studio, up_later, studio.unlimited, 14_500)
            shown_down = later(cli, studio, down_later, studio.basic, -3_500)
        stripe.move_clock(end + 7_200 + 60)
        for subscription, shown in ((up_later, shown_up), (down_later, shown_down)):
            invoice = studio.invoice(subscription)
            expect((invoice["total"], invoice["amount_due"]),
                   (shown["next_invoice"]["total"]["amount"], shown["next_invoice"]["amount_due"]["amount"]), "the next invoice")
        expect(studio.balance(down_later), -3_500, "the credit")
        print("10 to 100, later: $145.00 shown and billed; 100 to 10, later: −$35.00 shown and billed, $35.00 in credit")


if __name__ == "__main__":
    sys.exit(main())
