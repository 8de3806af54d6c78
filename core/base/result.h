// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <tl/expected.hpp>
#include <utility>

namespace regulars {

/// A value, or the Error why there is none. A class of its own (not an alias), because only that makes
/// compilers warn when an answer is dropped.
template<class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
    Result(tl::expected<T, Error>&& other) : tl::expected<T, Error>(std::move(other)) {}
};

using Failure = tl::unexpected<Error>;

/// Hands an error on: `if (!page) return failure(page);`
template<class T>
Failure failure(const Result<T>& result)
{
    return Failure(result.error());
}

/// A fresh failure. `code` as listed at Error::code.
inline Failure failure(ErrorKind kind, QString detail, QString code = {})
{
    Error error;
    error.kind = kind;
    error.detail = std::move(detail);
    error.code = std::move(code);
    return Failure(std::move(error));
}

} // namespace regulars
