// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/customerrepository.h"
#include "ui/kit/workers.h"

namespace regulars::shell {

/// Asks for the people that match what was typed, best first.
using PeopleSearch = std::function<QFuture<Result<QList<store::CustomerRow>>>(const QString& typed)>;

/// A search of a studio's customers on a reader thread: the `most` of them with the highest lifetime value. The workers
/// must outlive it.
PeopleSearch searchIn(const kit::StoreWorkers& workers, qint64 most);

} // namespace regulars::shell
