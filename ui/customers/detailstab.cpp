// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/detailstab.h"

#include "core/words/actions.h"
#include "ui/kit/card.h"
#include "ui/kit/keyvaluegrid.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace regulars::customers {

using namespace Qt::StringLiterals;

namespace {

QString oneAddress(const Address& address)
{
    const QString town = QStringList{address.postalCode, address.city}.join(u' ').trimmed();
    QStringList lines{address.line1, address.line2, town, address.state, address.country};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

/// The default method in words; the id where the mirror does not hold the method.
QString defaultMethod(const Profile& profile)
{
    const PaymentMethodId& id = profile.customer.defaultPaymentMethod;
    for (const PaymentMethod& method : profile.methods)
        if (method.id == id) return words::method(method.details);
    return id.text();
}

} // namespace

DetailsTab::DetailsTab(words::Style style, QWidget* parent) : kit::TabPage(parent), m_style(std::move(style))
{
    m_notice = new QLabel;
    m_notice->setObjectName(u"notice"_s);
    m_notice->setProperty("warning", true);
    m_notice->setWordWrap(true);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column()->addWidget(m_notice);
    auto* payment = new kit::Card(tr("Last transaction"));
    m_payment = new kit::KeyValueGrid;
    m_payment->setObjectName(u"lastTransaction"_s);
    m_nothing = kit::makeMuted(tr("No transactions yet."));
    m_open = new QPushButton(tr("Open transaction"));
    m_open->setObjectName(u"openTransaction"_s);
    payment->body()->addWidget(m_nothing);
    payment->body()->addWidget(m_payment);
    payment->body()->addWidget(m_open, 0, Qt::AlignLeft);
    column()->addWidget(payment);

    auto* contact = new kit::Card(tr("Contact"));
    m_contact = new kit::KeyValueGrid;
    m_contact->setObjectName(u"contact"_s);
    contact->body()->addWidget(m_contact);
    column()->addWidget(contact);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT transactionRequested(m_last); });
}

void DetailsTab::present(const Profile& profile, const std::optional<payments::TransactionDetails>& last)
{
    m_last = last ? last->payment.id : PaymentId();
    m_nothing->setVisible(!last);
    m_payment->setVisible(last.has_value());
    m_open->setVisible(last.has_value());
    if (last) m_payment->present(words::facts(*last, m_style));
    QStringList notices;
    for (const Refund& refund : profile.failedRefunds) notices += words::failedRefund(refund, m_style);
    m_notice->setText(notices.join(u'\n'));
    m_notice->setVisible(!notices.isEmpty());
    presentContact(profile);
}

void DetailsTab::presentContact(const Profile& profile)
{
    const Customer& customer = profile.customer;
    QList<words::Fact> facts{{tr("Name"), customer.name, {}}};
    if (!customer.businessName.isEmpty()) facts << words::Fact{tr("Business"), customer.businessName, {}};
    facts << words::Fact{tr("Email"), customer.email, {}} << words::Fact{tr("Phone"), customer.phone, {}}
          << words::Fact{tr("Address"), oneAddress(customer.address), {}};
    if (const QString shipping = oneAddress(customer.shippingAddress); !shipping.isEmpty())
        facts << words::Fact{tr("Shipping address"), shipping, {}};
    facts << words::Fact{tr("Default method"), defaultMethod(profile), {}}
          << words::Fact{tr("Customer id"), customer.id.text(), {}};
    if (!customer.description.isEmpty()) facts << words::Fact{tr("Description"), customer.description, {}};
    m_contact->present(facts);
}

} // namespace regulars::customers
