#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Stripe's official SDK against the sandbox, in a folder of the build.
Usage: run.py install|stories|types FOLDER CLI. Exit 77 (skipped) without node 20 or without the packages."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
HERE = pathlib.Path(__file__).resolve().parent
PARTS = ["package.json", "package-lock.json", ".npmrc", "stories", "types"]
UNREACHABLE = re.compile(r"ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH"
                         r"|E40[137]\b|E50[234]\b|network")


def skip(why):
    print(f"skipped: {why}")
    raise SystemExit(SKIPPED)


def require_node():
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        skip("node and npm are not installed (20 or newer is needed)")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < 20:
        skip(f"node {version} is older than 20")
    return node, npm


def lay_out(folder):
    """The folder gets a copy of the sources, so that they find the packages beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source, target = HERE / part, folder / part
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)


def install(folder, npm):
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".installed"
    if stamp.exists() and stamp.read_text() == wanted:
        print("the packages are there")
        return
    done = subprocess.run([npm, "ci", "--no-progress"], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0 and UNREACHABLE.search(done.stderr):
        skip("the packages cannot be fetched:\n" + done.stderr)
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    stamp.write_text(wanted)


def stories(folder, node, cli):
    traces = folder / "traces" / "stories"
    shutil.rmtree(traces, ignore_errors=True)
    tests = sorted(str(path) for path in (folder / "stories").glob("*.test.mjs"))
    environment = {**os.environ, "REGULARS_CLI": cli, "REGULARS_TRACES": str(traces)}
    return subprocess.run([node, "--test", "--test-reporter=spec", "--test-concurrency=2", *tests], cwd=folder, env=environment).returncode


def trace_of_the_app(cli, trace):
    """What connect, a first fill and a follow after changes ask of Stripe, and what they are told."""
    trace.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        sandbox = subprocess.Popen([cli, "sandbox", "serve", "--customers", "80", "--trace", trace], stdout=subprocess.PIPE, text=True)
        try:
            said = json.loads(sandbox.stdout.readline())
            environment = {**os.environ, "REGULARS_STRIPE_KEY": said["key"]}

            def regulars(*words):
                subprocess.run([cli, "--data-dir", data, "--stripe-url", said["url"], "--json", *words],
                               env=environment, check=True, stdout=subprocess.DEVNULL)

            regulars("connect")
            regulars("sync")
            move_clock(said, 40 * 86400)
            regulars("sync")
            regulars("sync", "--reconcile")
        finally:
            sandbox.terminate()
            sandbox.wait()


def move_clock(said, seconds):
    import urllib.request
    head = {"Authorization": f"Bearer {said['key']}"}
    with urllib.request.urlopen(urllib.request.Request(said["url"] + "/_sandbox/clock", headers=head)) as answer:
        now = json.load(answer)["now"] + seconds
    urllib.request.urlopen(urllib.request.Request(said["url"] + "/_sandbox/clock", data=f"now={now}".encode(), headers=head)).close()


def types(folder, node, cli):
    checked = subprocess.run([node, "--test", "--test-reporter=spec", "types/typecheck.test.mjs"], cwd=folder).returncode
    trace_of_the_app(cli, folder / "traces" / "app" / "app.ndjson")
    routes = HERE.parents[1] / "core" / "sandbox" / "rest" / "routes.cpp"
    told = subprocess.run([node, "types/typecheck.mjs", "--covers", routes, "traces/app", "traces/stories"], cwd=folder).returncode
    return checked or told


def main():
    what, folder, cli = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    node, npm = require_node()
    if what == "install":
        lay_out(folder)
        install(folder, npm)
        return 0
    if not (folder / "node_modules" / ".installed").exists():
        skip("the packages are not installed")
    return {"stories": stories, "types": types}[what](folder, node, cli)


if __name__ == "__main__":
    sys.exit(main())
