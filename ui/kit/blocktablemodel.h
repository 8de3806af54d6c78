// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "ui/kit/whendone.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <functional>

namespace regulars::kit {

/// Roles that our delegates understand, besides Qt's own.
enum CellRole {
    KeyRole = Qt::UserRole + 1, ///< qint64: the row's key in the store
    LoadingRole,                ///< bool: the row is still being fetched
    SubtitleRole,               ///< QString: second line of a name cell
    AvatarRole,                 ///< QString: the id that colours the avatar of a name cell
    ToneRole,                   ///< int(Tone): of a badge cell (default Neutral)
    BarRole,                    ///< int 0…1000: length of the rank bar under money
    MutedRole                   ///< bool: quiet text (zero amounts, "none")
};

/// A table of any length over an ordered vector of row keys; the rows themselves come in blocks when they are
/// looked at. This base keeps the order and the selection's grip on its rows; BlockTableModel<Row> keeps the rows.
/// The order is replaced without a reset: persistent indexes (selection, current cell) stay on their key.
class BlockTableModelBase : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr qsizetype GrowthStep = 32'768;

    explicit BlockTableModelBase(QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;

    /// Replaces the order at once: for what the person asked for (search, sort, filter). Where it is longer by more than
    /// GrowthStep rows, the rest of them follows in the next turns of the event loop: a view takes its time for a million.
    void setKeys(const QList<qint64>& keys);
    /// Replaces the order because the data changed under the hand: at most once a second, and not while held.
    void updateKeys(const QList<qint64>& keys);
    /// While held (a mouse button is down, a double click may follow) updateKeys waits.
    void setHeld(bool held);
    const QList<qint64>& keys() const { return m_keys; }
    qint64 keyAt(int row) const { return m_keys.at(row); }
    /// −1 when it is not in the table.
    int rowOf(qint64 key) const { return static_cast<int>(m_keys.indexOf(key)); }

    /// Fetches these rows again if they are held; unknown keys are no error.
    virtual void refresh(const QSet<qint64>& keys) = 0;
    /// Fetches everything that is held again; the old rows stay visible until then.
    virtual void refreshAll() = 0;

    /// The texts of these rows, a line each with tabs between the columns, rows that are not here fetched for it; `done`
    /// is called once, not at all after an error (`failed` says it).
    virtual void readLines(const QList<qint64>& keys, const QList<int>& columns,
                           const std::function<void(const QStringList&)>& done) = 0;

    /// Emits sortRequested; the order itself is the owner's query.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void sortRequested(int column, Qt::SortOrder order);
    /// A block could not be fetched; told to the page, which shows a bar with "Try again" (refreshAll).
    void failed(const regulars::Error& error);
    /// The number of rows changed.
    void countChanged(int rows);

private:
    void arrange(const QList<qint64>& keys);
    void grow();
    /// Puts another order in place; only its first `valid` keys are really there, as were only the first `before`.
    void reorder(const QList<qint64>& order, qsizetype valid, qsizetype before);
    void applyPending();
    QList<qint64> m_keys, m_pending;
    QList<qint64> m_whole; ///< while rows still follow: the order that they come from
    QTimer m_pace, m_growth;
    bool m_hasPending = false, m_held = false;
};

/// The rows of a BlockTableModelBase. Subclasses give `cell` (and headers, columnCount). The loader is asked for at
/// most a block of keys at a time and answers from a reader thread: `workers.read(…rows(keys))`.
template<class Row>
class BlockTableModel : public BlockTableModelBase {
public:
    using Rows = QHash<qint64, Row>;
    using Loader = std::function<QFuture<Result<Rows>>(const QList<qint64>&)>;
    static constexpr int Block = 32;

    explicit BlockTableModel(Loader loader, QObject* parent = nullptr)
        : BlockTableModelBase(parent)
        , m_loader(std::move(loader))
    {
        m_gather.setSingleShot(true);
        m_gather.setInterval(0);
        connect(&m_gather, &QTimer::timeout, this, [this] { loadWanted(); });
    }

    /// The row, if it is here; null while it is being fetched (asking does not fetch).
    const Row* rowAt(int row) const
    {
        const auto found = m_rows.constFind(keyAt(row));
        return found == m_rows.constEnd() ? nullptr : &*found;
    }

    QVariant data(const QModelIndex& index, int role) const final
    {
        if (!index.isValid()) return {};
        if (role == KeyRole) return keyAt(index.row());
        const Row* row = rowAt(index.row());
        if (role == LoadingRole) return row == nullptr;
        if (row) return cell(*row, index.column(), role);
        want(index.row());
        return {};
    }

    void refresh(const QSet<qint64>& changed) override
    {
        for (const qint64 key : changed)
            if (m_rows.contains(key)) m_wanted.insert(key);
        if (!m_wanted.isEmpty()) m_gather.start();
    }
    void refreshAll() override
    {
        // What lies far from sight is dropped, so that a change of everything costs a screenful and not the cache.
        trim(2 * Block);
        for (auto it = m_rows.keyBegin(); it != m_rows.keyEnd(); ++it) m_wanted.insert(*it);
        if (!m_wanted.isEmpty()) m_gather.start();
        else if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    void readLines(const QList<qint64>& keys, const QList<int>& columns,
                   const std::function<void(const QStringList&)>& done) override
    {
        readMoreLines(keys, columns, {}, done);
    }

protected:
    virtual QVariant cell(const Row& row, int column, int role) const = 0;

private:
    /// Remembers the block around a row that was looked at and is not here, and the three after it (the direction in
    /// which people read). Painting asks for rows one by one; the timer gathers them into few loads, what is in sight
    /// before what lies ahead.
    void want(int row) const
    {
        m_lastSeen = row;
        const qint64 key = keyAt(row); // asked for once a cell and role
        if (m_wanted.contains(key) || m_underWay.contains(key)) return;
        const int first = row / Block * Block;
        wantRows(m_wanted, first, first + Block);
        wantRows(m_ahead, first + Block, first + 4 * Block);
        if (!m_wanted.isEmpty() && !m_gather.isActive()) m_gather.start();
    }

    void wantRows(QSet<qint64>& some, int first, int end) const
    {
        for (int row = first; row < std::min(end, rowCount()); ++row) {
            const qint64 key = keyAt(row);
            if (!m_rows.contains(key) && !m_underWay.contains(key)) some.insert(key);
        }
    }

    void loadWanted()
    {
        if (m_rows.size() > Kept) trim(Kept / 4);
        m_ahead.subtract(m_wanted);
        load(std::exchange(m_wanted, {}).values());
        load(std::exchange(m_ahead, {}).values());
    }

    void load(const QList<qint64>& all)
    {
        for (qsizetype at = 0; at < all.size(); at += 4 * Block) {
            const QList<qint64> some = all.mid(at, 4 * Block);
            const quint64 number = ++m_loads;
            for (const qint64 key : some) m_underWay.insert(key, number);
            whenDone(m_loader(some), this, [this, number, some](const Result<Rows>& rows) { take(number, some, rows); });
        }
    }

    /// Two readers may end in another order than they began: for each row only the last load that asked for it counts.
    void take(quint64 load, QList<qint64> asked, const Result<Rows>& rows)
    {
        asked.removeIf([&](qint64 key) { return m_underWay.value(key) != load; });
        for (const qint64 key : asked) m_underWay.remove(key);
        if (!rows) {
            Q_EMIT failed(rows.error());
            return;
        }
        for (const qint64 key : asked)
            if (const auto row = rows->constFind(key); row != rows->cend()) m_rows.insert(key, *row);
        announce(asked);
    }

    /// Block by block, and past the rows that are kept: whoever copies everything does not push out what is in sight.
    void readMoreLines(const QList<qint64>& keys, const QList<int>& columns, QStringList lines,
                       const std::function<void(const QStringList&)>& done)
    {
        if (lines.size() == keys.size()) return done(lines);
        const QList<qint64> some = keys.mid(lines.size(), 4 * Block);
        whenDone(m_loader(some), this, [=, this](const Result<Rows>& rows) mutable {
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            for (const qint64 key : some) {
                QStringList cells;
                const auto row = rows->constFind(key);
                for (const int column : columns) {
                    const QString text = row == rows->cend() ? QString() : cell(*row, column, Qt::DisplayRole).toString();
                    cells += QString(text).replace(u'\t', u' ');
                }
                lines += cells.join(u'\t');
            }
            readMoreLines(keys, columns, lines, done);
        });
    }

    /// Tells the views, one signal for each run of neighbours. Rows far from where they look are asked for anew when
    /// they come into sight; to go through a million of them would hold up the window.
    void announce(const QList<qint64>& changed)
    {
        const QSet<qint64> wanted(changed.cbegin(), changed.cend());
        const int end = std::min(m_lastSeen + Kept, rowCount());
        int begin = -1;
        for (int row = std::max(0, m_lastSeen - Kept); row <= end; ++row) {
            const bool hit = row < end && wanted.contains(keyAt(row));
            if (hit && begin < 0) begin = row;
            if (hit || begin < 0) continue;
            Q_EMIT dataChanged(index(begin, 0), index(row - 1, columnCount() - 1));
            begin = -1;
        }
    }

    /// Keeps only the rows within `reach` of the row last looked at.
    void trim(int reach)
    {
        Rows kept;
        const int end = std::min(m_lastSeen + reach, rowCount());
        for (int row = std::max(0, m_lastSeen - reach); row < end; ++row)
            if (const Row* here = rowAt(row)) kept.insert(keyAt(row), *here);
        m_rows = std::move(kept);
    }

    static constexpr int Kept = 8192;
    Loader m_loader;
    Rows m_rows;
    mutable QSet<qint64> m_wanted, m_ahead;
    QHash<qint64, quint64> m_underWay; ///< by key: the last load that asked for it
    quint64 m_loads = 0;
    mutable QTimer m_gather;
    mutable int m_lastSeen = 0;
};

} // namespace regulars::kit
