// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/productcard.h"

#include "core/domain/renewal.h"
#include "ui/customers/producttransactionsmodel.h"
#include "ui/kit/badge.h"
#include "ui/kit/card.h"
#include "ui/kit/delegates.h"
#include "ui/kit/elidedlabel.h"
#include "ui/kit/icons.h"
#include "ui/kit/statetone.h"
#include "ui/kit/table.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace regulars::customers {

using namespace Qt::StringLiterals;

ProductCard::ProductCard(words::Style style, QWidget* parent)
    : QFrame(parent)
    , m_style(std::move(style))
    , m_model(new ProductTransactionsModel(m_style, this))
    , m_arrow(new QToolButton)
    , m_title(new kit::ElidedLabel)
    , m_line(kit::makeMuted({}))
    , m_badge(new kit::Badge)
    , m_recover(new QPushButton(tr("Recover…")))
    , m_cancel(new QPushButton)
    , m_details(new QPushButton(tr("Details")))
{
    setProperty("card", true);
    setObjectName(u"product"_s);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, 12, 1, 1);
    all->setSpacing(10);
    all->addLayout(buildHeader());

    m_cancel->setObjectName(u"cancelSubscription"_s);
    m_recover->setObjectName(u"recoverSubscription"_s);
    m_details->setObjectName(u"details"_s);
    setOpen(false);

    connect(m_arrow, &QToolButton::toggled, this, &ProductCard::setOpen);
    connect(m_details, &QPushButton::clicked, this, [this] { Q_EMIT detailsRequested(m_group); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { Q_EMIT deedRequested(subscriptions::Deed::Cancel, m_group.subscription->id); });
    connect(m_recover, &QPushButton::clicked, this, [this] { Q_EMIT deedRequested(subscriptions::Deed::Recover, m_group.subscription->id); });
}

/// Only once somebody looks: a table is most of what a card costs.
void ProductCard::buildTable()
{
    m_table = new kit::Table(m_arrow->text());
    m_table->setModel(m_model);
    m_table->setColumns({116, 180, 170, 96, 96, 82, 90}, {ProductTransactionsModel::Status});
    m_table->setItemDelegateForColumn(ProductTransactionsModel::Status, new kit::BadgeDelegate(m_table));
    for (const int column : {ProductTransactionsModel::Amount, ProductTransactionsModel::Refunded})
        m_table->setItemDelegateForColumn(column, new kit::MoneyDelegate(m_table));
    m_table->setButtonColumns({ProductTransactionsModel::Details, ProductTransactionsModel::Refund});
    m_table->setSortable({});
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // all rows stand there: the page scrolls
    layout()->addWidget(m_table);
    setTabOrder(m_details, m_table);
    connect(m_table, &kit::Table::opened, this,
            [this](const QModelIndex& index) {
        const PaymentId& id = m_model->at(index.row()).id;
        if (index.column() == ProductTransactionsModel::Refund) Q_EMIT refundRequested(id);
        else Q_EMIT transactionRequested(id);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (!row.isValid() || !m_table->isVisible()) return;
        const QRect place = m_table->visualRect(row);
        Q_EMIT rowReached(QRect(m_table->viewport()->mapTo(this, place.topLeft()), place.size()));
    });
    connect(m_table->horizontalHeader(), &QHeaderView::geometriesChanged, this, &ProductCard::fitTable);
    fitTable();
}

QLayout* ProductCard::buildHeader()
{
    m_arrow->setCheckable(true);
    m_arrow->setProperty("quiet", true);
    m_arrow->setFocusPolicy(Qt::TabFocus);
    m_title->setObjectName(u"productTitle"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setObjectName(u"lastAction"_s);
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    auto* first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_title);
    first->addWidget(m_badge);
    first->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addLayout(first);
    words->addWidget(m_line);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(8, 0, 14, 0);
    header->setSpacing(8);
    header->addWidget(m_arrow, 0, Qt::AlignVCenter);
    header->addLayout(words, 1);
    for (QPushButton* button : {m_recover, m_cancel, m_details}) {
        button->setProperty("small", true);
        header->addWidget(button, 0, Qt::AlignVCenter);
    }
    return header;
}

QString ProductCard::title() const
{
    if (!m_group.title.isEmpty()) return m_group.title;
    return m_group.subscription ? tr("Subscription") : tr("Payment without a description");
}

void ProductCard::present(const ProductGroup& group)
{
    m_group = group;
    m_title->setText(title());
    m_line->setText(lastAction());
    presentBadge();
    m_arrow->setText(tr("Transactions of %1").arg(title()));
    m_arrow->setAccessibleName(m_arrow->text());
    m_arrow->setToolTip(m_arrow->text());
    m_arrow->setEnabled(!group.transactions.isEmpty());
    for (QPushButton* button : {m_recover, m_cancel, m_details}) button->setAccessibleDescription(title());
    const bool goesOn = group.subscription && !isOver(group.subscription->status);
    const bool isEnding = goesOn && group.subscription->isEnding();
    m_recover->setVisible(isEnding);
    m_cancel->setVisible(goesOn);
    m_cancel->setText(isEnding ? tr("Cancel now…") : tr("Cancel…"));
    if (m_table) m_table->setAccessibleName(m_arrow->text());
    m_model->setTransactions(group.transactions);
    if (group.transactions.isEmpty()) setOpen(false);
    fitTable();
}

void ProductCard::presentBadge()
{
    if (!m_group.subscription) return m_badge->setWord(tr("One-time"), kit::Tone::Neutral);
    const Subscription& subscription = *m_group.subscription;
    const bool live = subscription.status == "active"_L1 || subscription.status == "trialing"_L1;
    const auto end = endsAt(subscription);
    if (live && end)
        m_badge->setWord(tr("Ends %1").arg(words::date(end, m_style)), kit::Tone::Warning);
    else
        m_badge->setWord(words::subscriptionStatus(subscription.status), kit::subscriptionTone(subscriptionState(subscription)));
}

QString ProductCard::lastAction() const
{
    QStringList parts;
    if (m_group.transactions.isEmpty()) {
        parts << tr("No transactions yet");
    } else {
        const store::PaymentRow& last = m_group.transactions.first();
        parts << words::dateTime(last.created, m_style) << words::method(last.method)
              << words::paymentState(last.status, last.declineReason) << words::money(last.amount, m_style.locale);
    }
    parts.removeAll(QString());
    const QString done = parts.join(u" · "_s);
    if (!m_group.nextPaymentAt) return done;
    //: the last thing that happened, then when the next payment is due
    return tr("%1 — next payment %2").arg(done, words::date(m_group.nextPaymentAt, m_style));
}

void ProductCard::setOpen(bool open)
{
    m_arrow->setChecked(open);
    m_arrow->setIcon(kit::icon(open ? u"chevron-down"_s : u"chevron-right"_s));
    if (open && !m_table) buildTable();
    if (m_table) m_table->setVisible(open);
    layout()->setContentsMargins(1, 12, 1, open ? 1 : 12); // an open table ends with the card's own line
}

void ProductCard::fitTable()
{
    if (!m_table) return;
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize() + 2);
}

} // namespace regulars::customers
