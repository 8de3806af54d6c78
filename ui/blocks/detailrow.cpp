// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blocks/detailrow.h"

#include "core/words/blocks.h"
#include "ui/kit/card.h"
#include "ui/kit/icons.h"
#include "ui/kit/paint.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

namespace regulars::blocks {

using namespace Qt::StringLiterals;

DetailRow::DetailRow(const Detail& detail, words::Style style, QWidget* parent)
    : QWidget(parent)
    , m_detail(detail)
    , m_style(std::move(style))
    , m_box(new QCheckBox)
    , m_log(new QToolButton)
    , m_local(kit::makeMuted(tr("here only")))
    , m_history(kit::makeMuted({}))
{
    //: what kind of detail, and the detail: "Card: Visa •••• 4242"
    const QString name = tr("%1: %2").arg(words::detailKind(detail.kind), words::detail(detail));
    m_box->setText(QString(name).replace(u'&', "&&"_L1)); // an address is no place for a shortcut
    m_box->setAccessibleName(name);
    setFocusProxy(m_box);
    m_log->setIcon(kit::icon(u"activity"_s));
    m_log->setCheckable(true);
    m_log->setProperty("quiet", true);
    m_log->setAccessibleName(tr("History of %1").arg(words::detail(detail)));
    m_log->setToolTip(m_log->accessibleName());
    m_history->setTextFormat(Qt::PlainText);
    m_history->setObjectName(u"history"_s);
    m_history->hide();
    m_local->setWordWrap(false);
    m_local->hide();
    auto* line = new QHBoxLayout;
    line->setSpacing(kit::Grid);
    line->addWidget(m_box, 1);
    line->addWidget(m_local);
    line->addWidget(m_log);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addLayout(line);
    all->addWidget(m_history);
    connect(m_box, &QCheckBox::toggled, this, [this] { // a screen reader toggles without a click
        m_touched = true;
        Q_EMIT changed();
    });
    connect(m_log, &QToolButton::toggled, this, [this](bool on) {
        m_history->setVisible(on);
        if (on) Q_EMIT historyRequested();
    });
}

void DetailRow::setBlocked(bool blocked, bool isLocal)
{
    m_blocked = blocked;
    m_local->setVisible(blocked && isLocal);
    const QSignalBlocker ours(m_box);
    if (!m_touched) m_box->setChecked(blocked);
    if (m_log->isChecked()) Q_EMIT historyRequested();
}

bool DetailRow::isWanted() const
{
    return m_box->isChecked();
}

void DetailRow::setWanted(bool blocked)
{
    m_touched = true;
    const QSignalBlocker ours(m_box);
    m_box->setChecked(blocked);
}

void DetailRow::showHistory(const QList<store::BlockLogEntry>& history)
{
    QStringList lines;
    for (const store::BlockLogEntry& entry : history) lines += words::blockEntry(entry, m_style);
    m_history->setText(lines.isEmpty() ? tr("Never blocked from here.") : lines.join(u'\n'));
}

} // namespace regulars::blocks
