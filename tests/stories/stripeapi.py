# SPDX-License-Identifier: GPL-3.0-or-later
"""A few lines of Stripe over HTTP, for stories: knows nothing of Regulars."""
import json
import os
import random
import subprocess
import urllib.error
import urllib.parse
import urllib.request
import uuid


PROVE = bool(os.environ.get("REGULARS_PROVE"))


def fresh_seed():
    """./dev prove looks where nobody has looked; every other run looks at the same, so that red means the change."""
    return random.randrange(10**9) if PROVE else 1


class Stripe:
    def __init__(self, url, key):
        self.url, self.key = url, key

    def call(self, method, path, params=()):
        pairs = list(params.items()) if isinstance(params, dict) else list(params)
        text = urllib.parse.urlencode(pairs)
        url, body = self.url + path, None
        headers = {"Authorization": f"Bearer {self.key}"}
        if method == "POST":
            body = text.encode()
            headers["Idempotency-Key"] = str(uuid.uuid4())
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif text:
            url += "?" + text
        request = urllib.request.Request(url, data=body, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            error.msg = f"{error.msg}: {error.read().decode(errors='replace')[:300]}"
            raise

    def get(self, path, **params):
        return self.call("GET", path, params)

    def post(self, path, **params):
        return self.call("POST", path, params)

    def delete(self, path, **params):
        return self.call("DELETE", path, params)

    def all(self, path, **params):
        """Every object of a list, newest first."""
        params = {"limit": 100, **params}
        while True:
            page = self.get(path, **params)
            yield from page["data"]
            if not page["has_more"]:
                return
            params["starting_after"] = page["data"][-1]["id"]

    def now(self):
        return self.get("/_sandbox/clock")["now"]

    def move_clock(self, to):
        self.post("/_sandbox/clock", now=to)


class Sandbox:
    """A running `regulars-cli sandbox serve`; use as a context."""

    def __init__(self, cli, *options):
        self.command = [cli, "sandbox", "serve", *map(str, options)]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        line = json.loads(self.process.stdout.readline())
        self.url, self.key = line["url"], line["key"]
        self.restricted_key = line.get("restricted_key")
        self.stripe = Stripe(self.url, self.key)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)


class Cli:
    """`regulars-cli` on a folder and a sandbox; what it prints."""

    def __init__(self, cli, folder, sandbox):
        self.command = [cli, "--data-dir", folder, "--stripe-url", sandbox.url, "--json"]
        self.environment = {**os.environ, "REGULARS_STRIPE_KEY": sandbox.key}

    def __call__(self, *arguments):
        done = subprocess.run([*self.command, *arguments], env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{arguments}: exit {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)
