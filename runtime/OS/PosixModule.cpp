//===- PosixModule.cpp - module posix, and errno --------------------------------------------===//
#include "OS/Posix.h"

#include <climits>
#include <csignal>
#include <dlfcn.h>
#include <linux/falloc.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

constexpr IntConstant constants[] = {
    {"F_OK", F_OK}, {"R_OK", R_OK}, {"W_OK", W_OK}, {"X_OK", X_OK}, {"NGROUPS_MAX", 65536}, {"TMP_MAX", 238328},
    {"WCONTINUED", WCONTINUED}, {"WNOHANG", WNOHANG}, {"WUNTRACED", WUNTRACED}, {"O_RDONLY", O_RDONLY},
    {"O_WRONLY", O_WRONLY}, {"O_RDWR", O_RDWR}, {"O_NDELAY", O_NDELAY}, {"O_NONBLOCK", O_NONBLOCK},
    {"O_APPEND", O_APPEND}, {"O_DSYNC", O_DSYNC}, {"O_RSYNC", O_RSYNC}, {"O_SYNC", O_SYNC}, {"O_NOCTTY", O_NOCTTY},
    {"O_CREAT", O_CREAT}, {"O_EXCL", O_EXCL}, {"O_TRUNC", O_TRUNC}, {"O_LARGEFILE", 0}, {"O_PATH", O_PATH},
    {"O_TMPFILE", 4259840}, {"PRIO_PROCESS", PRIO_PROCESS}, {"PRIO_PGRP", PRIO_PGRP}, {"PRIO_USER", PRIO_USER},
    {"O_CLOEXEC", O_CLOEXEC}, {"O_ACCMODE", O_ACCMODE}, {"O_FSYNC", O_FSYNC}, {"SEEK_HOLE", SEEK_HOLE},
    {"SEEK_DATA", SEEK_DATA}, {"O_ASYNC", O_ASYNC}, {"O_DIRECT", O_DIRECT}, {"O_DIRECTORY", O_DIRECTORY},
    {"O_NOFOLLOW", O_NOFOLLOW}, {"O_NOATIME", O_NOATIME}, {"EX_OK", 0}, {"EX_USAGE", 64}, {"EX_DATAERR", 65},
    {"EX_NOINPUT", 66}, {"EX_NOUSER", 67}, {"EX_NOHOST", 68}, {"EX_UNAVAILABLE", 69}, {"EX_SOFTWARE", 70},
    {"EX_OSERR", 71}, {"EX_OSFILE", 72}, {"EX_CANTCREAT", 73}, {"EX_IOERR", 74}, {"EX_TEMPFAIL", 75},
    {"EX_PROTOCOL", 76}, {"EX_NOPERM", 77}, {"EX_CONFIG", 78}, {"ST_RDONLY", 1}, {"ST_NOSUID", 2}, {"ST_NODEV", 4},
    {"ST_NOEXEC", 8}, {"ST_SYNCHRONOUS", 16}, {"ST_MANDLOCK", 64}, {"ST_WRITE", 128}, {"ST_APPEND", 256},
    {"ST_NOATIME", 1024}, {"ST_NODIRATIME", 2048}, {"ST_RELATIME", 4096}, {"POSIX_FADV_NORMAL", POSIX_FADV_NORMAL},
    {"POSIX_FADV_SEQUENTIAL", POSIX_FADV_SEQUENTIAL}, {"POSIX_FADV_RANDOM", POSIX_FADV_RANDOM},
    {"POSIX_FADV_NOREUSE", POSIX_FADV_NOREUSE}, {"POSIX_FADV_WILLNEED", POSIX_FADV_WILLNEED},
    {"POSIX_FADV_DONTNEED", POSIX_FADV_DONTNEED}, {"P_PID", P_PID}, {"P_PGID", P_PGID}, {"P_ALL", P_ALL},
    {"P_PIDFD", 3}, {"WEXITED", WEXITED}, {"WNOWAIT", WNOWAIT}, {"WSTOPPED", WSTOPPED}, {"CLD_EXITED", CLD_EXITED},
    {"CLD_KILLED", CLD_KILLED}, {"CLD_DUMPED", CLD_DUMPED}, {"CLD_TRAPPED", CLD_TRAPPED},
    {"CLD_STOPPED", CLD_STOPPED}, {"CLD_CONTINUED", CLD_CONTINUED}, {"F_LOCK", F_LOCK}, {"F_TLOCK", F_TLOCK},
    {"F_ULOCK", F_ULOCK}, {"F_TEST", F_TEST}, {"RWF_DSYNC", 2}, {"RWF_HIPRI", 1}, {"RWF_SYNC", 4}, {"RWF_NOWAIT", 8},
    {"RWF_APPEND", 16}, {"SPLICE_F_MOVE", SPLICE_F_MOVE}, {"SPLICE_F_NONBLOCK", SPLICE_F_NONBLOCK},
    {"SPLICE_F_MORE", SPLICE_F_MORE}, {"POSIX_SPAWN_OPEN", 0}, {"POSIX_SPAWN_CLOSE", 1}, {"POSIX_SPAWN_DUP2", 2},
    {"SCHED_OTHER", SCHED_OTHER}, {"SCHED_FIFO", SCHED_FIFO}, {"SCHED_RR", SCHED_RR}, {"SCHED_BATCH", SCHED_BATCH},
    {"SCHED_IDLE", SCHED_IDLE}, {"SCHED_RESET_ON_FORK", SCHED_RESET_ON_FORK}, {"XATTR_CREATE", XATTR_CREATE},
    {"XATTR_REPLACE", XATTR_REPLACE}, {"XATTR_SIZE_MAX", 65536}, {"RTLD_LAZY", RTLD_LAZY}, {"RTLD_NOW", RTLD_NOW},
    {"RTLD_GLOBAL", RTLD_GLOBAL}, {"RTLD_LOCAL", RTLD_LOCAL}, {"RTLD_NODELETE", RTLD_NODELETE},
    {"RTLD_NOLOAD", RTLD_NOLOAD}, {"RTLD_DEEPBIND", RTLD_DEEPBIND}, {"GRND_RANDOM", 2}, {"GRND_NONBLOCK", 1},
    {"MFD_CLOEXEC", MFD_CLOEXEC}, {"MFD_ALLOW_SEALING", MFD_ALLOW_SEALING}, {"MFD_HUGETLB", 4},
    {"MFD_HUGE_SHIFT", 26}, {"MFD_HUGE_MASK", 63}, {"MFD_HUGE_64KB", 1073741824}, {"MFD_HUGE_512KB", 1275068416},
    {"MFD_HUGE_1MB", 1342177280}, {"MFD_HUGE_2MB", 1409286144}, {"MFD_HUGE_8MB", 1543503872},
    {"MFD_HUGE_16MB", 1610612736}, {"MFD_HUGE_32MB", 1677721600}, {"MFD_HUGE_256MB", 1879048192},
    {"MFD_HUGE_512MB", 1946157056}, {"MFD_HUGE_1GB", 2013265920}, {"MFD_HUGE_2GB", 2080374784},
    {"MFD_HUGE_16GB", 2281701376}, {"EFD_CLOEXEC", 524288}, {"EFD_NONBLOCK", 2048}, {"EFD_SEMAPHORE", 1}};

/// What of the optional functions there is, as CPython's configuration names it: os.supports_dir_fd and the like.
constexpr const char *haveFunctions[] = {
    "HAVE_EVENTFD",  "HAVE_FACCESSAT",  "HAVE_FCHDIR",    "HAVE_FCHMOD",       "HAVE_FCHMODAT", "HAVE_FCHOWN",
    "HAVE_FCHOWNAT", "HAVE_FEXECVE",    "HAVE_FDOPENDIR", "HAVE_FPATHCONF",    "HAVE_FSTATAT",  "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE", "HAVE_FUTIMENS",  "HAVE_FUTIMES",   "HAVE_FUTIMESAT",    "HAVE_LINKAT",   "HAVE_LCHOWN",
    "HAVE_LSTAT",    "HAVE_LUTIMES",    "HAVE_MEMFD_CREATE", "HAVE_MKDIRAT",   "HAVE_MKFIFOAT", "HAVE_MKNODAT",
    "HAVE_OPENAT",   "HAVE_READLINKAT", "HAVE_RENAMEAT",  "HAVE_SYMLINKAT",    "HAVE_UNLINKAT", "HAVE_UTIMENSAT"};

Status initialise(Dict *ns) {
  for (const NativeMethod *part : {posixFileFunctions, posixFolderFunctions, posixProcessFunctions, posixStatFunctions, posixSystemFunctions})
    addFunctions(ns, "posix", part);
  addConstants(ns, constants);
  List *have = newList();
  for (const char *name : haveFunctions)
    append(have, valueOf(intern(name)));
  setStr(ns, intern("_have_functions"), valueOf(have));
  setStr(ns, intern("error"), valueOf(&types::OSError));
  for (auto part : {initialisePosixFiles, initialisePosixFolders, initialisePosixProcess, initialisePosixStat, initialisePosixSystem})
    if (part(ns) < 0)
      return kRaised;
  return kOk;
}

} // namespace

constinit const NativeModule modules::posix = {"posix", nullptr, initialise};

} // namespace pyaot::rt
