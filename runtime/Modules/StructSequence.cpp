//===- StructSequence.cpp - tuples with named items: the type structseq ----------------===//
//
// The names stand in the type's `_fields_` (a tuple), next to CPython's
// n_sequence_fields; item access by name goes through the getAttr slot.
//
//===----------------------------------------------------------------------===//
#include "Modules/StructSequence.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot::rt {

static Tuple *fieldsOf(const Type *type) {
  Value fields = type->dict ? getStr(type->dict, intern("_fields_")) : kUnset;
  return isKind<Tuple>(fields) ? as<Tuple>(fields) : emptyTuple;
}

/// Values of fields that have a name only lie behind the visible items; 0 is the end.
static void traceFields(Object *self, Tracer &tracer) {
  for (Value *item = static_cast<Tuple *>(self)->items(); item->bits; ++item)
    tracer.visit(*item);
}

static Value getField(Value self, Str *name) {
  Tuple *fields = fieldsOf(typeOf(self));
  for (int64_t i = 0; i < fields->length; ++i)
    if (equalStr(as<Str>(fields->items()[i]), name))
      return as<Tuple>(self)->items()[i];
  return genericGetAttr(self, name);
}

/// "time.struct_time", as CPython's tp_name is.
static Value fullName(const Type *type) {
  Value module = type->dict ? getStr(type->dict, names::__module__) : kUnset;
  return module == kUnset ? valueOf(type->name) : formatText("%S.%U", module, type->name);
}

static Value reprOf(Value self) {
  Tuple *fields = fieldsOf(typeOf(self));
  StrBuilder out;
  out.append(as<Str>(fullName(typeOf(self))));
  out.append('(');
  int64_t named = 0; // Items without a name are shown with the next one that there is, as CPython does.
  for (int64_t i = 0; i < as<Tuple>(self)->length; ++i) {
    if (i)
      out.append(", ");
    while (named < fields->length && !as<Str>(fields->items()[named])->length())
      ++named;
    if (named < fields->length) {
      out.append(as<Str>(fields->items()[named++]));
      out.append('=');
    }
    Str *text = repr(as<Tuple>(self)->items()[i]);
    if (!text)
      return kError;
    out.append(text);
  }
  out.append(')');
  return valueOf(out.finish());
}

static Value make(Type *cls, const Value *items, int64_t count, int64_t visible) {
  auto *tuple = static_cast<Tuple *>(allocateInstance(cls, size_t(count + 1) * sizeof(Value)));
  tuple->length = visible;
  for (int64_t i = 0; i < count; ++i)
    tuple->items()[i] = items[i];
  return valueOf(tuple);
}

/// struct_time((2024, 1, ...)): from a sequence with at least the visible items.
static Value create(Type *cls, Value *args, size_t nargs, Tuple *) {
  Tuple *fields = fieldsOf(cls);
  if (nargs < 1)
    return raise(types::TypeError, "%U() missing required argument 'sequence' (pos 1)", cls->name);
  Tuple *given = tupleFrom(args[0]);
  if (!given)
    return kError;
  int64_t visible = smallIntOf(getStr(cls->dict, intern("n_sequence_fields")));
  if (given->length < visible)
    return raise(types::TypeError, "%S() takes %s %l-sequence (%l-sequence given)", fullName(cls),
                 visible < fields->length ? "an at least" : "a", visible, given->length);
  if (given->length > fields->length)
    return raise(types::TypeError, "%S() takes %s %l-sequence (%l-sequence given)", fullName(cls),
                 visible < fields->length ? "an at most" : "a", fields->length, given->length);
  RootedValues items;
  for (int64_t i = 0; i < fields->length; ++i)
    items.push(i < given->length ? given->items()[i] : kNone);
  return make(cls, items.begin(), fields->length, visible);
}
static Status initialise(Value, Value *, size_t, Tuple *) { return kOk; }

Type *typeOf(StructSequenceType &description) {
  if (description.type)
    return description.type;
  RootedValues names, visible;
  int64_t unnamed = 0;
  for (const char *const *field = description.fields; *field; ++field) {
    names.push(valueOf(intern(*field)));
    unnamed += !**field;
    if (**field && field - description.fields < description.visible)
      visible.push(valueOf(intern(*field)));
  }
  Dict *ns = newDict();
  setStr(ns, names::__module__, valueOf(intern(description.module)));
  setStr(ns, names::__slots__, valueOf(emptyTuple));
  setStr(ns, intern("_fields_"), valueOf(makeTuple(names.begin(), names.size())));
  setStr(ns, names::__match_args__, valueOf(makeTuple(visible.begin(), visible.size())));
  setStr(ns, intern("n_sequence_fields"), smallInt(description.visible));
  setStr(ns, intern("n_fields"), smallInt(int64_t(names.size())));
  setStr(ns, intern("n_unnamed_fields"), smallInt(unnamed));
  // Only here can the root type have subclasses.
  types::StructSequence.flags |= Type::Subclassable;
  Type *type = makeType(intern(description.name), makeTuple({valueOf(&types::StructSequence)}), ns);
  types::StructSequence.flags &= ~uint32_t(Type::Subclassable);
  if (!type)
    return nullptr;
  type->flags &= ~uint32_t(Type::Subclassable);
  description.type = type;
  addRoot(&description.type);
  return type;
}

Value makeStructSequence(StructSequenceType &description, std::initializer_list<Value> items) {
  Type *type = typeOf(description);
  return type ? make(type, items.begin(), int64_t(items.size()), description.visible) : kError;
}

constinit const TypeDefinition definitions::StructSequence = {
    .slots = {.repr = reprOf, .getAttr = getField, .create = create, .initialise = initialise, .trace = traceFields},
    .instanceSize = sizeof(Tuple),
};

} // namespace pyaot::rt
