// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/productsheet.h"

#include "ui/kit/tabpage.h"
#include "ui/kit/card.h"
#include "ui/kit/keyvaluegrid.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace regulars::customers {

using namespace Qt::StringLiterals;

ProductSheet::ProductSheet(QWidget* window, const kit::StoreWorkers& workers, words::Style style)
    : Sheet(window, QSize(620, 640))
    , m_workers(workers)
    , m_style(std::move(style))
{
    setObjectName(u"productDetails"_s);
    setAccessibleName(tr("Product details"));
    build();
}

void ProductSheet::build()
{
    m_title = kit::makeTitle({});
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(u"close"_s);
    connect(close, &QPushButton::clicked, this, &ProductSheet::dismiss);

    auto* page = new kit::TabPage;
    auto* payment = new kit::Card(tr("Last successful payment"));
    m_nothing = kit::makeMuted(tr("Nothing was paid yet."));
    m_payment = new kit::KeyValueGrid;
    m_payment->setObjectName(u"lastSucceeded"_s);
    payment->body()->addWidget(m_nothing);
    payment->body()->addWidget(m_payment);
    page->column()->addWidget(payment);
    m_states = new kit::StatePanel(page);
    connect(m_states, &kit::StatePanel::retried, this, &ProductSheet::load);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(24, 18, 24, 4);
    top->addWidget(m_title, 1);
    top->addWidget(close, 0, Qt::AlignTop);
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(1, 1, 1, 12);
    all->setSpacing(0);
    all->addLayout(top);
    all->addWidget(m_states, 1);
}

void ProductSheet::showProduct(const ProductGroup& group)
{
    m_group = group;
    m_title->setText(group.title.isEmpty() ? tr("Payment") : group.title);
    open();
    load();
}

void ProductSheet::load()
{
    const quint64 number = ++m_number;
    if (!m_group.lastSucceeded) return take(std::optional<payments::TransactionDetails>());
    m_states->showLoading();
    kit::whenDone(m_workers.read([id = *m_group.lastSucceeded](store::Database& database) {
        return payments::loadTransaction(database, id);
    }), this, [this, number](const Answer& answer) {
        if (number == m_number) take(answer);
    });
}

void ProductSheet::take(const Answer& answer)
{
    if (!answer) return m_states->showError(words::sentence(answer.error()));
    const bool paid = answer->has_value();
    m_nothing->setVisible(!paid);
    m_payment->setVisible(paid);
    if (paid) m_payment->present(words::facts(**answer, m_style));
    m_states->showContent();
}

} // namespace regulars::customers
