// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/balance.h"

#include "core/words/text.h"

namespace regulars::words {

using namespace Qt::StringLiterals;

namespace {

// Types of contract.md 5.
const Entry causes[] = {
    {u"adjustment", QT_TRANSLATE_NOOP("words", "Changed by hand")},
    {u"applied_to_invoice", QT_TRANSLATE_NOOP("words", "Applied to an invoice")},
    {u"unapplied_from_invoice", QT_TRANSLATE_NOOP("words", "Given back by an invoice")},
    {u"credit_note", QT_TRANSLATE_NOOP("words", "Credit note")},
    {u"invoice_too_small", QT_TRANSLATE_NOOP("words", "Invoice too small to be charged")},
    {u"invoice_too_large", QT_TRANSLATE_NOOP("words", "Invoice too large to be charged")},
    {u"invoice_overpaid", QT_TRANSLATE_NOOP("words", "Invoice overpaid")},
    {u"initial", QT_TRANSLATE_NOOP("words", "Opening balance")},
};

const Entry skipped[] = {
    {u"other_currency", QT_TRANSLATE_NOOP("words", "in another currency")},
    {u"out_of_band", QT_TRANSLATE_NOOP("words", "paid outside Stripe")},
    {u"failed", QT_TRANSLATE_NOOP("words", "was declined")},
    {u"pending", QT_TRANSLATE_NOOP("words", "still on its way")},
    {u"not_captured", QT_TRANSLATE_NOOP("words", "only authorised")},
    {u"disputed", QT_TRANSLATE_NOOP("words", "disputed")},
    {u"too_old", QT_TRANSLATE_NOOP("words", "too old")},
    {u"nothing_left", QT_TRANSLATE_NOOP("words", "refunded already")},
    {u"unticked", QT_TRANSLATE_NOOP("words", "left out")},
    {u"credit_used_up", QT_TRANSLATE_NOOP("words", "not needed")},
};

void addNextInvoice(QList<Fact>& lines, const balance::AdjustmentPreview& preview, const Style& style)
{
    const auto shown = [&style](const Money& amount) { return money(amount, style.locale); };
    if (!preview.nextInvoiceAt) {
        lines.append({Text::tr("Next invoice"), Text::tr("none is to come"), {}});
        return;
    }
    lines.append({Text::tr("Next invoice"), date(preview.nextInvoiceAt, style), {}});
    if (!preview.nextInvoice) {
        lines.append({Text::tr("To pay then"), Text::tr("not known here"), {}});
        return;
    }
    const QString label =
        preview.isEstimate ? Text::tr("To pay then, before discounts and tax") : Text::tr("To pay then");
    lines.append(
        {label,
         Text::tr("%1 → %2").arg(shown(preview.nextInvoice->dueBefore), shown(preview.nextInvoice->dueAfter)),
         {}});
    const Money& left = preview.nextInvoice->creditLeft;
    if (left.minor() > 0) lines.append({Text::tr("Left for the one after"), shown(left), {}});
    if (left.minor() < 0)
        lines.append({Text::tr("Too little to charge, added to the one after"), shown(Money(-left.minor(), left.currency())), {}});
}

} // namespace

QString balanceCause(const BalanceEntry& entry)
{
    const QString known = lookUp(causes, entry.type);
    return known.isEmpty() ? readable(entry.type) : known;
}

QString giveBackSkipped(const QString& reason)
{
    const QString known = lookUp(skipped, reason);
    return known.isEmpty() ? readable(reason) : known;
}

QList<Fact> facts(const balance::GiveBackPreview& preview, const Style& style)
{
    const auto shown = [&style](const Money& amount) { return money(amount, style.locale); };
    QList<Fact> lines{{Text::tr("Refund"), shown(preview.refund), {}},
                      {Text::tr("Credit balance"),
                       Text::tr("%1 → %2").arg(shown(preview.creditBefore), shown(preview.creditAfter)),
                       {}}};
    if (!preview.creditAfter.isZero())
        lines.append({Text::tr("Stays as credit"), shown(preview.creditAfter), {}});
    return lines;
}

QList<Fact> facts(const balance::AdjustmentPreview& preview, const Style& style)
{
    QList<Fact> lines;
    lines.append({Text::tr("Credit balance"),
                  Text::tr("%1 → %2").arg(money(preview.creditBefore, style.locale),
                                          money(preview.creditAfter, style.locale)),
                  {}});
    addNextInvoice(lines, preview, style);
    return lines;
}

QString pendingItems(const QList<balance::PendingItem>& items, const Style& style)
{
    const auto sums = balance::sumOf(items);
    if (!sums || sums->isEmpty()) return {};
    //: %1 is an amount or several
    QString text = Text::tr("%n thing(s) wait for the next invoice and are left out here: %1 in all.", nullptr,
                            static_cast<int>(items.size()))
                       .arg(amounts(*sums, style.locale));
    if (sums->size() > 1 || sums->first().isZero()) return text;
    const Money& sum = sums->first();
    if (!sum.isNegative())
        return text + u' ' + Text::tr("Invoiced now, %1 is charged, less the credit balance.").arg(money(sum, style.locale));
    return text + u' ' + Text::tr("Invoiced now, %1 goes to the credit balance.").arg(money(Money(-sum.minor(), sum.currency()), style.locale));
}

} // namespace regulars::words
