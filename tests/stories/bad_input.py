#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story: whatever goes wrong, the command line says so in a sentence with a way on, ends with the right exit code and
loses nothing. Every case drives the real program against real sandboxes. With REGULARS_PROVE=1 the long ones run at
full figures. Usage: bad_input.py CLI [--only PART-OF-A-NAME] [--seed N] [--jobs N]"""
import argparse
import concurrent.futures
import contextlib
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import urllib.error

from mirror_equals_stripe import Regulars, change, compare
from stripeapi import PROVE, Sandbox, Stripe, fresh_seed
from value import truth

DONE, REFUSED, USAGE, OFFLINE, KEY, STORE = range(6)
PERMISSIONS = {  # id in the sandbox: as Stripe words it, and what is not read without it
    "account_read": ("Account Read", []),
    "customer_read": ("Customers Read", ["customers"]),
    "charge_read": ("Charges and Refunds Read", ["payments", "refunds"]),
    "subscription_read": ("Subscriptions Read", ["subscriptions"]),
    "invoice_read": ("Invoices Read", ["invoices"]),
    "dispute_read": ("Disputes Read", ["disputes"]),
    "balance_read": ("Balance Read", ["balance_transactions"]),
    "product_read": ("Products Read", ["products"]),
    "plan_read": ("Prices Read", ["prices"]),
    "coupon_read": ("Coupons Read", ["coupons"]),
    "event_read": ("Events Read", ["events"]),
    "payment_method_read": ("Payment Methods Read", []),
}
SECRET = re.compile(r"(sk|rk|pk)_(test|live)_\w{6,}")
JARGON = re.compile(r"sql|pragma|errno|\bQ[A-Z]\w+|exception|0x[0-9a-f]|std::|\bhttp [0-9]|nlohmann|json|terminate|"
                    r"assert|traceback|stack|null\b|lease|core dumped|segmentation", re.IGNORECASE)
CASES = []


def case(function):
    CASES.append(function)
    return function


class Wrong(Exception):
    pass


def expect(condition, *what):
    if not condition:
        raise Wrong(" ".join(map(str, what)))


class Outcome:
    def __init__(self, arguments, code, out, err):
        self.arguments, self.code, self.out, self.err = [a[:60] for a in arguments], code, out, err

    def __str__(self):
        return f"{self.arguments}: exit {self.code}\n  out: {self.out[:300]!r}\n  err: {self.err[:600]!r}"

    def json(self):
        return json.loads(self.out)


class Desk:
    """A data folder, and regulars-cli as somebody with that folder and a key would run it."""

    def __init__(self, world, folder, sandbox=None, key=None):
        self.world, self.folder, self.program = world, folder, world.cli
        self.url = sandbox.url if sandbox else world.sandbox.url
        self.key = key or (sandbox.key if sandbox else world.sandbox.key)

    def at(self, url=None, key=None):
        """The same folder with another address or key (False: no key in the environment)."""
        other = Desk(self.world, self.folder)
        other.url = self.url if url is None else url
        other.key = self.key if key is None else key
        return other

    def environment(self):
        environment = {k: v for k, v in os.environ.items() if k not in ("REGULARS_STRIPE_KEY", "DBUS_SESSION_BUS_ADDRESS")}
        # No key store of the machine that runs the story.
        environment.update(HOME=self.world.home, XDG_RUNTIME_DIR=self.world.home, LC_ALL="C.UTF-8")
        environment.pop("LANGUAGE", None)
        if self.key is not False:
            environment["REGULARS_STRIPE_KEY"] = self.key
        return environment

    def command(self, arguments, json_mode=True):
        address = ["--stripe-url", self.url] if self.url else []
        return [self.program, "--data-dir", self.folder, *address, *(["--json"] if json_mode else []), *arguments]

    def start(self, *arguments):
        return subprocess.Popen(self.command(arguments), env=self.environment(), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)

    def run(self, *arguments, json_mode=True, typed="", **options):
        done = subprocess.run(self.command(arguments, json_mode), env=self.environment(), capture_output=True,
                              input=typed.encode(), timeout=400, **options)
        outcome = Outcome(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())
        expect(not SECRET.search(outcome.out + outcome.err), "a key is shown:", outcome)
        expect(0 <= outcome.code <= 5, "it crashed:", outcome)
        return outcome

    def does(self, *arguments, **options):
        outcome = self.run(*arguments, **options)
        expect(outcome.code == DONE, "must work:", outcome)
        return outcome.json() if options.get("json_mode", True) and outcome.out else outcome

    def refuses(self, code, says, *arguments, silent=True, **options):
        """Ends with that code and sentences that say all of `says`, and prints no document."""
        outcome = self.run(*arguments, **options)
        expect(outcome.code == code, f"exit {code} expected:", outcome)
        for part in [says] if isinstance(says, str) else says:
            expect(part.lower() in outcome.err.lower(), f"does not say “{part}”:", outcome)
        expect(re.search(r"[.!?)]\s*$", outcome.err), "no sentence:", outcome)
        if code != USAGE:
            expect(not JARGON.search(outcome.err), "jargon:", JARGON.search(outcome.err), outcome)
        if silent:
            expect(not outcome.out, "prints a document:", outcome)
        return outcome

    def store(self):
        return os.path.join(self.folder, "studios", "default", "store.sqlite")

    def backups(self):
        folder = os.path.join(self.folder, "studios", "default", "backups")
        return sorted(os.path.join(folder, name) for name in os.listdir(folder))

    def counts(self):
        return self.does("status")["counts"]

    def sql(self, text):
        with contextlib.closing(sqlite3.connect(self.store())) as store:
            rows = store.execute(text).fetchall()
            store.commit()
            return rows

    def equals_stripe(self, sandbox, when, by_hand=()):
        regulars = Regulars(self.world.cli, self.folder, sandbox)
        compare(sandbox.stripe, regulars, when, by_hand)

    def lost_nothing(self):
        """The store opens and is what the template was, with what only Regulars knows."""
        expect(self.counts() == self.world.counts, "other counts:", self.counts())
        own = self.sql("SELECT value FROM settings WHERE name = 'story'")
        expect(own == [("only Regulars knows this",)], "own data is gone:", own)


class World:
    """What the cases share: one studio that was synced once, to be copied."""

    def __init__(self, cli, folder, seed):
        self.cli, self.folder, self.seed = cli, folder, seed
        self.home = self.path("home")
        os.mkdir(self.home)

    def path(self, name):
        return os.path.join(self.folder, name)

    def prepare(self, sandbox):
        self.sandbox = sandbox
        desk = Desk(self, self.path("template"))
        desk.does("connect")
        desk.sql("INSERT INTO settings (name, value) VALUES ('story', 'only Regulars knows this')")
        desk.does("sync", "--rate", "100")
        desk.sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self.counts = desk.counts()

    def fresh(self, name, sandbox=None, key=None):
        return Desk(self, self.path(name), sandbox, key)

    def synced(self, name):
        shutil.copytree(self.path("template"), self.path(name))
        return Desk(self, self.path(name))

    def another_sandbox(self, *options, customers=12, seed=None):
        return Sandbox(self.cli, "--customers", customers, "--years", 1, "--seed", seed or self.seed + 1, *options)

    def dice(self, name):
        return random.Random(f"{self.seed} {name}")


class Patient(Stripe):
    """The story's own requests wait out a limit that is meant for the program's."""

    def call(self, *arguments):
        while True:
            try:
                return super().call(*arguments)
            except urllib.error.HTTPError as refused:
                if refused.code != 429:
                    raise
                time.sleep(0.25)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def faults(sandbox, *specs):
    sandbox.stripe.call("POST", "/_sandbox/faults", [("clear", "true"), *[("fault[]", s) for s in specs]])


def prices(sandbox):
    return [p["id"] for p in sandbox.stripe.all("/v1/prices", type="recurring", active="true", currency="eur")]


# --- keys -----------------------------------------------------------------------------------------------------------

@case
def keys_that_do_not_work(world):
    desk = world.synced("keys")
    kinds = {
        "sk_test_" + "0" * 24: "does not know this key",
        "pk_test_" + "0" * 24: "publishable key",
        "hello world": "not a stripe key",
        "sk_test_ключ": "not a stripe key",
        "sk_test_abc\x1b[31m": "not a stripe key",
        "A" * 100_000: "not a stripe key",
        "": "no stripe key yet",
        " \n": "no stripe key yet",
    }
    for key, says in kinds.items():
        for command in ("connect", "sync"):
            desk.at(key=key).refuses(KEY, [says, "Stripe Dashboard"], command)
        expect(desk.at(key=key).run("doctor").code == KEY, "doctor is content with", key[:30])
    fresh = world.fresh("keys-fresh", key="sk_test_" + "0" * 24)
    fresh.refuses(KEY, "does not know this key", "connect")
    fresh.refuses(KEY, "does not know this key", "sync")
    desk.lost_nothing()


@case
def keys_without_a_key_store(world):
    desk = world.synced("no-key-store").at(key=False)
    for command in ("connect", "sync"):
        desk.refuses(KEY, ["no place to keep the key", "REGULARS_STRIPE_KEY"], command)
    desk.refuses(KEY, ["no place to keep the key", "REGULARS_STRIPE_KEY"], "connect", typed=world.sandbox.key + "\n")
    desk.lost_nothing()


def without_permission(world, permission):
    label, unread = PERMISSIONS[permission]
    granted = ",".join(p for p in PERMISSIONS if p != permission)
    with world.another_sandbox("--restricted-key", granted) as sandbox:
        counts, _ = truth(sandbox.stripe)
        desk = world.fresh("without-" + permission, sandbox, sandbox.restricted_key)
        connected = desk.does("connect")
        outcome = desk.run("sync", "--rate", "100")
        if unread:
            expect(label in connected["missing_permissions"], "connect does not tell:", connected)
            expect(outcome.code == KEY and label in outcome.err, "does not tell the permission:", outcome)
            report = outcome.json()
            expect(set(report["left_out"]) == set(unread) and report["missing_permissions"] == [label], outcome)
        else:
            expect(outcome.code == DONE, outcome)
        shown = desk.counts()
        for name, count in counts.items():
            expect(shown[name] == (0 if name in unread else count), label, name, count, shown[name])
        # While it is missing, the studio goes on.
        customer = next(sandbox.stripe.all("/v1/customers"))["id"]
        sandbox.stripe.post(f"/v1/customers/{customer}", name="Renamed Meanwhile")
        method = sandbox.stripe.post("/v1/payment_methods/pm_card_visa/attach", customer=customer)["id"]
        sandbox.stripe.post("/v1/payment_intents", amount=1234, currency="eur", customer=customer,
                            payment_method=method, confirm="true")
        expect(desk.run("sync", "--rate", "100").code == (KEY if unread or "method" in permission else DONE), label)
        # Given the permission, one more sync brings what was missing.
        whole = desk.at(key=sandbox.key)
        whole.does("sync", "--rate", "100")
        whole.equals_stripe(sandbox, f"after {label} was granted")
        expect(whole.does("status")["complete"] is True, "complete now")
        expect(whole.does("connect")["account"]["id"] == sandbox.stripe.get("/v1/account")["id"], "account")
        desk.does("connect")  # and the lesser key is still one of the same account
        expect(desk.does("status")["account"]["name"], "the account's name is forgotten")


for one in PERMISSIONS:
    def each(world, permission=one):
        without_permission(world, permission)
    each.__name__ = "without_" + one
    case(each)


@case
def keys_of_another_account(world):
    desk = world.synced("other-account")
    lesser = ",".join(p for p in PERMISSIONS if p != "account_read")
    with world.another_sandbox("--restricted-key", lesser, seed=world.seed + 77) as other:
        for key in (other.key, other.restricted_key):
            for command in (("sync",), ("sync", "--full"), ("sync", "--reconcile"), ("connect",)):
                desk.at(other.url, key).refuses(KEY, ["another Stripe account", "Nothing was changed"], *command)
            desk.lost_nothing()
    expect(desk.does("customers") == Desk(world, world.path("template")).does("customers"), "other customers")


@case
def keys_go_nowhere_else(world):
    desk = world.synced("addresses")
    live = "sk_live_" + "0" * 24
    desk.at(key=live).refuses(USAGE, "Stripe's own address", "sync")
    for address in ("http://example.org", "https://api.stripe.com.example.org", "http://192.0.2.1:8080", "nonsense",
                    "http://127.0.0.1.example.org", "ftp://127.0.0.1", "http://user:pw@127.0.0.1:1", "http://",
                    "http://0.0.0.0:1", "file:///etc/passwd"):
        begun = time.monotonic()
        for command in ("connect", "sync"):
            desk.at(address).refuses(USAGE, "Stripe's own address", command)
        expect(time.monotonic() - begun < 2, "it was looked up", address)
    desk.lost_nothing()


# --- the wire -------------------------------------------------------------------------------------------------------

@case
def no_network(world):
    desk = world.synced("no-network")
    for command in ("connect", "sync"):
        desk.at("http://127.0.0.1:9").refuses(OFFLINE, ["can not be reached", "network connection"], command)
    expect(desk.at("http://127.0.0.1:9").run("doctor").code == OFFLINE, "doctor")
    desk.lost_nothing()
    expect(len(desk.does("customers")) == world.counts["customers"], "offline reading")
    fresh = world.fresh("no-network-fresh").at("http://127.0.0.1:9")
    fresh.refuses(OFFLINE, "can not be reached", "connect")
    fresh.refuses(OFFLINE, "can not be reached", "sync")


def wire_case(name, *specs, options=(), mix=()):
    """A first fill and a follow through faults: both end complete and right. `mix`: kinds of which each list gets one."""
    sync = ("sync", "--rate", "100")

    def run(world, specs=specs):
        if mix:
            dice = world.dice("mix")
            specs = [f"{dice.choice(mix)}:path=/v1/{name}:times=2" for name in LISTS]
            print(*specs)
        with world.another_sandbox(*options) as sandbox:
            sandbox.stripe = Patient(sandbox.url, sandbox.key)
            desk = world.fresh("wire-" + name, sandbox)
            desk.does("connect")
            for moment in ("first fill", "follow"):
                faults(sandbox, *specs)
                desk.does(*sync)
                faults(sandbox)
                desk.equals_stripe(sandbox, f"{name}: {moment}")
                dice = world.dice(name)
                customers = [c["id"] for c in sandbox.stripe.all("/v1/customers")]
                for _ in range(12):
                    change(sandbox.stripe, dice, customers, prices(sandbox), [])
            desk.does(*sync)
            desk.equals_stripe(sandbox, f"{name}: quiet again")
    run.__name__ = "wire_" + name
    case(run)


LISTS = ["account", "customers", "charges", "subscriptions", "invoices", "refunds", "disputes", "balance_transactions",
         "products", "prices", "coupons", "events"]
FAULTS = ("500", "503", "html", "html:status=200", "html:status=404", "html:status=403", "reset", "reset:before",
          "truncated", "garbled")
# Twice on each list: the third try gets through.
for kind in FAULTS:
    wire_case(re.sub(r"\W", "_", kind), *[f"{kind}:path=/v1/{name}:times=2" for name in LISTS])
wire_case("mixed", mix=FAULTS)
wire_case("drip", *[f"drip:ms=1:path=/v1/{name}:times=2" for name in ("account", "coupons")])
wire_case("429_global", "429-global-rate:every=6:times=5")
wire_case("429_endpoint", *[f"429-endpoint-rate@2:path=/v1/{name}:times=2" for name in ("customers", "charges", "invoices")])
wire_case("429_lock", "429-lock:every=4:times=8")
wire_case("429_real_limits", options=("--rate-limit", 20, "--endpoint-rate-limit", 5))


@case
def wire_storms(world):
    with world.another_sandbox() as sandbox:
        desk = world.fresh("storms", sandbox)
        desk.does("connect")
        for kind, says in (("500", "problem on its side"), ("503", "problem on its side"),
                           ("html", "problem on its side"), ("html:status=200", "problem on its side"),
                           ("reset", "can not be reached"), ("truncated", "can not be reached"),
                           ("garbled", "can not be reached")):
            for path in ("", ":path=/v1/invoices") if PROVE else (world.dice(kind).choice(["", ":path=/v1/invoices"]),):
                faults(sandbox, f"{kind}:times=all{path}")
                desk.refuses(OFFLINE, [says, "try again"], "sync", "--rate", "100")
        faults(sandbox)
        desk.does("sync", "--rate", "100")
        desk.equals_stripe(sandbox, "after the storms")


@case
def wire_timeout(world):
    with world.another_sandbox() as sandbox:
        desk = world.fresh("timeout", sandbox)
        desk.does("connect")
        faults(sandbox, "timeout:path=/v1/invoices:times=all")
        desk.refuses(OFFLINE, ["took too long", "try again"], "sync", "--rate", "100")
        faults(sandbox, "timeout:path=/v1/invoices")
        desk.does("sync", "--rate", "100")
        desk.equals_stripe(sandbox, "after a time-out")


# --- the store ------------------------------------------------------------------------------------------------------

READING = (("status",), ("customers",), ("transactions",), ("customer", "cus_1"))
ALL_COMMANDS = (*READING, ("sync",), ("connect",))


@case
def store_is_newer(world):
    desk = world.synced("newer")
    version = desk.sql("PRAGMA user_version")[0][0]
    desk.sql("PRAGMA user_version = 999")
    before = digest(desk.store())
    for command in ALL_COMMANDS:
        desk.refuses(STORE, ["newer version", "Install the newest"], *command)
    expect(desk.run("doctor").code == STORE, "doctor")
    expect(digest(desk.store()) == before, "the store was changed")
    desk.sql(f"PRAGMA user_version = {version}")
    desk.lost_nothing()


def recovers(desk):
    """What the sentence says helps: the newest backup is put in place, and what was damaged is kept."""
    damaged = digest(desk.store())
    desk.does("restore", desk.backups()[-1])
    kept = [n for n in os.listdir(os.path.dirname(desk.store())) if "before-restore" in n]
    expect(any(digest(os.path.join(os.path.dirname(desk.store()), n)) == damaged for n in kept), "not kept", kept)
    desk.does("sync", "--rate", "100")
    desk.lost_nothing()


def damage_case(name, damage, everywhere=True):
    def run(world):
        desk = world.synced("damaged-" + name)
        backups = desk.backups()
        desk.does("backup", os.path.join(os.path.dirname(backups[0]), "store-daily-2999-01-01.sqlite"))
        desk.sql("PRAGMA wal_checkpoint(TRUNCATE)")
        damage(desk, world.dice(name))
        for command in ALL_COMMANDS:
            outcome = desk.run(*command)
            if everywhere or outcome.code not in (DONE, REFUSED):
                desk.refuses(STORE, ["damaged", "Restore the newest backup"], *command)
        expect(desk.run("doctor").code == STORE, "doctor")
        desk.refuses(STORE, "damaged", "backup", desk.folder + "/never.sqlite")
        expect(not os.path.exists(desk.folder + "/never.sqlite"), "a damaged backup was made")
        recovers(desk)
    run.__name__ = "store_" + name
    case(run)


def random_middle(desk, dice):
    size = os.path.getsize(desk.store())
    with open(desk.store(), "r+b") as file:
        file.seek(size // 4)
        file.write(dice.randbytes(size // 2))


def truncated(desk, _):
    os.truncate(desk.store(), os.path.getsize(desk.store()) // 2 + 123)


def empty(desk, _):
    os.truncate(desk.store(), 0)


def not_a_store(desk, _):
    with open(desk.store(), "w", encoding="utf-8") as file:
        file.write("Dear diary,\n" * 1000)


def another_programs(desk, _):
    os.remove(desk.store())
    desk.sql("CREATE TABLE bookmarks (url TEXT)")


def bad_header(desk, dice):
    with open(desk.store(), "r+b") as file:
        file.write(dice.randbytes(16))


damage_case("random_middle", random_middle, everywhere=False)
damage_case("truncated", truncated)
damage_case("empty", empty)
damage_case("not_sqlite", not_a_store)
damage_case("another_programs", another_programs)
damage_case("bad_header", bad_header)


@case
def store_folder_is_a_file(world):
    path = world.path("a-file")
    with open(path, "w", encoding="utf-8") as file:
        file.write("not a folder")
    desk = Desk(world, path)
    for command in ALL_COMMANDS:
        desk.refuses(STORE, ["data folder", "--data-dir"], *command)
    desk = Desk(world, world.path("half-a-folder"))
    os.makedirs(desk.folder)
    with open(desk.folder + "/studios", "w", encoding="utf-8") as file:
        file.write("not a folder")
    for command in ALL_COMMANDS:
        desk.refuses(STORE, ["data folder", "--data-dir"], *command)
    desk = Desk(world, world.path("store-is-a-folder"))
    os.makedirs(desk.store())
    for command in ALL_COMMANDS:
        desk.refuses(STORE, "data folder", *command)


def mounted(*arguments):
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        print(f"skipped: this system does not let the story mount ({done.stderr.strip()})")
    return done.returncode == 0


@contextlib.contextmanager
def mount(target, *arguments):
    good = mounted(*arguments, target)
    try:
        yield good
    finally:
        if good:
            subprocess.run(["umount", "-l", target], check=True)


@case
def store_folder_is_read_only(world):
    desk = world.synced("read-only")
    with mount(desk.folder, "--bind", desk.folder) as good:
        if not good or not mounted("-o", "remount,ro,bind", desk.folder):
            return
        for command in ALL_COMMANDS:
            desk.refuses(STORE, ["data folder", "read or written"], *command)
    desk.lost_nothing()


@case
def store_folder_belongs_to_somebody_else(world):
    if os.geteuid() != 0:
        return
    desk = world.synced("foreign")
    os.chmod(desk.folder, 0o700)
    nobody = dict(user=65534, group=65534)
    os.chmod(world.folder, 0o755)
    desk.program = shutil.copy(desk.program, world.path("program"))  # the checkout's folder may be closed to others
    for command in ALL_COMMANDS:
        desk.refuses(STORE, ["data folder", "belongs to you"], *command, **nobody)
    desk.lost_nothing()


@case
def disk_is_full(world):
    folder = world.path("small-disk")
    os.mkdir(folder)
    with mount(folder, "-t", "tmpfs", "-o", "size=700k", "none") as good, world.another_sandbox() as sandbox:
        if not good:
            return
        desk = Desk(world, folder + "/data", sandbox)
        desk.does("connect")
        desk.refuses(STORE, ["disk is full", "Free some space"], "sync", "--rate", "100")
        for command in (("status",), ("customers",), ("sync",)):
            outcome = desk.run(*command)
            if outcome.code != DONE:
                desk.refuses(STORE, "disk is full", *command)
        subprocess.run(["mount", "-o", "remount,size=20m", folder], check=True)
        desk.does("sync", "--rate", "100")
        desk.equals_stripe(sandbox, "after space was freed")
        saved = world.path("small-disk-backup.sqlite")
        desk.does("backup", saved)
        counts = desk.counts()
        # Not one byte left: what was synced can still be read, or it is said why not; nothing half is left behind.
        with contextlib.suppress(OSError), open(folder + "/ballast", "wb", buffering=0) as ballast:
            while True:
                ballast.write(b"x" * 4096)
        sandbox.stripe.post("/v1/customers", name="One More")
        for command in (("status",), ("customers",), ("sync",), ("connect",)):
            outcome = desk.run(*command)
            if outcome.code != DONE:
                desk.refuses(STORE, "disk is full", *command)
        desk.refuses(STORE, "disk is full", "backup", folder + "/copy.sqlite")
        desk.refuses(STORE, "disk is full", "restore", saved)
        left = [n for _, _, names in os.walk(folder) for n in names if n.endswith(".part") or n.startswith("copy")]
        expect(not left, "left behind:", left)
        os.remove(folder + "/ballast")
        expect(desk.counts() == counts, "counts changed")
        desk.does("sync", "--rate", "100")
        desk.equals_stripe(sandbox, "after space was freed again")


@case
def disk_quota(world):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with world.another_sandbox() as sandbox:
        desk = world.fresh("quota", sandbox)
        desk.does("connect")
        desk.refuses(STORE, "disk", "sync", "--rate", "100", preexec_fn=limit, restore_signals=False)
        desk.does("sync", "--rate", "100")
        desk.equals_stripe(sandbox, "after the quota was raised")


@case
def restore_of_what_is_no_backup(world):
    desk = world.synced("restores")
    before = digest(desk.store())
    garbage, newer, truncated_file = (world.path(n) for n in ("garbage.sqlite", "newer.sqlite", "cut.sqlite"))
    with open(garbage, "wb") as file:
        file.write(world.dice("garbage").randbytes(50_000))
    desk.does("backup", newer)
    shutil.copy(newer, truncated_file)
    os.truncate(truncated_file, os.path.getsize(newer) // 2)
    with contextlib.closing(sqlite3.connect(newer)) as store:
        store.execute("PRAGMA user_version = 999")
    open(world.path("empty.sqlite"), "wb").close()
    for file, code, says in ((garbage, STORE, "not a backup"), (truncated_file, STORE, "not a backup"),
                             (world.path("empty.sqlite"), STORE, "not a backup"), (newer, STORE, "newer version"),
                             (world.path("nowhere"), USAGE, "no file"), (world.folder, USAGE, "no file"),
                             (desk.store(), USAGE, "itself")):
        desk.refuses(code, [says, "nothing was changed"], "restore", file)
        expect(digest(desk.store()) == before, "the store was changed by", file)
    left = [n for n in os.listdir(os.path.dirname(desk.store())) if "part" in n or "before-restore" in n]
    expect(not left, "left behind:", left)
    desk.lost_nothing()


@case
def restore_onto_a_store_in_use(world):
    desk = world.synced("in-use")
    copy = world.path("in-use-copy.sqlite")
    desk.does("backup", copy)
    with world.another_sandbox("--latency-ms", 700) as slow:
        using = world.fresh("in-use-slow", slow)
        using.does("connect")
        running = using.start("sync")
        time.sleep(1)
        using.refuses(STORE, ["Another Regulars program", "try again"], "restore", copy)
        out, err = running.communicate(timeout=60)
        expect(running.returncode == DONE, "sync was disturbed:", err)
    desk.lost_nothing()


@case
def backup_to_bad_places(world):
    desk = world.synced("backups")
    for place in (desk.store(), desk.store() + "-wal", desk.store() + ".lock"):
        desk.refuses(USAGE, "itself", "backup", place)
    desk.refuses(STORE, "can not be written", "backup", world.folder)
    desk.refuses(STORE, "can not be written", "backup", "/proc/here.sqlite")
    desk.lost_nothing()


# --- what people type -----------------------------------------------------------------------------------------------

@case
def typing_nonsense(world):
    desk = world.synced("typing")
    for unknown in ("cus_0000000000", "", "' OR 1=1 --", "\x1b[31mred", "x" * 10_000, "🧘", "../../etc/passwd"):
        outcome = desk.refuses(REFUSED, "there is no customer", "customer", unknown)
        expect("\x1b" not in outcome.err and len(outcome.err) < 1000, "steers the terminal:", outcome)
        outcome = desk.refuses(REFUSED, "there is no transaction", "transaction", unknown)
        expect("\x1b" not in outcome.err and len(outcome.err) < 1000, "steers the terminal:", outcome)
    for wrong in (["customers", "--limit", "-1"], ["customers", "--limit", "many"], ["customers", "--sort", "shoe_size"],
                  ["transactions", "--limit", "-1"], ["transactions", "--status", "odd"], ["fly"], [], ["customer"],
                  ["sync", "--rate", "0"], ["sync", "--rate", "1e9"], ["restore"],
                  ["customers", "surplus"], ["sync", "--\x1b[31m"]):
        outcome = desk.refuses(USAGE, "regulars-cli", *wrong)
        expect("\x1b" not in outcome.err, "steers the terminal:", outcome)
    for studio in ("../up", "a/b", "", "x" * 65, "ä"):
        if studio:
            desk.refuses(USAGE, "name of a studio", "--studio", studio, "status")
    for command in ("customers", "transactions"):
        expect(desk.does(command, "--limit", "0") == [], "limit 0")
        expect(len(desk.does(command, "--limit", "3")) == 3, "limit 3")
    expect(desk.does("transactions", "--customer", "cus_none") == [], "no such customer")
    for command in (("status",), ("customers",), ("transactions",), ("customer", "cus_1"), ("backup", "/tmp/never")):
        world.fresh("nobody").refuses(STORE, "regulars-cli connect", *command)
    expect(not os.path.exists(world.path("nobody")), "reading made a folder")
    desk.lost_nothing()


@case
def typing_strange_searches(world):
    desk = world.synced("searches")
    everyone = len(desk.does("customers"))
    strange = ["'", '"', '""', "';--", "%", "_", "*", "a*", "AND", "a OR b", "NEAR(a b)", "^a", "name:x", "-a", "(", ")",
               "{", "\\", "\\x00", "🧘‍♀️", "שלום", "\u202eabc", "é", "e\u0301", "\ufeff", "\x01", "a\nb", "\t",
               "x" * 10_000, "ab" * 5_000, "a " * 5_000, "é " * 3_000, "0" * 10_000, "0 1 " * 2_500, '" ' * 5_000,
               "cus_" * 2_500, " ".join(f"w{n}" for n in range(1_800)), "ﷺ" * 300, "İ" * 100, "\U0010ffff"]
    for text in strange:
        begun = time.monotonic()
        found = desk.does("customers", "--search", text)
        expect(isinstance(found, list) and len(found) <= everyone, text[:30])
        expect(time.monotonic() - begun < 3, "slow:", text[:30], len(text))
    expect(len(desk.does("customers", "--search", "  ")) == everyone, "blanks")
    desk.lost_nothing()


@case
def names_that_steer_terminals(world):
    names = ["New\nline", "Tab\tulator", "\x1b[31mRed\x1b[0m", "\x1b]0;title\x07", "Back\b\b\bspace", "C1 \x9b31m",
             "Over\u202eright to left", "Iso\u2067late", "Line\u2028sep", "Para\u2029graph", "NUL\x00inside",
             "Wide 🧘🏽‍♀️ emoji", "‏عربي", "Bell\x07", "Del\x7f", "Z" * 5000, "ａｂｃ", "a" + "\u0301" * 50]
    evil = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
    with world.another_sandbox(customers=3) as sandbox:
        ids = []
        for name in names:
            made = sandbox.stripe.post("/v1/customers", name=name, email="odd@example.org", phone=name[:20])
            ids.append(made["id"])
            method = sandbox.stripe.post("/v1/payment_methods/pm_card_visa/attach", customer=made["id"])["id"]
            sandbox.stripe.post("/v1/payment_intents", amount=1000, currency="eur", customer=made["id"],
                                payment_method=method, confirm="true", description=name[:400])
        desk = world.fresh("names", sandbox)
        desk.does("connect")
        desk.does("sync", "--rate", "100")
        desk.equals_stripe(sandbox, "strange names")
        for listing, rows in (("customers", len(ids) + 3), ("transactions", None)):
            shown = desk.does(listing, json_mode=False).out
            lines = shown.rstrip("\n").split("\n")
            rows = len(desk.does(listing)) if rows is None else rows
            expect(len(lines) == rows + 1, listing, "rows", len(lines), rows)
            expect(not evil.search(shown), listing, repr(evil.search(shown)))
            expect(max(map(len, lines)) < 400, listing, "too wide", max(map(len, lines)))
        for one in ids:
            expect(not evil.search(desk.does("customer", one, json_mode=False).out), "customer", one)
        charge = desk.does("transactions", "--customer", ids[2])[0]["id"]
        expect(not evil.search(desk.does("transaction", charge, json_mode=False).out), "transaction", charge)
        for json_shown in (desk.does("customers"), desk.does("transactions")):
            expect("\x1b" not in json.dumps(json_shown, ensure_ascii=True), "raw escape in JSON")


# --- several programs, and power cuts -------------------------------------------------------------------------------

@case
def two_syncs_at_once(world):
    with world.another_sandbox("--latency-ms", 20) as sandbox:
        desk = world.fresh("two", sandbox)
        desk.does("connect")
        for moment in ("first fill", "follow"):
            running = [desk.start("sync", "--rate", "50") for _ in range(3)]
            for process in running:
                out, err = process.communicate(timeout=120)
                expect(process.returncode == DONE, moment, err)
            desk.equals_stripe(sandbox, f"two syncs: {moment}")
            sandbox.stripe.post("/v1/customers", name="Between")


def killed_syncs(desk, dice, kills, longest):
    for _ in range(kills):
        process = desk.start("sync", "--rate", "100")
        time.sleep(dice.random() * longest)
        process.kill()
        process.communicate()
        expect(desk.run("status").code == DONE, "the store does not open after a kill")


@case
def killed_first_fills(world):
    kills = 100 if PROVE else 10
    with world.another_sandbox("--latency-ms", 25, customers=40 if PROVE else 12) as sandbox:
        desk = world.fresh("killed-fill", sandbox)
        desk.does("connect")
        desk.sql("INSERT INTO settings (name, value) VALUES ('story', 'kept')")
        dice = world.dice("fills")
        for _ in range(kills // 5):
            killed_syncs(desk, dice, 5, 1.0)
            begun = time.monotonic()
            desk.does("sync", "--rate", "100")
            expect(time.monotonic() - begun < 15, "a sync waits for a dead one")
            desk.equals_stripe(sandbox, "after killed first fills")
            desk.sql("DELETE FROM sync_state WHERE name IN ('filled_at', 'fill_started_at')")
        expect(desk.sql("SELECT value FROM settings WHERE name = 'story'") == [("kept",)], "own data")


@case
def killed_follows(world):
    kills = 100 if PROVE else 10
    with world.another_sandbox("--latency-ms", 10, customers=40 if PROVE else 12) as sandbox:
        desk = world.fresh("killed-follow", sandbox)
        desk.does("connect")
        desk.does("sync", "--rate", "100")
        dice = world.dice("follows")
        customers = [c["id"] for c in sandbox.stripe.all("/v1/customers")]
        charges = [c["id"] for c in sandbox.stripe.get("/v1/charges", limit=50)["data"] if c["status"] == "succeeded"]
        for _ in range(kills // 5):
            for _ in range(25):
                change(sandbox.stripe, dice, customers, prices(sandbox), charges)
            killed_syncs(desk, dice, 5, 0.6)
            desk.does("sync", "--rate", "100")
            desk.equals_stripe(sandbox, "after killed follows")


@case
def stopped_by_hand(world):
    with world.another_sandbox("--latency-ms", 600) as sandbox:
        desk = world.fresh("stopped", sandbox)
        desk.does("connect")
        process = desk.start("sync")
        time.sleep(0.7)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        expect(process.returncode == REFUSED and b"go on where it was" in err and not out, process.returncode, err)
        expect(time.monotonic() - begun < 2, "stops late")
        desk.does("sync", "--rate", "100")
        desk.equals_stripe(sandbox, "after it was stopped")


def sample(world):
    """What every test run does: each kind of case, but one wire for all faults, and some of the permissions."""
    alike = {f"wire_{re.sub(chr(92) + 'W', '_', kind)}" for kind in FAULTS}
    permissions = [c for c in CASES if c.__name__.startswith("without_")]
    left_out = set(world.dice("sample").sample(permissions, len(permissions) - 4))
    return [c for c in CASES if c.__name__ not in alike | {"wire_timeout"} and c not in left_out]


def run_case(world, function):
    begun = time.monotonic()
    try:
        function(world)
        problem = None
    except (Exception, SystemExit) as error:  # compare() ends with SystemExit
        problem = str(error) if isinstance(error, (Wrong, SystemExit)) else traceback.format_exc()
    return function.__name__, time.monotonic() - begun, problem


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--only", default="")
    parser.add_argument("--seed", type=int, default=fresh_seed())
    parser.add_argument("--jobs", type=int, default=6)
    options = parser.parse_args()
    print(f"seed {options.seed}")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        world = World(os.path.abspath(options.cli), folder, options.seed)
        chosen = CASES if PROVE or options.only else sample(world)
        chosen = [c for c in chosen if options.only in c.__name__]
        chosen.sort(key=lambda c: "timeout" not in c.__name__)  # the longest first
        with world.another_sandbox(seed=options.seed + 5) as sandbox:
            world.prepare(sandbox)
            with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
                for done in concurrent.futures.as_completed(pool.submit(run_case, world, c) for c in chosen):
                    name, seconds, problem = done.result()
                    print(f"{'FAILED' if problem else 'good  '} {seconds:5.1f} s  {name}", flush=True)
                    if problem:
                        failed += 1
                        print("    " + problem.replace("\n", "\n    "), flush=True)
    print(f"{len(chosen)} cases, {failed} failed, seed {options.seed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
