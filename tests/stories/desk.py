#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: somebody connects a studio in the window, finds people, opens a profile; the command line works on the same
store at the same time; Stripe goes away. Usage: with_display.sh desk.py REGULARS REGULARS-CLI [--seconds N]"""
import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time

from stripeapi import Cli, Sandbox
from window import KEYRING, Window, connect


def key_was_kept(options, folder, sandbox):
    """The next start asks for nothing."""
    sandbox.stripe.post("/v1/customers", name="Zz Latest")
    with Window(options.regulars, "--data-dir", folder, "--stripe-url", sandbox.url) as again:
        again.wait("table", "Customers")
        again.type("text", "Search customers", "zz latest")
        table = again.table("Customers")
        again.until(lambda: table.nRows == 1, "what changed meanwhile", 60)
    print("the key was kept in the key store")


def find_people(window, cli):
    table = window.table("Customers")
    count = cli("status")["counts"]["customers"]
    window.until(lambda: table.nRows == count, f"{count} rows")
    someone = next(row for row in cli("customers") if row["name"] and len(row["name"]) > 6)
    window.type("text", "Search customers", someone["email"])
    window.until(lambda: 0 < table.nRows < count and someone["name"] in window.cell(table, 0, 0), "the searched person")
    window.type("text", "Search customers", "")
    window.until(lambda: table.nRows == count, "everybody again")
    print("found", someone["name"])


def open_profile(window):
    window.type("text", "Search customers", "")
    table = window.table("Customers")
    window.until(lambda: table.nRows > 1, "the list")
    window.click(table.getAccessibleAt(1, 2))
    window.key(36)  # Enter
    for tab in ("Details", "Stats", "Info", "Products"):
        window.wait("page tab", tab).queryAction().doAction(0)
    window.key(9)  # Escape
    window.until(lambda: window.find("page tab", "Stats") is None, "the profile to close")
    print("opened and closed a profile")


def palette(window, cli):
    someone = next(row for row in cli("customers") if row["name"] and len(row["name"]) > 6)
    window.click(window.wait("text", "Search customers"))  # a field, where X11 has Ctrl+K for something else
    window.key(45, held=37)  # Ctrl+K
    window.type("text", "Find people and actions", someone["email"])
    window.wait("list item", lambda name: name.startswith(someone["name"]))
    window.key(36)  # Enter
    window.says(someone["email"])
    window.wait("page tab", "Stats")
    window.key(9)  # Escape
    window.until(lambda: window.find("page tab", "Stats") is None, "the profile to close")
    print("reached", someone["name"], "by the palette")


def transactions(window, cli):
    window.press("Transactions", "check box")
    table = window.table("Transactions")
    window.until(lambda: table.nRows == cli("status")["counts"]["payments"], "all transactions")
    window.press("Customers", "check box")
    print("saw the transactions")


def both_at_work(window, cli, sandbox, seconds):
    """For `seconds`: each program makes changes, reads go on all the while, and each sees the other's within 2 s."""
    stop, reads, problems = threading.Event(), [0], []

    def read_on():
        while not stop.is_set():
            try:
                cli("customers", "--limit", "20")
                cli("transactions", "--limit", "20")
                reads[0] += 2
            except SystemExit as failed:
                problems.append(str(failed))
                return

    reader = threading.Thread(target=read_on)
    reader.start()
    customer = cli("customers", "--limit", "1")[0]["id"]
    slowest, turns = 0.0, 0
    end = time.monotonic() + seconds
    try:
        window.type("text", "Search customers", customer)
        table = window.table("Customers")
        window.until(lambda: table.nRows == 1, "that one customer")
        while time.monotonic() < end or turns < 4:
            turns += 1
            name = f"Turn {turns} {time.monotonic_ns()}"
            sandbox.stripe.post(f"/v1/customers/{customer}", name=name)
            if turns % 2:
                cli("sync")
                since = time.monotonic()
                window.until(lambda: name in window.cell(table, 0, 0), "the command line's change in the window", 2)
            else:
                window.choose("Sync now")
                window.until(lambda: name in window.cell(table, 0, 0), "the window's own change")
                since = time.monotonic()
                window.until(lambda: cli("customer", customer)["name"] == name, "the window's change there", 2)
            slowest = max(slowest, time.monotonic() - since)
    finally:
        stop.set()
        reader.join()
    if problems:
        raise SystemExit(problems[0])
    window.type("text", "Search customers", "")
    print(f"both at work for {seconds} s: {turns} changes, {reads[0]} reads beside them, seen after {slowest:.2f} s at most")


def offline(window, sandbox, cli_counts):
    sandbox.process.terminate()
    sandbox.process.wait(20)
    window.choose("Sync now")
    print("offline:", window.says(lambda text: "ffline" in text, 60))
    table = window.table("Customers")
    window.until(lambda: table.nRows == cli_counts and window.cell(table, 0, 0), "the people, offline")
    open_profile(window)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("regulars")
    parser.add_argument("cli")
    parser.add_argument("--seconds", type=int, default=120 if os.environ.get("REGULARS_PROVE") else 10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Sandbox(options.cli, "--customers", 60, "--seed", 11) as sandbox:
        cli = Cli(options.cli, folder, sandbox)
        with Window(options.regulars, "--data-dir", folder, "--stripe-url", sandbox.url) as window:
            connect(window, sandbox)
            window.says("TEST")
            find_people(window, cli)
            open_profile(window)
            palette(window, cli)
            transactions(window, cli)
            second = subprocess.run([options.regulars, "--data-dir", folder, "--stripe-url", sandbox.url], timeout=30)
            if second.returncode != 0:
                raise SystemExit(f"a second start ended with {second.returncode}")
            print("a second start raised the first window")
            both_at_work(window, cli, sandbox, options.seconds if not KEYRING else 0)
            if not KEYRING:
                offline(window, sandbox, cli("status")["counts"]["customers"])
        if KEYRING:
            key_was_kept(options, folder, sandbox)


if __name__ == "__main__":
    sys.exit(main())
