// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QString>
#include <QtCore/QtGlobal>
#include <cstdint>

namespace regulars {

/// Randomness as a parameter, so that a run can be repeated from its seed. Thread-safe.
class Random {
public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;
    /// Evenly from 0 … bound−1; bound must not be 0.
    std::uint64_t below(std::uint64_t bound);
    /// A random UUID (version 4) as text, lower case.
    QString uuid();
};

/// The system's own generator.
class SystemRandom final : public Random {
public:
    std::uint64_t next() override;
};

} // namespace regulars
