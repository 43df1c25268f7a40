//===- Gc.cpp - module gc ------------------------------------------------------------------===//
#include "Exceptions/Raise.h"
#include "Containers/Containers.h"
#include "Memory/Heap.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Strings/Str.h"

namespace pyaot::rt {

static Value collectFn(Value, Value *, size_t, Tuple *) {
  uint64_t freed = collect();
  runFinalisers();
  return intValue(int64_t(freed));
}

/// disable() is remembered; there are no reference counts that would free memory in its stead, so it stops nothing.
static constinit bool enabled = true;
static Value enable(Value, Value *, size_t, Tuple *) {
  enabled = true;
  return kNone;
}
static Value disable(Value, Value *, size_t, Tuple *) {
  enabled = false;
  return kNone;
}
static Value isEnabled(Value, Value *, size_t, Tuple *) { return boolValue(enabled); }
static Value getThreshold(Value, Value *, size_t, Tuple *) {
  return valueOf(makeTuple({smallInt(700), smallInt(10), smallInt(10)}));
}
static Value getCount(Value, Value *, size_t, Tuple *) {
  return valueOf(makeTuple({smallInt(0), smallInt(0), smallInt(0)}));
}
static Value nothing(Value, Value *, size_t, Tuple *) { return kNone; }

static constinit const NativeMethod functions[] = {
    {"collect", collectFn, Arity::Range, 0, 1}, {"enable", enable},     {"disable", disable},
    {"isenabled", isEnabled},                   {"get_count", getCount}, {"get_threshold", getThreshold},
    {"set_threshold", nothing, Arity::Range, 1, 3}, {"freeze", nothing}, {"unfreeze", nothing}, {}};

static Status initialise(Dict *ns) {
  setStr(ns, intern("garbage"), valueOf(newList()));
  setStr(ns, intern("callbacks"), valueOf(newList()));
  return kOk;
}

constinit const NativeModule modules::gc = {"gc", functions, initialise};

} // namespace pyaot::rt
