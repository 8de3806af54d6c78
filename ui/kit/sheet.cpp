// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/sheet.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QShortcut>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollArea>
#include <algorithm>

namespace regulars::kit {

namespace {

constexpr int margin = 24;
constexpr int cornerRadius = 12;

/// The panel's middle, which lets nothing through: what lies behind it is not painted at all.
class Ground final : public QWidget {
public:
    explicit Ground(QWidget* panel) : QWidget(panel) { setAttribute(Qt::WA_OpaquePaintEvent); }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        painter.fillRect(event->rect(), palette().color(QPalette::Base));
    }
};

/// The panel paints itself, so that its round corners leave the dimmed window visible.
class Panel final : public QWidget {
public:
    explicit Panel(QWidget* sheet) : QWidget(sheet), m_ground(new Ground(this)) {}

protected:
    void resizeEvent(QResizeEvent*) override { m_ground->setGeometry(rect().adjusted(1, cornerRadius, -1, -cornerRadius)); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
    }

private:
    Ground* m_ground;
};

/// What a screen reader hears on entering a sheet: a dialog, with the sheet's name.
class SheetAccessible final : public QAccessibleWidget {
public:
    explicit SheetAccessible(QWidget* sheet) : QAccessibleWidget(sheet, QAccessible::Dialog) {}
};

QAccessibleInterface* makeAccessible(const QString& className, QObject* object)
{
    // Qt asks for the object's own class first, then for what it derives from, up to Sheet.
    if (className != QLatin1StringView(Sheet::staticMetaObject.className())) return nullptr;
    auto* sheet = qobject_cast<Sheet*>(object);
    return sheet ? new SheetAccessible(sheet) : nullptr; // Qt's cache owns it
}

/// What hands the focus on, such as the line edit in a spin box, is no stop of its own: Tab would not leave it.
bool takesTab(const QWidget* widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && widget->isEnabled() && widget->isVisible();
}

} // namespace

Sheet::Sheet(QWidget* window, QSize largest, Place place)
    : QWidget(window)
    , m_panel(new Panel(this))
    , m_largest(largest)
    , m_place(place)
{
    [[maybe_unused]] static const bool installed = (QAccessible::installFactory(makeAccessible), true);
    hide();
    setFocusPolicy(Qt::NoFocus);
    window->installEventFilter(this);
    for (const QKeySequence& keys :
         {QKeySequence(Qt::Key_Escape), QKeySequence(Qt::CTRL | Qt::Key_W), QKeySequence(Qt::CTRL | Qt::Key_F4)}) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &Sheet::dismiss);
    }
}

void Sheet::open()
{
    if (isOpen()) return;
    m_focusBefore = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus(Qt::OtherFocusReason); // the keys work even before the content has anything to focus
    focusNextPrevChild(true);
}

void Sheet::dismiss()
{
    if (!isOpen()) return;
    const QPointer<QWidget> before = m_focusBefore;
    // One that was opened over it keeps the focus, and gives it back to where this one would have.
    bool isBelow = false;
    for (Sheet* other : parentWidget()->findChildren<Sheet*>(Qt::FindDirectChildrenOnly)) {
        if (!other->isOpen() || !other->m_focusBefore || !isAncestorOf(other->m_focusBefore)) continue;
        other->m_focusBefore = before;
        isBelow = true;
    }
    hide();
    if (!isBelow && before && before->isVisible()) before->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void Sheet::dismissAll(const QWidget* window)
{
    QList<Sheet*> sheets = window->findChildren<Sheet*>(Qt::FindDirectChildrenOnly); // the topmost is the last
    std::reverse(sheets.begin(), sheets.end());
    for (Sheet* sheet : std::as_const(sheets)) sheet->dismiss();
}

QScrollArea* Sheet::scrolled(QWidget* content) const
{
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(accessibleName());
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

bool Sheet::event(QEvent* event)
{
    // The search field behind listens to Ctrl+F in the whole window; it must not take the focus from here.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Find))
        event->accept();
    return QWidget::event(event);
}

bool Sheet::focusNextPrevChild(bool next)
{
    QWidget* const start = QApplication::focusWidget();
    QWidget* from = start && (start == this || isAncestorOf(start)) ? start : this;
    QWidget* candidate = from;
    do {
        candidate = next ? candidate->nextInFocusChain() : candidate->previousInFocusChain();
        if (isAncestorOf(candidate) && takesTab(candidate)) {
            candidate->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (candidate != from);
    return true;
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void Sheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, 90));
}

void Sheet::resizeEvent(QResizeEvent*)
{
    const QSize size = m_largest.boundedTo(this->size() - QSize(2 * margin, 2 * margin));
    const int above = height() - size.height();
    m_panel->setGeometry(QRect(QPoint((width() - size.width()) / 2, m_place == Place::Top ? above / 4 : above / 2), size));
}

void Sheet::mousePressEvent(QMouseEvent* event)
{
    // A press beside the panel closes it, as everywhere; nothing behind may get the click.
    if (!m_panel->geometry().contains(event->pos())) dismiss();
    event->accept();
}

} // namespace regulars::kit
