// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/money.h"
#include "ui/kit/selectedrows.h"
#include "ui/kit/workers.h"

#include <QtCore/QTimer>
#include <QtWidgets/QFrame>

namespace regulars::kit {

class ElidedLabel;
class Table;

/// The quiet line below a table: how many rows there are or, with two or more selected, how many those are and what
/// they add up to. It keeps its place whatever is selected, so that nothing moves under the hand. The sums are asked
/// of the store on a reader, one question at a time; the line before stays until they come, so that it does not
/// flicker while a selection grows, but never longer than a moment: then it is the number of rows alone. Amounts are
/// written in the widget's locale().
class SelectionFooter final : public QFrame {
    Q_OBJECT
public:
    /// What rows add up to: for each sum an amount per currency. Runs on a reader thread.
    using Reader = std::function<Result<QList<QList<Money>>>(store::Database&, const QList<qint64>& keys)>;
    /// All translated.
    struct Words {
        std::function<QString(int)> rows; ///< "2,000 customers"
        QStringList sums;                 ///< "Lifetime value %1" for each sum of the reader
        bool sumsAll = false;             ///< whether all rows are added up while fewer than two are selected
    };
    /// The table has its model, a BlockTableModelBase, and lives as long as the footer does; the workers outlive both.
    SelectionFooter(Table& table, const StoreWorkers& workers, Words words, Reader reader, QWidget* parent = nullptr);
    /// What was selected may have changed in the store: its sums are asked for again, at most once a second.
    void follow();

protected:
    void changeEvent(QEvent* event) override;

private:
    using Sums = QList<QList<Money>>;
    void connectParts();
    void look();
    void ask();
    void take(quint64 number, const Result<Sums>& sums);
    /// How many rows, and what more is known of them.
    void say(const QStringList& parts);
    void showSums();
    bool isSelection() const { return m_selected.count() > 1; }
    bool hasSums() const { return isSelection() || m_words.sumsAll; }

    Table& m_table;
    const StoreWorkers& m_workers;
    const Words m_words;
    const Reader m_reader;
    ElidedLabel* m_line;
    SelectedRows m_selected;
    QList<qint64> m_all; ///< what the sums are of while nothing is selected
    Sums m_sums; ///< of the selection, once they are here
    QTimer m_gather, m_patience, m_pace;
    quint64 m_number = 0;  ///< of the selection: an answer about an older one is dropped
    bool m_chosen = false; ///< somebody selected since the last look
    bool m_asking = false, m_askAgain = false, m_changedMeanwhile = false;
};

/// A table over its footer, as the content of a page; takes both.
QWidget* withFooter(Table* table, SelectionFooter* footer);

} // namespace regulars::kit
