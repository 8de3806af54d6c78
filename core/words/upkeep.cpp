// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/text.h"
#include "core/words/words.h"

namespace regulars::words {

using namespace Qt::StringLiterals;

namespace {

bool isTime(const QString& field)
{
    for (const QLatin1StringView ending : {"_at"_L1, "_end"_L1, "_start"_L1, "_date"_L1, "_attempt"_L1, "due_by"_L1}) {
        if (field.endsWith(ending) && field != "cancel_at_period_end"_L1) return true;
    }
    return field == "created"_L1;
}

QString value(const QString& field, const std::optional<QString>& stored, const Style& style)
{
    if (!stored || stored->isEmpty()) return u"—"_s;
    bool isNumber = false;
    const qint64 number = stored->toLongLong(&isNumber);
    return isNumber && isTime(field) ? dateTime(fromUnixSeconds(number), style) : *stored;
}

// The nested lists of an object, by their tables.
const Entry lists[] = {
    {u"subscription_items", QT_TRANSLATE_NOOP("words", "Items")},
    {u"invoice_lines", QT_TRANSLATE_NOOP("words", "Lines")},
    {u"invoice_payments", QT_TRANSLATE_NOOP("words", "Payments of the invoice")},
    {u"dispute_movements", QT_TRANSLATE_NOOP("words", "Movements of money")},
};

const Entry looks[] = {
    {u"reconcile", QT_TRANSLATE_NOOP("words", "comparing everything")},
    {u"audit", QT_TRANSLATE_NOOP("words", "the weekly check")},
    {u"gap", QT_TRANSLATE_NOOP("words", "catching up after a long pause")},
};

} // namespace

QString difference(const store::Difference& difference, const Style& style)
{
    switch (difference.kind) {
    case store::Difference::Kind::Missing: return Text::tr("was missing here");
    case store::Difference::Kind::Gone: return Text::tr("was here, but gone at Stripe");
    case store::Difference::Kind::Changed: break;
    }
    const QString list = lookUp(lists, difference.field);
    //: a part of an object that differed; %1 such as "Lines"
    if (!list.isEmpty()) return Text::tr("%1 differed").arg(list);
    const QString field = readable(difference.field);
    //: a field that differed, whose contents are not kept because they are about a person; %1 such as "Name"
    if (!difference.was && !difference.became) return Text::tr("%1 differed").arg(field);
    //: a field that differed: its name, what it was, what Stripe says
    return Text::tr("%1: %2 → %3")
        .arg(field, value(difference.field, difference.was, style), value(difference.field, difference.became, style));
}

QString foundBy(const QString& look)
{
    const QString text = lookUp(looks, look);
    return text.isEmpty() ? readable(look) : text;
}

QString purpose(store::ReadPurpose purpose)
{
    switch (purpose) {
    case store::ReadPurpose::Check: return Text::tr("Checking the key");
    case store::ReadPurpose::Fill: return Text::tr("First fill");
    case store::ReadPurpose::Follow: return Text::tr("Following changes");
    case store::ReadPurpose::Look: return Text::tr("Opening profiles");
    case store::ReadPurpose::Action: return Text::tr("Before and after actions");
    case store::ReadPurpose::Audit: return Text::tr("Weekly check");
    case store::ReadPurpose::Reconcile: return Text::tr("Comparing everything");
    case store::ReadPurpose::Other: break;
    }
    return Text::tr("Other");
}

QString pace(sync::Pace pace)
{
    const sync::Pauses pauses = sync::pausesOf(pace);
    const auto length = [](std::chrono::minutes time) {
        return time < std::chrono::hours(1)
                   ? Text::tr("every %n minute(s)", nullptr, static_cast<int>(time.count()))
                   : Text::tr("every %n hour(s)", nullptr, static_cast<int>(time / std::chrono::hours(1)));
    };
    //: %1 and %2 such as "every 5 minutes", "every hour"
    return Text::tr("Stripe is asked %1 while somebody works, %2 otherwise").arg(length(pauses.atWork), length(pauses.idle));
}

} // namespace regulars::words
