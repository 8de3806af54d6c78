// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/params.h"

#include "core/sandbox/model/refusal.h"

#include <QtCore/QStringDecoder>
#include <algorithm>
#include <charconv>

namespace regulars::sandbox {

namespace {

const FormNode& emptyNode()
{
    static const FormNode empty;
    return empty;
}

bool isUtf8(const std::string& text)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return !decoder.hasError();
}

Refusal missingParameter(const std::string& path)
{
    return invalid("Missing required param: " + path + ".", path, "parameter_missing");
}

} // namespace

Params::Params(const FormNode& root) : Params(root, {}, std::make_shared<std::set<const FormNode*>>()) {}

Params::Params(const FormNode& node, std::string path, std::shared_ptr<std::set<const FormNode*>> known)
    : m_node(&node), m_path(std::move(path)), m_known(std::move(known))
{
}

std::string Params::path(std::string_view name) const
{
    return m_path.empty() ? std::string(name) : m_path + "[" + std::string(name) + "]";
}

const FormNode* Params::child(std::string_view name) const
{
    const FormNode* found = m_node->find(name);
    if (found) m_known->insert(found);
    return found;
}

std::optional<std::string> Params::text(std::string_view name) const
{
    const FormNode* node = child(name);
    if (!node) return std::nullopt;
    if (!node->isScalar()) throw invalid("Invalid string: {…}", path(name));
    if (!isUtf8(node->text())) throw invalid("Invalid request: the text is not UTF-8.", path(name));
    if (node->text().size() > 5000)
        throw invalid("Invalid string: it must be at most 5000 characters.", path(name),
                      "parameter_invalid_string");
    return node->text();
}

std::string Params::requiredText(std::string_view name) const
{
    const auto value = text(name);
    if (!value) throw missingParameter(path(name));
    if (value->empty())
        throw invalid("You passed an empty string for '" + path(name) + "'.", path(name),
                      "parameter_invalid_empty");
    return *value;
}

std::optional<std::size_t> Params::choice(std::string_view name,
                                          std::initializer_list<std::string_view> words) const
{
    const auto value = text(name);
    if (!value) return std::nullopt;
    const auto* found = std::find(words.begin(), words.end(), *value);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    std::string all;
    for (const std::string_view word : words)
        all += (all.empty() ? "" : ", ") + std::string(word);
    throw invalid("Invalid " + path(name) + ": must be one of " + all, path(name));
}

std::optional<std::int64_t> Params::integer(std::string_view name) const
{
    const auto value = text(name);
    if (!value) return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
    if (error != std::errc() || end != value->data() + value->size())
        throw invalid("Invalid integer: " + *value, path(name), "parameter_invalid_integer");
    return number;
}

std::int64_t Params::requiredInteger(std::string_view name) const
{
    const auto value = integer(name);
    if (!value) throw missingParameter(path(name));
    return *value;
}

std::optional<bool> Params::boolean(std::string_view name) const
{
    const auto value = text(name);
    if (!value) return std::nullopt;
    if (*value == "true" || *value == "1") return true;
    if (*value == "false" || *value == "0") return false;
    throw invalid("Invalid boolean: " + *value, path(name));
}

std::optional<Currency> Params::currency(std::string_view name) const
{
    const auto value = text(name);
    if (!value) return std::nullopt;
    const Currency currency(QString::fromStdString(*value));
    if (currency.isEmpty()) throw invalid("Invalid currency: " + *value, path(name));
    return currency;
}

std::vector<std::string> Params::texts(std::string_view name) const
{
    const FormNode* node = child(name);
    if (!node || node->isUnset()) return {};
    for (const FormNode& entry : node->children())
        m_known->insert(&entry);
    if (node->isMap()) throw invalid("Invalid array", path(name));
    return node->texts();
}

Params Params::map(std::string_view name) const
{
    const FormNode* node = child(name);
    if (node && node->isScalar() && !node->isUnset()) throw invalid("Invalid object", path(name));
    return {node ? *node : emptyNode(), path(name), m_known};
}

std::vector<Params> Params::items(std::string_view name) const
{
    const FormNode* node = child(name);
    if (!node || node->isUnset()) return {};
    if (!node->isList()) throw invalid("Invalid array", path(name));
    std::vector<Params> result;
    for (const FormNode* entry : node->items()) {
        m_known->insert(entry);
        result.push_back({*entry, path(name) + "[" + entry->name() + "]", m_known});
    }
    return result;
}

bool Params::isPlain(std::string_view name) const
{
    const FormNode* node = child(name);
    return node && node->isScalar();
}

bool Params::isUnset(std::string_view name) const
{
    const FormNode* node = child(name);
    return node && node->isUnset();
}

void Params::metadata(Metadata& metadata) const
{
    if (isUnset("metadata")) return metadata.clear();
    const Params sent = map("metadata");
    for (const FormNode& entry : sent.m_node->children()) {
        const auto value = sent.text(entry.name());
        const auto place = std::find_if(metadata.begin(), metadata.end(),
                                        [&](const auto& existing) { return existing.first == entry.name(); });
        if (value->size() > 500 || entry.name().size() > 40)
            throw invalid("Metadata keys must be at most 40, values at most 500 characters.",
                          sent.path(entry.name()));
        if (value->empty()) {
            if (place != metadata.end()) metadata.erase(place);
        } else if (place != metadata.end()) {
            place->second = *value;
        } else {
            metadata.emplace_back(entry.name(), *value);
        }
    }
    if (metadata.size() > 50) throw invalid("Metadata can have at most 50 keys.", path("metadata"));
}

void Params::ignore(std::initializer_list<std::string_view> names) const
{
    const auto mark = [this](const FormNode& node, const auto& self) -> void {
        m_known->insert(&node);
        for (const FormNode& inner : node.children())
            self(inner, self);
    };
    for (const std::string_view name : names)
        if (const FormNode* node = m_node->find(name)) mark(*node, mark);
}

void Params::check(const FormNode& node, const std::string& path) const
{
    for (const FormNode& inner : node.children()) {
        const std::string name = path.empty() ? inner.name() : path + "[" + inner.name() + "]";
        if (!m_known->contains(&inner))
            throw invalid("Received unknown parameter: " + name, name, "parameter_unknown");
        check(inner, name);
    }
}

void Params::finish() const
{
    check(*m_node, m_path);
}

} // namespace regulars::sandbox
