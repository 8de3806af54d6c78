// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/customers/profile.h"

namespace regulars::customers {

/// Every identifier seen on a customer: of the record, of saved methods and of payments. Equal emails are compared
/// without regard to case, phones by their digits, methods by fingerprint (type and last four without one). Pure.
/// By kind, then most recently used first.
QList<Identifier> identifiers(const Customer& customer, const QList<PaymentMethod>& methods,
                              const QList<Payment>& payments);

} // namespace regulars::customers
