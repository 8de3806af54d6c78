// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

namespace regulars {

QString toIso(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(instant), Qt::UTC).toString(Qt::ISODate);
}

std::optional<Instant> fromIso(QStringView text)
{
    QDateTime time = QDateTime::fromString(text.toString(), Qt::ISODate);
    if (!time.isValid()) return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime) time = QDateTime(time.date(), time.time(), Qt::UTC);
    return fromUnixSeconds(time.toSecsSinceEpoch());
}

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::chrono::milliseconds SystemClock::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

bool SystemClock::sleep(std::chrono::milliseconds duration, const CancelToken& cancel)
{
    return !cancel.waitFor(duration);
}

} // namespace regulars
