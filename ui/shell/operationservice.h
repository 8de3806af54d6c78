// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/operations/engine.h"

namespace regulars::shell {

/// How the window has things done at Stripe. The program's composition (app/desk) implements it over core/operations.
/// All calls block. Those that operations::Engine has as well mean the same and come from one worker thread.
class OperationService {
public:
    virtual ~OperationService() = default;
    virtual Result<Operation> perform(const Plan& plan, const QString& id, const CancelToken& cancel) = 0;
    virtual Result<Operation> resume(const QString& id, const CancelToken& cancel) = 0;
    virtual Result<Operation> discard(const QString& id) = 0;
    virtual Result<operations::Settled> settle(const CancelToken& cancel) = 0;
    /// Something that Stripe alone knows, to be looked at. Comes from another thread than the rest.
    using Question = std::function<Result<void>(stripe::Client& client, const CancelToken& cancel)>;
    virtual Result<void> ask(const Question& question, const CancelToken& cancel) = 0;
};

} // namespace regulars::shell
