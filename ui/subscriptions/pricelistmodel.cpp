// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/pricelistmodel.h"

#include "core/words/actions.h"
#include "core/words/subscriptions.h"

#include <QtGui/QFont>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

PriceListModel::PriceListModel(words::Style style, QObject* parent) : QAbstractListModel(parent), m_style(std::move(style)) {}

void PriceListModel::setOffers(const QList<PriceOffer>& offers)
{
    m_offers = offers;
    m_haystacks.clear();
    for (const PriceOffer& offer : offers)
        m_haystacks.append((nameOf(offer) + u' ' + textOf(offer) + u' ' + offer.price.lookupKey + u' ' + offer.price.id.text()).toCaseFolded());
    rebuild();
}

void PriceListModel::search(const QString& words)
{
    m_words = words.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    rebuild();
}

void PriceListModel::rebuild()
{
    beginResetModel();
    m_lines.clear();
    for (qsizetype i = 0; i < m_offers.size(); ++i) {
        const bool isFound = std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return m_haystacks[i].contains(word); });
        if (!isFound) continue;
        const bool isNew = m_lines.isEmpty() || m_offers[m_lines.last().offer].price.product != m_offers[i].price.product;
        if (isNew) m_lines.append({i, true});
        m_lines.append({i, false});
    }
    endResetModel();
}

PriceId PriceListModel::at(int row) const
{
    if (row < 0 || row >= m_lines.size() || m_lines[row].isProduct) return {};
    return m_offers[m_lines[row].offer].price.id;
}

int PriceListModel::rowOf(const PriceId& id) const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (!id.isEmpty() && at(row) == id) return row;
    }
    return -1;
}

int PriceListModel::firstChoice() const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (flags(index(row)).testFlag(Qt::ItemIsSelectable)) return row;
    }
    return -1;
}

int PriceListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_lines.size()); }

QString PriceListModel::nameOf(const PriceOffer& offer) const { return offer.product.isEmpty() ? tr("Without a name") : offer.product; }

QString PriceListModel::reason(const PriceOffer& offer)
{
    if (offer.isNow) return tr("as now");
    if (offer.problem == "price_currency"_L1) return tr("another currency");
    if (offer.problem == "price_interval"_L1) return tr("another cycle than its other items");
    return {};
}

QString PriceListModel::textOf(const PriceOffer& offer) const
{
    QStringList parts{words::price(offer.price, m_style), offer.price.nickname, reason(offer)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QVariant PriceListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Line& line = m_lines[index.row()];
    const PriceOffer& offer = m_offers[line.offer];
    switch (role) {
    case Qt::DisplayRole:
        return line.isProduct ? nameOf(offer) : u"   "_s + textOf(offer);
    case Qt::AccessibleTextRole:
        return line.isProduct ? nameOf(offer) : nameOf(offer) + u", "_s + textOf(offer);
    case Qt::ToolTipRole:
        return line.isProduct || offer.problem.isEmpty() ? QString() : words::actionSentence(offer.problem);
    case Qt::FontRole: {
        QFont font;
        if (line.isProduct) font.setWeight(QFont::DemiBold);
        return font;
    }
    default:
        return {};
    }
}

Qt::ItemFlags PriceListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    const Line& line = m_lines[index.row()];
    if (line.isProduct) return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (!m_offers[line.offer].problem.isEmpty()) return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace regulars::subscriptions
