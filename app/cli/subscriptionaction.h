// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/action.h"
#include "core/subscriptions/basis.h"

#include <optional>

/// What the commands about one subscription share.
namespace regulars::cli {

/// Options of all of them; each command line fills those that it has.
struct SubscriptionOptions : ActionOptions {
    std::string id, on, feedback, comment, price, amount, item, code, how, invoice, method, behavior = "void", charge = "later",
        unused = "later", period = "new";
    std::vector<std::string> removed;
    bool isNow = false, isCredited = false, asksStripe = false, acceptsRisk = false, isForThis = false, isLink = false, isWhole = false;
    bool needsMethods = false; ///< what the customer has stored decides it
    std::optional<qint64> quantity;
};

/// Opens the store, finds the subscription, and goes on with both.
using WithSubscription = std::function<Result<ExitCode>(store::Database&, const subscriptions::SubscriptionBasis&)>;
Result<ExitCode> withSubscription(const Session& session, const SubscriptionOptions& options, const WithSubscription& goOn);

/// Something that is done to a subscription, and what would happen.
struct SubscriptionDeed {
    QString kind, parameters;
    std::function<Result<Plan>()> plan;
    std::function<Result<ExitCode>()> preview;
};
/// Does it, or only shows it (--dry-run).
Result<ExitCode> perform(const Session& session, store::Database& database, const SubscriptionOptions& options,
                         const subscriptions::SubscriptionBasis& basis, const SubscriptionDeed& deed);

/// The first second of a day of the studio's calendar, and the last; none where nothing was said, Validation "date_missing" for
/// what is no day.
Result<std::optional<Instant>> startOfDay(const std::string& day, const QTimeZone& zone);
Result<std::optional<Instant>> endOfDay(const std::string& day, const QTimeZone& zone);

/// An option that takes such a day; an empty one is none.
CLI::Option* addDay(CLI::App& command, const char* name, std::string& day, const QString& says);

/// `change`, `price`, `quantity`, `billing`, `method`, `pause`, `resume`, `discount`, `collect`, below `subscription`.
void addSubscriptionChanges(Commands& commands, CLI::App& parent, const std::shared_ptr<SubscriptionOptions>& options);

} // namespace regulars::cli
