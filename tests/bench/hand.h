// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/blocktablemodel.h"
#include "ui/kit/table.h"
#include "ui/shell/mainwindow.h"

#include <QtCore/QElapsedTimer>

namespace regulars::bench {

/// Works on an open studio's window as a person would, by keys and clicks, and waits until what was asked for stands
/// painted on the screen. Everything on the window's thread.
class Hand final : public QObject {
public:
    /// The window must outlive it, its studio must be open.
    explicit Hand(shell::MainWindow& window);

    kit::Table& table() const { return *m_table; }
    kit::BlockTableModelBase& model() const { return *m_model; }
    /// Another page; its table is the one from then on. Milliseconds until it is painted.
    double showPage(const QString& id);

    /// One key into the search field. Milliseconds from the key to the painted result.
    double type(QChar letter);
    /// Whether the last answer changed anything that is in sight.
    bool changedSight() const { return m_changedSight; }
    /// Empties the search field; milliseconds likewise.
    double clearSearch();
    /// A click on a column's header; milliseconds likewise.
    double clickHeader(int column);
    /// Enter on a row of the customers; milliseconds until the profile is painted. The customer that it shows must be
    /// the one of the row, else the program ends.
    double openProfile(int row);
    void closeProfile();
    /// Scrolls so that a row is on top; milliseconds until it and its neighbours are painted.
    double jumpTo(int row);
    /// Until the rows in sight are there and painted; milliseconds, −1 when that took over ten seconds.
    double settle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void takeTable();
    std::pair<int, int> rowsInSight() const;
    bool isPainted() const;
    double until(const std::function<bool()>& done);
    double answered(const std::function<void()>& act);

    shell::MainWindow& m_window;
    kit::Table* m_table = nullptr;
    kit::BlockTableModelBase* m_model = nullptr;
    QElapsedTimer m_since;
    quint64 m_changes = 0, m_paintedChanges = 0, m_answers = 0;
    bool m_changedSight = false;
};

} // namespace regulars::bench
