// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"

#include <QtCore/QString>
#include <chrono>
#include <optional>

namespace regulars {

/// An instant as Stripe counts: whole seconds, UTC.
using Instant = std::chrono::sys_seconds;

/// Unix seconds of an instant.
inline qint64 unixSeconds(Instant instant) { return instant.time_since_epoch().count(); }
/// The instant of Unix seconds.
inline Instant fromUnixSeconds(qint64 seconds) { return Instant(std::chrono::seconds(seconds)); }
/// "2026-11-21T08:15:00Z"
QString toIso(Instant instant);
/// Reads what toIso writes (date alone: midnight UTC); nullopt when it is something else.
std::optional<Instant> fromIso(QStringView text);

/// Time as a parameter. Everything that asks for "now" or waits takes one. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    /// The desk's wall clock; it may be wrong.
    virtual Instant now() const = 0;
    /// Milliseconds that only ever grow, from an arbitrary start.
    virtual std::chrono::milliseconds elapsed() const = 0;
    /// Waits; false when it was cancelled meanwhile.
    virtual bool sleep(std::chrono::milliseconds duration, const CancelToken& cancel) = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock {
public:
    Instant now() const override;
    std::chrono::milliseconds elapsed() const override;
    bool sleep(std::chrono::milliseconds duration, const CancelToken& cancel) override;
};

} // namespace regulars
