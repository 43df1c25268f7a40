//===- Call.cpp - calling anything ---------------------------------------------------===//
//
// Python reference: "Calls". Every type that can be called has a `call` slot;
// Python functions, the most frequent, are known without looking at it.
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "Functions/Functions.h"
#include "Strings/Str.h"

#include <cstring>

namespace pyaot::rt {

Value call(Value callable, std::initializer_list<Value> args) {
  Value copy[8];
  if (args.size() <= 8) {
    std::memcpy(copy, args.begin(), args.size() * sizeof(Value));
    return Call(callable, copy, args.size(), nullptr);
  }
  Tuple *many = makeTuple(args);
  return Call(callable, many->items(), args.size(), nullptr);
}

Value callMethod(Value object, Str *name, std::initializer_list<Value> args) {
  Value method = getAttr(object, name);
  return method ? call(method, args) : kError;
}

bool isCallable(Value v) { return typeOf(v)->slots.call; }

AddressText addressText(Value v) {
  AddressText result;
  char *out = result.text;
  *out++ = '0';
  *out++ = 'x';
  int digits = 1;
  while (digits < 16 && v.bits >> 4 * digits)
    ++digits;
  for (int i = digits - 1; i >= 0; --i)
    *out++ = "0123456789abcdef"[v.bits >> 4 * i & 15];
  *out = 0;
  return result;
}

Str *describeCallable(Value callable) {
  Value qualname = getAttrOptional(callable, names::__qualname__);
  if (!qualname)
    clearPending();
  if (!qualname || qualname == kUnset || !isStr(qualname))
    return str(callable);
  Value module = getAttrOptional(callable, names::__module__);
  if (!module)
    clearPending();
  if (!semanticsAtLeast(9)) { // the plain name
    Value name = getAttrOptional(callable, names::__name__);
    if (name && name != kUnset && isStr(name))
      qualname = name;
    module = kUnset;
  }
  Value text = module && module != kUnset && isStr(module) && !equalStr(as<Str>(module), "builtins")
                   ? formatText("%U.%U()", as<Str>(module), as<Str>(qualname))
                   : formatText("%U()", as<Str>(qualname));
  return text ? as<Str>(text) : nullptr;
}

} // namespace pyaot::rt

namespace pyaot {
using namespace rt;

/// A native function with no or one argument counts as a level of recursion.
[[gnu::noinline]] static Value callCounted(Value self, Value *args, uint64_t nargs, const NativeMethod *method) {
  *--thread.frameTop = nullptr;
  Value v = method->function(self, args, nargs, nullptr);
  ++thread.frameTop;
  return v;
}

/// True if native code may be called at once; else callNative() finds out what is wrong.
static inline bool takesPositional(const NativeMethod *method, uint64_t nargs) {
  return method->arity == Arity::Keywords ||
         (nargs >= uint64_t(method->min) && (method->max < 0 || nargs <= uint64_t(method->max)));
}

[[gnu::cold, gnu::noinline]] static Value raiseNotCallable(Value callable) {
  return raise(types::TypeError, "'%T' object is not callable", callable);
}

static Value callThroughSlot(Value callable, Value *args, uint64_t nargs, Tuple *keywordNames) {
  if (CallFn fn = rt::typeOf(callable)->slots.call)
    return fn(callable, args, nargs, keywordNames);
  return raiseNotCallable(callable);
}

// Every way out of it is a jump: it needs no frame.
Value rt::Call(Value callable, Value *args, uint64_t nargs, Tuple *keywordNames) {
  if (!isObject(callable)) [[unlikely]]
    return raiseNotCallable(callable);
  const Shape *shape = objectOf(callable)->shape;
  if (shape == &shapes::Function)
    return as<Function>(callable)->code->entry(callable, args, nargs, keywordNames);
  if (!keywordNames) {
    if (shape == &shapes::MethodDescriptor) {
      auto *d = static_cast<MethodDescriptor *>(objectOf(callable));
      if (nargs && isObject(args[0]) && objectOf(args[0])->shape->type == d->owner) [[likely]] {
        const NativeMethod *method = d->method;
        if (method->arity == Arity::One || method->arity == Arity::None) {
          if (nargs == 1 + (method->arity == Arity::One) && thread.frameTop > thread.frameFloor) [[likely]]
            return callCounted(args[0], args + 1, nargs - 1, method);
        } else if (takesPositional(method, nargs - 1)) [[likely]] {
          return method->function(args[0], args + 1, nargs - 1, nullptr);
        }
      }
    } else if (shape == &shapes::BuiltinFunction) {
      auto *f = static_cast<BuiltinFunction *>(objectOf(callable));
      const NativeMethod *method = f->method;
      if (method->arity == Arity::One || method->arity == Arity::None) {
        if (nargs == (method->arity == Arity::One) && thread.frameTop > thread.frameFloor) [[likely]]
          return callCounted(f->self, args, nargs, method);
      } else if (takesPositional(method, nargs)) [[likely]] {
        return method->function(f->self, args, nargs, nullptr);
      }
    }
  }
  return callThroughSlot(callable, args, nargs, keywordNames);
}

Value rt::CallEx(Value callable, Value args, Value kwargs) {
  Tuple *positional;
  if (isExact<Tuple>(args)) {
    positional = as<Tuple>(args);
  } else {
    Value iterator = rt::GetIter(args);
    if (!iterator) {
      if (!isPending(types::TypeError) || rt::typeOf(args)->slots.iter || rt::typeOf(args)->slots.getItem)
        return kError;
      clearPending();
      Str *what = describeCallable(callable);
      return what ? Value(raise(types::TypeError, "%U argument after * must be an iterable, not %T", what, args)) : kError;
    }
    positional = tupleFrom(iterator);
    if (!positional)
      return kError;
  }
  if (kwargs == kUnset || (isExact<Dict>(kwargs) && as<Dict>(kwargs)->used == 0))
    return rt::Call(callable, positional->items(), uint64_t(positional->length), nullptr);
  Dict *dict;
  if (isExact<Dict>(kwargs)) {
    dict = as<Dict>(kwargs);
  } else {
    dict = newDict();
    if (rt::DictMerge(valueOf(dict), kwargs, callable) < 0)
      return kError;
  }
  // Positional values, then the values of the names.
  int64_t count = positional->length, keywords = dict->used;
  Tuple *all = newTuple(count + keywords), *names = newTuple(keywords);
  std::memcpy(all->items(), positional->items(), size_t(count) * sizeof(Value));
  int64_t position = 0, n = 0;
  Value key, value;
  while (nextEntry(dict, &position, &key, &value)) {
    if (!isStr(key))
      return semanticsAtLeast(9) ? raise(types::TypeError, "keywords must be strings")
                                 : raise(types::TypeError, "%U keywords must be strings", describeCallable(callable));
    names->items()[n] = key;
    all->items()[count + n++] = value;
  }
  return rt::Call(callable, all->items(), uint64_t(count), names);
}

Value rt::RaiseRecursionError() { return raise(types::RecursionError, "maximum recursion depth exceeded"); }
Value rt::RaiseUnboundLocal(Str *name) {
  return raiseNameError(types::UnboundLocalError, nullptr, "cannot access local variable '%U' where it is not associated with a value",
                        name);
}
Value rt::RaiseUnboundFree(Str *name) {
  return raiseNameError(types::NameError, name,
                        "cannot access free variable '%U' where it is not associated with a value in enclosing scope", name);
}
Value rt::RaiseUnsupported(Str *what) { return raise(types::NotImplementedError, "pyaot: %U", what); }

} // namespace pyaot
