// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/productstab.h"

#include "ui/customers/productcard.h"
#include "ui/customers/productsheet.h"
#include "ui/kit/card.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace regulars::customers {

namespace {

/// Whether both are the same thing bought, at two times.
bool isSame(const ProductGroup& one, const ProductGroup& other)
{
    if (one.subscription && other.subscription) return one.subscription->id == other.subscription->id;
    return !one.subscription && !other.subscription && one.title == other.title;
}

} // namespace

ProductsTab::ProductsTab(words::Style style, const kit::StoreWorkers& workers, QWidget* window, QWidget* parent)
    : kit::TabPage(parent)
    , m_style(std::move(style))
    , m_workers(workers)
    , m_window(window)
    , m_nothing(kit::makeMuted(tr("Nothing bought yet.")))
{
    column()->addWidget(m_nothing);
}

ProductCard* ProductsTab::addCard()
{
    auto* card = new ProductCard(m_style);
    column()->addWidget(card);
    connect(card, &ProductCard::transactionRequested, this, &ProductsTab::transactionRequested);
    connect(card, &ProductCard::refundRequested, this, &ProductsTab::refundRequested);
    connect(card, &ProductCard::deedRequested, this, &ProductsTab::deedRequested);
    connect(card, &ProductCard::rowReached, this, [this, card](const QRect& place) {
        const QPoint middle = card->mapTo(widget(), place.center());
        ensureVisible(24, middle.y(), 24, place.height());
    });
    connect(card, &ProductCard::detailsRequested, this, [this](const ProductGroup& group) {
        if (group.subscription) return Q_EMIT subscriptionRequested(group.subscription->id);
        if (!m_sheet) {
            m_sheet = new ProductSheet(m_window, m_workers, m_style);
            connect(this, &QObject::destroyed, m_sheet, &QObject::deleteLater);
        }
        m_sheet->showProduct(group);
    });
    return card;
}

void ProductsTab::present(const Profile& profile, bool fresh)
{
    m_nothing->setVisible(profile.products.isEmpty());
    // Cards of the same things stay: with them their open tables, the current row and the focus. For somebody else any
    // card will do, closed.
    QList<ProductCard*> before = std::exchange(m_cards, {});
    for (const ProductGroup& group : profile.products) {
        const auto known = fresh ? before.begin() : std::find_if(before.begin(), before.end(), [&](const ProductCard* card) {
            return isSame(card->group(), group);
        });
        ProductCard* card = known == before.end() ? addCard() : *known;
        if (known != before.end()) before.erase(known);
        if (fresh) card->setOpen(false);
        column()->removeWidget(card);
        column()->addWidget(card);
        card->present(group);
        m_cards << card;
    }
    qDeleteAll(before);
    if (fresh && !m_cards.isEmpty() && !profile.products.first().transactions.isEmpty()) m_cards.first()->setOpen(true);
}

} // namespace regulars::customers
