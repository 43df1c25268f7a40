//===- DescriptorTypes.cpp - slot wrappers, getset and member descriptors ------------------===//
//
// What `int.__add__`, `(1).__add__`, `int.real` and a name of __slots__ are.
//
//===----------------------------------------------------------------------===//
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"
#include "Functions/Functions.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

Value qualified(Type *owner, Value name) { return formatText("%S.%S", qualnameOfType(owner), name); }

// --- wrapper_descriptor: int.__add__ -----------------------------------------------------------------------------------

SlotWrapper *wrapper(Value v) { return as<SlotWrapper>(v); }

Value wrapperName(Value self) { return valueOf(*wrapper(self)->row->name); }
Value wrapperQualname(Value self) { return qualified(wrapper(self)->owner, wrapperName(self)); }
Value wrapperOwner(Value self) { return valueOf(wrapper(self)->owner); }
Value noDoc(Value) { return kNone; }
Value wrapperRepr(Value self) {
  return formatText("<slot wrapper '%S' of '%N' objects>", wrapperName(self), wrapper(self)->owner);
}
Value wrapperCall(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  SlotWrapper *w = wrapper(self);
  if (nargs == 0)
    return raise(types::TypeError, "descriptor '%U' of '%.100N' object needs an argument", *w->row->name, w->owner);
  if (!isInstance(args[0], w->owner))
    return raise(types::TypeError, "descriptor '%U' requires a '%.100N' object but received a '%.100T'", *w->row->name,
                 w->owner, args[0]);
  return w->row->wrap(w, args[0], args + 1, nargs - 1, keywordNames);
}
Value wrapperGet(Value self, Value instance, Value) {
  if (instance == kUnset)
    return self;
  MethodWrapper *m = allocate<MethodWrapper>(&shapes::MethodWrapper);
  m->wrapper = wrapper(self);
  m->self = instance;
  return valueOf(m);
}
void traceWrapper(Object *o, Tracer &t) { t.visit(static_cast<SlotWrapper *>(o)->owner); }

constinit const NativeGetSet wrapperGetSets[] = {{"__name__", wrapperName},
                                                 {"__qualname__", wrapperQualname},
                                                 {"__objclass__", wrapperOwner},
                                                 {"__doc__", noDoc},
                                                 {nullptr, nullptr}};

// --- method-wrapper: (1).__add__ ---------------------------------------------------------------------------------------

MethodWrapper *bound(Value v) { return as<MethodWrapper>(v); }
Value boundName(Value self) { return valueOf(*bound(self)->wrapper->row->name); }
Value boundQualname(Value self) { return qualified(bound(self)->wrapper->owner, boundName(self)); }
Value boundOwner(Value self) { return valueOf(bound(self)->wrapper->owner); }
Value boundSelf(Value self) { return bound(self)->self; }
Value boundRepr(Value self) {
  return formatText("<method-wrapper '%S' of %T object at %s>", boundName(self), bound(self)->self,
                    addressText(bound(self)->self).text);
}
Value boundCall(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  SlotWrapper *w = bound(self)->wrapper;
  return w->row->wrap(w, bound(self)->self, args, nargs, keywordNames);
}
Value boundCompare(Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isExact<MethodWrapper>(b))
    return kNotImplemented;
  bool same = bound(a)->wrapper == bound(b)->wrapper && bound(a)->self == bound(b)->self;
  return boolValue(same == (op == CompareOp::Equal));
}
int64_t boundHash(Value self) {
  int64_t h = int64_t(bound(self)->self.bits >> 4 ^ reinterpret_cast<uintptr_t>(bound(self)->wrapper) >> 4);
  return h == -1 ? -2 : h;
}
void traceBound(Object *o, Tracer &t) {
  t.visit(static_cast<MethodWrapper *>(o)->wrapper);
  t.visit(static_cast<MethodWrapper *>(o)->self);
}
constinit const NativeGetSet boundGetSets[] = {{"__name__", boundName},   {"__qualname__", boundQualname},
                                               {"__objclass__", boundOwner}, {"__self__", boundSelf},
                                               {"__doc__", noDoc},        {nullptr, nullptr}};

// --- getset_descriptor -------------------------------------------------------------------------------------------------

GetSetDescriptor *getSet(Value v) { return as<GetSetDescriptor>(v); }
bool fits(Value self, const char *name, Type *owner, Value instance) {
  if (isInstance(instance, owner))
    return true;
  raise(types::TypeError, "descriptor '%s' for '%.100N' objects doesn't apply to a '%.100T' object", name, owner, instance);
  return false;
}
Value getSetGet(Value self, Value instance, Value) {
  GetSetDescriptor *d = getSet(self);
  if (instance == kUnset)
    return self;
  if (!fits(self, d->getSet->name, d->owner, instance))
    return kError;
  if (!d->getSet->get)
    return raise(types::AttributeError, "attribute '%s' of '%.100N' objects is not readable", d->getSet->name, d->owner);
  return d->getSet->get(instance);
}
Status getSetSet(Value self, Value instance, Value value) {
  GetSetDescriptor *d = getSet(self);
  if (!fits(self, d->getSet->name, d->owner, instance))
    return kRaised;
  if (!d->getSet->set && d->getSet->isMember)
    return raise(types::AttributeError, "readonly attribute");
  if (!d->getSet->set)
    return raise(types::AttributeError, "attribute '%s' of '%.100N' objects is not writable", d->getSet->name, d->owner);
  return d->getSet->set(instance, value);
}
Value getSetName(Value self) { return valueOf(intern(getSet(self)->getSet->name)); }
Value getSetQualname(Value self) { return qualified(getSet(self)->owner, getSetName(self)); }
Value getSetOwner(Value self) { return valueOf(getSet(self)->owner); }
Value getSetRepr(Value self) {
  return formatText(getSet(self)->getSet->isMember ? "<member '%s' of '%N' objects>" : "<attribute '%s' of '%N' objects>", getSet(self)->getSet->name, getSet(self)->owner);
}
void traceGetSet(Object *o, Tracer &t) { t.visit(static_cast<GetSetDescriptor *>(o)->owner); }
constinit const NativeGetSet getSetGetSets[] = {{"__name__", getSetName},
                                                {"__qualname__", getSetQualname},
                                                {"__objclass__", getSetOwner},
                                                {"__doc__", noDoc},
                                                {nullptr, nullptr}};

// --- member_descriptor: a name of __slots__ ----------------------------------------------------------------------------

MemberDescriptor *member(Value v) { return as<MemberDescriptor>(v); }
bool memberFits(MemberDescriptor *d, Value instance) {
  if (isInstance(instance, d->owner))
    return true;
  raise(types::TypeError, "descriptor '%U' for '%.100N' objects doesn't apply to a '%.100T' object", d->name, d->owner, instance);
  return false;
}
Value memberGet(Value self, Value instance, Value) {
  MemberDescriptor *d = member(self);
  if (instance == kUnset)
    return self;
  if (!memberFits(d, instance))
    return kError;
  Value v = *slotPlace(objectOf(instance), d->slot);
  if (!v && !semanticsAtLeast(10)) // only the name
    return raise(types::AttributeError, "%U", d->name);
  return v ? v
           : Value(raiseAttributeError(instance, d->name, "'%.200T' object has no attribute '%U'", instance, d->name));
}
Status memberSet(Value self, Value instance, Value value) {
  MemberDescriptor *d = member(self);
  if (!memberFits(d, instance))
    return kRaised;
  Value *place = slotPlace(objectOf(instance), d->slot);
  if (value == kUnset && !*place)
    return raiseAttributeError(instance, d->name, "%U", d->name);
  store(objectOf(instance), place, value == kUnset ? Value{} : value);
  return kOk;
}
Value memberName(Value self) { return valueOf(member(self)->name); }
Value memberQualname(Value self) { return qualified(member(self)->owner, memberName(self)); }
Value memberOwner(Value self) { return valueOf(member(self)->owner); }
Value memberRepr(Value self) {
  return formatText("<member '%U' of '%N' objects>", member(self)->name, member(self)->owner);
}
void traceMember(Object *o, Tracer &t) {
  t.visit(static_cast<MemberDescriptor *>(o)->name);
  t.visit(static_cast<MemberDescriptor *>(o)->owner);
}
constinit const NativeGetSet memberGetSets[] = {{"__name__", memberName},
                                                {"__qualname__", memberQualname},
                                                {"__objclass__", memberOwner},
                                                {"__doc__", noDoc},
                                                {nullptr, nullptr}};

} // namespace

constinit const TypeDefinition definitions::SlotWrapper = {
    .slots = {.repr = wrapperRepr, .call = wrapperCall, .descriptorGet = wrapperGet, .trace = traceWrapper},
    .getSets = wrapperGetSets,
    .instanceSize = sizeof(rt::SlotWrapper),
};
constinit const TypeDefinition definitions::MethodWrapper = {
    .slots = {.repr = boundRepr, .hash = boundHash, .call = boundCall, .compare = boundCompare, .trace = traceBound},
    .getSets = boundGetSets,
    .instanceSize = sizeof(rt::MethodWrapper),
};
constinit const TypeDefinition definitions::GetSetDescriptor = {
    .slots = {.repr = getSetRepr, .descriptorGet = getSetGet, .descriptorSet = getSetSet, .trace = traceGetSet},
    .getSets = getSetGetSets,
    .instanceSize = sizeof(rt::GetSetDescriptor),
};
constinit const TypeDefinition definitions::MemberDescriptor = {
    .slots = {.repr = memberRepr, .descriptorGet = memberGet, .descriptorSet = memberSet, .trace = traceMember},
    .getSets = memberGetSets,
    .instanceSize = sizeof(rt::MemberDescriptor),
};

} // namespace pyaot::rt
