// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace regulars::stripe {

/// What is known about a write once nobody tries any more (contract.md 27, 28).
enum class Fate {
    NotDone, ///< it never reached Stripe, or Stripe took no notice of it: 401, 403, 404, 429, a wrong field
    Refused, ///< Stripe said no: 400, 402
    Done,    ///< Stripe did it and said so in a complete answer
    Unknown  ///< it may have been done: no answer, a cut one, 409, 5xx; for a DELETE, any other refusal as
             ///< well
};

/// A request that changes something at Stripe.
struct Write {
    QByteArray method = "POST"; ///< or "DELETE"
    QString path = {};          ///< below /v1
    QByteArray body = {};       ///< encoded form; for a DELETE it goes into the query
    QByteArray key = {};        ///< idempotency key: every POST has one
    bool sentBefore = false;    ///< an earlier call with the same bytes and key ended Unknown
};

/// The end of a write: what became of it, and the answer as it came.
struct Sent {
    Fate fate = Fate::NotDone;
    int status = 0;        ///< of the last answer; 0 where there was none
    QByteArray body;       ///< of a Done one: a complete JSON document
    QString requestId;     ///< Stripe's Request-Id
    bool replayed = false; ///< Stripe answered from memory: the body tells how things stood the first time
    Instant startedAt{};   ///< Stripe's time when the request of this answer began
    Error error;           ///< of all but a Done one
};

} // namespace regulars::stripe
