// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/money.h"
#include "core/domain/subscription.h"

/// How often prices are charged, and what recurs, reckoned to a month: list prices, before discounts and tax (clv/definitions.md
/// 2). Pure. A rate is in ten-thousandths of a minor unit, so that a sum of many is rounded once.
namespace regulars {

/// "month 3": for programs, as every third month; empty for one-time prices.
QString toText(const Recurrence& cycle);
std::optional<Recurrence> recurrenceFromText(const QString& text);

/// An amount that is charged once a cycle: months 1/n, years 1/(12 n), weeks 52/(12 n), days 365/(12 n), rounded half to
/// even. None for one-time prices, other cycles, and where 64 bits are too few.
std::optional<qint64> monthlyRate(qint64 amount, const Recurrence& cycle);
/// What a subscription brings in a month: all its items that have a price a piece in its currency. 0 while it is not billed:
/// in a trial, while its collection is paused, unpaid or over.
qint64 monthlyRate(const Subscription& subscription);
/// In minor units, rounded half to even.
Money moneyOfRate(qint64 rate, Currency currency);

/// What one cycle costs before discounts and tax; none where a piece has no price, or items differ in cycle or currency.
std::optional<Money> amountACycle(const Subscription& subscription);
/// How often it is billed; none without items, and where they differ.
std::optional<Recurrence> cycleOf(const Subscription& subscription);

} // namespace regulars
