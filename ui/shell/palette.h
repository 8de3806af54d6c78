// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/sheet.h"
#include "ui/shell/command.h"
#include "ui/shell/peoplesearch.h"

#include <QtCore/QLocale>

class QKeyEvent;
class QLineEdit;
class QListView;
class QModelIndex;

namespace regulars::kit {
class MessageBar;
class StatePanel;
} // namespace regulars::kit

namespace regulars::shell {

class PaletteModel;

/// Every action and every person by typing a few letters, over the window: a field and a list. The keyboard stays in
/// the field; arrows and page keys (Home and End with Ctrl) move in the list, Enter or a click takes a row. Goes away
/// when dismissed.
class Palette final : public kit::Sheet {
    Q_OBJECT
public:
    /// Belongs to the window. `search` is asked at each key, null where there are no people; `locale` writes amounts.
    Palette(QWidget* window, QList<Command> commands, PeopleSearch search, QLocale locale);

Q_SIGNALS:
    /// A person was taken; the palette has closed.
    void personChosen(const regulars::CustomerId& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    bool takeKey(const QKeyEvent& event);
    void ask();
    void takePeople(const Result<QList<store::CustomerRow>>& people);
    void present();
    void announce(const QModelIndex& chosen);
    void takeChosen();
    void take(const QModelIndex& index);

    PeopleSearch m_search;
    PaletteModel* m_model;
    QFuture<Result<QList<store::CustomerRow>>> m_running;
    quint64 m_number = 0;
    bool m_asking = false;   ///< people to what is typed are on their way; those that are shown may be older
    bool m_moved = false;    ///< the person went to the chosen row, not only the text
    bool m_enterWaits = false;
    QLineEdit* m_field = nullptr;
    kit::MessageBar* m_bar = nullptr;
    QListView* m_list = nullptr;
    kit::StatePanel* m_states = nullptr;
};

} // namespace regulars::shell
