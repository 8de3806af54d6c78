// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/studio/doctor.h"
#include "core/studio/studiofolder.h"
#include "core/words/words.h"

#include <QtCore/QJsonObject>

/// What connect, status and doctor print, for programs and for people.
namespace regulars::cli {

QJsonObject connectJson(const studio::KeyReport& report, bool kept);
QStringList connectLines(const studio::KeyReport& report, bool kept);

/// Where a studio stands.
struct Status {
    QString studio, storeFile;
    Account account;
    std::optional<Mode> mode;
    QMap<QString, qint64> counts; ///< rows by resource
    std::optional<Instant> lastSync;
    bool complete = false;    ///< all that the key may read was listed to its end, and nothing is left out
    QStringList leftOut;      ///< resources that the key may not read
    sync::ReadUse reads;      ///< sent to Stripe in the last 30 days, and granted
    QMap<store::ReadPurpose, qint64> readsFor;
    qint64 differences = 0;   ///< details that differed from Stripe and were repaired
};
Result<Status> readStatus(store::Database& database, const studio::StudioFolder& folder, Instant now);
QJsonObject statusJson(const Status& status);
QStringList statusLines(const Status& status, const words::Style& style, Instant now);

QJsonObject doctorJson(const QList<studio::Check>& checks, const QList<store::Difference>& differences);
QStringList doctorLines(const QList<studio::Check>& checks);
/// "Differs from Stripe", newest repair first; nothing when there is none.
QStringList differenceLines(const QList<store::Difference>& differences, const words::Style& style);

} // namespace regulars::cli
