// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/jsonwriter.h"

#include <array>

namespace regulars::sandbox {

void JsonWriter::comma()
{
    if (!m_first) m_out += ',';
    m_first = false;
}

void JsonWriter::open(char bracket)
{
    comma();
    m_out += bracket;
    m_first = true;
}

void JsonWriter::close(char bracket)
{
    m_out += bracket;
    m_first = false;
}

void JsonWriter::key(std::string_view name)
{
    text(name);
    m_out += ':';
    m_first = true;
}

void JsonWriter::text(std::string_view value)
{
    comma();
    m_out += '"';
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            m_out += '\\';
            m_out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            m_out += "\\u00";
            m_out += digits[static_cast<unsigned char>(c) >> 4U];
            m_out += digits[static_cast<unsigned char>(c) & 15U];
        } else {
            m_out += c;
        }
    }
    m_out += '"';
}

void JsonWriter::number(std::int64_t value)
{
    comma();
    m_out += std::to_string(value);
}

void JsonWriter::decimal(std::int64_t scaled, int digits)
{
    comma();
    std::string text = std::to_string(scaled < 0 ? -scaled : scaled);
    const auto places = static_cast<std::size_t>(digits);
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, 1, '.');
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.') text.pop_back();
    if (scaled < 0) m_out += '-';
    m_out += text;
}

void JsonWriter::boolean(bool value)
{
    comma();
    m_out += value ? "true" : "false";
}

void JsonWriter::null()
{
    comma();
    m_out += "null";
}

void JsonWriter::raw(std::string_view json)
{
    comma();
    m_out += json;
}

void JsonWriter::maybe(std::string_view name, std::string_view value)
{
    key(name);
    if (value.empty())
        null();
    else
        text(value);
}

void JsonWriter::stamp(std::string_view name, Stamp value)
{
    key(name);
    if (value == 0)
        null();
    else
        number(value);
}

void JsonWriter::currency(std::string_view name, Currency value)
{
    maybe(name, codeOf(value));
}

void JsonWriter::metadata(std::string_view name, const Metadata& metadata)
{
    beginObject(name);
    for (const auto& [entry, value] : metadata)
        field(entry, value);
    endObject();
}

std::string codeOf(Currency currency)
{
    return currency.code().toStdString();
}

} // namespace regulars::sandbox
