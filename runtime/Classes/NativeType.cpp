//===- NativeType.cpp - types of native modules, made when they are first asked for --===//
#include "Classes/NativeType.h"
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"

namespace pyaot::rt {

Type *typeOf(NativeType &description) {
  if (description.type)
    return description.type;
  Type *base = description.base ? typeOf(*description.base) : description.builtinBase;
  const TypeDefinition *definition = description.definition;
  Type *type = allocate<Type>(&shapes::Type);
  description.type = type;
  addRoot(&description.type);
  type->qualname = type->module = type->subclasses = type->volatileNames = kUnset;
  type->name = intern(description.name);
  type->qualname = valueOf(type->name);
  type->module = valueOf(intern(description.module));
  type->base = base;
  type->definition = definition;
  type->kind = base == &types::Object ? Kind::Native : base->kind;
  type->flags = description.flags | Type::Immutable |
                (base->flags & (Type::HasDict | Type::HasWeakRefs | Type::MatchSelf | Type::Sequence | Type::Mapping));
  type->version = newVersion();
  type->untilPrediction = ~0u;
  inheritSlots(type->slots, &definition->slots, &base->slots);
  // As with the types of BuiltinTypes.def: only what says how is made by calling the type.
  if (base == &types::Object && !definition->slots.create)
    type->slots.create = nullptr;
  type->instanceSize = definition->instanceSize ? definition->instanceSize : base->instanceSize;
  Shape place{};
  if (type->flags & Type::HasDict)
    place.slotsOffset = int32_t((type->instanceSize + 7) & ~7u);
  type->instanceShape = &place;
  type->instanceShape = makeRootShape(type, 0);
  readyType(type);
  return type;
}

constinit const TypeDefinition definitions::Native = {.instanceSize = sizeof(Object)};

} // namespace pyaot::rt
