// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/sandbox/model/people.h"

#include <initializer_list>

namespace regulars::sandbox {

/// Writes one JSON document straight into a text, without a tree: answers of a hundred objects and snapshots
/// for events are made all the time. The caller keeps the nesting right. Texts must be UTF-8.
class JsonWriter {
public:
    void beginObject() { open('{'); }
    void beginObject(std::string_view name) { key(name), open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void beginArray(std::string_view name) { key(name), open('['); }
    void endArray() { close(']'); }

    void key(std::string_view name);
    void text(std::string_view value);
    void number(std::int64_t value);
    /// `scaled` divided by 10^digits, without trailing zeros: decimal(255000, 4) is 25.5.
    void decimal(std::int64_t scaled, int digits);
    void boolean(bool value);
    void null();
    /// A finished JSON value.
    void raw(std::string_view json);

    // Members of an object. `field` of a text writes it as it is, `maybe` writes null for an empty one,
    // `stamp` writes null for 0.
    void field(std::string_view name, std::string_view value) { key(name), text(value); }
    void field(std::string_view name, const char* value) { key(name), text(value); }
    void field(std::string_view name, std::int64_t value) { key(name), number(value); }
    void field(std::string_view name, int value) { key(name), number(value); }
    void field(std::string_view name, bool value) { key(name), boolean(value); }
    void maybe(std::string_view name, std::string_view value);
    void stamp(std::string_view name, Stamp value);
    void nullField(std::string_view name) { key(name), null(); }
    void nullFields(std::initializer_list<std::string_view> names)
    {
        for (const std::string_view name : names)
            nullField(name);
    }
    void emptyArray(std::string_view name) { beginArray(name), endArray(); }
    void currency(std::string_view name, Currency value);
    void metadata(std::string_view name, const Metadata& metadata);

    const std::string& json() const { return m_out; }
    std::string take() { return std::move(m_out); }

private:
    void open(char bracket);
    void close(char bracket);
    void comma();
    std::string m_out;
    bool m_first = true; ///< no comma before what comes next
};

/// A currency's code as std::string, "" for none.
std::string codeOf(Currency currency);

} // namespace regulars::sandbox
