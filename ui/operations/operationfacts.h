// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"
#include "ui/operations/operationchoices.h"
#include "ui/operations/operationrow.h"

#include <QtCore/QCoreApplication>

namespace regulars::operations {

/// All that is known about an operation and its steps, as lines for people. Pure.
class OperationFacts {
    Q_DECLARE_TR_FUNCTIONS(OperationFacts)

public:
    /// When, who, for whom, about what, note, id, and when Stripe is asked again.
    static QList<words::Fact> ofOperation(const OperationRow& row, const words::Style& style);
    /// State, request, Stripe's id of what was made, Stripe's request id, time, error.
    static QList<words::Fact> ofStep(const Step& step, const words::Style& style);
    /// "Step 2", "Step 2, taken back"
    static QString stepTitle(const Step& step, const words::Style& style);
    /// The steps worth showing: all but undos that nothing called for.
    static QList<Step> shownSteps(const Operation& operation);
    /// What the offered buttons do, in whole sentences; empty where none is offered.
    static QString hint(const Choices& choices);

private:
    static QString stepState(const Step& step);
};

} // namespace regulars::operations
