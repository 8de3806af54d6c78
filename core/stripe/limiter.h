// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/clock.h"

#include <QtCore/QHash>
#include <QtCore/QString>
#include <mutex>

namespace regulars::stripe {

/// Spaces the requests of all workers of a program: at most `rate` a second in all and 25 a second to each
/// endpoint (named operation, all ids together). A 429 lowers the pace, quiet raises it again up to the rate.
/// Thread-safe. Default rates: half of the mode's limit, 50 live, 12 test (design.md 7).
class Limiter {
public:
    Limiter(Clock& clock, int rate);
    /// Waits for a turn; false when cancelled.
    bool acquire(const QString& endpoint, const CancelToken& cancel);
    /// Stripe answered 429 with that Stripe-Rate-Limited-Reason (may be empty: a lock, not a rate).
    void refused(const QString& endpoint, const QByteArray& reason);
    void succeeded(const QString& endpoint);
    /// Requests in 1000 s that one endpoint takes at the pace of now, if it has all of the account's to itself.
    qint64 endpointPace() const;

private:
    /// One thing with a pace: the account, or an endpoint. Guarded by the limiter's mutex.
    struct Lane {
        qint64 ceiling = 0;                   ///< most requests in 1000 s
        qint64 pace = 0;                      ///< as many as are tried now
        std::chrono::microseconds next{0};    ///< not before
        std::chrono::milliseconds changed{0}; ///< when the pace was last changed
    };
    Lane& endpointLane(const QString& endpoint);
    static void take(Lane& lane, std::chrono::milliseconds now);
    static void lower(Lane& lane, std::chrono::milliseconds now);
    static void raise(Lane& lane, std::chrono::milliseconds now);

    Clock& m_clock;
    int m_rate;
    mutable std::mutex m_mutex;
    Lane m_all;
    QHash<QString, Lane> m_endpoints;
};

} // namespace regulars::stripe
