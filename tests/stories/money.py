#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: front-desk staff move money in the window as a screen reader uses it: refund a payment, another one while the
command line does the same, adjust a credit balance and give it back, have a customer pay again after a chargeback, block
them; then Stripe goes away. Stripe's own account is the judge. Usage: with_display.sh money.py REGULARS REGULARS-CLI"""
import subprocess
import sys
import tempfile

from stripeapi import Cli, Sandbox
from window import Window, connect

NAME, EMAIL = "Zz Payer", "zz.payer@example.org"


def new_payer(stripe):
    """Somebody who paid 60.00 by card."""
    customer = stripe.post("/v1/customers", name=NAME, email=EMAIL)["id"]
    stripe.post("/v1/payment_methods/pm_card_visa/attach", customer=customer)
    return customer, pay(stripe, customer, 6000, "Ten classes")


def pay(stripe, customer, amount, what):
    """Charges a customer's card; the charge."""
    method = stripe.get(f"/v1/customers/{customer}/payment_methods")["data"][0]["id"]
    return stripe.post("/v1/payment_intents", amount=amount, currency="usd", customer=customer, payment_method=method,
                       confirm="true", off_session="true", description=what)["latest_charge"]


def blocked_emails(stripe):
    lists = {one["alias"]: one["id"] for one in stripe.all("/v1/radar/value_lists")}
    return [item["value"] for item in stripe.all("/v1/radar/value_list_items", value_list=lists["email_blocklist"])]


def lose_dispute(stripe, charge):
    dispute = stripe.post(f"/_sandbox/charges/{charge}/dispute")["id"]
    stripe.post(f"/_sandbox/disputes/{dispute}", status="lost")


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


def both_at_once(window, stripe, cli, customer):
    """The rest of a payment, asked for in the window and on the command line in the same moment."""
    charge = pay(stripe, customer, 3000, "Strap")
    cli("sync")
    open_profile(window)
    window.press("Open transaction")
    window.press("Refund…")
    button = window.wait("push button", lambda name: name.startswith("Refund $30.00"))
    with subprocess.Popen([*cli.command, "refund", charge], env=cli.environment, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as other:
        button.queryAction().doAction(0)
        other.communicate(timeout=60)
    refunds = window.until(lambda: list(stripe.all("/v1/refunds", charge=charge)), "the refund")
    window.says(lambda text: "$30.00: done." in text or "meanwhile" in text or "already" in text)
    if [one["amount"] for one in refunds] != [3000]:
        raise SystemExit(f"refunds at Stripe: {refunds}")
    escape(window)
    print("asked for in both programs at once, refunded 30.00 once; the command line ended with", other.returncode)


def deed(window, begins):
    """Presses the button that names the deed."""
    window.press(lambda name: name.startswith(begins))


def balance(window, stripe, customer):
    def owed():
        return -stripe.get(f"/v1/customers/{customer}")["balance"]

    open_profile(window)
    window.choose("Adjust credit balance…")
    window.type("text", "Amount", "12.50")
    deed(window, "Add $12.50")
    window.says(lambda text: "done" in text and "12.50" in text)
    window.until(lambda: owed() == 1250, "the credit at Stripe")
    window.choose("Refund credit balance…")
    deed(window, "Refund $12.50")
    window.until(lambda: owed() == 0, "the credit to go back")
    window.says(lambda text: "done" in text and "Refund of the credit balance" in text)
    refunds = [one["amount"] for one in stripe.all("/v1/refunds")]
    if refunds.count(1250) != 1:
        raise SystemExit(f"refunds at Stripe: {refunds}")
    escape(window)
    print("12.50 of credit given and taken back to the card")


def repayment(window, stripe, customer):
    """40.00, taken back by the bank: 15.00 of it in cash, the rest by a link."""
    lose_dispute(stripe, pay(stripe, customer, 4000, "Mat"))
    window.choose("Sync now")
    open_profile(window)
    window.wait("page tab", "Details").queryAction().doAction(0)
    window.says("Mat")
    window.press("Open transaction")
    window.press("Add repayment…")
    window.press("Paid by hand", "check box")
    window.type("text", "Amount", "15.00")
    window.type("text", "Reference", "receipt 17")
    deed(window, "Record $15.00")
    window.says(lambda text: "receipt 17" in text)
    window.press("Add repayment…")
    deed(window, "Create link for $25.00")
    window.wait("push button", "Copy payment link")
    links = list(stripe.all("/v1/payment_links"))
    if len(links) != 1:
        raise SystemExit(f"links at Stripe: {links}")
    stripe.post(f"/_sandbox/payment_links/{links[0]['id']}/pay", payment_method="pm_card_visa")
    escape(window)
    window.choose("Sync now")
    window.press("Transactions", "check box")
    window.press("Dispute settled", "check box")
    table = window.table("Transactions")
    window.until(lambda: table.nRows == 1, "the settled dispute")
    window.press("Customers", "check box")
    print("40.00 repaid, by hand and by link")


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
    window.until(lambda: blocked_emails(stripe) == [EMAIL], "the email on Stripe's list")
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
            program = Cli(cli, folder, sandbox)
            both_at_once(window, sandbox.stripe, program, customer)
            balance(window, sandbox.stripe, customer)
            repayment(window, sandbox.stripe, customer)
            block(window, sandbox.stripe)
            known = program("customer", customer)
            if not known["blocked"]:
                raise SystemExit(f"the command line does not know of the block: {known}")
            offline(window, sandbox)


if __name__ == "__main__":
    sys.exit(main())
