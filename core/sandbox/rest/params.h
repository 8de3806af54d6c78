// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/rest/forms.h"
#include "core/sandbox/model/people.h"

#include <memory>
#include <optional>
#include <set>

namespace regulars::sandbox {

/// The parameters of one request, read with Stripe's words for what is wrong (Refusal, 400). Remembers what
/// was asked for, so that `finish` can refuse the first parameter that nobody knows. A view: the form must
/// outlive it.
class Params {
public:
    explicit Params(const FormNode& root);

    bool has(std::string_view name) const { return child(name) != nullptr; }
    /// nullopt: absent; "": sent empty, which unsets (contract.md 1).
    std::optional<std::string> text(std::string_view name) const;
    std::string requiredText(std::string_view name) const;
    /// One of the words given, as its place among them.
    std::optional<std::size_t> choice(std::string_view name,
                                      std::initializer_list<std::string_view> words) const;
    std::optional<std::int64_t> integer(std::string_view name) const;
    std::int64_t requiredInteger(std::string_view name) const;
    std::optional<bool> boolean(std::string_view name) const;
    std::optional<Currency> currency(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;
    /// The hash of that name; an empty one where it is absent.
    Params map(std::string_view name) const;
    std::vector<Params> items(std::string_view name) const;
    /// Whether a plain value was sent under that name.
    bool isPlain(std::string_view name) const;
    /// Whether that hash was sent as an empty text, which removes it.
    bool isUnset(std::string_view name) const;
    /// Merges metadata[…] into `metadata` as Stripe does (contract.md 35).
    void metadata(Metadata& metadata) const;
    bool isEmpty() const { return m_node->children().empty(); }

    /// "items[0][price]" for `price` here.
    std::string path(std::string_view name) const;
    /// Marks everything below as known: for what the sandbox takes and keeps no account of.
    void ignore(std::initializer_list<std::string_view> names) const;
    /// Refuses the first parameter that was never asked for (parameter_unknown).
    void finish() const;

private:
    Params(const FormNode& node, std::string path, std::shared_ptr<std::set<const FormNode*>> known);
    const FormNode* child(std::string_view name) const;
    void check(const FormNode& node, const std::string& path) const;

    const FormNode* m_node;
    std::string m_path;
    std::shared_ptr<std::set<const FormNode*>> m_known;
};

} // namespace regulars::sandbox
