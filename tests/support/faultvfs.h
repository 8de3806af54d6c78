// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regulars::tests {

/// Makes SQLite's file accesses fail on demand: a layer over the system's file system, registered as the default,
/// so that Qt's driver opens through it. Reads, writes, syncs, truncations, openings and deletions count. Install
/// it once, before the first store of the program is opened. Thread-safe.
class FaultVfs {
public:
    enum class Fault {
        Broken, ///< "disk I/O error"
        Full    ///< writes say that the disk is full; other accesses work
    };
    static void install();
    /// The n-th access from now on fails, and with `onward` all after it (as if the disk was pulled out).
    static void failNth(int n, Fault fault = Fault::Broken, bool onward = true);
    /// Nothing fails any more.
    static void repair();
    /// Whether an access has failed since failNth.
    static bool hasFailed();
};

} // namespace regulars::tests
