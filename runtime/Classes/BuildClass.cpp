//===- BuildClass.cpp - the class statement -----------------------------------------------===//
//
// __build_class__(body, name, *bases, metaclass=, **keywords). Reference: "Metaclasses".
//
//===----------------------------------------------------------------------===//
#include "Classes/TypeObject.h"
#include "Builtins/Builtins.h"
#include "Exceptions/Frame.h"

namespace pyaot {
namespace rt {

namespace {

/// Bases with __mro_entries__ replaced by what that gives; null = exception.
Tuple *resolveBases(Tuple *bases) {
  List *resolved = nullptr;
  for (int64_t i = 0; i < bases->length; ++i) {
    Value base = bases->items()[i];
    Value method = isType(base) ? kUnset : getAttrOptional(base, names::__mro_entries__);
    if (!method)
      return nullptr;
    if (method == kUnset) {
      if (resolved)
        append(resolved, base);
      continue;
    }
    Value entries = call(method, {valueOf(bases)});
    if (!entries)
      return nullptr;
    if (!isKind<Tuple>(entries))
      return raise(types::TypeError, "__mro_entries__ must return a tuple");
    if (!resolved)
      resolved = makeList(bases->items(), size_t(i));
    for (int64_t j = 0; j < as<Tuple>(entries)->length; ++j)
      append(resolved, as<Tuple>(entries)->items()[j]);
  }
  return resolved ? makeTuple(resolved->items, size_t(resolved->length)) : bases;
}

} // namespace

Value builtinBuildClass(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs < 2)
    return raise(types::TypeError, "__build_class__: not enough arguments");
  if (!isExact<Function>(args[0]))
    return raise(types::TypeError, "__build_class__: func must be a function");
  if (!isStr(args[1]))
    return raise(types::TypeError, "__build_class__: name is not a string");
  Function *body = as<Function>(args[0]);
  Tuple *original = makeTuple(args + 2, nargs - 2);
  Tuple *bases = resolveBases(original);
  if (!bases)
    return kError;

  // Keywords without `metaclass`, as (values, names).
  Value meta = kUnset;
  RootedValues rest, restNames;
  for (int64_t i = 0; keywordNames && i < keywordNames->length; ++i) {
    if (equalStr(as<Str>(keywordNames->items()[i]), "metaclass")) {
      meta = args[nargs + size_t(i)];
      continue;
    }
    rest.push(args[nargs + size_t(i)]);
    restNames.push(keywordNames->items()[i]);
  }
  Tuple *names = rest.size() ? makeTuple(restNames.begin(), restNames.size()) : nullptr;

  if (meta == kUnset)
    meta = bases->length ? valueOf(typeOf(bases->items()[0])) : valueOf(&types::Type);
  if (isType(meta)) {
    Type *winner = bestMetaclass(as<Type>(meta), bases);
    if (!winner)
      return kError;
    meta = valueOf(winner);
  }
  Value ns;
  Value prepare = meta == valueOf(&types::Type) ? kUnset : getAttrOptional(meta, names::__prepare__);
  if (!prepare)
    return kError;
  RootedValues arguments;
  arguments.push(args[1]);
  arguments.push(valueOf(bases));
  for (Value v : rest)
    arguments.push(v);
  ns = prepare == kUnset ? valueOf(newDict()) : Call(prepare, arguments.begin(), 2, names);
  if (!ns)
    return kError;
  if (!isKind<Dict>(ns) && !typeOf(ns)->slots.getItem)
    return raise(types::TypeError, "%.200S.__prepare__() must return a mapping, not %.200T",
                 isType(meta) ? valueOf(as<Type>(meta)->name) : valueOf(makeAscii("<metaclass>")), ns);
  using Body = Value (*)(Function *, Value);
  Value cell;
  {
    ClassBodyFrame frame(thread.frameTop - 1, ns);
    cell = reinterpret_cast<Body>(body->code->body)(body, ns);
  }
  if (!cell)
    return kError;
  if (bases != original && SetItem(ns, valueOf(names::__orig_bases__), valueOf(original)) < 0)
    return kError;

  RootedValues call;
  call.push(args[1]);
  call.push(valueOf(bases));
  call.push(ns);
  for (Value v : rest)
    call.push(v);
  Value cls = Call(meta, call.begin(), 3, names);
  if (!cls || !isType(cls) || !isExact<Cell>(cell))
    return cls;
  Value inCell = as<Cell>(cell)->value;
  if (inCell == kUnset)
    return raise(types::RuntimeError, "__class__ not set defining %.200R as %.200R. Was __classcell__ propagated to type.__new__?",
                 args[1], cls);
  if (inCell != cls)
    return raise(types::TypeError, "__class__ set to %.200R defining %.200R as %.200R", inCell, args[1], cls);
  return cls;
}

} // namespace rt
} // namespace pyaot
