// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/words/words.h"

#include <QtWidgets/QWidget>

class QAction;
class QLabel;
class QLayout;
class QMenu;
class QToolButton;

namespace regulars::kit {
class Avatar;
class Badge;
class CopyButton;
class ElidedLabel;
} // namespace regulars::kit

namespace regulars::customers {

/// The top of a profile: who it is, since when, what the person is worth and is owed; the ways to the neighbours
/// and out.
class ProfileHeader final : public QWidget {
    Q_OBJECT
public:
    explicit ProfileHeader(words::Style style, QWidget* parent = nullptr);
    void present(const Profile& profile);
    /// Empties it while another customer is loaded.
    void clear();
    void setStepping(bool possible);
    /// What can be done for the customer, as the menu "More actions" has it; greyed until one is shown.
    QList<QAction*> deeds() const;
    /// Greys them: nobody is shown any more.
    void clearDeeds();

Q_SIGNALS:
    void stepRequested(int by);
    void closeRequested();
    void adjustRequested();
    void giveBackRequested();
    void subscribeRequested();

private:
    QLayout* buildLine();
    void buildMenu();
    QLabel* addFigure(const QString& title, const QString& name);
    QToolButton* addButton(const QString& icon, const QString& text, const QKeySequence& keys);
    words::Style m_style;
    kit::Avatar* m_avatar;
    kit::Badge* m_status;
    kit::ElidedLabel *m_name, *m_email, *m_id;
    QLabel *m_since, *m_value = nullptr, *m_credit = nullptr;
    kit::CopyButton *m_copyEmail, *m_copyId;
    QToolButton *m_more, *m_previous, *m_next, *m_close;
    QMenu* m_menu;
    QAction *m_adjust, *m_giveBack, *m_subscribe;
};

} // namespace regulars::customers
