// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultvfs.h"

#include <atomic>
#include <mutex>
#include <sqlite3.h>

namespace regulars::tests {

namespace {

std::atomic<int> accessesLeft{0}; // 0: not armed, negative: past it
std::atomic<bool> armed{false}, onwardToo{false}, failed{false}, onlyFull{false};

/// Whether this access is one that fails.
bool strikes(bool isWrite)
{
    if (!armed || (onlyFull && !isWrite)) return false;
    const int left = --accessesLeft;
    const bool now = left == 0 || (left < 0 && onwardToo);
    if (now) failed = true;
    return now;
}

/// A file of ours: the methods first, as SQLite wants it, then the system's file behind it.
struct FaultFile {
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_file* realOf(sqlite3_file* file) { return reinterpret_cast<FaultFile*>(file)->real; }
const sqlite3_io_methods& methodsOf(sqlite3_file* file) { return *realOf(file)->pMethods; }
sqlite3_vfs* systemVfs(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

int closeFile(sqlite3_file* f) { return methodsOf(f).xClose(realOf(f)); }
int readFile(sqlite3_file* f, void* to, int amount, sqlite3_int64 offset)
{
    return strikes(false) ? SQLITE_IOERR_READ : methodsOf(f).xRead(realOf(f), to, amount, offset);
}
int writeFile(sqlite3_file* f, const void* from, int amount, sqlite3_int64 offset)
{
    if (strikes(true)) return onlyFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    return methodsOf(f).xWrite(realOf(f), from, amount, offset);
}
int truncateFile(sqlite3_file* f, sqlite3_int64 size)
{
    return strikes(false) ? SQLITE_IOERR_TRUNCATE : methodsOf(f).xTruncate(realOf(f), size);
}
// Counts but does not wait for the disk: no power is cut here, and thousands of tries would take minutes.
int syncFile(sqlite3_file*, int)
{
    return strikes(false) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}
int fileSize(sqlite3_file* f, sqlite3_int64* size) { return methodsOf(f).xFileSize(realOf(f), size); }
int lockFile(sqlite3_file* f, int lock) { return methodsOf(f).xLock(realOf(f), lock); }
int unlockFile(sqlite3_file* f, int lock) { return methodsOf(f).xUnlock(realOf(f), lock); }
int checkReserved(sqlite3_file* f, int* out) { return methodsOf(f).xCheckReservedLock(realOf(f), out); }
int fileControl(sqlite3_file* f, int what, void* arg) { return methodsOf(f).xFileControl(realOf(f), what, arg); }
int sectorSize(sqlite3_file* f) { return methodsOf(f).xSectorSize(realOf(f)); }
int characteristics(sqlite3_file* f) { return methodsOf(f).xDeviceCharacteristics(realOf(f)); }
int shmMap(sqlite3_file* f, int page, int size, int extend, void volatile** out)
{
    return methodsOf(f).xShmMap(realOf(f), page, size, extend, out);
}
int shmLock(sqlite3_file* f, int offset, int n, int flags) { return methodsOf(f).xShmLock(realOf(f), offset, n, flags); }
void shmBarrier(sqlite3_file* f) { methodsOf(f).xShmBarrier(realOf(f)); }
int shmUnmap(sqlite3_file* f, int remove) { return methodsOf(f).xShmUnmap(realOf(f), remove); }

// Version 2: without the memory-mapped reads of version 3, so that every read passes here.
const sqlite3_io_methods methods{2,           closeFile,   readFile,     writeFile,  truncateFile,    syncFile,
                                 fileSize,    lockFile,    unlockFile,   checkReserved, fileControl,  sectorSize,
                                 characteristics, shmMap,  shmLock,      shmBarrier, shmUnmap,        nullptr,
                                 nullptr};

int openFile(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* const ours = reinterpret_cast<FaultFile*>(file);
    ours->base.pMethods = nullptr;
    if (strikes(false)) return SQLITE_CANTOPEN;
    ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
    const int done = systemVfs(vfs)->xOpen(systemVfs(vfs), name, ours->real, flags, outFlags);
    if (ours->real->pMethods) ours->base.pMethods = &methods;
    return done;
}
int deleteFile(sqlite3_vfs* vfs, const char* name, int sync)
{
    return strikes(false) ? SQLITE_IOERR_DELETE : systemVfs(vfs)->xDelete(systemVfs(vfs), name, sync);
}

} // namespace

void FaultVfs::install()
{
    static std::once_flag once;
    static sqlite3_vfs vfs;
    std::call_once(once, [] {
        sqlite3_vfs* const system = sqlite3_vfs_find(nullptr);
        vfs = *system;
        vfs.pNext = nullptr;
        vfs.zName = "faults";
        vfs.pAppData = system;
        vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + system->szOsFile;
        vfs.xOpen = openFile;
        vfs.xDelete = deleteFile;
        sqlite3_vfs_register(&vfs, 1);
    });
}

void FaultVfs::failNth(int n, Fault fault, bool onward)
{
    accessesLeft = n;
    onwardToo = onward;
    onlyFull = fault == Fault::Full;
    failed = false;
    armed = true;
}

void FaultVfs::repair() { armed = false; }

bool FaultVfs::hasFailed() { return failed; }

} // namespace regulars::tests
