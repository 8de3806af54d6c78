// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/desk/studioconnection.h"
#include "ui/shell/operationservice.h"

namespace regulars::desk {

/// The window's view of what is done at Stripe: core/operations behind the shell's interface.
class StripeOperations final : public shell::OperationService {
public:
    /// Clock and random must outlive it.
    StripeOperations(QString storeFile, std::shared_ptr<StudioConnection> connection, Clock& clock, Random& random);
    Result<Operation> perform(const Plan& plan, const QString& id, const CancelToken& cancel) override;
    Result<Operation> resume(const QString& id, const CancelToken& cancel) override;
    Result<Operation> discard(const QString& id) override;
    Result<operations::Settled> settle(const CancelToken& cancel) override;
    Result<void> ask(const Question& question, const CancelToken& cancel) override;

private:
    template<class Work>
    auto withEngine(const CancelToken& cancel, const Work& work)
        -> std::invoke_result_t<Work, operations::Engine&>;

    const QString m_storeFile;
    const std::shared_ptr<StudioConnection> m_connection;
    Clock& m_clock;
    Random& m_random;
};

} // namespace regulars::desk
