#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: the window starts where its data can not be used, says why, and offers a way on.
Usage: with_display.sh trouble.py REGULARS"""
import contextlib
import os
import sqlite3
import sys
import tempfile

from window import Window


def unreadable_folder(regulars):
    with tempfile.TemporaryDirectory() as folder:
        in_the_way = os.path.join(folder, "studios")
        open(in_the_way, "w").close()
        with Window(regulars, "--data-dir", folder) as window:
            window.says("The data folder can not be read or written.")
            if window.find("push button", "Connect Stripe"):
                raise SystemExit("the first run is offered as if there were no data")
            os.remove(in_the_way)
            window.press("Try again")
            window.wait("push button", "Connect Stripe")
    print("unreadable folder: said, and tried again")


def damage(store):
    with open(store, "wb") as file:
        file.write(b"no database " * 1000)


def make_newer(store):
    with sqlite3.connect(store) as database:
        database.execute(f"PRAGMA application_id = {0x52474c53}")  # "RGLS"
        database.execute("PRAGMA user_version = 9999")
        database.execute("CREATE TABLE future (thing)")
    database.close()


def unusable_store(regulars, spoil, sentence):
    with tempfile.TemporaryDirectory() as folder:
        studio = os.path.join(folder, "studios", "default")
        os.makedirs(studio)
        spoil(os.path.join(studio, "store.sqlite"))
        with Window(regulars, "--data-dir", folder) as window:
            window.says(sentence)
            window.wait("push button", "Restore a backup…")
            window.wait("push button", "Try again")
    print("unusable store: " + sentence)


def refilled_from_stripe(regulars):
    """A spoiled store, and the way out that needs no backup: what is ours is saved, the rest read again."""
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "demo", "studios", "demo", "store.sqlite")
        with Window(regulars, "--demo", "--data-dir", folder) as window:
            window.says("Synced")
        with contextlib.closing(sqlite3.connect(store)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (reads,) = database.execute("SELECT sum(count) FROM reads").fetchone()
        with open(store, "r+b") as file:
            file.write(bytes(100))
        with Window(regulars, "--demo", "--data-dir", folder) as window:
            window.says("The stored data is damaged.")
            window.press("Save and read again")
            window.says("What only Regulars knows was saved.")
            window.says("Synced")
            window.wait("table", "Customers")
        with contextlib.closing(sqlite3.connect(store)) as database:
            (after,) = database.execute("SELECT sum(count) FROM reads").fetchone()
            (customers,) = database.execute("SELECT count(*) FROM customers").fetchone()
        if after <= reads or customers < 300:
            raise SystemExit(f"{after} reads after {reads}, {customers} customers")
        if not any("damaged-" in name for name in os.listdir(os.path.dirname(store))):
            raise SystemExit("the damaged store was not kept")
    print("damaged store: saved, and read again")


def main():
    regulars = sys.argv[1]
    unreadable_folder(regulars)
    unusable_store(regulars, damage, "The stored data is damaged.")
    refilled_from_stripe(regulars)
    unusable_store(regulars, make_newer, "A newer version of Regulars has written this data.")


if __name__ == "__main__":
    sys.exit(main())
