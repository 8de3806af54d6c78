// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette.h"

#include "core/words/words.h"
#include "ui/kit/blocktablemodel.h"
#include "ui/kit/delegates.h"
#include "ui/kit/icons.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/statepanel.h"
#include "ui/shell/palettemodel.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>

namespace regulars::shell {

using namespace Qt::StringLiterals;

namespace {

/// A name, and at the right what belongs to it.
class EntryDelegate final : public kit::NameDelegate {
public:
    using NameDelegate::NameDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        const int lines = option.fontMetrics.height() + QFontMetrics(kit::smallFont(option.font)).height();
        return {0, qMax(kit::RowHeight, lines + kit::Grid)};
    }

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index, const kit::Tokens& tokens) const override
    {
        const QString aside = index.data(PaletteModel::AsideRole).toString();
        const bool person = !index.data(kit::AvatarRole).toString().isEmpty();
        painter.setPen(person ? tokens.text : tokens.muted);
        kit::paintTabular(painter, rect, aside, Qt::AlignRight);
        painter.setPen(tokens.text);
        const int taken = aside.isEmpty() ? 0 : qCeil(kit::tabularWidth(option.font, aside)) + kit::CellPadding;
        NameDelegate::paintContent(painter, rect.adjusted(0, 0, -taken, 0), option, index, tokens);
    }
};

} // namespace

Palette::Palette(QWidget* window, QList<Command> commands, PeopleSearch search, QLocale locale)
    : Sheet(window, QSize(600, 460), Place::Top)
    , m_search(std::move(search))
    , m_model(new PaletteModel(std::move(commands), std::move(locale), this))
{
    setAccessibleName(tr("Find anything"));
    build();
    connect(m_field, &QLineEdit::textChanged, this, &Palette::ask);
    connect(m_list, &QAbstractItemView::pressed, this, [this] { m_moved = true; });
    connect(m_list, &QAbstractItemView::clicked, this, &Palette::take);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &Palette::announce);
    connect(m_bar, &kit::MessageBar::actionTriggered, this, [this] {
        m_field->setFocus(Qt::OtherFocusReason);
        ask();
    });
    connect(this, &Sheet::closed, this, &QObject::deleteLater);
    present();
}

void Palette::build()
{
    m_field = new QLineEdit;
    m_field->setPlaceholderText(tr("Find people and actions"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->addAction(kit::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list = new QListView;
    m_list->setAccessibleName(tr("Results"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus); // a click leaves the keyboard in the field
    m_bar = new kit::MessageBar;
    m_states = new kit::StatePanel(m_list);
    auto* layout = new QVBoxLayout(panel());
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(kit::Grid);
    layout->addWidget(m_field);
    layout->addWidget(m_bar);
    layout->addWidget(m_states, 1);
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent*>(event))) return true;
    return Sheet::eventFilter(watched, event);
}

bool Palette::takeKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: takeChosen(); return true;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (!(event.modifiers() & Qt::ControlModifier)) return false; // moves in the text
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: break;
    default: return false;
    }
    QKeyEvent move(QEvent::KeyPress, event.key(), Qt::NoModifier);
    QCoreApplication::sendEvent(m_list, &move);
    m_moved = m_list->currentIndex().isValid();
    m_enterWaits = false;
    return true;
}

void Palette::ask()
{
    m_moved = m_enterWaits = false;
    m_model->setTyped(m_field->text());
    m_running.cancel();
    const quint64 number = ++m_number;
    m_asking = m_search && !m_field->text().trimmed().isEmpty();
    if (!m_asking) {
        m_model->setPeople({});
    } else {
        m_running = m_search(m_field->text());
        kit::whenDone(m_running, this, [this, number](const Result<QList<store::CustomerRow>>& people) {
            if (number == m_number) takePeople(people); // else a later question is under way
        });
    }
    present();
}

void Palette::takePeople(const Result<QList<store::CustomerRow>>& people)
{
    m_asking = false;
    const QPersistentModelIndex chosen = m_list->currentIndex();
    m_model->setPeople(people.value_or(QList<store::CustomerRow>()));
    if (!chosen.isValid()) m_moved = false;
    if (people) m_bar->clear();
    else if (people.error().kind != ErrorKind::Cancelled)
        m_bar->say(kit::Tone::Danger, words::sentence(people.error()), tr("Try again"));
    present();
    if (std::exchange(m_enterWaits, false)) take(m_list->currentIndex());
}

void Palette::present()
{
    if (!m_moved) m_list->setCurrentIndex(m_model->index(0));
    const bool nothing = m_model->rowCount() == 0 && !m_asking && m_bar->isHidden();
    if (nothing) m_states->showEmpty(tr("Nothing found"), tr("No action and no person matches."));
    else if (m_model->rowCount() > 0 || !m_asking) m_states->showContent();
    else m_states->showLoading();
    m_field->setAccessibleDescription(nothing ? tr("Nothing found") : QString()); // whoever types hears it
}

void Palette::announce(const QModelIndex& chosen)
{
    if (!chosen.isValid()) return;
    // The keyboard never leaves the field; screen readers follow the row all the same, as in a list that drops down.
    QAccessibleEvent focus(m_list, QAccessible::Focus);
    focus.setChild(chosen.row());
    QAccessible::updateAccessibility(&focus);
}

void Palette::takeChosen()
{
    const QModelIndex chosen = m_list->currentIndex();
    // Who types fast and presses Enter means the best of what was typed, not of what is still shown for fewer letters.
    const bool person = !chosen.isValid() || !m_model->actionAt(chosen.row());
    m_enterWaits = m_asking && !m_moved && person;
    if (!m_enterWaits) take(chosen);
}

void Palette::take(const QModelIndex& index)
{
    if (!index.isValid()) return;
    const QPointer<QAction> action = m_model->actionAt(index.row());
    const CustomerId person = m_model->personAt(index.row());
    dismiss(); // first: what opens now gives the focus back to where it was before
    if (action) action->trigger();
    else if (!person.isEmpty()) Q_EMIT personChosen(person);
}

} // namespace regulars::shell
