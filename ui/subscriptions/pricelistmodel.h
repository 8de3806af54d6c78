// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/change.h"
#include "core/words/words.h"

#include <QtCore/QAbstractListModel>

namespace regulars::subscriptions {

/// The account's prices under the names of their products, as a list. What can not be chosen says why and is greyed.
class PriceListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit PriceListModel(words::Style style, QObject* parent = nullptr);
    void setOffers(const QList<PriceOffer>& offers);
    /// Shows those that have all these words in their product, name, amount or id.
    void search(const QString& words);
    /// The price in a row; empty for the name of a product.
    PriceId at(int row) const;
    /// The row of a price; -1: not shown.
    int rowOf(const PriceId& id) const;
    /// The first row that can be chosen; -1: none.
    int firstChoice() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Line {
        qsizetype offer;
        bool isProduct; ///< its product's name
    };
    void rebuild();
    QString textOf(const PriceOffer& offer) const;
    static QString reason(const PriceOffer& offer);
    QString nameOf(const PriceOffer& offer) const;

    const words::Style m_style;
    QList<PriceOffer> m_offers;
    QStringList m_haystacks; ///< of each offer, case folded
    QStringList m_words;
    QList<Line> m_lines;
};

} // namespace regulars::subscriptions
