// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/split.h"

namespace regulars::sync {

using store::SyncWindow;

QList<SyncWindow> split(const SyncWindow& window, Instant oldest, std::chrono::seconds span, int idle)
{
    // A part should hold some pages: each part ends with a page that is not full.
    constexpr qint64 pagesPerPart = 6;
    const qint64 perPage = std::max<qint64>(1, span.count());
    const qint64 left = (oldest - window.from).count();
    const qint64 pages = left / perPage;
    if (idle < 1 || pages < 2) return {window};

    const qint64 parts = std::min<qint64>(idle, std::max<qint64>(1, pages / pagesPerPart)) + 1;
    const qint64 step = std::min(pagesPerPart, pages / parts) * perPage;
    if (step < 1) return {window};
    QList<SyncWindow> result;
    Instant end = oldest;
    for (qint64 i = 0; i + 1 < parts; ++i) {
        SyncWindow part = window;
        part.from = end - std::chrono::seconds(step);
        if (i > 0) { // the first goes on with cursor and count of the window itself
            part.to = end;
            part.cursor.clear();
            part.rows = 0;
        }
        end = part.from;
        result.append(part);
    }
    // Nobody knows where history begins: the last part takes all the rest and is cut again when it is read.
    SyncWindow rest = window;
    rest.to = end;
    rest.cursor.clear();
    rest.rows = 0;
    result.append(rest);
    return result;
}

} // namespace regulars::sync
