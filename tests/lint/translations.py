#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations keep up with the program: extracts all strings into a copy of every translations/*.ts and fails when
that changes it, when an entry is unfinished or lost a placeholder, or when a string is badly made (blanks at its
ends, HTML). Usage: translations.py ROOT LUPDATE"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

FOLDERS = ["core", "ui", "app"]
PLACEHOLDER = re.compile(r"%L?\d|%L?n")
HTML = re.compile(r"</?[a-zA-Z][^>]*>|&(?:amp|lt|gt|nbsp|quot);")


def extract(root, lupdate, ts):
    """The same call as the build target update_translations."""
    folders = [folder for folder in FOLDERS if (root / folder).is_dir()]
    options = ["-silent", "-no-obsolete", "-locations", "none", "-I", "."]
    if ts.stem.endswith("_en"):
        options.append("-pluralonly")  # English needs its plural forms only
    subprocess.run([lupdate, *options, *folders, "-ts", str(ts)], cwd=root, check=True)


def messages(ts):
    """(context, source, numerus, comment) → list of translations and the type of the entry."""
    result = {}
    for context in xml.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            key = (context.findtext("name"), message.findtext("source") or "", message.get("numerus") == "yes",
                   message.findtext("comment") or "")
            result[key] = (forms, translation.get("type"))
    return result


def text_problems(where, text):
    problems = []
    if text != text.strip():
        problems.append(f"{where}: blanks at the ends of “{text}”")
    if HTML.search(text):
        problems.append(f"{where}: HTML in “{text}”")
    return problems


def entry_problems(name, key, forms, kind):
    context, source, numerus, _ = key
    where = f"{name} ({context})"
    problems = text_problems(where, source)
    if kind or not all(forms):
        return [*problems, f"{where}: “{source}” is not translated"]
    for form in forms:
        problems += text_problems(where, form)
        wanted, found = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(form))
        # A form for exactly one may spell the number out.
        if wanted != found and not (numerus and wanted - found <= {"%n", "%Ln"}):
            problems.append(f"{where}: “{source}” and “{form}” differ in their placeholders")
    return problems


def check(root, lupdate):
    problems = []
    files = sorted((root / "translations").glob("*.ts"))
    if not files:
        problems.append("translations: there is no .ts file")
    for kept in files:
        with tempfile.TemporaryDirectory() as folder:
            fresh = pathlib.Path(folder) / kept.name
            shutil.copy(kept, fresh)
            extract(root, lupdate, fresh)
            now, before = messages(fresh), messages(kept)
        for key in sorted(now.keys() - before.keys()):
            problems.append(f"{kept.name} ({key[0]}): “{key[1]}” is missing; build the target update_translations")
        for key in sorted(before.keys() - now.keys()):
            problems.append(f"{kept.name} ({key[0]}): “{key[1]}” is used no more; build the target update_translations")
        for key, (forms, kind) in sorted(before.items()):
            problems += entry_problems(kept.name, key, forms, kind)
    return problems


if __name__ == "__main__":
    found = check(pathlib.Path(sys.argv[1]), sys.argv[2])
    print("\n".join(found) if found else "Every string is translated.")
    sys.exit(1 if found else 0)
