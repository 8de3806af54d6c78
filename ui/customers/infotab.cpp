// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/infotab.h"

#include "core/blocks/detail.h"
#include "ui/kit/badge.h"
#include "ui/kit/card.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace regulars::customers {

using namespace Qt::StringLiterals;

namespace {

QString titleOf(Identifier::Kind kind)
{
    switch (kind) {
    case Identifier::Kind::CustomerId: return InfoTab::tr("Customer id");
    case Identifier::Kind::Email: return InfoTab::tr("Email addresses");
    case Identifier::Kind::Phone: return InfoTab::tr("Phone numbers");
    case Identifier::Kind::Card: return InfoTab::tr("Cards");
    case Identifier::Kind::BankAccount: return InfoTab::tr("Bank accounts");
    case Identifier::Kind::Other: return InfoTab::tr("Other methods");
    }
    return {};
}

bool isMethod(Identifier::Kind kind)
{
    return kind == Identifier::Kind::Card || kind == Identifier::Kind::BankAccount || kind == Identifier::Kind::Other;
}

/// What people read; the fingerprint, which is copied, says nothing to them.
QString shownText(const Identifier& identifier)
{
    if (!isMethod(identifier.kind)) return identifier.value;
    QString text = words::method(identifier.method);
    if (identifier.method.expMonth > 0)
        text += u" · %1/%2"_s.arg(identifier.method.expMonth, 2, 10, QChar(u'0')).arg(identifier.method.expYear);
    return text;
}

QLabel* selectable(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

InfoTab::InfoTab(words::Style style, QWidget* parent)
    : kit::TabPage(parent)
    , m_style(std::move(style))
    , m_manage(new QPushButton(tr("Manage customer details…")))
{
    m_manage->setObjectName(u"manageDetails"_s);
    column()->addWidget(m_manage, 0, Qt::AlignLeft);
    connect(m_manage, &QPushButton::clicked, this, &InfoTab::blocksRequested);
}

bool InfoTab::isBlocked(const Identifier& identifier) const
{
    const auto detail = blocks::detailOf(identifier);
    return detail && std::any_of(m_blocks.begin(), m_blocks.end(), [&](const store::BlockedDetail& block) {
        blocks::Detail logged = *detail;
        logged.value = block.value;
        return block.blocked && block.kind == blocks::toText(detail->kind) && blocks::isSame(logged, *detail);
    });
}

void InfoTab::present(const Profile& profile)
{
    // A refresh that brings the same must not take the focus or a selection away.
    const bool isSame = std::exchange(m_shown, profile.identifiers) == profile.identifiers;
    if (std::exchange(m_blocks, profile.blocks) == profile.blocks && isSame) return;
    while (QLayoutItem* item = column()->takeAt(1)) { // the button stays
        delete item->widget();
        delete item;
    }
    QMap<Identifier::Kind, QList<Identifier>> byKind;
    for (const Identifier& identifier : profile.identifiers) byKind[identifier.kind] << identifier;
    for (auto it = byKind.cbegin(); it != byKind.cend(); ++it) addKind(it.key(), it.value());
}

void InfoTab::addKind(Identifier::Kind kind, const QList<Identifier>& identifiers)
{
    auto* card = new kit::Card(titleOf(kind));
    card->setAccessibleName(titleOf(kind));
    column()->addWidget(card);
    auto* grid = new QGridLayout;
    card->body()->addLayout(grid);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    grid->setColumnMinimumWidth(2, 80);
    grid->setColumnMinimumWidth(3, 110);
    grid->addWidget(kit::makeMuted(tr("Uses")), 0, 2, Qt::AlignRight);
    grid->addWidget(kit::makeMuted(tr("Last used")), 0, 3);
    int row = 1;
    for (const Identifier& identifier : identifiers) addRow(*grid, row++, identifier);
}

void InfoTab::addRow(QGridLayout& grid, int row, const Identifier& identifier)
{
    grid.addWidget(selectable(shownText(identifier)), row, 0);
    if (identifier.saved) {
        auto* saved = new kit::Badge;
        grid.addWidget(saved, row, 1);
        saved->setWord(tr("On record"), kit::Tone::Neutral);
    }
    if (isBlocked(identifier)) {
        auto* blocked = new kit::Badge;
        grid.addWidget(blocked, row, 5);
        blocked->setWord(tr("Blocked"), kit::Tone::Danger);
    }
    grid.addWidget(new QLabel(m_style.locale.toString(identifier.uses)), row, 2, Qt::AlignRight);
    grid.addWidget(new QLabel(words::date(identifier.lastUsed, m_style)), row, 3);
    auto* copy = new QPushButton(tr("Copy"));
    copy->setProperty("small", true);
    copy->setAccessibleDescription(shownText(identifier));
    const QString value = identifier.value;
    connect(copy, &QPushButton::clicked, copy, [value] { QGuiApplication::clipboard()->setText(value); });
    grid.addWidget(copy, row, 4);
}

} // namespace regulars::customers
