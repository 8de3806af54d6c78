// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QList>
#include <QtCore/QMap>

namespace regulars::kit {

/// Which rows of a table of keys are selected, as runs of rows over the shared list of all keys: however many there
/// are, taking it costs the window thread nothing, and another thread may write the keys out.
struct SelectedRows {
    QList<qint64> order; ///< the keys of the table, top to bottom; shared, not copied
    QMap<int, int> runs; ///< first and last row of each run, apart from each other
    /// Adds a run; what it shares with others counts once.
    void add(int first, int last);
    qint64 count() const;
    /// The keys of the selected rows; 8 bytes each. Meant for a worker.
    QList<qint64> keys() const;
};

} // namespace regulars::kit
