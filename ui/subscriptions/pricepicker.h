// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/change.h"
#include "core/words/words.h"

#include <QtCore/QObject>

class QLineEdit;
class QListView;

namespace regulars::subscriptions {

class PriceListModel;

/// A search field over a list of the account's prices; one of them is chosen. What is found first is chosen: whoever types a name
/// need not go into the list, where the arrows lead all the same. Both widgets belong to whoever lays them out.
class PricePicker final : public QObject {
    Q_OBJECT
public:
    explicit PricePicker(const words::Style& style, QObject* parent = nullptr);
    QLineEdit* search() const { return m_search; }
    QListView* list() const { return m_list; }
    /// What there is; the chosen one stays.
    void setOffers(const QList<PriceOffer>& offers);
    PriceId chosen() const { return m_chosen; }
    /// Chooses without telling; empty: none.
    void choose(const PriceId& id);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(const PriceId& id);
    void searchPrices(const QString& words);
    PriceListModel* m_prices;
    QLineEdit* m_search;
    QListView* m_list;
    PriceId m_chosen;
};

} // namespace regulars::subscriptions
