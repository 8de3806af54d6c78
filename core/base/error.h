// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QString>
#include <chrono>
#include <optional>

namespace regulars {

/// What kind of failure it was: decides exit code, sentence and whether another try makes sense.
enum class ErrorKind {
    Network,     ///< nothing was reached, or the answer was cut
    Timeout,     ///< the deadline of the whole request passed
    RateLimited, ///< Stripe said 429 and the patience is used up
    Auth,        ///< no key, or a key that Stripe does not know
    Permission,  ///< a restricted key that lacks a permission; see Error::permission
    Declined,    ///< 402: the parameters were fine, the payment was not
    NotFound,    ///< the object does not exist (any more)
    Conflict,    ///< it changed meanwhile, or somebody else is doing the same
    Validation,  ///< a field is wrong; see Error::param
    Refused,     ///< Stripe or a rule says no
    Server,      ///< Stripe failed (5xx)
    Storage,     ///< the local store
    Cancelled,   ///< the person or the program stopped it
    Bug          ///< ours
};

/// Why something did not work. Core never translates: core/words turns an Error into a sentence for people.
struct Error {
    ErrorKind kind = ErrorKind::Bug;
    /// For people who read logs. May name ids, never holds a key or personal data.
    QString detail;
    /// Stripe's code, or for local errors one of ours. Keys: "no_key", "not_a_key", "publishable_key",
    /// "no_key_store", "wrong_passphrase", "unsafe_address", "other_account". Store: "newer_store",
    /// "unreadable_folder", "disk_full", "damaged_store", "busy". Backups: "not_a_backup", "unwritable_backup",
    /// "store_itself". Answers: "cut_answer", "unreadable_answer". State: "never_synced", "sync_is_old",
    /// "left_out". Operations: "changed_meanwhile", "done_elsewhere", "operation_id", "operation_id_used",
    /// "operation_exists", "no_operation", "already_sent", "not_done", "not_undone". Input: "studio_name", "amount_…", "currency_…".
    QString code;
    QString type;        ///< Stripe's error type
    QString param;       ///< the parameter or field that is wrong
    QString declineCode; ///< Stripe's decline_code
    QString requestId;   ///< Stripe's Request-Id
    QString permission;  ///< label of the missing permission, as Stripe words it
    int httpStatus = 0;  ///< 0 where there was no answer
    std::optional<std::chrono::milliseconds> retryAfter;

    bool operator==(const Error&) const = default;
};

} // namespace regulars
