//===- Data.cpp - what the modules of binary data share -------------------------------------===//
#include "Data/Data.h"
#include "Containers/Containers.h"
#include "Exceptions/Raise.h"
#include "Object/Object.h"
#include "Strings/Buffer.h"
#include "Strings/Str.h"

namespace pyaot::rt {

bool viewWritable(Value v, BytesView *out) {
  Buffer buffer;
  if (!isBytesLike(v) || !getBuffer(v, &buffer) || buffer.isReadOnly || !isContiguous(buffer)) {
    clearPending();
    return false;
  }
  *out = {buffer.data, buffer.length};
  return true;
}

Type *makeErrorType(const char *module, const char *name, Type &base) {
  Dict *ns = newDict();
  setStr(ns, names::__module__, valueOf(intern(module)));
  return makeType(intern(name), makeTuple({valueOf(&base)}), ns);
}

bool bytesOrAscii(Value v, BytesView *out) {
  if (isStr(v)) {
    Str *s = as<Str>(v);
    if (!s->isAscii()) {
      raise(types::ValueError, "string argument should contain only ASCII characters");
      return false;
    }
    *out = {s->data, s->length()};
    return true;
  }
  if (viewBytes(v, out))
    return true;
  raise(types::TypeError, "argument should be bytes, buffer or ASCII string, not '%.100T'", v);
  return false;
}

} // namespace pyaot::rt
