#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer check finds what it is there to find."""
import pathlib
import tempfile
import unittest

import layers

LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class LayersTest(unittest.TestCase):
    def problems(self, **files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                path = root / name.replace("__", "/").replace("_h", ".h")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(LICENCE + text, encoding="utf-8")
            return layers.check(root)

    def test_arrows_down_are_fine(self):
        self.assertEqual(self.problems(core__base__a_h="", core__domain__b_h='#include "core/base/a.h"\n'), [])

    def test_an_arrow_up_is_found(self):
        found = self.problems(core__base__a_h='#include "core/domain/b.h"\n', core__domain__b_h="")
        self.assertIn("core/base → core/domain", found[0])

    def test_a_cycle_is_found(self):
        found = self.problems(core__base__a_h='#include "core/base/b.h"\n', core__base__b_h='#include "core/base/a.h"\n')
        self.assertIn("include cycle", found[0])

    def test_widgets_in_the_core_are_found(self):
        self.assertIn("widgets", self.problems(core__base__a_h="#include <QtWidgets/QWidget>\n")[0])

    def test_sql_outside_the_store_is_found(self):
        self.assertIn("SQL", self.problems(core__sync__a_h='auto q = u"SELECT 1";\n')[0])
        self.assertEqual(self.problems(core__store__a_h='auto q = u"SELECT 1";\n'), [])

    def test_an_unknown_folder_is_found(self):
        self.assertIn("allow-table", self.problems(core__utils__a_h="")[0])


if __name__ == "__main__":
    unittest.main()
