// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/fields.h"

#include <limits>
#include <nlohmann/json.hpp>

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const Json& value)
{
    const auto* text = value.get_ptr<const std::string*>();
    return text ? QString::fromStdString(*text) : QString();
}

QString referenceOf(const Json& value)
{
    return value.is_object() ? Fields(value).text("id") : textOf(value);
}

} // namespace

Fields::Fields(const Json& value) : m_object(value.is_object() ? &value : nullptr) {}

const Json* Fields::field(const char* name) const
{
    if (!m_object) return nullptr;
    const auto found = m_object->find(name);
    return found == m_object->end() || found->is_null() ? nullptr : &*found;
}

bool Fields::has(const char* name) const
{
    return field(name) != nullptr;
}

QString Fields::text(const char* name) const
{
    const Json* value = field(name);
    return value ? textOf(*value) : QString();
}

std::optional<qint64> Fields::maybeInteger(const char* name) const
{
    const Json* value = field(name);
    if (!value || !value->is_number_integer()) return std::nullopt;
    if (value->is_number_unsigned()) {
        const auto number = value->get<std::uint64_t>();
        if (number > std::uint64_t(std::numeric_limits<qint64>::max())) return std::nullopt;
        return qint64(number);
    }
    return qint64(value->get<std::int64_t>());
}

int Fields::small(const char* name, int fallback) const
{
    const std::optional<qint64> value = maybeInteger(name);
    if (!value || *value < std::numeric_limits<int>::min() || *value > std::numeric_limits<int>::max())
        return fallback;
    return int(*value);
}

std::optional<bool> Fields::maybeFlag(const char* name) const
{
    const Json* value = field(name);
    if (!value || !value->is_boolean()) return std::nullopt;
    return value->get<bool>();
}

std::optional<Instant> Fields::maybeTime(const char* name) const
{
    constexpr qint64 lastSecond = 253'402'300'799; // of the year 9999
    const std::optional<qint64> seconds = maybeInteger(name);
    if (!seconds || *seconds < 0 || *seconds > lastSecond) return std::nullopt;
    return fromUnixSeconds(*seconds);
}

QString Fields::decimal(const char* name) const
{
    if (const std::optional<qint64> whole = maybeInteger(name)) return QString::number(*whole);
    QString exact = text(name);
    if (!exact.contains(u'.') || exact.contains(u'e', Qt::CaseInsensitive)) return exact;
    while (exact.endsWith(u'0'))
        exact.chop(1);
    if (exact.endsWith(u'.')) exact.chop(1);
    return exact;
}

QString Fields::reference(const char* name) const
{
    const Json* value = field(name);
    return value ? referenceOf(*value) : QString();
}

Fields Fields::object(const char* name) const
{
    const Json* value = field(name);
    return value ? Fields(*value) : Fields();
}

std::vector<Fields> Fields::objects(const char* name) const
{
    std::vector<Fields> all;
    const Json* value = field(name);
    if (!value || !value->is_array()) return all;
    for (const Json& element : *value)
        if (element.is_object()) all.emplace_back(element);
    return all;
}

QStringList Fields::references(const char* name) const
{
    QStringList all;
    const Json* value = field(name);
    if (!value || !value->is_array()) return all;
    for (const Json& element : *value)
        if (const QString id = referenceOf(element); !id.isEmpty()) all << id;
    return all;
}

} // namespace regulars::stripe
