#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translation check finds what it is there to find. Usage: test_translations.py LUPDATE"""
import pathlib
import sys
import tempfile
import unittest

import translations

LUPDATE = "lupdate"
TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>words</name>
{}
</context>
</TS>
"""
ENTRY = "<message><source>{}</source><translation{}>{}</translation></message>"


class TranslationsTest(unittest.TestCase):
    def problems(self, code, *entries):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "core" / "words").mkdir(parents=True)
            (root / "translations").mkdir()
            (root / "core" / "words" / "a.cpp").write_text(code, encoding="utf-8")
            text = "\n".join(ENTRY.format(*entry) for entry in entries)
            (root / "translations" / "regulars_de.ts").write_text(TS.format(text), encoding="utf-8")
            return translations.check(root, LUPDATE)

    CODE = 'void f() { QCoreApplication::translate("words", "Paid by %1"); }\n'

    def test_a_whole_translation_is_fine(self):
        self.assertEqual(self.problems(self.CODE, ("Paid by %1", "", "Bezahlt von %1")), [])

    def test_a_new_string_is_found(self):
        self.assertIn("is missing", self.problems(self.CODE)[0])

    def test_a_string_that_is_gone_is_found(self):
        found = self.problems(self.CODE, ("Paid by %1", "", "Bezahlt von %1"), ("Old", "", "Alt"))
        self.assertEqual(len(found), 1)
        self.assertIn("used no more", found[0])

    def test_an_unfinished_entry_is_found(self):
        found = self.problems(self.CODE, ("Paid by %1", ' type="unfinished"', ""))
        self.assertIn("not translated", found[0])

    def test_a_lost_placeholder_is_found(self):
        self.assertIn("placeholders", self.problems(self.CODE, ("Paid by %1", "", "Bezahlt"))[0])

    def test_blanks_and_html_are_found(self):
        code = 'void f() { QCoreApplication::translate("words", "Hi "); QCoreApplication::translate("words", "<b>Hi</b>"); }'
        found = self.problems(code, ("Hi ", "", "Hallo"), ("&lt;b&gt;Hi&lt;/b&gt;", "", "Hallo"))
        self.assertTrue(any("blanks" in problem for problem in found), found)
        self.assertTrue(any("HTML" in problem for problem in found), found)


if __name__ == "__main__":
    LUPDATE = sys.argv.pop(1)
    unittest.main()
