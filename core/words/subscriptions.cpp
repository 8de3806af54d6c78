// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/subscriptions.h"

#include "core/domain/renewal.h"
#include "core/words/text.h"

namespace regulars::words {

using namespace Qt::StringLiterals;
using subscriptions::CancellationDraft;
using subscriptions::CancellationPreview;
using subscriptions::SubscriptionBasis;

namespace {

const Entry feedbacks[] = {
    {u"too_expensive", QT_TRANSLATE_NOOP("words", "Too expensive")},
    {u"missing_features", QT_TRANSLATE_NOOP("words", "Something is missing")},
    {u"switched_service", QT_TRANSLATE_NOOP("words", "Went elsewhere")},
    {u"unused", QT_TRANSLATE_NOOP("words", "Did not use it")},
    {u"customer_service", QT_TRANSLATE_NOOP("words", "Was not treated well")},
    {u"too_complex", QT_TRANSLATE_NOOP("words", "Too complicated")},
    {u"low_quality", QT_TRANSLATE_NOOP("words", "Was not good enough")},
    {u"other", QT_TRANSLATE_NOOP("words", "Another reason")},
};

QList<Fact> subjectOf(const SubscriptionBasis& basis)
{
    QList<Fact> lines;
    if (!basis.title.isEmpty()) lines.append({Text::tr("Subscription"), basis.title, {}});
    if (basis.customer && !basis.customer->name.isEmpty()) lines.append({Text::tr("Customer"), basis.customer->name, {}});
    return lines;
}

Fact unusedTime(const CancellationPreview& preview, const CancellationDraft& draft, const Style& style)
{
    const QString label = Text::tr("Unused time");
    if (draft.unused == CancellationDraft::Unused::Nothing) return {label, Text::tr("nothing is given back"), {}};
    if (!preview.credit) return {label, Text::tr("becomes credit balance"), {}};
    if (preview.credit->minor() <= 0) return {label, Text::tr("nothing is left to give back"), {}};
    //: %1 is an amount; it moves with the second at which the subscription ends
    return {label, Text::tr("about %1 become credit balance").arg(money(*preview.credit, style.locale)), {}};
}

} // namespace

QString cancellationFeedback(const QString& feedback)
{
    const QString known = lookUp(feedbacks, feedback);
    return known.isEmpty() ? readable(feedback) : known;
}

QStringList cancellationFeedbacks()
{
    QStringList all;
    for (const Entry& entry : feedbacks) all.append(entry.word.toString());
    return all;
}

QList<Fact> facts(const CancellationPreview& preview, const CancellationDraft& draft, const SubscriptionBasis& basis,
                  const Style& style)
{
    QList<Fact> lines = subjectOf(basis);
    lines.append({Text::tr("Keeps access until"), preview.accessUntil ? date(preview.accessUntil, style) : Text::tr("now: it ends at once"), {}});
    const auto next = nextPaymentAt(basis.subscription);
    const bool paysOnce = next && preview.accessUntil && *next < *preview.accessUntil;
    lines.append({Text::tr("Next payment"), paysOnce ? date(next, style) : Text::tr("none any more"), {}});
    if (preview.isEarly) lines.append(unusedTime(preview, draft, style));
    if (!draft.feedback.isEmpty()) lines.append({Text::tr("Reason"), cancellationFeedback(draft.feedback), {}});
    return lines;
}

QList<Fact> recoveryFacts(const SubscriptionBasis& basis, const Style& style)
{
    QList<Fact> lines = subjectOf(basis);
    if (const auto end = endsAt(basis.subscription)) lines.append({Text::tr("Would have ended"), date(end, style), {}});
    Subscription after = basis.subscription;
    after.cancelAt.reset();
    after.cancelAtPeriodEnd = false;
    const auto next = nextPaymentAt(after);
    lines.append({Text::tr("Next payment"), next ? date(next, style) : Text::tr("none is to come"), {}});
    return lines;
}

} // namespace regulars::words
