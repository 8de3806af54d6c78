#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrows point down: checks every #include against the allow-table, finds include cycles, and looks for what a
folder must not contain. Usage: layers.py ROOT"""
import pathlib
import re
import sys

# Folder → folders that its files may include (itself is always allowed). ARCHITECTURE.md shows the picture.
BASE = ["core/base", "core/domain"]
STORE = BASE + ["core/store"]
STRIPE = BASE + ["core/stripe"]
SYNC = sorted({*STORE, *STRIPE, "core/sync"})
OPERATIONS = [*SYNC, "core/operations"]
FEATURES = ["core/customers", "core/payments", "core/balance", "core/blocks", "core/subscriptions", "core/studio"]  # in the order of the design: later may use earlier
SANDBOX = [*BASE, "core/sandbox/model", "core/sandbox/render", "core/sandbox/engine"]
CORE = OPERATIONS + FEATURES + ["core/words"]
ALLOWED = {
    "core/base": [],
    "core/domain": ["core/base"],
    "core/store": BASE,
    "core/stripe": BASE,
    "core/sync": [*STORE, "core/stripe"],
    "core/operations": [*STORE, "core/stripe"],
    "core/customers": OPERATIONS,
    "core/payments": [*OPERATIONS, "core/customers"],
    "core/balance": [*OPERATIONS, "core/customers", "core/payments"],
    "core/blocks": [*OPERATIONS, "core/customers", "core/payments", "core/balance"],
    "core/subscriptions": [*OPERATIONS, "core/customers", "core/payments", "core/balance", "core/blocks"],
    "core/studio": [*OPERATIONS, "core/customers", "core/payments", "core/balance", "core/blocks", "core/subscriptions"],
    "core/words": OPERATIONS + FEATURES,
    "core/sandbox/model": BASE,
    "core/sandbox/render": SANDBOX[:3],
    "core/sandbox/engine": SANDBOX[:4],
    "core/sandbox/rest": SANDBOX[:5],
    "core/sandbox/studio": SANDBOX[:5],
    "core/sandbox/wire": [*SANDBOX, "core/sandbox/rest", "core/sandbox/studio"],
    "ui/kit": CORE,
    "ui/customers": [*CORE, "ui/kit"],
    "ui/payments": [*CORE, "ui/kit"],
    "ui/balance": [*CORE, "ui/kit"],
    "ui/blocks": [*CORE, "ui/kit"],
    "ui/subscriptions": [*CORE, "ui/kit"],
    "ui/operations": [*CORE, "ui/kit"],
    "ui/settings": [*CORE, "ui/kit"],
    "ui/wizard": [*CORE, "ui/kit"],
    "ui/shell": [*CORE, "ui/kit", "ui/customers", "ui/payments", "ui/balance", "ui/blocks", "ui/subscriptions", "ui/operations", "ui/settings", "ui/wizard"],
    "app/cli": [*CORE, "core/sandbox/wire"],
    "app/desk": [*CORE, "core/sandbox/wire", "ui/kit", "ui/customers", "ui/payments", "ui/balance", "ui/blocks", "ui/subscriptions", "ui/operations", "ui/settings", "ui/wizard", "ui/shell"],
}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.M)
WIDGETS = re.compile(r'#\s*include\s+<Qt(Gui|Widgets|Charts|Svg)[/>]|\bQApplication\b|#\s*include\s+<Q(Widget|Application|Pixmap|Color)\b')
SQL = re.compile(r'\bQSql\w+|u?"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA)\s', re.I)


def folder_of(path):
    parts = path.split("/")
    return "/".join(parts[:-1]) if len(parts) > 2 else None


def sources(root):
    for top in ("core", "ui", "app"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def check(root):
    problems = []
    graph = {}
    texts = dict(sources(root))
    for name, text in texts.items():
        here = folder_of(name)
        if here not in ALLOWED:
            problems.append(f"{name}: folder {here} is not in the allow-table")
            continue
        allowed = {here, *ALLOWED[here]}
        graph[name] = []
        for kind, target in INCLUDE.findall(text):
            there = folder_of(target)
            if target.startswith(("core/", "ui/", "app/")):
                if there not in allowed:
                    problems.append(f"{name}: may not include {target} ({here} → {there})")
                if target not in texts:
                    problems.append(f"{name}: no such file: {target}")
                graph[name].append(target)
            elif kind == '"' and (root / name).parent.joinpath(target).exists():
                problems.append(f'{name}: write the folder too: #include "{here}/{target}"')
        if name.startswith("core/") and WIDGETS.search(text):
            problems.append(f"{name}: the core knows no widgets")
        if here != "core/store" and SQL.search(text):
            problems.append(f"{name}: SQL belongs to core/store")
        if not text.startswith("// SPDX-License-Identifier: GPL-3.0-or-later"):
            problems.append(f"{name}: no licence line")
    return problems + cycles(graph)


def cycles(graph):
    problems, state = [], {}

    def visit(node, trail):
        if state.get(node) == "done":
            return
        if node in trail:
            problems.append("include cycle: " + " → ".join(trail[trail.index(node):] + [node]))
            return
        for target in graph.get(node, []):
            visit(target, trail + [node])
        state[node] = "done"

    for node in graph:
        visit(node, [])
    return problems


if __name__ == "__main__":
    found = check(pathlib.Path(sys.argv[1]))
    print("\n".join(found) or "arrows point down, no cycles")
    sys.exit(1 if found else 0)
