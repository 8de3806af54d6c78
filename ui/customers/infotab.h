// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"
#include "core/words/words.h"
#include "ui/kit/tabpage.h"

class QGridLayout;
class QPushButton;

namespace regulars::customers {

/// Tab Info: everything by which this customer was ever recognised, by kind, with how often and when it was last
/// used. Each can be copied.
class InfoTab final : public kit::TabPage {
    Q_OBJECT
public:
    explicit InfoTab(words::Style style, QWidget* parent = nullptr);
    void present(const Profile& profile);

Q_SIGNALS:
    /// Who may buy with which detail is to be seen or changed.
    void blocksRequested();

private:
    bool isBlocked(const Identifier& identifier) const;
    void addKind(Identifier::Kind kind, const QList<Identifier>& identifiers);
    void addRow(QGridLayout& grid, int row, const Identifier& identifier);
    words::Style m_style;
    QList<Identifier> m_shown;
    QList<store::BlockedDetail> m_blocks;
    QPushButton* m_manage;
};

} // namespace regulars::customers
