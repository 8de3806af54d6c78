#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: every action on money by the keyboard alone: no mouse, no action of the accessibility bus, which is only asked
what has the focus and what is said. Stripe's own account is the judge. Usage: with_display.sh keyboard.py REGULARS
REGULARS-CLI"""
import sys
import tempfile
import time

import pyatspi
from money import EMAIL, blocked_emails, lose_dispute, new_payer, pay
from stripeapi import Sandbox
from window import Window, connect

ENTER, ESCAPE, TAB, SPACE, CONTROL, A, K, F5, RIGHT, DOWN = 36, 9, 23, 65, 37, 38, 45, 71, 114, 116
ENTRIES = pyatspi.ROLE_PAGE_TAB, pyatspi.ROLE_LIST_ITEM


class Hands:
    """Two hands on a keyboard, and eyes on the window."""

    def __init__(self, window):
        self.window = window

    def write(self, text):
        for letter in text:
            pyatspi.Registry.generateKeyboardEvent(ord(letter), None, pyatspi.KEY_SYM)

    def focused(self):
        """What has the focus: role and name. What it lies in may say that it has it, and so may its viewport and current
        entries."""
        deepest = ("", "")
        for thing in self._things(self.window.frame):
            if thing.getState().contains(pyatspi.STATE_FOCUSED) and thing.getRole() not in ENTRIES \
                    and (thing.name or not deepest[1]):
                deepest = thing.getRoleName(), thing.name
        return deepest

    def _settled(self):
        """The same, once anything has it: between two things nothing has."""
        found = self.focused()
        return found if found[0] else None

    def _things(self, at):
        if at is None or not at.getState().contains(pyatspi.STATE_SHOWING):
            return
        yield at
        if at.getRole() != pyatspi.ROLE_TABLE:
            for index in range(at.childCount):
                yield from self._things(at[index])

    def tab_to(self, name):
        """Goes from one thing to the next until it stands on that one."""
        fits = name if callable(name) else (lambda text: text == name)
        seen = []
        for _ in range(60):
            role, here = self.window.until(self._settled, "anything to have the focus")
            seen.append(f"{role} “{here}”")
            if fits(here):
                return
            if not here:
                raise SystemExit(f"Tab stops at something without a name: {', '.join(seen)}")
            self.window.key(TAB)
            end = time.monotonic() + 0.5
            while self.focused() == (role, here) and time.monotonic() < end:
                time.sleep(0.02)
        raise SystemExit(f"Tab does not reach {name}; on the way: {', '.join(seen)}")

    def act(self, name):
        """Tab to a button, and press it."""
        self.tab_to(name)
        self.window.key(SPACE)

    def palette(self, words, entry):
        self.window.key(K, held=CONTROL)
        self.window.until(lambda: self.focused()[1] == "Find people and actions", "the palette")
        self.write(words)
        self.window.wait("list item", lambda name: name.startswith(entry))
        self.window.key(ENTER)


def begins(text):
    return lambda name: name.startswith(text)


def to_profile(window, hands):
    hands.palette(EMAIL.split("@")[0], "Zz Payer")
    window.says(EMAIL)


def refund(window, hands, stripe, charge):
    to_profile(window, hands)
    hands.act("Open transaction")
    hands.act("Refund…")
    window.until(lambda: hands.focused()[1] == "Amount", "the amount to have the focus")
    window.key(A, held=CONTROL)
    hands.write("25")
    window.wait("push button", begins("Refund $25.00"))
    for _ in range(5):  # Enter held down
        window.key(ENTER)
    window.says(lambda text: "Refund of $25.00: done." in text)
    refunds = [one["amount"] for one in stripe.all("/v1/refunds", charge=charge)]
    if refunds != [2500]:
        raise SystemExit(f"refunds at Stripe: {refunds}")
    print("refunded 25.00, once, with Enter held down")


def balance(window, hands, stripe, customer):
    def owed():
        return -stripe.get(f"/v1/customers/{customer}")["balance"]

    hands.palette("adjust credit", "Adjust credit balance")
    window.until(lambda: hands.focused()[1] == "Amount", "the amount to have the focus")
    hands.write("9.50")
    hands.act(begins("Add $9.50"))
    window.until(lambda: owed() == 950, "the credit at Stripe")
    window.says(lambda text: "done" in text and "9.50" in text)
    hands.palette("refund credit", "Refund credit balance")
    hands.act(begins("Refund $9.50"))
    window.until(lambda: owed() == 0, "the credit to go back")
    window.says(lambda text: "done" in text and "Refund of the credit balance" in text)
    print("9.50 given and taken back")


def repayment(window, hands, stripe, customer):
    lose_dispute(stripe, pay(stripe, customer, 4000, "Mat"))
    window.key(ESCAPE)
    window.key(F5)
    to_profile(window, hands)
    window.says("Mat")
    hands.act("Open transaction")
    hands.act("Add repayment…")
    window.wait("check box", "Paid by hand")
    hands.tab_to(lambda name: name in ("Payment link", "Paid by hand"))
    if hands.focused()[1] != "Paid by hand":
        window.key(RIGHT)
    window.key(SPACE)
    hands.act(begins("Record $40.00"))
    window.says(lambda text: "Dispute settled" in text)
    window.key(ESCAPE)
    print("40.00 recorded as repaid")


def subscription(window, hands, stripe, customer):
    """From its beginning to its end; on the way, past everything in its sheets that Tab stops at."""
    def theirs():
        return list(stripe.all("/v1/subscriptions", customer=customer, status="all"))

    product = stripe.post("/v1/products", name="Zz Dance")["id"]
    stripe.post("/v1/prices", product=product, currency="usd", unit_amount=3000, **{"recurring[interval]": "month"})
    window.key(ESCAPE)
    window.key(F5)
    to_profile(window, hands)
    hands.palette("new subscription", "New subscription")
    window.until(lambda: hands.focused()[1] == "Search plans", "the plans to be searched")
    hands.write("zz dance")
    window.says("Zz Dance, $30.00 monthly")
    hands.tab_to("Introductory price")
    hands.write("12.50")
    window.wait("push button", begins("Subscribe and charge $12.50"))
    hands.act(begins("Subscribe and charge $12.50"))
    window.until(lambda: [one["status"] for one in theirs()] == ["active"], "the subscription at Stripe")
    window.key(ESCAPE)
    print("subscribed, for 12.50 first")

    hands.palette("subscriptions", "Subscriptions")
    hands.tab_to("Search subscriptions")
    hands.write(EMAIL.split("@")[0])
    window.says("1 subscription · $30.00 a month, before discounts")
    window.key(DOWN)
    for sheet, last in (("Edit price", "Keep as it is"), ("Billing day", "Keep as it is"), ("Discounts", "Keep as it is"),
                        ("Payment method", "Write a mail…")):
        window.entry(sheet + "…")
        hands.palette(sheet, sheet)
        window.wait("push button", "Keep as it is")
        hands.tab_to(last)
        window.key(ESCAPE)
        window.until(lambda: window.find("push button", "Keep as it is") is None, f"{sheet} to close")
    window.entry("Pause subscription…")
    hands.palette("pause subscription", "Pause subscription")
    hands.act("Pause")
    window.until(lambda: theirs()[0]["status"] == "paused", "all of it to pause")
    window.entry("Resume subscription…")
    hands.palette("resume subscription", "Resume subscription")
    hands.act(begins("Resume"))
    window.until(lambda: theirs()[0]["status"] == "active", "all of it to go on")
    print("paused as a whole and resumed from the page")
    window.entry("Pause collection…")
    hands.palette("pause collection", "Pause collection")
    hands.act("Pause")
    window.until(lambda: theirs()[0]["pause_collection"], "the pause at Stripe")
    window.entry("Cancel…")
    hands.palette("cancel", "Cancel…")
    hands.act(begins("Cancel on "))
    window.until(lambda: theirs()[0]["cancel_at_period_end"], "the end at Stripe")
    print("paused and cancelled from the page")


def block(window, hands, stripe):
    to_profile(window, hands)
    hands.tab_to("Details")
    window.key(RIGHT)
    window.key(RIGHT)
    hands.act("Manage customer details…")
    hands.act("Email address: " + EMAIL)
    hands.act("Block 1 detail")
    window.until(lambda: blocked_emails(stripe) == [EMAIL], "the email on Stripe's list")
    print("blocked an email")


def main():
    regulars, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder, Sandbox(cli, "--customers", 10, "--currency", "usd", "--seed", 3) as sandbox:
        customer, charge = new_payer(sandbox.stripe)
        with Window(regulars, "--data-dir", folder, "--stripe-url", sandbox.url) as window:
            connect(window, sandbox)
            hands = Hands(window)
            window.click(window.wait("text", "Search customers"))  # no window manager here: this gives the keyboard
            window.until(lambda: hands.focused()[1] == "Search customers", "the keyboard")
            refund(window, hands, sandbox.stripe, charge)
            balance(window, hands, sandbox.stripe, customer)
            repayment(window, hands, sandbox.stripe, customer)
            subscription(window, hands, sandbox.stripe, customer)
            block(window, hands, sandbox.stripe)


if __name__ == "__main__":
    sys.exit(main())
