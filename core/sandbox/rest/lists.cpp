// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/lists.h"

namespace regulars::sandbox {

Paging readPaging(const Params& params)
{
    Paging paging;
    if (const auto limit = params.integer("limit")) {
        if (*limit > 100)
            throw invalid("This value must be less than or equal to 100.", "limit",
                          "parameter_invalid_integer");
        if (*limit < 1)
            throw invalid("This value must be greater than or equal to 1.", "limit",
                          "parameter_invalid_integer");
        paging.limit = static_cast<std::size_t>(*limit);
    }
    paging.after = params.text("starting_after").value_or("");
    paging.before = params.text("ending_before").value_or("");
    if (!paging.after.empty() && !paging.before.empty())
        throw invalid("You may only specify one of these parameters: ending_before, starting_after.",
                      "ending_before", "parameters_exclusive");
    return paging;
}

TimeRange readRange(const Params& params, std::string_view name)
{
    TimeRange range;
    if (params.isPlain(name)) {
        range.from = range.to = *params.integer(name);
        return range;
    }
    const Params bounds = params.map(name);
    if (const auto value = bounds.integer("gte")) range.from = std::max(range.from, *value);
    if (const auto value = bounds.integer("gt")) range.from = std::max(range.from, *value + 1);
    if (const auto value = bounds.integer("lte")) range.to = std::min(range.to, *value);
    if (const auto value = bounds.integer("lt")) range.to = std::min(range.to, *value - 1);
    return range;
}

void beginListAnswer(JsonWriter& out, const std::string& url, bool hasMore)
{
    out.beginObject();
    out.field("object", "list");
    out.field("has_more", hasMore);
    out.field("url", url);
    out.beginArray("data");
}

void endListAnswer(JsonWriter& out)
{
    out.endArray();
    out.endObject();
}

} // namespace regulars::sandbox
