// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/theme.h"

#include <QtCore/QString>

namespace regulars::kit {

/// The colour that goes with the state of a payment (store/paymentrepository.h) in every list and card.
Tone paymentTone(const QString& state);
/// The same for a subscription (subscriptionState).
Tone subscriptionTone(const QString& state);

} // namespace regulars::kit
