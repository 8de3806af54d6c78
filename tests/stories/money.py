#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: front-desk staff move money in the window as a screen reader uses it: refund a payment, adjust a credit balance,
block a customer; then Stripe goes away. Stripe's own account is the judge. Usage: with_display.sh money.py REGULARS
REGULARS-CLI"""
import sys
import tempfile

from stripeapi import Cli, Sandbox
from window import Window, connect

NAME, EMAIL = "Zz Payer", "zz.payer@example.org"


def new_payer(stripe):
    """Somebody who paid 60.00 by card."""
    customer = stripe.post("/v1/customers", name=NAME, email=EMAIL)["id"]
    method = stripe.post("/v1/payment_methods/pm_card_visa/attach", customer=customer)["id"]
    intent = stripe.post("/v1/payment_intents", amount=6000, currency="usd", customer=customer, payment_method=method,
                         confirm="true", off_session="true", description="Ten classes")
    return customer, intent["latest_charge"]


def open_profile(window):
    window.type("text", "Search customers", EMAIL)
    table = window.table("Customers")
    window.until(lambda: table.nRows == 1 and NAME in window.cell(table, 0, 0), "the payer")
    window.click(table.getAccessibleAt(0, 2))
    window.key(36)  # Enter
    window.says(EMAIL)


def refund(window, stripe, charge):
    open_profile(window)
    window.press("Open transaction")
    window.press("Refund…")
    window.type("text", "Amount", "0")
    window.until(lambda: not window.is_enabled("Refund"), "zero to be no amount")
    window.says("The amount is zero")
    window.type("text", "Amount", "25.00")
    deed = window.until(lambda: window.find("push button", lambda name: name.startswith("Refund $25.00")), "the deed's name")
    for _ in range(3):  # a hand that trembles
        try:
            deed.queryAction().doAction(0)
        except Exception:  # it is gone already
            break
    window.says(lambda text: "Refund of $25.00: done." in text)
    refunds = list(stripe.all("/v1/refunds", charge=charge))
    if [one["amount"] for one in refunds] != [2500]:
        raise SystemExit(f"refunds at Stripe: {refunds}")
    escape(window)
    print("refunded 25.00, once")


def escape(window):
    """Closes what is open over the pages."""
    for _ in range(4):
        if window.find("page tab", "Stats") is None and window.find("push button", "Keep as it is") is None:
            return
        window.key(9)
    window.until(lambda: window.find("page tab", "Stats") is None, "the profile to close")


def block(window, stripe):
    open_profile(window)
    window.wait("page tab", "Info").queryAction().doAction(0)
    window.press("Manage customer details…")
    window.press("Email address: " + EMAIL, "check box")
    window.press("Block 1 detail")
    window.says(lambda text: text.startswith("Block: ") or "done" in text.lower())
    lists = {one["alias"]: one["id"] for one in stripe.all("/v1/radar/value_lists")}

    def values():
        return [item["value"] for item in stripe.all("/v1/radar/value_list_items", value_list=lists["email_blocklist"])]

    window.until(lambda: values() == [EMAIL], "the email on Stripe's list")
    window.says(lambda text: "blocked" in text.lower())
    escape(window)
    print("blocked an email")


def offline(window, sandbox):
    open_profile(window)
    sandbox.process.terminate()
    sandbox.process.wait(20)
    window.choose("Sync now")
    window.says(lambda text: "ffline" in text, 60)
    window.wait("page tab", "Details").queryAction().doAction(0)  # it opens where it was left
    window.press("Open transaction")
    window.press("Refund…")
    reason = window.says(lambda text: text.startswith("You are offline"))
    window.until(lambda: window.find("push button", lambda name: name.startswith("Refund $")), "the deed")
    if window.is_enabled(lambda name: name.startswith("Refund $")):
        raise SystemExit("a refund is offered without a network")
    print("offline:", reason)


def main():
    regulars, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder, Sandbox(cli, "--customers", 10, "--currency", "usd", "--seed", 3) as sandbox:
        customer, charge = new_payer(sandbox.stripe)
        with Window(regulars, "--data-dir", folder, "--stripe-url", sandbox.url) as window:
            connect(window, sandbox)
            refund(window, sandbox.stripe, charge)
            block(window, sandbox.stripe)
            known = Cli(cli, folder, sandbox)("customer", customer)
            if not known["blocked"]:
                raise SystemExit(f"the command line does not know of the block: {known}")
            offline(window, sandbox)


if __name__ == "__main__":
    sys.exit(main())
