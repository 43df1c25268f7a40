//===- Subprocess.cpp - module _posixsubprocess: fork and exec in one ---------------------------===//
//
// What subprocess.Popen calls. Between fork and exec only functions that are safe there
// run; an error is written to a pipe as "OSError:errno-in-hex:" (or with "noexec").
//
//===----------------------------------------------------------------------===//
#include "OS/Posix.h"
#include "Startup/Semantics.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <dirent.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

/// char *[] from a sequence of str and bytes; the collector's memory.
struct Texts {
  RootedValues keep;
  char **items = nullptr;
  int64_t count = 0;
  bool set(Value sequence) {
    Tuple *list = tupleFrom(sequence);
    if (!list)
      return false;
    keep.push(valueOf(list));
    count = list->length;
    RawArray *array = allocateRaw(uint64_t(count + 1) * sizeof(char *));
    keep.push(valueOf(array));
    items = reinterpret_cast<char **>(array->data());
    memset(items, 0, size_t(count + 1) * sizeof(char *));
    for (int64_t i = 0; i < count; ++i) {
      Value v = fileSystemPath(list->items()[i]);
      if (!v)
        return false;
      if (isStr(v) && !(v = callMethod(v, intern("encode"), {valueOf(intern("utf-8")), valueOf(intern("surrogateescape"))})))
        return false;
      keep.push(v);
      Bytes *bytes = as<Bytes>(v);
      if (memchr(bytes->data, 0, size_t(bytes->length)))
        return raise(types::ValueError, "embedded null byte"), false;
      items[i] = reinterpret_cast<char *>(const_cast<uint8_t *>(bytes->data));
    }
    return true;
  }
};

struct Child {
  Texts arguments, executables, environment;
  bool hasEnvironment = false, closesFds = false, restoresSignals = false, newSession = false;
  const int *keepFds = nullptr;
  int64_t numKeep = 0;
  const char *folder = nullptr;
  int p2cRead, p2cWrite, c2pRead, c2pWrite, errRead, errWrite, pipeRead, pipeWrite;
  int group = -1, mask = -1;
  bool setsGid = false, setsUid = false, setsGroups = false;
  uint32_t gid = 0, uid = 0;
  gid_t groups[256];
  int numGroups = 0;
  Value prepare = kNone;
};

bool isKept(const Child &c, int fd) {
  for (int64_t i = 0; i < c.numKeep; ++i)
    if (c.keepFds[i] == fd)
      return true;
  return false;
}
void closeOthers(const Child &c) {
  unsigned from = 3;
  for (int64_t i = 0; i <= c.numKeep; ++i) { // they are sorted
    unsigned to = i < c.numKeep ? unsigned(c.keepFds[i]) : ~0u;
    if (i < c.numKeep && c.keepFds[i] < 3)
      continue;
    if (to > from || i == c.numKeep)
      close_range(from, i < c.numKeep ? to - 1 : ~0u, 0);
    from = to + 1;
  }
}

/// Runs in the child; comes back only if something failed: then `*phase` tells what, errno why.
void runChild(Child &c, const char **phase) {
  *phase = "noexec:";
  for (int64_t i = 0; i < c.numKeep; ++i)
    if (c.keepFds[i] != c.pipeWrite && c.keepFds[i] > 2) {
      int flags = fcntl(c.keepFds[i], F_GETFD);
      if (flags >= 0)
        fcntl(c.keepFds[i], F_SETFD, flags & ~FD_CLOEXEC);
    }
  for (int fd : {c.p2cWrite, c.c2pRead, c.errRead, c.pipeRead})
    if (fd >= 0)
      close(fd);
  // None of what becomes 0, 1, 2 may be overwritten before it is copied.
  if (c.c2pWrite == 0 && (c.c2pWrite = dup(c.c2pWrite)) < 0)
    return;
  while (c.errWrite == 0 || c.errWrite == 1)
    if ((c.errWrite = dup(c.errWrite)) < 0)
      return;
  auto put = [](int from, int to) {
    if (from == to) {
      int flags = fcntl(from, F_GETFD);
      return flags < 0 ? false : fcntl(from, F_SETFD, flags & ~FD_CLOEXEC) >= 0;
    }
    return from < 0 || dup2(from, to) >= 0;
  };
  if (!put(c.p2cRead, 0) || !put(c.c2pWrite, 1) || !put(c.errWrite, 2))
    return;
  if (c.folder && chdir(c.folder) < 0) {
    *phase = "noexec:chdir"; // the parent knows which folder it was
    return;
  }
  if (c.mask >= 0)
    umask(mode_t(c.mask));
  if (c.restoresSignals)
    for (int number : {SIGPIPE, SIGXFSZ})
      signal(number, SIG_DFL);
  if (c.newSession)
    setsid();
  if (c.group >= 0 && setpgid(0, c.group) < 0)
    return;
  if (c.setsGroups && setgroups(size_t(c.numGroups), c.groups) < 0)
    return;
  if (c.setsGid && setregid(c.gid, c.gid) < 0)
    return;
  if (c.setsUid && setreuid(c.uid, c.uid) < 0)
    return;
  if (!isNone(c.prepare)) {
    forgetOtherThreads();
    if (!call(c.prepare, {})) {
      clearPending();
      *phase = nullptr;
      return;
    }
  }
  if (c.closesFds)
    closeOthers(c);
  *phase = "";
  int saved = 0;
  for (int64_t i = 0; i < c.executables.count; ++i) {
    if (c.hasEnvironment)
      execve(c.executables.items[i], c.arguments.items, c.environment.items);
    else
      execv(c.executables.items[i], c.arguments.items);
    if (errno != ENOENT && errno != ENOTDIR && !saved)
      saved = errno;
  }
  if (saved)
    errno = saved;
}

[[noreturn]] void reportFromChild(const Child &c, const char *phase) {
  char text[128];
  int n = phase ? snprintf(text, sizeof text, "OSError:%X:%s", unsigned(errno), phase)
                : snprintf(text, sizeof text, "SubprocessError:0:Exception occurred in preexec_fn.");
  // "noexec:" is one word to the parent; what comes behind it tells nothing there.
  if (phase && !strcmp(phase, "noexec:"))
    n = snprintf(text, sizeof text, "OSError:%X:noexec", unsigned(errno));
  else if (phase && !strcmp(phase, "noexec:chdir"))
    n = snprintf(text, sizeof text, semanticsAtLeast(12) ? "OSError:%X:noexec:chdir" : "OSError:%X:noexec", unsigned(errno));
  (void)!write(c.pipeWrite, text, size_t(n));
  _exit(255);
}

Value forkExec(Value, Value *args, size_t nargs, Tuple *) {
  // 3.8: no user, groups, umask; 3.11: pgid; 3.12: allow_vfork.
  Child c;
  Path folder("fork_exec");
  size_t at = 0;
  auto flag = [&](bool *out) {
    Status s = truth(args[at++]);
    *out = s > 0;
    return s != kRaised;
  };
  auto number = [&](int *out) { return intArgument(args[at++], out); };
  if (nargs < 17)
    return raise(types::TypeError, "fork_exec expected at least 17 arguments, got %z", nargs);
  if (!c.arguments.set(args[at++]) || !c.executables.set(args[at++]) || !flag(&c.closesFds))
    return kError;
  Tuple *keep = tupleFrom(args[at++]);
  if (!keep)
    return kError;
  RawArray *array = allocateRaw(uint64_t(keep->length + 1) * sizeof(int));
  int *fds = reinterpret_cast<int *>(array->data());
  for (int64_t i = 0; i < keep->length; ++i) {
    if (!isInt(keep->items()[i]) || !intArgument(keep->items()[i], &fds[i]) || fds[i] < 0 || (i && fds[i] <= fds[i - 1])) {
      clearPending();
      return raise(types::ValueError, "bad value(s) in fds_to_keep");
    }
  }
  c.keepFds = fds;
  c.numKeep = keep->length;
  Value cwd = args[at++];
  if (!isNone(cwd)) {
    if (!folder.set(cwd))
      return kError;
    c.folder = folder.text;
  }
  Value environment = args[at++];
  if (!isNone(environment) && !c.environment.set(environment))
    return kError;
  c.hasEnvironment = !isNone(environment);
  for (int *fd : {&c.p2cRead, &c.p2cWrite, &c.c2pRead, &c.c2pWrite, &c.errRead, &c.errWrite, &c.pipeRead, &c.pipeWrite})
    if (!number(fd))
      return kError;
  if (!flag(&c.restoresSignals) || !flag(&c.newSession))
    return kError;
  if (semanticsAtLeast(11) && !number(&c.group))
    return kError;
  if (semanticsAtLeast(9)) {
    Value gid = args[at++], groups = args[at++], uid = args[at++];
    if (!number(&c.mask))
      return kError;
    if (!isNone(groups)) {
      Tuple *list = tupleFrom(groups);
      if (!list)
        return kError;
      if (list->length > 256)
        return raise(types::ValueError, "too many groups");
      for (int64_t i = 0; i < list->length; ++i)
        if (!userArgument(list->items()[i], "gid", &c.groups[i]))
          return kError;
      c.numGroups = int(list->length);
      c.setsGroups = true;
    }
    if ((c.setsGid = !isNone(gid)) && !userArgument(gid, "gid", &c.gid))
      return kError;
    if ((c.setsUid = !isNone(uid)) && !userArgument(uid, "uid", &c.uid))
      return kError;
  }
  c.prepare = args[at];
  if (c.closesFds && c.pipeWrite < 3)
    return raise(types::ValueError, "errpipe_write must be >= 3");
  // No handler of ours may run in the child before it is another program.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t pid = fork();
  if (pid == 0) {
    for (int n = 1; n < NSIG; ++n) {
      struct sigaction action;
      if (sigaction(n, nullptr, &action) == 0 && action.sa_handler != SIG_IGN && action.sa_handler != SIG_DFL)
        signal(n, SIG_DFL);
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    const char *phase = nullptr;
    runChild(c, &phase);
    reportFromChild(c, phase);
  }
  int error = errno;
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  errno = error;
  return pid < 0 ? Value(fail()) : intValue(pid);
}

constinit const NativeMethod functions[] = {{"fork_exec", forkExec, Arity::Range, 17, 23}, {}};

} // namespace

constinit const NativeModule modules::posixsubprocess = {"_posixsubprocess", functions, nullptr};

} // namespace pyaot::rt
