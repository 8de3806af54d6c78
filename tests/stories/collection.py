#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: a card declines at the renewal; it is charged again in the window and declines again, the command line charges
another card; a second one is marked as paid by hand in the window. Stripe's own account is the judge.
Usage: with_display.sh collection.py REGULARS REGULARS-CLI"""
import sys
import tempfile

from money import escape
from proration import Studio, open_subscription
from stripeapi import Cli, Sandbox
from subscriptions import expect
from window import Window, connect


def main():
    regulars, program = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder, Sandbox(program, "--customers", 5, "--currency", "usd", "--seed", 3) as sandbox:
        stripe = sandbox.stripe
        studio = Studio(stripe)
        debtors = [studio.subscribe(name, studio.unlimited) for name in ("Zz Debtor", "Zz Cash")]
        good = stripe.get(f"/v1/subscriptions/{debtors[0]}")["default_payment_method"]
        for subscription in debtors:
            customer = studio.seen(subscription)["customer"]
            card = stripe.post("/v1/payment_methods/pm_card_chargeCustomerFail/attach", customer=customer)["id"]
            stripe.post(f"/v1/subscriptions/{subscription}", default_payment_method=card)
        stripe.move_clock(studio.period(debtors[0])[1] + 7_200)
        cli = Cli(program, folder, sandbox)
        with Window(regulars, "--data-dir", folder, "--stripe-url", sandbox.url) as window:
            connect(window, sandbox)
            open_subscription(window, "Zz Debtor")
            window.press("Unpaid invoice…")
            window.says("Declined")
            window.press("Charge $100.00")
            window.says(lambda text: "declined" in text.lower() and "." in text)
            expect(studio.invoice(debtors[0])["status"], "open", "the invoice of a card that declines")
            window.press("Keep as it is")
            expect(cli("subscription", debtors[0], "collect", "retry", "--method", good)["state"], "done", "the other card")
            expect(studio.invoice(debtors[0])["status"], "paid", "the invoice")
            window.until(lambda: window.find("push button", "Unpaid invoice…") is None, "the invoice to be paid in the window, too")
            for _ in range(2):
                escape(window)
            print("declined again, said so, stayed open; another card paid it")

            open_subscription(window, "Zz Cash")
            window.press("Unpaid invoice…")
            window.press("Paid by hand", "check box")
            window.press("Mark $100.00 as paid")
            window.until(lambda: studio.invoice(debtors[1])["status"] == "paid", "the invoice at Stripe")
            print("paid by hand")


if __name__ == "__main__":
    sys.exit(main())
