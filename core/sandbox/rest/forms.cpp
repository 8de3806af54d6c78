// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/forms.h"

#include <QtCore/QString>

#include <algorithm>
#include <charconv>

namespace regulars::sandbox {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isIndex(std::string_view name)
{
    return !name.empty() && name.size() <= 9 &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int indexOf(std::string_view name)
{
    int value = 0;
    std::from_chars(name.data(), name.data() + name.size(), value);
    return value;
}

/// "a[b][]" → {"a", "b", ""}. Where the brackets do not pair up the whole text is one name.
std::vector<std::string> splitName(const std::string& name)
{
    const std::size_t open = name.find('[');
    if (open == std::string::npos || open == 0) return {name};
    std::vector<std::string> parts{name.substr(0, open)};
    std::size_t at = open;
    while (at < name.size()) {
        const std::size_t close = name.find(']', at);
        if (name[at] != '[' || close == std::string::npos) return {name};
        parts.push_back(name.substr(at + 1, close - at - 1));
        at = close + 1;
    }
    return parts;
}

} // namespace

bool FormNode::isList() const
{
    return !m_children.empty() && std::all_of(m_children.begin(), m_children.end(),
                                              [](const FormNode& c) { return isIndex(c.m_name); });
}

const FormNode* FormNode::find(std::string_view childName) const
{
    const auto it = std::find_if(m_children.begin(), m_children.end(),
                                 [childName](const FormNode& child) { return child.m_name == childName; });
    return it == m_children.end() ? nullptr : &*it;
}

const FormNode* FormNode::at(std::initializer_list<std::string_view> path) const
{
    const FormNode* node = this;
    for (const std::string_view part : path) {
        node = node->find(part);
        if (!node) return nullptr;
    }
    return node;
}

std::string FormNode::textOf(std::string_view childName, std::string fallback) const
{
    const FormNode* child = find(childName);
    return child && child->isScalar() ? child->text() : std::move(fallback);
}

std::vector<const FormNode*> FormNode::items() const
{
    std::vector<const FormNode*> result;
    if (!isList()) return result;
    result.reserve(m_children.size());
    for (const FormNode& child : m_children)
        result.push_back(&child);
    std::stable_sort(result.begin(), result.end(), [](const FormNode* a, const FormNode* b) {
        return indexOf(a->m_name) < indexOf(b->m_name);
    });
    return result;
}

std::vector<std::string> FormNode::texts() const
{
    if (m_scalar) return {m_text};
    std::vector<std::string> result;
    for (const FormNode* item : items()) {
        if (item->isScalar()) result.push_back(item->text());
    }
    return result;
}

/// Builds the tree pair by pair.
class FormReader {
public:
    Form read(std::string_view raw)
    {
        std::size_t pairs = 0;
        while (!raw.empty()) {
            const std::size_t end = std::min(raw.find('&'), raw.size());
            const std::string_view pair = raw.substr(0, end);
            raw.remove_prefix(std::min(end + 1, raw.size()));
            if (pair.empty()) continue;
            if (++pairs > maxFormPairs) return refused("Too many parameters in the request", {});
            const std::size_t equals = std::min(pair.find('='), pair.size());
            const std::string name = validUtf8(percentDecode(pair.substr(0, equals)));
            std::string value = validUtf8(percentDecode(pair.substr(std::min(equals + 1, pair.size()))));
            if (!put(name, std::move(value))) return refused(m_problem, m_param);
        }
        return {std::move(m_root), {}, {}};
    }

private:
    static Form refused(std::string problem, std::string param)
    {
        return {FormNode(), std::move(problem), std::move(param)};
    }

    bool fail(std::string problem, const std::string& param)
    {
        m_problem = std::move(problem);
        m_param = param;
        return false;
    }

    bool put(const std::string& name, std::string value)
    {
        const std::vector<std::string> parts = splitName(name);
        if (parts.size() > maxFormDepth) return fail("Parameters are nested too deeply", parts.front());
        FormNode* node = &m_root;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (node->m_scalar) return fail("Invalid hash: a plain value was given as well", parts.front());
            const bool last = i + 1 == parts.size();
            node = parts[i].empty() && i > 0 ? &append(*node, last ? std::string() : parts[i + 1], last)
                                             : &child(*node, parts[i]);
        }
        if (!node->m_children.empty())
            return fail("Invalid string: nested parameters were given as well", parts.front());
        node->m_scalar = true;
        node->m_text = std::move(value);
        return true;
    }

    static FormNode& child(FormNode& node, const std::string& name)
    {
        for (FormNode& existing : node.m_children) {
            if (existing.m_name == name) return existing;
        }
        return node.m_children.emplace_back(name);
    }

    /// `items[][price]=a&items[][quantity]=1` are one element; a name that comes again starts the next.
    static FormNode& append(FormNode& list, const std::string& inner, bool plain)
    {
        if (!plain && !list.m_children.empty()) {
            FormNode& lastItem = list.m_children.back();
            if (!lastItem.m_scalar && !lastItem.find(inner)) return lastItem;
        }
        int next = 0;
        for (const FormNode& item : list.m_children) {
            if (isIndex(item.m_name)) next = std::max(next, indexOf(item.m_name) + 1);
        }
        return list.m_children.emplace_back(std::to_string(next));
    }

    FormNode m_root;
    std::string m_problem;
    std::string m_param;
};

Form parseForm(std::string_view raw)
{
    return FormReader().read(raw);
}

std::string percentDecode(std::string_view text, bool plusIsSpace)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const int high = c == '%' && i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low >= 0) {
            result.push_back(static_cast<char>(high * 16 + low));
            i += 2;
        } else {
            result.push_back(plusIsSpace && c == '+' ? ' ' : c);
        }
    }
    return result;
}

std::string validUtf8(std::string text)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) > 0; }))
        return text;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toStdString();
}

std::string percentEncode(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    static constexpr std::string_view plain = "-._~";
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            plain.find(c) != std::string_view::npos) {
            result.push_back(c);
        } else {
            result.push_back('%');
            result.push_back(digits[byte >> 4]);
            result.push_back(digits[byte & 15]);
        }
    }
    return result;
}

} // namespace regulars::sandbox
