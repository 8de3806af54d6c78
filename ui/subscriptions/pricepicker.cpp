// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/pricepicker.h"

#include "ui/subscriptions/pricelistmodel.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

PricePicker::PricePicker(const words::Style& style, QObject* parent)
    : QObject(parent)
    , m_prices(new PriceListModel(style, this))
    , m_search(new QLineEdit)
    , m_list(new QListView)
{
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search name, amount …"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"prices"_s);
    m_list->setProperty("framed", true);
    m_list->setModel(m_prices);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(160);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_search, &QLineEdit::textChanged, this, &PricePicker::searchPrices);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& row) {
        const PriceId id = m_prices->at(row.row());
        if (id.isEmpty() || !m_prices->flags(row).testFlag(Qt::ItemIsSelectable)) return;
        m_chosen = id;
        Q_EMIT changed();
    });
}

void PricePicker::setOffers(const QList<PriceOffer>& offers)
{
    m_prices->setOffers(offers);
    show(m_chosen);
}

void PricePicker::choose(const PriceId& id)
{
    m_chosen = id;
    show(id);
}

void PricePicker::show(const PriceId& id)
{
    if (!id.isEmpty()) m_chosen = id;
    const QModelIndex row = m_prices->index(m_prices->rowOf(id));
    const QSignalBlocker quiet(m_list->selectionModel());
    m_list->setCurrentIndex(row);
    if (row.isValid()) m_list->scrollTo(row);
    m_list->viewport()->update();
}

void PricePicker::searchPrices(const QString& words)
{
    m_prices->search(words);
    const bool isThere = m_prices->rowOf(m_chosen) >= 0;
    show(isThere || words.trimmed().isEmpty() ? m_chosen : m_prices->at(m_prices->firstChoice()));
    Q_EMIT changed();
}

bool PricePicker::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setFocus(Qt::OtherFocusReason);
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace regulars::subscriptions
