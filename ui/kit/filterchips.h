// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QHash>
#include <QtWidgets/QWidget>

class QAbstractButton;
class QButtonGroup;

namespace regulars::kit {

/// A row of filters of which exactly one holds, each a word and how many it would show. Tab reaches the row,
/// arrows move in it.
class FilterChips final : public QWidget {
    Q_OBJECT
public:
    /// `accessibleName`: translated, what the group is called.
    explicit FilterChips(const QString& accessibleName, QWidget* parent = nullptr);
    /// Adds a filter; `label` is translated. The first one is chosen at the start.
    void add(const QString& id, const QString& label);
    /// Shows the count beside the word; −1 shows none.
    void setCount(const QString& id, qint64 count);
    /// Hides or shows a filter; one that is chosen stays visible.
    void setShown(const QString& id, bool shown);
    QString chosen() const;
    /// Chooses without telling.
    void choose(const QString& id);

Q_SIGNALS:
    void chosenChanged(const QString& id);

private:
    struct Chip {
        QAbstractButton* button = nullptr;
        QString label;
    };
    QHash<QString, Chip> m_chips;
    QButtonGroup* m_group;
};

} // namespace regulars::kit
