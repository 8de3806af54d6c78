// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirrorcompare.h"

#include <algorithm>

namespace regulars::store {

bool FieldCollector::isStripesWord(QLatin1StringView name)
{
    static constexpr std::array words{"status"_L1,
                                      "type"_L1,
                                      "reason"_L1,
                                      "source"_L1,
                                      "collection_method"_L1,
                                      "billing_mode"_L1,
                                      "pause_collection"_L1,
                                      "cancellation_reason"_L1,
                                      "billing_reason"_L1,
                                      "schedule"_L1,
                                      "recurring_interval"_L1,
                                      "unit_amount_decimal"_L1,
                                      "billing_scheme"_L1,
                                      "duration"_L1,
                                      "percent_off"_L1,
                                      "failure_reason"_L1,
                                      "failure_code"_L1,
                                      "outcome_type"_L1,
                                      "outcome_reason"_L1,
                                      "risk_level"_L1,
                                      "method_type"_L1};
    return std::find(words.begin(), words.end(), name) != words.end();
}

bool changesUntold(const QString& resource, const QString& field)
{
    if (field.endsWith("_url"_L1)) return true;
    return resource == "coupons"_L1 && field == "valid"_L1;
}

} // namespace regulars::store
