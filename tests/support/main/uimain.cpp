// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QtWidgets/QApplication>

int main(int argc, char** argv)
{
    regulars::tests::forbidWarnings();
    QApplication application(argc, argv);
    return regulars::tests::runTests(argc, argv);
}
