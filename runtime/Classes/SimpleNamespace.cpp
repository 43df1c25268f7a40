//===- SimpleNamespace.cpp - types.SimpleNamespace -----------------------------------------===//
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"

namespace pyaot::rt {

namespace {

Value create(Type *cls, Value *, size_t, Tuple *) { return valueOf(allocateInstance(cls)); }

Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs)
    return raise(types::TypeError, "no positional arguments expected");
  for (int64_t i = 0; keywordNames && i < keywordNames->length; ++i)
    instanceSet(objectOf(self), canonical(as<Str>(keywordNames->items()[i])), args[nargs + size_t(i)]);
  return kOk;
}

Value repr(Value self) {
  StrBuilder out;
  if (typeOf(self) == &types::SimpleNamespace)
    out.append(std::string_view("namespace"));
  else
    out.append(typeOf(self)->name);
  out.append('(');
  Status under = enterRepr(self);
  if (under) {
    out.append(std::string_view("...)"));
    return valueOf(out.finish());
  }
  struct Context {
    StrBuilder &out;
    bool first = true, failed = false;
  } context{out};
  forEachAttribute(
      objectOf(self),
      [](void *p, Str *name, Value value) {
        Context &c = *static_cast<Context *>(p);
        if (c.failed)
          return;
        if (!c.first)
          c.out.append(std::string_view(", "));
        c.first = false;
        c.out.append(name);
        c.out.append('=');
        if (Str *text = rt::repr(value))
          c.out.append(text);
        else
          c.failed = true;
      },
      &context);
  leaveRepr(self);
  out.append(')');
  return context.failed ? kError : valueOf(out.finish());
}

Dict *attributes(Value v) {
  Dict *dict = newDict();
  forEachAttribute(
      objectOf(v), [](void *to, Str *name, Value value) { setStr(static_cast<Dict *>(to), name, value); }, dict);
  return dict;
}

Value compareNamespaces(Value a, Value b, CompareOp op) {
  if (!isObject(b) || objectOf(b)->shape->kind != Kind::SimpleNamespace || objectOf(a)->shape->kind != Kind::SimpleNamespace)
    return kNotImplemented;
  return compare(valueOf(attributes(a)), valueOf(attributes(b)), op);
}

} // namespace

constinit const TypeDefinition definitions::SimpleNamespace = {
    .slots = {.repr = repr, .compare = compareNamespaces, .create = create, .initialise = initialise},
    .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    .instanceSize = sizeof(pyaot::Object),
};

} // namespace pyaot::rt
