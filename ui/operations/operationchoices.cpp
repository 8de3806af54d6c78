// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationchoices.h"

#include <algorithm>

namespace regulars::operations {

Choices choicesFor(const Operation& operation)
{
    Choices choices;
    const bool isInterrupted = operation.state == OperationState::Interrupted;
    if (!isInterrupted && operation.state != OperationState::Unknown) return choices;
    // A step that could not be taken back stays so however often Stripe is asked.
    if (nextMove(operation).kind == NextMove::Kind::GiveUp) return choices;
    // What a backup takes for never sent may have been sent after it was made.
    const bool looksOnly = operation.lookUpOnly;
    choices.goOn = isInterrupted && !looksOnly ? Choices::GoOn::Continue : Choices::GoOn::LookAgain;
    choices.discard = isInterrupted && !looksOnly && !operation.wasSent();
    choices.sendsMore = choices.goOn == Choices::GoOn::LookAgain && !looksOnly &&
                        std::any_of(operation.steps.begin(), operation.steps.end(), [](const Step& step) {
                            return !step.isUndo && step.state == StepState::Waiting;
                        });
    return choices;
}

} // namespace regulars::operations
