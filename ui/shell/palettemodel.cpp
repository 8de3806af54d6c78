// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettemodel.h"

#include "core/words/words.h"
#include "ui/customers/customercolumns.h"
#include "ui/kit/blocktablemodel.h"
#include "ui/shell/wordmatch.h"

#include <algorithm>

namespace regulars::shell {

using namespace Qt::StringLiterals;

PaletteModel::PaletteModel(QList<Command> commands, QLocale locale, QObject* parent)
    : QAbstractListModel(parent)
    , m_commands(std::move(commands))
    , m_locale(std::move(locale))
{
    setTyped({});
}

void PaletteModel::setTyped(const QString& typed)
{
    QList<std::pair<int, Entry>> found;
    for (const Command& command : std::as_const(m_commands))
        if (const auto away = distance(typed, command.title))
            found.append({*away, {command.title, {}, command.keys, command.action, {}}});
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    m_matches.clear();
    for (const auto& [away, entry] : std::as_const(found)) m_matches.append(entry);
    refresh();
}

void PaletteModel::setPeople(const QList<store::CustomerRow>& people)
{
    m_people.clear();
    for (const store::CustomerRow& row : people) {
        const QString name = customers::displayName(row);
        m_people.append({name, row.email == name ? QString() : row.email, words::money(row.ltv, m_locale), {}, row.id});
    }
    refresh();
}

void PaletteModel::refresh()
{
    show(m_matches + m_people);
}

void PaletteModel::show(const QList<Entry>& wanted)
{
    // A screenful: what is gone goes, then each row is put in its place, and views keep hold of what stays.
    const auto find = [](const QList<Entry>& in, const Entry& entry) {
        return std::find_if(in.cbegin(), in.cend(), [&](const Entry& other) { return other.isSameAs(entry); }) - in.cbegin();
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (find(wanted, m_entries.at(row)) < wanted.size()) continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const int before = static_cast<int>(find(m_entries, wanted.at(row)));
        if (before == rowCount()) {
            beginInsertRows({}, row, row);
            m_entries.insert(row, wanted.at(row));
            endInsertRows();
            continue;
        }
        if (before != row) {
            beginMoveRows({}, before, before, {}, row);
            m_entries.move(before, row);
            endMoveRows();
        }
        m_entries[row] = wanted.at(row);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Entry& entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return entry.title;
    case Qt::AccessibleTextRole: {
        QStringList parts{entry.title, entry.subtitle, entry.aside};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case kit::SubtitleRole: return entry.subtitle;
    case kit::AvatarRole: return entry.person.text();
    case AsideRole: return entry.aside;
    default: return {};
    }
}

} // namespace regulars::shell
