// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/walk.h"

#include "core/operations/objects.h"

#include <nlohmann/json.hpp>

namespace regulars::operations {

using namespace Qt::StringLiterals;

Result<Walk> walk(stripe::Client& client, const QString& path, const QByteArray& query, const CancelToken& cancel,
                  const std::function<Result<bool>(const stripe::Json&)>& take)
{
    const QByteArray first = query + (query.isEmpty() ? "limit=100" : "&limit=100");
    QByteArray after;
    for (;;) {
        const auto page = client.json(path, first + after, cancel);
        if (!page) return failure(page);
        if (!page->value) return Walk{false, false, page->readAt};
        const stripe::Json& list = *page->value;
        if (!list.contains("data") || !list["data"].is_array())
            return failure(ErrorKind::Server, u"expected a list of "_s + path, u"unreadable_answer"_s);
        QString last;
        for (const stripe::Json& object : list["data"]) {
            const auto more = take(object);
            if (!more) return failure(more);
            if (!*more) return Walk{true, true, page->readAt};
            last = textAt(object, u"/id"_s);
        }
        if (textAt(list, u"/has_more"_s) != "true"_L1 || last.isEmpty()) return Walk{true, false, page->readAt};
        after = "&starting_after=" + last.toUtf8();
    }
}

} // namespace regulars::operations
