// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/selectionfooter.h"

#include "core/words/words.h"
#include "ui/kit/blocktablemodel.h"
#include "ui/kit/elidedlabel.h"
#include "ui/kit/table.h"
#include "ui/kit/theme.h"
#include "ui/kit/whendone.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <utility>

namespace regulars::kit {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SelectionFooter::SelectionFooter(Table& table, const StoreWorkers& workers, Words words, Reader reader, QWidget* parent)
    : QFrame(parent)
    , m_table(table)
    , m_workers(workers)
    , m_words(std::move(words))
    , m_reader(std::move(reader))
    , m_line(new ElidedLabel)
{
    setProperty("tableFooter", true);
    m_line->setObjectName(u"totals"_s);
    m_line->setProperty("muted", true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(CellPadding, 5, CellPadding, 5);
    layout->addWidget(m_line);
    for (QTimer* timer : {&m_gather, &m_patience, &m_pace}) timer->setSingleShot(true);
    m_gather.setInterval(0);
    m_patience.setInterval(200ms);
    m_pace.setInterval(1s);
    connectParts();
    look();
}

void SelectionFooter::connectParts()
{
    // One change of the list comes as several signals, and the selection follows some of them: one look after all.
    const auto gather = [this] { m_gather.start(); };
    const QAbstractItemModel* rows = m_table.model();
    connect(rows, &QAbstractItemModel::layoutChanged, this, gather);
    connect(rows, &QAbstractItemModel::rowsInserted, this, gather);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, gather);
    connect(m_table.selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_chosen = true;
        m_gather.start();
    });
    connect(&m_gather, &QTimer::timeout, this, &SelectionFooter::look);
    connect(&m_patience, &QTimer::timeout, this, [this] { say({}); });
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (std::exchange(m_changedMeanwhile, false)) follow();
    });
}

void SelectionFooter::follow()
{
    if (!hasSums()) return;
    if (m_pace.isActive()) {
        m_changedMeanwhile = true;
        return;
    }
    m_pace.start();
    ask();
}

void SelectionFooter::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LocaleChange && !m_sums.isEmpty()) showSums();
    QFrame::changeEvent(event);
}

void SelectionFooter::look()
{
    const qint64 before = m_selected.count();
    const bool wasSelection = isSelection();
    m_selected = m_table.selectedRows();
    const bool chosen = std::exchange(m_chosen, false) || m_selected.count() != before;
    // Rows that only came to stand elsewhere are the same rows, and an order that changes is news of the store.
    if (isSelection() && !chosen) return follow();
    if (!isSelection() && m_words.sumsAll) {
        const QList<qint64>& all = static_cast<const BlockTableModelBase*>(m_table.model())->keys();
        if (!wasSelection && all == m_all) return;
        m_all = all;
    }
    ++m_number;
    m_sums.clear();
    if (hasSums()) {
        if (!m_patience.isActive()) m_patience.start();
        ask();
    } else {
        m_patience.stop();
        say({});
    }
}

void SelectionFooter::ask()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    const auto job = [selected = m_selected, all = m_all, isSelection = isSelection(), reader = m_reader](store::Database& database) {
        return reader(database, isSelection ? selected.keys() : all);
    };
    whenDone(m_workers.read(job), this, [this, number = m_number](const Result<Sums>& sums) { take(number, sums); });
}

void SelectionFooter::take(quint64 number, const Result<Sums>& sums)
{
    m_asking = false;
    if (number == m_number && hasSums()) {
        m_patience.stop();
        m_sums = sums.value_or(Sums());
        if (sums) showSums();
        else if (sums.error().kind != ErrorKind::Cancelled) say({words::sentence(sums.error())});
    }
    if (std::exchange(m_askAgain, false) && hasSums()) ask();
}

void SelectionFooter::showSums()
{
    QStringList parts;
    for (qsizetype i = 0; i < qMin(m_sums.size(), m_words.sums.size()); ++i)
        parts += m_words.sums.at(i).arg(words::amounts(m_sums.at(i), locale()));
    say(parts);
}

void SelectionFooter::say(const QStringList& parts)
{
    const QString rows = isSelection() ? tr("%Ln selected", "Rows of a table", static_cast<int>(m_selected.count()))
                                       : m_words.rows(m_table.model()->rowCount());
    m_line->setText((QStringList{rows} + parts).join(u" · "_s));
}

QWidget* withFooter(Table* table, SelectionFooter* footer)
{
    auto* both = new QWidget;
    auto* layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(table, 1);
    layout->addWidget(footer);
    return both;
}

} // namespace regulars::kit
