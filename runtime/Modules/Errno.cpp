//===- Errno.cpp - module errno ------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"

#include <cerrno>

namespace pyaot::rt {

static constexpr struct {
  const char *name;
  int number;
} rows[] = {
#define ERRNO(Name) {#Name, Name},
#include "Modules/Errno.def"
};

static Status initialise(Dict *ns) {
  Dict *codes = newDict();
  setStr(ns, intern("errorcode"), valueOf(codes));
  for (const auto &row : rows) {
    setStr(ns, intern(row.name), smallInt(row.number));
    if (set(codes, smallInt(row.number), valueOf(intern(row.name))) < 0)
      return kRaised;
  }
  return kOk;
}

constinit const NativeModule modules::errno_ = {"errno", nullptr, initialise};

} // namespace pyaot::rt
