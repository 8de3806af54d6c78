// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/profileheader.h"

#include "ui/customers/customercolumns.h"
#include "ui/kit/badge.h"
#include "ui/kit/card.h"
#include "ui/kit/copybutton.h"
#include "ui/kit/elidedlabel.h"
#include "ui/kit/icons.h"
#include "ui/kit/paint.h"

#include <QtGui/QAction>
#include <QtGui/QKeySequence>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace regulars::customers {

using namespace Qt::StringLiterals;

ProfileHeader::ProfileHeader(words::Style style, QWidget* parent)
    : QWidget(parent)
    , m_style(std::move(style))
    , m_avatar(new kit::Avatar(52))
    , m_status(new kit::Badge)
    , m_name(new kit::ElidedLabel)
    , m_email(new kit::ElidedLabel)
    , m_id(new kit::ElidedLabel)
    , m_since(new QLabel)
    , m_copyEmail(new kit::CopyButton(tr("Copy email")))
    , m_copyId(new kit::CopyButton(tr("Copy customer id")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 20, 24, 12);
    row->setSpacing(16);
    row->addWidget(m_avatar);

    m_name->setObjectName(u"profileName"_s);
    m_name->setFont(kit::titleFont(m_name->font()));
    auto* first = new QHBoxLayout;
    first->setSpacing(kit::Grid);
    first->addWidget(m_name);
    first->addWidget(m_status);
    first->addStretch(1);
    auto* who = new QVBoxLayout;
    who->setSpacing(2);
    who->addStretch(1);
    who->addLayout(first);
    who->addLayout(buildLine());
    who->addStretch(1);
    row->addLayout(who, 1);

    m_value = addFigure(tr("Lifetime value"), u"lifetimeValue"_s);
    m_credit = addFigure(tr("Credit balance"), u"creditBalance"_s);
    buildMenu();
    m_previous = addButton(u"sort-up"_s, tr("Previous customer"), QKeySequence(Qt::ALT | Qt::Key_Up));
    m_next = addButton(u"sort-down"_s, tr("Next customer"), QKeySequence(Qt::ALT | Qt::Key_Down));
    m_close = addButton(u"close"_s, tr("Close"), QKeySequence(Qt::Key_Escape));
    m_close->setObjectName(u"closeProfile"_s);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
    connect(m_close, &QToolButton::clicked, this, &ProfileHeader::closeRequested);
    setStepping(false);
}

QLayout* ProfileHeader::buildLine()
{
    m_email->setObjectName(u"profileEmail"_s);
    m_id->setObjectName(u"profileId"_s);
    m_since->setObjectName(u"profileSince"_s);
    m_copyEmail->setObjectName(u"copyEmail"_s);
    m_copyId->setObjectName(u"copyId"_s);
    auto* line = new QHBoxLayout;
    line->setSpacing(2);
    for (QLabel* label : std::initializer_list<QLabel*>{m_email, m_id, m_since}) label->setProperty("muted", true);
    line->addWidget(m_email);
    line->addWidget(m_copyEmail);
    line->addSpacing(kit::Grid);
    line->addWidget(m_id);
    line->addWidget(m_copyId);
    line->addSpacing(kit::Grid);
    line->addWidget(m_since);
    line->addStretch(1);
    return line;
}

void ProfileHeader::buildMenu()
{
    m_more = addButton(u"more"_s, tr("More actions"), {});
    m_more->setObjectName(u"more"_s);
    m_menu = new QMenu(this);
    m_menu->setToolTipsVisible(true);
    m_adjust = m_menu->addAction(tr("Adjust credit balance…"));
    m_giveBack = m_menu->addAction(tr("Refund credit balance…"));
    connect(m_adjust, &QAction::triggered, this, &ProfileHeader::adjustRequested);
    connect(m_giveBack, &QAction::triggered, this, &ProfileHeader::giveBackRequested);
    m_subscribe = m_menu->addAction(tr("New subscription…"));
    connect(m_subscribe, &QAction::triggered, this, &ProfileHeader::subscribeRequested);
    connect(m_more, &QToolButton::clicked, this,
            [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    clearDeeds();
}

QList<QAction*> ProfileHeader::deeds() const
{
    return m_menu->actions();
}

void ProfileHeader::clearDeeds()
{
    for (QAction* action : m_menu->actions()) action->setEnabled(false);
    m_more->setEnabled(false);
}

QLabel* ProfileHeader::addFigure(const QString& title, const QString& name)
{
    auto* value = new QLabel;
    value->setObjectName(name);
    value->setAlignment(Qt::AlignRight);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    bold.setWeight(QFont::DemiBold);
    value->setFont(bold);
    auto* label = kit::makeMuted(title);
    label->setWordWrap(false);
    label->setAlignment(Qt::AlignRight);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addStretch(1);
    column->addWidget(label);
    column->addWidget(value);
    column->addStretch(1);
    static_cast<QHBoxLayout*>(layout())->addLayout(column);
    return value;
}

QToolButton* ProfileHeader::addButton(const QString& icon, const QString& text, const QKeySequence& keys)
{
    auto* button = new QToolButton;
    button->setIcon(kit::icon(icon));
    button->setText(text);
    button->setAccessibleName(text);
    button->setProperty("quiet", true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(keys.isEmpty() ? text : u"%1 (%2)"_s.arg(text, keys.toString(QKeySequence::NativeText)));
    static_cast<QHBoxLayout*>(layout())->addWidget(button, 0, Qt::AlignVCenter);
    return button;
}

void ProfileHeader::present(const Profile& profile)
{
    const store::CustomerRow& row = profile.row;
    m_avatar->setPerson(displayName(row), row.id.text());
    m_name->setText(displayName(row));
    m_status->setWord(words::statusBadge(row, m_style), statusTone(row));
    m_email->setText(row.email);
    m_copyEmail->setValue(row.email);
    m_id->setText(row.id.text());
    m_copyId->setValue(row.id.text());
    m_since->setText(tr("customer since %1").arg(words::date(row.created, m_style)));
    m_value->setText(words::money(row.ltv, m_style.locale));
    QStringList others;
    for (const Money& other : row.ltvOther) others << words::money(other, m_style.locale);
    m_value->setToolTip(others.join(u'\n'));
    m_credit->setText(words::money(row.creditBalance, m_style.locale));
    const bool hasCredit = row.creditBalance.minor() > 0;
    m_more->setEnabled(true);
    for (QAction* always : {m_adjust, m_subscribe}) always->setEnabled(true);
    m_giveBack->setEnabled(hasCredit);
    m_giveBack->setToolTip(hasCredit ? QString() : tr("There is no credit balance to refund"));
}

void ProfileHeader::clear()
{
    for (QLabel* label : std::initializer_list<QLabel*>{m_name, m_email, m_id, m_since, m_value, m_credit})
        label->clear();
    m_copyEmail->setValue({});
    m_copyId->setValue({});
    m_status->setWord({}, kit::Tone::Neutral);
    m_avatar->setPerson({}, {});
    clearDeeds();
}

void ProfileHeader::setStepping(bool possible)
{
    m_previous->setVisible(possible);
    m_next->setVisible(possible);
}

} // namespace regulars::customers
