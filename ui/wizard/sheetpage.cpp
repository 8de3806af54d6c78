// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/sheetpage.h"

#include "ui/kit/card.h"
#include "ui/kit/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace regulars::wizard {

using namespace Qt::StringLiterals;

SheetPage::SheetPage(const QString& title, const QString& text)
    : m_body(new QVBoxLayout)
    , m_message(new QLabel)
{
    auto* column = new QWidget;
    column->setProperty("page", true);
    column->setMaximumWidth(620);
    auto* inner = new QVBoxLayout(column);
    inner->setSpacing(kit::Grid);
    inner->addWidget(kit::makeTitle(title));
    inner->addWidget(kit::makeMuted(text));
    inner->addSpacing(kit::Grid);
    m_body->setSpacing(kit::Grid);
    inner->addLayout(m_body);
    auto* centred = new QWidget;
    centred->setProperty("page", true);
    auto* outer = new QHBoxLayout(centred);
    outer->setContentsMargins(24, 24, 24, 24);
    outer->addStretch(1);
    outer->addWidget(column, 6, Qt::AlignVCenter);
    outer->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(centred);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    m_message->setProperty("danger", true);
    m_message->setObjectName(u"failure"_s);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
}

void SheetPage::placeMessage()
{
    m_body->addWidget(m_message);
}

void SheetPage::fail(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->show();
}

void SheetPage::clearMessage()
{
    m_message->clear();
    m_message->hide();
}

} // namespace regulars::wizard
