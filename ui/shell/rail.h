// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QHash>
#include <QtWidgets/QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace regulars::kit {
class Avatar;
class Badge;
class ElidedLabel;
} // namespace regulars::kit

namespace regulars::shell {

class RailButton;

/// The left rail: whose studio this is, and the pages with how much is on them. One page is chosen; Up and Down
/// move between them.
class Rail final : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    /// Adds an entry; `title` is translated.
    void add(const QString& id, const QString& title, const QString& icon);
    void setStudio(const QString& name, const QString& id);
    /// Shows TEST beside the name.
    void setTest(bool test);
    void setCount(const QString& id, qint64 count);
    void choose(const QString& id);
    QString chosen() const;

Q_SIGNALS:
    void chosenChanged(const QString& id);

private:
    kit::Avatar* m_avatar;
    kit::ElidedLabel* m_name;
    kit::Badge* m_test;
    QVBoxLayout* m_entries;
    QButtonGroup* m_group;
    QHash<QString, RailButton*> m_buttons;
};

} // namespace regulars::shell
