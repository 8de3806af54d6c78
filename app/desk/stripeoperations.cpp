// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/stripeoperations.h"


namespace regulars::desk {

namespace {

/// The system's user: who did it, in the record of an operation.
QString who()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? qEnvironmentVariable("USERNAME") : name;
}

} // namespace

StripeOperations::StripeOperations(QString storeFile, std::shared_ptr<StudioConnection> connection, Clock& clock,
                                   Random& random)
    : m_storeFile(std::move(storeFile))
    , m_connection(std::move(connection))
    , m_clock(clock)
    , m_random(random)
{
}

template<class Work>
auto StripeOperations::withEngine(const CancelToken& cancel, const Work& work)
    -> std::invoke_result_t<Work, operations::Engine&>
{
    const auto database = store::Database::open(m_storeFile, m_clock);
    if (!database) return failure(database);
    const auto open = m_connection->open(cancel);
    if (!open) return failure(open);
    operations::Engine engine(**database, (*open)->client(), (*open)->stripeClock(), m_random, who());
    return work(engine);
}

Result<Operation> StripeOperations::perform(const Plan& plan, const QString& id, const CancelToken& cancel)
{
    return withEngine(cancel, [&](operations::Engine& engine) { return engine.perform(plan, id, cancel); });
}

Result<Operation> StripeOperations::resume(const QString& id, const CancelToken& cancel)
{
    return withEngine(cancel, [&](operations::Engine& engine) { return engine.resume(id, cancel); });
}

Result<Operation> StripeOperations::discard(const QString& id)
{
    return withEngine({}, [&](operations::Engine& engine) { return engine.discard(id); });
}

Result<operations::Settled> StripeOperations::settle(const CancelToken& cancel)
{
    return withEngine(cancel, [&](operations::Engine& engine) { return engine.settle(cancel); });
}

Result<void> StripeOperations::ask(const Question& question, const CancelToken& cancel)
{
    const auto open = m_connection->open(cancel);
    if (!open) return failure(open);
    return question((*open)->client(), cancel);
}

} // namespace regulars::desk
