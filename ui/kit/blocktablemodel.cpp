// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/blocktablemodel.h"

namespace regulars::kit {

BlockTableModelBase::BlockTableModelBase(QObject* parent) : QAbstractTableModel(parent)
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(std::chrono::seconds(1));
    connect(&m_pace, &QTimer::timeout, this, &BlockTableModelBase::applyPending);
    m_growth.setInterval(0);
    connect(&m_growth, &QTimer::timeout, this, &BlockTableModelBase::grow);
}

int BlockTableModelBase::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

void BlockTableModelBase::setKeys(const QList<qint64>& keys)
{
    m_hasPending = false;
    m_whole = keys;
    m_keys.reserve(keys.size()); // now, where it is short: to move a million in the middle of growing takes its time
    arrange(keys.first(std::min(keys.size(), m_keys.size() + GrowthStep)));
    if (m_keys.size() < keys.size()) m_growth.start();
    else m_growth.stop();
}

void BlockTableModelBase::grow()
{
    const qsizetype here = m_keys.size(), more = std::min(GrowthStep, m_whole.size() - here);
    if (here + more == m_whole.size()) m_growth.stop();
    beginInsertRows({}, static_cast<int>(here), static_cast<int>(here + more) - 1);
    m_keys += m_whole.mid(here, more);
    endInsertRows();
    Q_EMIT countChanged(rowCount());
}

void BlockTableModelBase::arrange(const QList<qint64>& keys)
{
    if (keys == m_keys) return;
    const qsizetype before = m_keys.size();
    // Views understand "rows were added", "the order changed" and "rows were removed", each with its own signals.
    // The new order comes about by these three: grow at the end, reorder, shrink at the end.
    if (keys.size() > before) {
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(keys.size()) - 1);
        m_keys += keys.mid(before);
        endInsertRows();
    }
    reorder(keys + m_keys.mid(keys.size()), keys.size(), before);
    if (m_keys.size() > keys.size()) {
        beginRemoveRows({}, static_cast<int>(keys.size()), static_cast<int>(m_keys.size()) - 1);
        m_keys = keys;
        endRemoveRows();
    }
    if (before != keys.size()) Q_EMIT countChanged(static_cast<int>(keys.size()));
}

void BlockTableModelBase::reorder(const QList<qint64>& order, qsizetype valid, qsizetype before)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QHash<qint64, int> rows; // only of the keys that somebody holds on to
    for (const QModelIndex& index : from)
        if (index.row() < before) rows.insert(m_keys.at(index.row()), -1);
    for (int row = 0; row < valid && !rows.isEmpty(); ++row)
        if (const auto held = rows.find(order.at(row)); held != rows.end()) *held = row;
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& index : from) {
        // Rows that were just added at the end only make room: a hold on one of them must not become a second hold
        // on the row that has its key.
        const int row = index.row() < before ? rows.value(m_keys.at(index.row())) : -1;
        to.append(row < 0 ? QModelIndex() : createIndex(row, index.column()));
    }
    m_keys = order;
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void BlockTableModelBase::updateKeys(const QList<qint64>& keys)
{
    m_pending = keys;
    m_hasPending = true;
    applyPending();
}

void BlockTableModelBase::setHeld(bool held)
{
    m_held = held;
    if (!held) applyPending();
}

void BlockTableModelBase::applyPending()
{
    if (!m_hasPending || m_held || m_pace.isActive()) return;
    m_pace.start();
    setKeys(std::exchange(m_pending, {}));
}

void BlockTableModelBase::sort(int column, Qt::SortOrder order)
{
    Q_EMIT sortRequested(column, order);
}

} // namespace regulars::kit
