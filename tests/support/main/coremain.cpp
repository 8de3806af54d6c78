// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QtCore/QCoreApplication>

int main(int argc, char** argv)
{
    regulars::tests::forbidWarnings();
    QCoreApplication application(argc, argv);
    return regulars::tests::runTests(argc, argv);
}
