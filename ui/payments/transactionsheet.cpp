// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/payments/transactionsheet.h"

#include "core/payments/repayment.h"
#include "core/words/actions.h"
#include "ui/kit/badge.h"
#include "ui/kit/card.h"
#include "ui/kit/keyvaluegrid.h"
#include "ui/kit/statetone.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"
#include "ui/payments/transactioncolumns.h"

#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace regulars::payments {

using namespace Qt::StringLiterals;

TransactionSheet::TransactionSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch,
                                   words::Style style)
    : Sheet(window, QSize(620, 660))
    , m_workers(workers)
    , m_style(std::move(style))
{
    setObjectName(u"transaction"_s);
    setAccessibleName(tr("Transaction"));
    build();
    connect(&watch, &kit::StoreWatch::changed, this, &TransactionSheet::follow);
}

void TransactionSheet::build()
{
    m_facts = new kit::KeyValueGrid;
    m_facts->setObjectName(u"facts"_s);
    auto* content = new QWidget;
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(24, 12, 24, 12);
    inside->addWidget(m_facts);
    inside->addWidget(buildLink());
    inside->addStretch(1);
    m_states = new kit::StatePanel(scrolled(content));
    connect(m_states, &kit::StatePanel::retried, this, &TransactionSheet::reload);

    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(1, 1, 1, 12);
    all->setSpacing(0);
    all->addLayout(buildHeader());
    all->addWidget(m_states, 1);
}

QLayout* TransactionSheet::buildHeader()
{
    m_title = kit::makeTitle(tr("Transaction"));
    m_title->setObjectName(u"amount"_s);
    m_badge = new kit::Badge;
    m_line = kit::makeMuted({});
    m_line->setObjectName(u"payer"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_profile = new QPushButton;
    m_profile->setObjectName(u"openProfile"_s);
    m_refund = new QPushButton(tr("Refund…"));
    m_refund->setObjectName(u"refund"_s);
    connect(m_refund, &QPushButton::clicked, this, [this] { Q_EMIT refundRequested(m_id); });
    m_repayment = new QPushButton(tr("Add repayment…"));
    m_repayment->setObjectName(u"repayment"_s);
    connect(m_repayment, &QPushButton::clicked, this, [this] { Q_EMIT repaymentRequested(m_id); });
    m_close = new QPushButton(tr("Close"));
    m_close->setObjectName(u"close"_s);
    connect(m_close, &QPushButton::clicked, this, &TransactionSheet::dismiss);
    connect(m_profile, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT profileRequested(m_customer);
    });

    auto* first = new QHBoxLayout;
    first->setSpacing(kit::Grid);
    first->addWidget(m_title);
    first->addWidget(m_badge);
    first->addStretch(1);
    auto* who = new QVBoxLayout;
    who->setSpacing(4);
    who->addLayout(first);
    who->addWidget(m_line);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(24, 20, 24, 8);
    header->setSpacing(kit::Grid);
    header->addLayout(who, 1);
    header->addWidget(m_profile, 0, Qt::AlignTop);
    header->addWidget(m_refund, 0, Qt::AlignTop);
    header->addWidget(m_repayment, 0, Qt::AlignTop);
    header->addWidget(m_close, 0, Qt::AlignTop);
    return header;
}

/// What can be done with a link on which nobody has paid yet.
QWidget* TransactionSheet::buildLink()
{
    m_link = new QWidget;
    m_link->setObjectName(u"link"_s);
    auto* open = new QPushButton(tr("Open payment page"));
    auto* copy = new QPushButton(tr("Copy payment link"));
    auto* mail = new QPushButton(tr("Write a mail…"));
    connect(open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_address)); });
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_address); });
    connect(mail, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_mail)); });
    auto* row = new QHBoxLayout(m_link);
    row->setContentsMargins(0, 12, 0, 0);
    row->setSpacing(kit::Grid);
    for (QPushButton* button : {open, copy, mail}) row->addWidget(button);
    row->addStretch(1);
    return m_link;
}

void TransactionSheet::showTransaction(const PaymentId& id)
{
    m_id = id;
    if (m_shown != id) {
        m_shown = {};
        m_title->setText(tr("Transaction"));
        m_line->clear();
        m_badge->setWord({}, kit::Tone::Neutral);
        m_profile->hide();
        m_refund->hide();
        m_repayment->hide();
        m_link->hide();
        m_states->showLoading();
    }
    open();
    reload();
}

void TransactionSheet::follow(const store::Changes& changes)
{
    if (isOpen() && (changes.everything || changes.payments.contains(m_id))) reload();
}

void TransactionSheet::reload()
{
    const quint64 number = ++m_number;
    kit::whenDone(m_workers.read([id = m_id](store::Database& database) { return loadTransaction(database, id); }),
                  this, [this, number](const Answer& answer) {
                      if (number == m_number) take(answer);
                  });
}

void TransactionSheet::take(const Answer& answer)
{
    if (!answer) return m_states->showError(words::sentence(answer.error()));
    if (!*answer) return m_states->showEmpty(tr("This transaction is not here"), tr("It may not be synced yet."));
    present(**answer);
}

void TransactionSheet::present(const TransactionDetails& details)
{
    m_shown = m_id;
    const store::PaymentRow& row = details.row;
    m_title->setText(words::money(row.amount, m_style.locale));
    m_badge->setWord(words::paymentState(row.status, row.declineReason), kit::paymentTone(row.status));
    QStringList payer{TransactionColumns::text(row, TransactionColumn::Customer, m_style), row.customerEmail,
                      TransactionColumns::remark(row)};
    payer.removeAll(QString());
    m_line->setText(payer.join(u" · "_s));
    m_customer = profileBehind(row);
    m_profile->setVisible(!m_customer.isEmpty());
    m_profile->setText(row.customer.isEmpty() ? tr("Profile with this email") : tr("Profile"));
    m_refund->setVisible(mayBeRefunded(row));
    m_repayment->setVisible(std::any_of(details.disputes.begin(), details.disputes.end(), tookMoney));
    m_facts->present(words::facts(details, m_style));
    const auto open = std::find_if(details.repayments.begin(), details.repayments.end(),
                                   [](const Repayment& repayment) { return repayment.isOpen(); });
    m_link->setVisible(open != details.repayments.end());
    if (open != details.repayments.end()) {
        m_address = open->link->url;
        m_mail = words::repaymentMail(*open, row.customerEmail, m_style);
    }
    m_states->showContent();
}

} // namespace regulars::payments
