// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/shell/operationservice.h"

namespace regulars::tests {

/// Nothing can be done at Stripe, nor asked. Header only: it is compiled where ui/shell is linked.
class NoOperations final : public shell::OperationService {
public:
    Result<Operation> perform(const Plan&, const QString&, const CancelToken&) override { return nobody(); }
    Result<Operation> resume(const QString&, const CancelToken&) override { return nobody(); }
    Result<Operation> discard(const QString&) override { return nobody(); }
    Result<operations::Settled> settle(const CancelToken&) override { return operations::Settled{}; }
    Result<void> ask(const Question&, const CancelToken&) override { return nobody(); }

private:
    static Failure nobody() { return failure(ErrorKind::Network, QStringLiteral("nobody is there"), QStringLiteral("unreachable")); }
};

} // namespace regulars::tests
