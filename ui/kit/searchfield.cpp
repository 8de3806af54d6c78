// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/searchfield.h"

#include "ui/kit/icons.h"
#include "ui/kit/paint.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QShortcut>

namespace regulars::kit {

using namespace Qt::StringLiterals;

SearchField::SearchField(const QString& placeholder, const QString& accessibleName, QWidget* parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(accessibleName);
    setClearButtonEnabled(true);
    // Their buttons are called by the actions' texts.
    addAction(icon(u"search"_s), LeadingPosition)->setText(accessibleName);
    if (auto* clear = findChild<QAction*>(u"_q_qlineeditclearaction"_s)) clear->setText(tr("Clear the search"));
    connect(this, &QLineEdit::textChanged, this, &SearchField::searched);
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
}

void SearchField::search(const QString& text)
{
    setText(text);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty()) break; // let the window have it
        clear();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter: return; // it has been looked for already
    case Qt::Key_Down: Q_EMIT left(); return;
    default: break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty()) return;
    const QString keys = QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText);
    const Tokens& set = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(font()));
    const QFontMetrics metrics(painter.font());
    QRectF box(0, 0, metrics.horizontalAdvance(keys) + 12, metrics.height() + 4);
    box.moveCenter(QPointF(width() - 12 - box.width() / 2, height() / 2.0));
    painter.setPen(set.line);
    painter.setBrush(set.background);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(set.muted);
    painter.drawText(box, Qt::AlignCenter, keys);
}

} // namespace regulars::kit
