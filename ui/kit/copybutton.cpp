// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/copybutton.h"

#include "ui/kit/icons.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QToolTip>

namespace regulars::kit {

using namespace Qt::StringLiterals;

CopyButton::CopyButton(const QString& name, QWidget* parent) : QToolButton(parent)
{
    setProperty("quiet", true);
    setProperty("small", true);
    setIconSize(QSize(14, 14));
    setIcon(kit::icon(u"copy"_s));
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    setToolTip(name);
    m_done.setSingleShot(true);
    m_done.setInterval(std::chrono::milliseconds(1500));
    connect(&m_done, &QTimer::timeout, this, [this] { setIcon(kit::icon(u"copy"_s)); });
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
    setEnabled(false);
}

void CopyButton::setValue(const QString& value)
{
    m_value = value;
    setEnabled(!value.isEmpty());
    if (parentWidget()) setVisible(!value.isEmpty());
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_value);
    setIcon(kit::icon(u"ok"_s, TokenRole::Good));
    m_done.start();
    QToolTip::showText(mapToGlobal(rect().bottomLeft()), tr("Copied"), this);
}

} // namespace regulars::kit
