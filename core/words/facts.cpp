// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/renewal.h"
#include "core/words/actions.h"
#include "core/words/text.h"
#include "core/words/words.h"

namespace regulars::words {

using namespace Qt::StringLiterals;

namespace {

const Entry refundStates[] = {
    {u"pending", QT_TRANSLATE_NOOP("words", "on its way")},
    {u"requires_action", QT_TRANSLATE_NOOP("words", "waits for the customer's bank details")},
    {u"succeeded", QT_TRANSLATE_NOOP("words", "sent")},
    {u"failed", QT_TRANSLATE_NOOP("words", "came back")},
    {u"canceled", QT_TRANSLATE_NOOP("words", "stopped")},
};

const Entry disputeStates[] = {
    {u"warning_needs_response", QT_TRANSLATE_NOOP("words", "inquiry, needs an answer")},
    {u"warning_under_review", QT_TRANSLATE_NOOP("words", "inquiry under review")},
    {u"warning_closed", QT_TRANSLATE_NOOP("words", "inquiry closed")},
    {u"needs_response", QT_TRANSLATE_NOOP("words", "needs an answer")},
    {u"under_review", QT_TRANSLATE_NOOP("words", "under review")},
    {u"won", QT_TRANSLATE_NOOP("words", "won")},
    {u"lost", QT_TRANSLATE_NOOP("words", "lost")},
    {u"prevented", QT_TRANSLATE_NOOP("words", "prevented")},
    {u"appeal_needs_response", QT_TRANSLATE_NOOP("words", "appeal, needs an answer")},
    {u"appeal_under_review", QT_TRANSLATE_NOOP("words", "appeal under review")},
};

const Entry riskLevels[] = {
    {u"normal", QT_TRANSLATE_NOOP("words", "Normal")},
    {u"elevated", QT_TRANSLATE_NOOP("words", "Elevated")},
    {u"highest", QT_TRANSLATE_NOOP("words", "Highest")},
};

const Entry collections[] = {
    {u"charge_automatically", QT_TRANSLATE_NOOP("words", "Charged automatically")},
    {u"send_invoice", QT_TRANSLATE_NOOP("words", "By invoice")},
};

template<size_t size> QString worded(const Entry (&table)[size], const QString& word)
{
    const QString text = lookUp(table, word);
    return text.isEmpty() ? readable(word) : text;
}

/// Collects lines; empty values make none.
class Facts {
public:
    void add(const QString& label, const QString& value, const QString& url = {})
    {
        if (!value.isEmpty()) m_lines.append({label, value, url});
    }
    QList<Fact> take() { return std::move(m_lines); }

private:
    QList<Fact> m_lines;
};

QString risk(const Payment& payment)
{
    if (payment.riskLevel.isEmpty() || payment.riskLevel == u"not_assessed"_s) return {};
    const QString level = worded(riskLevels, payment.riskLevel);
    if (payment.riskScore < 0) return level;
    //: risk of a payment: the level in words, and the score from 0 to 99
    return Text::tr("%1 (score %2)").arg(level).arg(payment.riskScore);
}

void addMoneyLines(Facts& facts, const payments::TransactionDetails& details, const Style& style)
{
    facts.add(Text::tr("Amount"), money(details.row.amount, style.locale));
    if (details.payment.status == u"succeeded"_s && details.payment.captured &&
        details.payment.amountCaptured != details.payment.amount)
        facts.add(Text::tr("Captured"),
                  money(Money(details.payment.amountCaptured, details.payment.currency), style.locale));
    if (!details.row.refunded.isZero())
        facts.add(Text::tr("Refunded"), money(details.row.refunded, style.locale));
    if (details.settlement) {
        const BalanceTransaction& settled = *details.settlement;
        facts.add(Text::tr("Stripe fee"), money(Money(settled.fee, settled.currency), style.locale));
        facts.add(Text::tr("Net"), money(Money(settled.net, settled.currency), style.locale));
    }
}

void addRefundsAndDisputes(Facts& facts, const payments::TransactionDetails& details, const Style& style)
{
    for (const Refund& refund : details.refunds) {
        //: a refund: amount, state, day
        facts.add(Text::tr("Refund"),
                  Text::tr("%1, %2, %3")
                      .arg(money(Money(refund.amount, refund.currency), style.locale),
                           worded(refundStates, refund.status), date(refund.created, style)));
    }
    for (const Dispute& dispute : details.disputes) {
        //: a dispute: amount, state, day
        facts.add(Text::tr("Dispute"),
                  Text::tr("%1, %2, %3")
                      .arg(money(Money(dispute.amount, dispute.currency), style.locale),
                           worded(disputeStates, dispute.status), date(dispute.created, style)));
        if (dispute.dueBy) facts.add(Text::tr("Answer due by"), dateTime(dispute.dueBy, style));
        const auto repaid = payments::repaidOf(dispute, details.repayments);
        if (repaid && payments::isSettled(dispute, details.repayments))
            facts.add(Text::tr("Dispute settled"), Text::tr("repaid: %1").arg(money(*repaid, style.locale)));
    }
    for (const Repayment& one : details.repayments)
        facts.add(Text::tr("Repayment"), repayment(one, style), one.isOpen() ? one.link->url : QString());
}

void addInvoices(Facts& facts, const QList<Invoice>& invoices)
{
    for (const Invoice& invoice : invoices)
        facts.add(Text::tr("Invoice"), invoice.number.isEmpty() ? invoice.id.text() : invoice.number,
                  invoice.hostedUrl);
}

} // namespace

QList<Fact> facts(const payments::TransactionDetails& details, const Style& style)
{
    const Payment& payment = details.payment;
    Facts facts;
    facts.add(Text::tr("Method"), method(payment.method));
    addMoneyLines(facts, details, style);
    facts.add(Text::tr("Status"), paymentState(details.row.status, details.row.declineReason));
    facts.add(Text::tr("Time"), dateTime(payment.created, style));
    facts.add(Text::tr("For"),
              details.products.isEmpty() ? payment.description : details.products.join(u", "_s));
    facts.add(Text::tr("Statement text"), payment.statementText);
    if (!payment.receiptUrl.isEmpty())
        facts.add(Text::tr("Receipt"),
                  payment.receiptEmail.isEmpty() ? Text::tr("Open the receipt") : payment.receiptEmail,
                  payment.receiptUrl);
    facts.add(Text::tr("Risk"), risk(payment));
    addRefundsAndDisputes(facts, details, style);
    addInvoices(facts, details.invoices);
    facts.add(Text::tr("Paid by"), payment.billingName);
    facts.add(Text::tr("Email"), payment.billingEmail);
    facts.add(Text::tr("Transaction id"), payment.id.text());
    facts.add(Text::tr("Payment intent id"), payment.paymentIntent.text());
    return facts.take();
}

} // namespace regulars::words
