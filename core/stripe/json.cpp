// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/json.h"

#include <nlohmann/json.hpp>

namespace regulars::stripe {

using namespace Qt::StringLiterals;

namespace {

/// Builds the tree like the library's own reader, but keeps the text of fractions.
class Builder final : public nlohmann::json_sax<Json> {
public:
    Json take() { return std::move(m_root); }

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t, const string_t& text) override { return put(text); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool key(string_t& name) override
    {
        m_key = std::move(name);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        return false;
    }

private:
    static constexpr std::size_t deepest = 100; // Stripe's own answers stay under 20

    Json* place(Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Json& parent = *m_open.back();
        if (parent.is_array()) return &parent.emplace_back(std::move(value));
        return &(parent[m_key] = std::move(value));
    }
    bool put(Json value)
    {
        place(std::move(value));
        return true;
    }
    bool open(Json container)
    {
        if (m_open.size() >= deepest) return false;
        m_open.push_back(place(std::move(container)));
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    Json m_root;
    std::vector<Json*> m_open;
    std::string m_key;
};

} // namespace

Result<Json> parseJson(const QByteArray& body)
{
    Builder builder;
    if (Json::sax_parse(body.cbegin(), body.cend(), &builder)) {
        Json root = builder.take();
        if (root.is_object()) return root;
    }
    return failure(ErrorKind::Network, u"the answer is not a complete JSON document"_s, u"cut_answer"_s);
}

bool isCompleteJson(const QByteArray& body)
{
    return body.trimmed().startsWith('{') && Json::accept(body.cbegin(), body.cend());
}

} // namespace regulars::stripe
