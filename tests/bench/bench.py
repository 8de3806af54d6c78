#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark table: what a person waits for, beside the floor that the same machine allows in the same run.
Usage: bench.py BIN-FOLDER SCRATCH-FOLDER [--part window|start|fill|sandbox|busy|decode|store]… [--customers N]… [--seconds N]
Figures are milliseconds unless they say otherwise. Nothing passes or fails here but what people were promised: a figure
over its limit is marked, and the exit code is 1."""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "stories"))
from stripeapi import PROVE, Sandbox  # noqa: E402

missed = []


def row(what, figure, floor="", limit=None, unit="ms"):
    """One line of the table; `limit` is what was promised."""
    over = limit is not None and figure > limit
    if over:
        missed.append(what)
    promise = "" if limit is None else f"promised {limit:g} {unit}"
    print(f"{what:<52} {figure:10.1f} {unit:<4} {floor:<34} {promise}{'   MISSED' if over else ''}", flush=True)


class Programs:
    def __init__(self, folder):
        self.desk, self.cli, self.bench = (os.path.join(folder, n) for n in ("regulars", "regulars-cli", "deskbench"))

    def measure(self, *arguments, timeout=3600):
        done = subprocess.run([self.bench, *map(str, arguments)], stdout=subprocess.PIPE, text=True, timeout=timeout)
        if done.returncode != 0:
            raise SystemExit(f"deskbench {arguments}: exit {done.returncode}")
        return json.loads(done.stdout.splitlines()[-1]) if done.stdout else None


def store_of(programs, scratch, customers):
    """A data folder with that many customers, kept between runs."""
    folder = os.path.join(scratch, str(customers))
    file = os.path.join(folder, "studios", "default", "store.sqlite")
    os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
    programs.measure("make", file, customers)
    return folder, file


def window(programs, scratch, sizes):
    figures = {}
    for size in sizes:
        _, file = store_of(programs, scratch, size)
        figures[size] = found = programs.measure("window", file)
        print(f"\nIn the window, {found['customers']:,} customers, {found['payments']:,} payments")
        floors = found["floors"]
        row("search, key to painted result, 95 % under", found["search"]["p95"], f"raw SQLite {floors['search']:.1f}", 50)
        row("  median", found["search"]["median"])
        row("sort by lifetime value, click to painted", found["sort"]["median"], f"raw SQLite {floors['sort']:.1f}", 100)
        row("open a profile, key to painted", found["profile"]["median"], f"raw SQLite {floors['profile']:.1f}", 100)
        row("jump and repaint, customers", found["jump"]["median"], f"one painting {floors['painting']:.1f}")
        row("jump and repaint, transactions", found["transactions_jump"]["median"], f"one painting {floors['painting']:.1f}")
        row("open the transactions", found["transactions"], f"raw SQLite {floors['transactions']:.1f}")
        row("memory", found["memory"], f"an empty window {floors['memory']:.0f} MB", 200, "MB")
        row("costliest handler, processor time", found["worst_handler"], found["worst_handler_name"][:34], 16)
        row("costliest painting, processor time", found["worst_painting"], "", 33)
    if len(sizes) > 1:
        small, large = figures[min(sizes)], figures[max(sizes)]
        print(f"\nHow much slower with {max(sizes):,} customers than with {min(sizes):,}")
        for name in ("search", "sort", "profile", "jump", "transactions_jump"):
            for part in ("median", "p95"):
                row(f"{name}, {part}", large[name][part] / small[name][part], "", 3, "x")


def started(command):
    """Seconds until a program says that it can be used."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={k: v for k, v in os.environ.items() if k != "REGULARS_STRIPE_KEY"})
    line = process.stdout.readline()
    spent = time.perf_counter() - begun
    process.wait(30)
    if line.strip() != "usable":
        raise SystemExit(f"{command}: said {line!r}")
    return spent


def start(programs, scratch, sizes):
    print("\nFrom the start of the program to customers that can be searched")
    medians = {}
    for size in sizes:
        folder, _ = store_of(programs, scratch, size)
        ours, floor = [], []
        for _ in range(9):  # in turn, so that both have the same machine
            floor.append(started([programs.bench, "empty"]) * 1000)
            # A sandbox that is not there: the start must not wait for the network.
            ours.append(started([programs.desk, "--data-dir", folder, "--stripe-url", "http://127.0.0.1:9", "--until-usable"]) * 1000)
        empty = statistics.median(floor)
        medians[size] = statistics.median(ours)
        row(f"start, {size:,} customers", medians[size], f"an empty Qt window {empty:.0f}", 2 * empty + 150)
    if len(sizes) > 1:
        row("start, slower by", medians[max(sizes)] / medians[min(sizes)], "", 3, "x")


def counts_of(cli, folder, sandbox):
    environment = {**os.environ, "REGULARS_STRIPE_KEY": sandbox.key}
    done = subprocess.run([cli, "--data-dir", folder, "--stripe-url", sandbox.url, "--json", "status"], env=environment,
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["counts"]


def fill(programs, customers):
    print("\nFirst fill at 150 ms latency, 25 requests a second to each endpoint")
    for rate in (100, 25):
        options = ["--customers", customers, "--seed", 5, "--latency-ms", 150, "--rate-limit", rate,
                   "--endpoint-rate-limit", 25]
        with tempfile.TemporaryDirectory() as folder, Sandbox(programs.cli, *options) as sandbox:
            environment = {**os.environ, "REGULARS_STRIPE_KEY": sandbox.key}
            command = [programs.cli, "--data-dir", folder, "--stripe-url", sandbox.url, "--json"]
            subprocess.run([*command, "connect"], env=environment, check=True, capture_output=True)
            begun = time.perf_counter()
            done = subprocess.run([*command, "sync", "--rate", str(rate)], env=environment, capture_output=True, text=True)
            spent = time.perf_counter() - begun
            if done.returncode != 0:
                raise SystemExit(done.stderr)
            report = json.loads(done.stdout)
            counts = counts_of(programs.cli, folder, sandbox)
            refused = sandbox.stripe.get("/_sandbox/answers")["too_many_requests"]
            there = {name: sum(1 for _ in sandbox.stripe.all(path, **more)) for name, path, more in (
                ("customers", "/v1/customers", {}), ("subscriptions", "/v1/subscriptions", {"status": "all"}),
                ("invoices", "/v1/invoices", {}), ("payments", "/v1/charges", {}))} if rate == 100 else {}
        pages = {name: max(1, math.ceil(counts.get(name, 0) / 100)) for name in report["read"]}
        ceiling = max(sum(pages.values()) / rate, max(pages.values()) / min(25, rate))
        objects = sum(report["read"].values())
        row(f"{objects:,} objects, --rate {rate}", spent, f"the limiter's ceiling {ceiling:.1f} s", round(1.4 * ceiling, 1), "s")
        row("  objects a second", objects / spent, f"{report['requests']} requests, {sum(pages.values())} full pages", None, "/s")
        row("  answered 429", 100 * refused / report["requests"], "", 1, "%")
        if there:
            print("  of these:", ", ".join(f"{n} {name}" for name, n in there.items()))
            row("  rows missing", sum(there[n] - counts[n] for n in there), "", 0, "")


def sandbox_size(programs):
    print("\nThe sandbox")
    begun = time.perf_counter()
    with Sandbox(programs.cli, "--customers", 20000, "--seed", 1) as sandbox:
        spent = time.perf_counter() - begun
        with open(f"/proc/{sandbox.process.pid}/status") as status:
            peak = next(int(line.split()[1]) / 1e6 for line in status if line.startswith("VmHWM"))
        payments = sum(1 for _ in sandbox.stripe.all("/v1/charges"))
    row(f"20,000 customers, {payments:,} payments, ready after", spent, "", 60, "s")
    row("  memory", peak, "", 3, "GB")


def busy(programs, seconds):
    print(f"\n{seconds} s of typing, sorting, scrolling, opening and closing while first fills run")
    with tempfile.TemporaryDirectory() as folder, Sandbox(programs.cli, "--customers", 2000, "--seed", 3) as sandbox:
        found = programs.measure("busy", os.path.join(folder, "store.sqlite"), sandbox.url, sandbox.key, seconds)
    row("costliest handler, processor time", found["worst_handler"], found["worst_handler_name"][:34], 16)
    row("costliest painting, processor time", found["worst_painting"], found["worst_painting_name"][:34], 33)
    memory = found["megabytes"]
    settled = memory[len(memory) // 4:]
    row("memory, last against a quarter of the time", settled[-1] / settled[0], f"{settled[0]:.0f} MB to {settled[-1]:.0f} MB, {found['fills']} fills", 1.15, "x")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("scratch")
    parser.add_argument("--part", action="append", default=[])
    parser.add_argument("--customers", action="append", type=int, default=[])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--as-test", action="store_true",
                        help="ten minutes and every promise with REGULARS_PROVE=1; else ten seconds that must not crash")
    options = parser.parse_args()
    if options.as_test:
        options.seconds = 600 if PROVE else 10
    programs, sizes = Programs(options.bin), options.customers or [1000, 100000]
    parts = options.part or ["window", "start", "fill", "sandbox", "busy", "decode", "store"]
    if "window" in parts:
        window(programs, options.scratch, sizes)
    if "start" in parts:
        start(programs, options.scratch, sizes)
    if "fill" in parts:
        fill(programs, 2000)
    if "sandbox" in parts:
        sandbox_size(programs)
    if "busy" in parts:
        busy(programs, options.seconds)
    if "decode" in parts:
        subprocess.run([os.path.join(options.bin, "decodebench")], check=True)
    if "store" in parts:  # rows in and out of core/store beside bare statements
        subprocess.run([os.path.join(options.bin, "storebench"), *map(str, sizes)], check=True)
    print("\nMissed: " + ", ".join(missed) if missed else "\nAll promises kept.")
    return 1 if missed and (PROVE or not options.as_test) else 0


if __name__ == "__main__":
    sys.exit(main())
