// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/customerrepository.h"
#include "ui/shell/command.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QLocale>

namespace regulars::shell {

/// The rows of the palette: actions that match what was typed, the closest first, then people as the store gave them.
/// A row that stays keeps its persistent indexes wherever it moves, so the chosen one stays chosen.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT
public:
    /// `locale`: how amounts are written.
    PaletteModel(QList<Command> commands, QLocale locale, QObject* parent = nullptr);

    /// What was typed: other actions, the same people until setPeople().
    void setTyped(const QString& typed);
    void setPeople(const QList<store::CustomerRow>& people);
    /// The action of a row; null for a person.
    QAction* actionAt(int row) const { return m_entries.at(row).action; }
    /// The person of a row; empty for an action.
    const CustomerId& personAt(int row) const { return m_entries.at(row).person; }

    /// Roles: Qt::DisplayRole, kit::SubtitleRole and kit::AvatarRole as kit::NameDelegate has them.
    enum Role { AsideRole = Qt::UserRole + 100 /**< what stands at the right: a shortcut or a lifetime value */ };
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Entry {
        QString title, subtitle, aside;
        QPointer<QAction> action;
        CustomerId person;
        bool isSameAs(const Entry& other) const { return action == other.action && person == other.person; }
    };
    void refresh();
    void show(const QList<Entry>& wanted);

    QList<Command> m_commands;
    QLocale m_locale;
    QList<Entry> m_matches, m_people, m_entries;
};

} // namespace regulars::shell
