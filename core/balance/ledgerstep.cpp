// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/ledgerstep.h"

#include "core/stripe/forms.h"

namespace regulars::balance {

using namespace Qt::StringLiterals;

Guard balanceGuard(const Customer& customer)
{
    return {{u"customer"_s, customer.id.text()},
            u"customers/"_s + stripe::pathSegment(customer.id.text()),
            {{u"/balance"_s, QString::number(customer.balance)}, {u"/currency"_s, customer.currency.code()}}};
}

PlannedStep ledgerStep(const CustomerId& customer, const Money& amount, qint64 endingBalance,
                       const QString& description)
{
    stripe::Form form;
    form.add("amount", amount.minor()).add("currency", amount.currency().code());
    if (!description.isEmpty()) form.add("description", description);
    PlannedStep step;
    step.request.path = u"customers/%1/balance_transactions"_s.arg(stripe::pathSegment(customer.text()));
    step.request.body = form.encoded();
    step.request.answers = u"customer_balance_transaction"_s;
    step.request.lookUp.by = LookUp::By::Metadata;
    step.request.lookUp.path = step.request.path;
    step.expect = {{u"/ending_balance"_s, QString::number(endingBalance)}};
    return step;
}

} // namespace regulars::balance
