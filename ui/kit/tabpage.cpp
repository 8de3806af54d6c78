// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/tabpage.h"

#include <QtWidgets/QVBoxLayout>

namespace regulars::kit {

TabPage::TabPage(QWidget* parent) : QScrollArea(parent)
{
    auto* content = new QWidget;
    auto* all = new QVBoxLayout(content);
    all->setContentsMargins(24, 18, 24, 18);
    m_column = new QVBoxLayout;
    m_column->setSpacing(16);
    all->addLayout(m_column);
    all->addStretch(1); // the cards keep their own height
    setWidget(content);
    setWidgetResizable(true);
    setProperty("tabPage", true); // room for the ring that shows the keyboard's place
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus); // arrows and Page Down scroll where nothing inside takes them
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

} // namespace regulars::kit
