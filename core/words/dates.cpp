// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/dates.h"

#include "core/words/text.h"
#include "core/words/words.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>

namespace regulars::words {

using namespace Qt::StringLiterals;

namespace {

QDateTime inStudio(Instant instant, const Style& style)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(instant), Qt::UTC).toTimeZone(style.zone);
}

// The locale's long form without the day of the week and with a short month: no locale offers just that.
QString mediumFormat(const QLocale& locale)
{
    static const QRegularExpression weekday(u"[\\s,،]*dddd[\\s,،]*"_s);
    QString format = locale.dateFormat(QLocale::LongFormat);
    format.replace(weekday, u" "_s);
    format.replace(u"MMMM"_s, u"MMM"_s);
    return format.trimmed();
}

} // namespace

QString date(std::optional<Instant> instant, const Style& style)
{
    if (!instant) return u"—"_s;
    return style.locale.toString(inStudio(*instant, style).date(), mediumFormat(style.locale));
}

QString shortDate(Instant instant, const Style& style)
{
    static const QRegularExpression year(u"[\\s,]*('de' )?y+('?年'?)?[\\s,]*"_s);
    QString format = mediumFormat(style.locale);
    format.remove(year);
    return style.locale.toString(inStudio(instant, style).date(), format);
}

QString dateTime(std::optional<Instant> instant, const Style& style)
{
    if (!instant) return u"—"_s;
    // The C locale would show seconds.
    const QString format =
        style.locale.language() == QLocale::C ? u"HH:mm"_s : style.locale.timeFormat(QLocale::ShortFormat);
    //: a date and a time of the day
    return Text::tr("%1, %2").arg(date(instant, style),
                                  style.locale.toString(inStudio(*instant, style).time(), format));
}

QString ago(Instant instant, Instant now, const Style& style)
{
    using namespace std::chrono_literals;
    const auto age = now - instant;
    // Clocks of two machines differ by a little: what seems to lie just ahead is now.
    if (age < 1min && age > -5min) return Text::tr("just now");
    if (age < 0min || age >= 24h) return date(instant, style);
    if (age < 1h) return Text::tr("%n min ago", nullptr, static_cast<int>(age / 1min));
    return Text::tr("%n h ago", nullptr, static_cast<int>(age / 1h));
}

} // namespace regulars::words
