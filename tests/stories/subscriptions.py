#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: a subscription is cancelled and recovered in the window, cancelled as Stripe's portal does it, recovered on the
command line, ended at once with its unused time as credit; Stripe's clock is moved over the end of the period. Stripe's
own account is the judge. Usage: with_display.sh subscriptions.py REGULARS REGULARS-CLI"""
import sys
import tempfile

from money import EMAIL, NAME, deed, escape, open_profile
from stripeapi import Cli, Sandbox
from window import Window, connect

DAY = 86_400


def new_subscriber(stripe):
    """Somebody who pays 100.00 a month; two subscriptions."""
    customer = stripe.post("/v1/customers", name=NAME, email=EMAIL)["id"]
    method = stripe.post("/v1/payment_methods/pm_card_visa/attach", customer=customer)["id"]
    product = stripe.post("/v1/products", name="Zz Yoga")["id"]
    price = stripe.post("/v1/prices", product=product, currency="usd", unit_amount=10_000, **{"recurring[interval]": "month"})["id"]

    def subscribe():
        return stripe.post("/v1/subscriptions", customer=customer, default_payment_method=method, **{"items[0][price]": price})["id"]

    return customer, subscribe


def expect(found, wanted, what):
    if found != wanted:
        raise SystemExit(f"{what}: {found}, not {wanted}")


def to_products(window):
    open_profile(window)
    window.wait("page tab", "Products").queryAction().doAction(0)


def terms(window, cli, stripe, subscription):
    """A discount, a pause, and a look at what a period that begins today would cost; all of it taken back."""
    stripe.post("/v1/coupons", id="spring", percent_off=25, duration="forever")
    stripe.post("/v1/coupons", id="late", percent_off=25, duration="once", redeem_by=stripe.now() + 1)

    def seen():
        return stripe.get(f"/v1/subscriptions/{subscription}")

    window.press("Details")
    window.press("Discounts…")
    window.type("text", "Discount code", "nowhere")
    window.says("Stripe has no such code or coupon")
    stripe.move_clock(stripe.now() + 60)
    window.type("text", "Discount code", "late")
    window.says("This code has expired")
    window.type("text", "Discount code", "spring")
    window.says("25 % off (spring)")
    window.press("Apply")
    window.until(lambda: len(seen()["discounts"]) == 1, "the discount at Stripe")
    window.says("$75.00 on ")
    print("discounted by a code; one that has expired and one that is none say so")

    window.choose("Pause collection…")  # the Subscription menu
    window.press("Pause")
    window.until(lambda: seen()["pause_collection"], "the pause at Stripe")
    expect(cli("subscription", subscription)["pause_collection"], "void", "what becomes of invoices")
    window.press("Resume collection…")
    window.press("Resume")
    window.until(lambda: seen()["pause_collection"] is None, "the resumption at Stripe")
    print("paused and resumed")

    due = cli("subscription", subscription, "billing", "--now", "--dry-run")["due_now"]["amount"]
    expect(due, 7_500, "what a period that begins today costs")
    cli("subscription", subscription, "discount", "--remove", seen()["discounts"][0])
    expect(seen()["discounts"], [], "the discounts")
    window.key(9)  # Escape: back to the profile
    window.until(lambda: window.find("push button", "Discounts…") is None, "the subscription to close")


def new_one(window, stripe, customer):
    """Another subscription, from the profile: to a plan that is found by its name, paid from the credit balance."""
    def theirs():
        return [row["id"] for row in stripe.get("/v1/subscriptions", customer=customer, status="active")["data"]]

    window.choose("New subscription…")  # the Customer menu
    window.type("text", "Search plans", "zz yoga")
    window.says("Zz Yoga, $100.00 monthly")
    window.says("Charged now")
    window.press("Subscribe")
    window.until(lambda: len(theirs()) == 1, "the subscription at Stripe")
    escape(window)
    print("subscribed")
    return theirs()[0]


def on_the_page(window):
    """The page of subscriptions: found by a word, added up, and the row under the cursor."""
    window.choose("Subscriptions")
    window.type("text", "Search subscriptions", EMAIL)
    window.says("1 subscription · $100.00 a month, before discounts")
    window.click(window.table("Subscriptions").getAccessibleAt(0, 1))
    print("found on the page, with what it brings in a month")


def pause_all(window, cli, seen):
    """The row under the cursor pauses as a whole and goes on; what was paid for the rest of its period pays for the next.
    The same on the command line, where nothing is given back and the billing day stays."""
    window.choose("Pause subscription…")
    window.says("are taken off when it is resumed")
    window.press("Pause")
    window.until(lambda: seen()["status"] == "paused", "all of it to pause")
    window.choose("Resume subscription…")
    window.says("begins when the payment has come")
    deed(window, "Resume")
    window.until(lambda: seen()["status"] == "active", "all of it to go on")
    subscription, anchor = seen()["id"], seen()["billing_cycle_anchor"]
    worth = cli("subscription", subscription, "pause", "--whole", "--dry-run")["unused"]["amount"]
    expect(9_900 < worth <= 10_000, True, f"what the unused time is worth, {worth}")
    cli("subscription", subscription, "pause", "--whole", "--unused", "nothing")
    expect(cli("subscription", subscription)["status"], "paused", "the status")
    cli("subscription", subscription, "resume", "--period", "present")
    expect([seen()["status"], seen()["billing_cycle_anchor"]], ["active", anchor], "its status and its billing day")
    print("paused as a whole and resumed, by hand and on the command line")


def main():
    regulars, program = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder, Sandbox(program, "--customers", 10, "--currency", "usd", "--seed", 3) as sandbox:
        stripe = sandbox.stripe
        customer, subscribe = new_subscriber(stripe)
        subscription = subscribe()
        cli = Cli(program, folder, sandbox)

        def seen():
            return stripe.get(f"/v1/subscriptions/{subscription}")

        end = seen()["items"]["data"][0]["current_period_end"]
        with Window(regulars, "--data-dir", folder, "--stripe-url", sandbox.url) as window:
            connect(window, sandbox)
            to_products(window)
            window.press("Cancel…")
            window.says("Keeps access until")
            deed(window, "Cancel on ")
            window.until(lambda: seen()["cancel_at_period_end"], "the end at Stripe")
            window.press("Recover…")
            window.says("Would have ended")
            window.press("Recover")
            window.until(lambda: not seen()["cancel_at_period_end"], "the recovery at Stripe")
            print("cancelled with its period, and recovered")

            stripe.post(f"/v1/subscriptions/{subscription}", cancel_at=end)  # as the portal does it
            cli("sync")
            window.wait("push button", "Recover…")
            cli("subscription", subscription, "recover")
            expect(seen()["cancel_at"], None, "the end that the portal had set")
            window.wait("push button", "Cancel…")
            print("recovered from the portal's date")

            terms(window, cli, stripe, subscription)
            window.press("Cancel…")
            window.press("Keep the subscription active until the next expected rebill date", "check box")
            window.press("Credit balance", "check box")
            window.says(lambda text: "become credit balance" in text)
            window.press("Cancel now")
            window.until(lambda: seen()["status"] == "canceled", "the end at Stripe")
            owed = -stripe.get(f"/v1/customers/{customer}")["balance"]
            if not 9_900 < owed <= 10_000:
                raise SystemExit(f"the credit for unused time is {owed}")
            print("ended at once, unused time became", owed)

            subscription = new_one(window, stripe, customer)
            on_the_page(window)
            pause_all(window, cli, seen)
            end = seen()["items"]["data"][0]["current_period_end"]
            window.choose("Cancel…")  # the Subscription menu, for the row under the cursor
            deed(window, "Cancel on ")
            window.until(lambda: seen()["cancel_at_period_end"], "the end at Stripe")
            stripe.move_clock(end - DAY)
            cli("sync")
            expect(cli("subscription", subscription)["status"], "active", "a day before its end")
            stripe.move_clock(end + DAY)
            for options in ([], ["--full"]):
                cli("sync", *options)
                expect(cli("subscription", subscription)["status"], "canceled", "a day after its end")
            listed = cli("subscriptions", "--status", "canceled", "--search", NAME)
            expect([row["id"] for row in listed if row["id"] == subscription], [subscription], "the list")
            expect(cli("subscriptions", "--status", "current", "--search", NAME), [], "the list of current ones")
            print("over with its period, also after a full sync")


if __name__ == "__main__":
    sys.exit(main())
