// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/forms.h"
#include "core/stripe/forms.h"

#include <cstdlib>

using namespace regulars;

namespace {

std::size_t countOf(const sandbox::FormNode& node, std::size_t depth)
{
    if (depth > sandbox::maxFormDepth + 1) std::abort();
    std::size_t count = 1;
    for (const sandbox::FormNode& child : node.children())
        count += countOf(child, depth + 1);
    return count;
}

} // namespace

/// Any bytes make a form within its limits, or a problem; and what the client writes, the sandbox reads.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string raw(reinterpret_cast<const char*>(data), size);
    const sandbox::Form form = sandbox::parseForm(raw);
    if (!form.problem.empty() && !form.root.isEmpty()) std::abort();
    if (countOf(form.root, 0) > (sandbox::maxFormDepth + 1) * sandbox::maxFormPairs + 1) std::abort();
    if (sandbox::percentDecode(sandbox::percentEncode(raw)) != raw) std::abort();

    const QString text = QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size()));
    const QByteArray written = stripe::Form().add("metadata[note]", text).encoded();
    const sandbox::Form read =
        sandbox::parseForm(std::string_view(written.data(), static_cast<std::size_t>(written.size())));
    const sandbox::FormNode* note = read.root.at({"metadata", "note"});
    if (!note || note->text() != text.toStdString()) std::abort();
    return 0;
}
