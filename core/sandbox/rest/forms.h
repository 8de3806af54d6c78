// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace regulars::sandbox {

/// One value of a form as Stripe nests them (contract.md 1): a scalar, or children by name in order of
/// arrival. `a[]=x` and `a[0]=x` both make a list; what is a list and what a map with numbers for names
/// ("metadata[1]=x") is for the reader to decide, so children keep their names in both. Plain value, copies
/// deeply.
class FormNode {
public:
    explicit FormNode(std::string name = {}) : m_name(std::move(name)) {}

    /// The innermost part of the name: "price" in `items[0][price]`.
    const std::string& name() const { return m_name; }
    /// Neither children nor a value: only the root of an empty form is that.
    bool isEmpty() const { return !m_scalar && m_children.empty(); }
    bool isScalar() const { return m_scalar; }
    /// A scalar with an empty value: Stripe's way to say "unset" (contract.md 1).
    bool isUnset() const { return m_scalar && m_text.empty(); }
    /// Has children, and all their names are numbers.
    bool isList() const;
    /// Has children, and not all their names are numbers.
    bool isMap() const { return !m_children.empty() && !isList(); }

    /// The decoded value; "" for anything that is no scalar.
    const std::string& text() const { return m_text; }
    /// Children in order of arrival (a name that came twice keeps its first place and its last value).
    const std::vector<FormNode>& children() const { return m_children; }
    /// The child of that name, or nullptr. Valid as long as this node.
    const FormNode* find(std::string_view childName) const;
    /// The same over several levels: at({"invoice_settings", "default_payment_method"}).
    const FormNode* at(std::initializer_list<std::string_view> path) const;
    /// The text of that scalar child, `fallback` when it is absent or no scalar.
    std::string textOf(std::string_view childName, std::string fallback = {}) const;
    /// Children by rising index; the node must be a list (else empty).
    std::vector<const FormNode*> items() const;
    /// A list's plain values by rising index; a scalar counts as a list of one (`expand=data` too).
    std::vector<std::string> texts() const;

private:
    friend class FormReader;
    std::string m_name;
    std::string m_text;
    bool m_scalar = false;
    std::vector<FormNode> m_children;
};

/// A read form. `problem` is empty, or says in Stripe's manner what is wrong with `param`; then root is
/// empty.
struct Form {
    FormNode root;
    std::string problem;
    std::string param;
};

/// Limits that keep hostile input cheap: pairs in a form, levels of brackets.
inline constexpr std::size_t maxFormPairs = 2000;
inline constexpr std::size_t maxFormDepth = 16;

/// Reads a raw query or body. Any bytes are fine: a malformed percent escape stays as it is, brackets that do
/// not close belong to the name, what is no UTF-8 becomes U+FFFD. A name used as a value and as a map is a
/// problem.
Form parseForm(std::string_view raw);

/// "%41+b" → "A b". Malformed escapes stay literally. With `plusIsSpace` false (paths) a plus stays a plus.
std::string percentDecode(std::string_view text, bool plusIsSpace = true);
/// The text, with U+FFFD for what is no UTF-8: an answer that repeats it must stay JSON.
std::string validUtf8(std::string text);
/// Encodes everything but letters, digits and -._~ so that a form value survives.
std::string percentEncode(std::string_view text);

} // namespace regulars::sandbox
