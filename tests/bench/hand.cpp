// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand.h"

#include "ui/customers/customerlisting.h"
#include "ui/customers/customertablemodel.h"
#include "ui/customers/profileview.h"
#include "ui/kit/headerview.h"
#include "ui/kit/listing.h"
#include "ui/kit/searchfield.h"
#include "ui/kit/statepanel.h"
#include "ui/shell/studioview.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollBar>

namespace regulars::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int tooLong = 10'000;

void press(QWidget* widget, int key, const QString& text = {})
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text), up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(widget, &down);
    QCoreApplication::sendEvent(widget, &up);
}

kit::SearchField* searchOf(const QWidget& table)
{
    for (QWidget* page = table.parentWidget(); page; page = page->parentWidget())
        if (auto* field = page->findChild<kit::SearchField*>()) return field;
    qFatal("a page without a search field");
}

} // namespace

Hand::Hand(shell::MainWindow& window) : m_window(window)
{
    takeTable();
    while (!m_table) { // the page has nothing to show yet
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        takeTable();
    }
}

void Hand::takeTable()
{
    for (auto* table : m_window.studioView()->findChildren<kit::Table*>()) {
        auto* model = qobject_cast<kit::BlockTableModelBase*>(table->model());
        if (!table->isVisible() || !model || table == m_table) continue;
        m_table = table;
        m_model = model;
    }
    if (!m_table) return;
    m_table->viewport()->removeEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_model->disconnect(this);
    // A view paints anew only what is in sight. (A layout change stands at the end of every new order.)
    connect(m_model, &QAbstractItemModel::layoutChanged, this, [this] { ++m_changes; });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        const auto [top, bottom] = rowsInSight();
        if (first.row() <= bottom && last.row() >= top) ++m_changes;
    });
    // The page has its answer before we do: it was connected first.
    if (auto* customers = m_window.findChild<customers::CustomerListing*>()) {
        customers->disconnect(this);
        connect(customers, &customers::CustomerListing::answered, this, [this] { ++m_answers; });
    }
    for (auto* listing : m_window.findChildren<kit::ListingBase*>()) {
        listing->disconnect(this);
        connect(listing, &kit::ListingBase::answered, this, [this] { ++m_answers; });
    }
}

bool Hand::eventFilter(QObject* watched, QEvent* event)
{
    // Painting follows this filter within the same turn of the event loop, before until() looks again.
    if (event->type() == QEvent::Paint) m_paintedChanges = m_changes;
    return QObject::eventFilter(watched, event);
}

std::pair<int, int> Hand::rowsInSight() const
{
    const int first = m_table->rowAt(0), last = m_table->rowAt(m_table->viewport()->height() - 1);
    return {std::max(0, first), last < 0 ? m_model->rowCount() - 1 : last};
}

bool Hand::isPainted() const
{
    if (!m_table->isVisible()) return true; // the page says why there is nothing
    if (m_paintedChanges != m_changes) return false;
    const auto [top, bottom] = rowsInSight();
    for (int row = top; row <= bottom; ++row)
        if (m_model->index(row, 0).data(kit::LoadingRole).toBool()) return false;
    return true;
}

double Hand::until(const std::function<bool()>& done)
{
    while (!done()) {
        if (m_since.elapsed() > tooLong) return -1;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return double(m_since.nsecsElapsed()) / 1e6;
}

double Hand::answered(const std::function<void()>& act)
{
    QTimer alarm; // wakes the loop, should nothing else do it
    alarm.start(tooLong / 10);
    const quint64 before = m_answers, changesBefore = m_changes;
    m_since.start();
    act();
    const double spent = until([&] { return m_answers > before && isPainted(); });
    m_changedSight = m_changes != changesBefore;
    return spent;
}

double Hand::settle()
{
    QTimer alarm;
    alarm.start(tooLong / 10);
    m_since.start();
    return until([this] { return isPainted(); });
}

double Hand::showPage(const QString& id)
{
    QTimer alarm;
    alarm.start(tooLong / 10);
    m_since.start();
    m_window.studioView()->choosePage(id);
    const kit::Table* before = m_table;
    (void)until([&] {
        takeTable(); // it stands there as soon as there are rows
        return m_table != before;
    });
    return until([this] { return m_model->rowCount() > 0 && isPainted(); });
}

double Hand::type(QChar letter)
{
    kit::SearchField* field = searchOf(*m_table);
    return answered([&] { press(field, letter.toUpper().unicode(), letter); });
}

double Hand::clearSearch()
{
    kit::SearchField* field = searchOf(*m_table);
    if (field->text().isEmpty()) return 0;
    return answered([&] { press(field, Qt::Key_Escape); });
}

double Hand::clickHeader(int column)
{
    auto* header = m_table->findChild<kit::HeaderView*>();
    const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2, header->height() / 2);
    return answered([&] {
        for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            QMouseEvent click(type, at, header->viewport()->mapToGlobal(at), Qt::LeftButton,
                              type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(header->viewport(), &click);
        }
    });
}

double Hand::openProfile(int row)
{
    QTimer alarm;
    alarm.start(tooLong / 10);
    m_table->setCurrentIndex(m_model->index(row, 0));
    if (settle() < 0) return -1;
    // The order may have changed while the row was fetched: the cursor stays on its customer, wherever that stands now.
    const QModelIndex current = m_table->currentIndex();
    const auto* shown = current.isValid() ? dynamic_cast<customers::CustomerTableModel*>(m_model)->rowAt(current.row()) : nullptr;
    if (!shown) return -1; // it left the list, or is being fetched anew
    const CustomerId id = shown->id;
    const QString email = shown->email;
    m_since.start();
    press(m_table, Qt::Key_Return);
    auto* profile = m_window.studioView()->profile();
    const double spent = until([&] {
        const auto* state = profile->findChild<kit::StatePanel*>();
        return profile->isOpen() && state && state->state() == kit::StatePanel::State::Content;
    });
    if (spent < 0) return spent;
    QCoreApplication::processEvents(); // its painting
    const double painted = double(m_since.nsecsElapsed()) / 1e6;
    if (profile->customer() != id || !profile->findChild<QLabel*>(u"profileEmail"_s)->text().contains(email))
        qFatal("the profile of another customer than %s was opened", qPrintable(id.text()));
    return painted;
}

void Hand::closeProfile()
{
    m_window.studioView()->profile()->dismiss();
    QCoreApplication::processEvents();
}

double Hand::jumpTo(int row)
{
    QTimer alarm;
    alarm.start(tooLong / 10);
    m_since.start();
    m_table->verticalScrollBar()->setValue(row * m_table->rowHeight(0));
    QCoreApplication::processEvents();
    return until([this] { return isPainted(); });
}

} // namespace regulars::bench
