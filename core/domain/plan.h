// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/repayment.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <optional>

namespace regulars {

/// A field of a Stripe object and what it holds, both as text: "/amount_refunded" is "1500", "/disputed" is
/// "false",
/// "/cancel_at" is "" for null and for a field that is not there.
struct FieldValue {
    QString pointer; ///< JSON pointer, RFC 6901
    QString value;
    bool operator==(const FieldValue&) const = default;
};

/// A Stripe object: its type as Stripe names it ("charge") and its id.
struct ObjectRef {
    QString type, id;
    bool operator==(const ObjectRef&) const = default;
};

/// An object that is read again before the first step, and what it must still hold.
struct Guard {
    ObjectRef object;
    QString path; ///< below /v1: "charges/ch_1"
    QList<FieldValue> fields;
    QByteArray query = {}; ///< narrows a list: "limit=1"
    bool operator==(const Guard&) const = default;
};

/// How to find out at Stripe whether a request was done, without sending it again (design.md 9).
struct LookUp {
    enum class By {
        None,     ///< it leaves no trace; only an answer tells
        Metadata, ///< it creates an object: the list `path` has one with our regulars_op and regulars_step
        State,    ///< it changes an object: `path` holds `fields`, or is gone
        Listed,   ///< the list `path` has an object with `fields`; a refusal may mean that it had it before
        Event     ///< the event that it causes carries its idempotency key (30 days, POST only)
    };
    By by = By::None;
    QString path;             ///< below /v1
    QByteArray query;         ///< narrows a list: "charge=ch_1"; Event: "types[]=invoice.sent"
    QList<FieldValue> fields; ///< State, Listed: it was done when all of them hold
    bool gone = false;        ///< State: it was done when the object is not there any more
    bool operator==(const LookUp&) const = default;
};

/// In a planned request: the id that its operation will have.
inline const QString thisOperation = QStringLiteral("{op}");

/// One request as data: enough to send it, and to find out later what became of it, without the code that
/// planned it.
struct PlannedRequest {
    QByteArray method = "POST"; ///< or "DELETE"
    /// Below /v1; "invoices/{1}" has the id of what step 1 made. Empty: nothing is sent, the step is done here.
    QString path;
    /// Encoded form, in which thisOperation stands for the operation's id and "{1}" for the id of what step 1 made, as they
    /// do in the values of the look-up's fields.
    QByteArray body; ///< where it is looked up by metadata, those are added when it is recorded
    QString answers; ///< type of the object in the answer: "refund", "customer_balance_transaction", …
    LookUp lookUp;
    bool operator==(const PlannedRequest&) const = default;
};

/// A detail of a customer that may not buy any more, or may again (design.md 2, block).
struct DetailBlock {
    QString kind; ///< "customer_id", "email", "card", "bank_account", "ip_address"
    QString value;
    bool blocked = true;
    bool operator==(const DetailBlock&) const = default;
};

struct PlannedStep {
    PlannedRequest request;
    QList<FieldValue> expect; ///< of the answer; else something changed meanwhile and the step is taken back
    std::optional<PlannedRequest> undo; ///< takes a done step back
    int group = 0;                      ///< a step that fails takes the done ones of its group with it
    std::optional<DetailBlock> block = {}; ///< noted in the block log when the step is done
    std::optional<RepaymentNote> repayment = {}; ///< kept, and counts from when the step is done
    bool operator==(const PlannedStep&) const = default;
};

/// What a member of staff wants Stripe to do, worked out but not sent. Made by a feature from the mirror and
/// a draft; pure data.
struct Plan {
    QString kind;        ///< "refund", …
    CustomerId customer; ///< empty for guests
    QString subject;     ///< Stripe's id of what it is about
    QString parameters;  ///< what was asked for, always written alike: the same deed is the same text
    Money amount;        ///< what moves, for lists; none where no money does
    QString note;        ///< typed by staff; stays here
    QList<Guard> guards; ///< at least one, so that Stripe's time is known before anything is sent
    QList<PlannedStep> steps;
    QList<ObjectRef> touched; ///< read again after the last step
    bool operator==(const Plan&) const = default;
};

} // namespace regulars
