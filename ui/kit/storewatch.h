// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/changes.h"
#include "ui/kit/workers.h"

#include <QtCore/QTimer>

namespace regulars::kit {

/// Notices commits to the store, by this program or any other: looks once a second (and when poked) on a reader
/// and tells what changed on the window thread. A look costs microseconds while nothing happens.
class StoreWatch final : public QObject {
    Q_OBJECT
public:
    /// `workers` must outlive the watch.
    explicit StoreWatch(const StoreWorkers& workers, QObject* parent = nullptr);
    /// Looks at once; call it after a write of one's own.
    void poke();

Q_SIGNALS:
    /// Never empty.
    void changed(const regulars::store::Changes& changes);
    /// The store could not be read; told once until it works again.
    void failed(const regulars::Error& error);
    /// It can be read (again).
    void recovered();

private:
    struct Seen;
    void look();
    void take(const Result<store::Changes>& changes);
    const StoreWorkers& m_workers;
    QTimer m_timer;
    std::shared_ptr<Seen> m_seen;
    qint64 m_upTo = -1;
    bool m_looking = false, m_again = false, m_failed = false;
};

} // namespace regulars::kit
