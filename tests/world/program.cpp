// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/program.h"

#include "tests/support/fakeclock.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

namespace regulars::tests {

using namespace Qt::StringLiterals;

namespace {

const QString& emptyStore()
{
    static QTemporaryDir folder;
    static const QString file = [] {
        FakeClock clock;
        const QString path = folder.filePath(u"empty.sqlite"_s);
        (void)store::Database::open(path, clock);
        return path;
    }();
    return file;
}

} // namespace

void layStore(const QString& from, const QString& to)
{
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(to + suffix);
    if (!QFile::copy(from.isEmpty() ? emptyStore() : from, to)) qFatal("%s", qPrintable(to));
}

} // namespace regulars::tests
