// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/balance/pendingitems.h"

#include "core/balance/ledgerstep.h"
#include "core/domain/customervalue.h"
#include "core/operations/objects.h"
#include "core/operations/walk.h"
#include "core/stripe/forms.h"

#include <nlohmann/json.hpp>

namespace regulars::balance {

using namespace Qt::StringLiterals;
using operations::textAt;
using stripe::Form;

Result<QList<PendingItem>> loadPendingItems(stripe::Client& client, const CustomerId& customer, const CancelToken& cancel)
{
    QList<PendingItem> items;
    const QByteArray query = Form().add("customer", customer.text()).add("pending", u"true"_s).encoded();
    const auto walked = operations::walk(client, u"invoiceitems"_s, query, cancel, [&](const stripe::Json& object) -> Result<bool> {
        bool isNumber = false;
        const qint64 amount = textAt(object, u"/amount"_s).toLongLong(&isNumber);
        if (!isNumber) return failure(ErrorKind::Server, u"an invoice item without an amount"_s, u"unreadable_answer"_s);
        items.append({textAt(object, u"/id"_s), textAt(object, u"/description"_s),
                      Money(amount, Currency(textAt(object, u"/currency"_s))), textAt(object, u"/proration"_s) == "true"_L1});
        return true;
    });
    if (!walked) return failure(walked);
    return items;
}

Result<QList<Money>> sumOf(const QList<PendingItem>& items)
{
    MoneyByCurrency sums;
    for (const PendingItem& item : items) {
        if (auto added = sums.add(item.amount); !added) return failure(added);
    }
    return sums.all();
}

bool wouldCharge(const Customer& customer, const QList<PendingItem>& items)
{
    const auto sums = sumOf(items);
    if (!sums) return true;
    return std::any_of(sums->begin(), sums->end(), [&](const Money& sum) {
        const qint64 credit = sum.currency() == customer.currency ? -customer.balance : 0;
        return sum.minor() > credit;
    });
}

Result<Plan> planInvoiceNow(const Customer& customer, const QList<PendingItem>& items)
{
    if (items.isEmpty()) return failure(ErrorKind::Validation, u"nothing to invoice"_s, u"pending_nothing"_s);
    const QString id = customer.id.text();
    Plan plan;
    plan.kind = invoiceNowKind;
    plan.customer = customer.id;
    plan.subject = id;
    plan.parameters = invoiceNowParameters;
    plan.guards = {balanceGuard(customer)};
    // An item that somebody else has invoiced or deleted meanwhile stops it: the sum that was shown is another one.
    for (const PendingItem& item : items)
        plan.guards.append({{u"invoiceitem"_s, item.id},
                            u"invoiceitems/"_s + stripe::pathSegment(item.id),
                            {{u"/invoice"_s, {}}, {u"/amount"_s, QString::number(item.amount.minor())}}});
    PlannedStep draft;
    draft.request.path = u"invoices"_s;
    draft.request.body = Form().add("customer", id).add("pending_invoice_items_behavior", u"include"_s)
                             .addFlag("auto_advance", true).encoded();
    draft.request.answers = u"invoice"_s;
    draft.request.lookUp.by = LookUp::By::Metadata;
    draft.request.lookUp.path = u"invoices"_s;
    draft.request.lookUp.query = Form().add("customer", id).encoded();
    // Where it can not be made final now, Stripe does it an hour later. It is not deleted: whether the items would go with
    // it is not documented.
    PlannedStep finalize;
    finalize.request.path = u"invoices/{1}/finalize"_s;
    finalize.request.body = Form().addFlag("auto_advance", true).encoded();
    finalize.request.answers = u"invoice"_s;
    finalize.request.lookUp.by = LookUp::By::Event;
    finalize.request.lookUp.query = Form().add("types[]", u"invoice.finalized"_s).encoded();
    plan.steps = {draft, finalize};
    plan.touched = {{u"customer"_s, id}};
    return plan;
}

} // namespace regulars::balance
