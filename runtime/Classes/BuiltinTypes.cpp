//===- BuiltinTypes.cpp - the static type and shape objects -------------------===//
//
// One Type and one Shape for each row of BuiltinTypes.def and Exceptions.def, laid
// out by the C++ compiler. What constant initialisation cannot know (slots of
// definitions that other files provide) is copied by initialiseTypes(); dicts are
// filled when a type is first asked for an attribute (Ready.cpp).
//
//===----------------------------------------------------------------------===//
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"
#include "Exceptions/Raise.h"
#include "Strings/Str.h"

#include <cstring>

namespace pyaot::rt {

namespace {

template <size_t N> struct Text {
  uint8_t bytes[N];
  consteval Text(const char (&text)[N]) {
    for (size_t i = 0; i < N; ++i)
      bytes[i] = uint8_t(text[i]);
  }
};
struct alignas(16) NameStr {
  Str str;
  constexpr NameStr(const uint8_t *data, size_t length) : str{} {
    str.shape = &shapes::Str;
    str.meta = uint64_t(length) << Str::kLengthShift | Str::kAscii;
    str.data = data;
  }
};

namespace texts {
#define BUILTIN_TYPE(Id, PythonName, BaseId, Module, Flags)                                                            \
  constexpr Text Id(PythonName);                                                                                       \
  constinit NameStr Id##Str{Id.bytes, sizeof(Id.bytes) - 1};
#include "pyaot/ABI/BuiltinTypes.def"
#define EXCEPTION(Id, BaseId)                                                                                          \
  constexpr Text Id(#Id);                                                                                              \
  constinit NameStr Id##Str{Id.bytes, sizeof(Id.bytes) - 1};
#include "pyaot/ABI/Exceptions.def"
} // namespace texts

/// Versions of the builtin types' shapes; made-up shapes go on from kFirstDynamicVersion.
enum StaticVersion : uint64_t {
  NoVersion,
#define BUILTIN_TYPE(Id, PythonName, BaseId, Module, Flags) Id##Version,
#include "pyaot/ABI/BuiltinTypes.def"
#define EXCEPTION(Id, BaseId) Id##Version,
#include "pyaot/ABI/Exceptions.def"
  NumStaticVersions
};
/// Types have versions of their own, which no shape has: caches of class attributes are keyed by them.
constexpr uint64_t kTypeVersions = kFirstDynamicVersion / 2;
static_assert(NumStaticVersions < kTypeVersions);

constexpr uint32_t flagsOf(Kind kind) {
  switch (kind) {
  case Kind::Bool: case Kind::ByteArray: case Kind::Bytes: case Kind::Float: case Kind::FrozenSet: case Kind::Int:
  case Kind::Set: case Kind::Str:
    return Type::MatchSelf;
  case Kind::List: case Kind::Tuple: return Type::MatchSelf | Type::Sequence;
  case Kind::StructSequence: case Kind::Range: case Kind::MemoryView: return Type::Sequence;
  case Kind::Dict: return Type::MatchSelf | Type::Mapping;
  case Kind::MappingProxy: return Type::Mapping;
  case Kind::BaseException: return Type::Exception | Type::HasDict;
  case Kind::StaticMethod: case Kind::ClassMethod: case Kind::SimpleNamespace:
  case Kind::IOBase: case Kind::RawIOBase: case Kind::BufferedIOBase: case Kind::TextIOBase: case Kind::TextIOWrapper:
  case Kind::BufferedReader: case Kind::BufferedWriter: case Kind::BufferedRandom: case Kind::FileIO: case Kind::StringIO:
    return Type::HasDict;
  default: return 0;
  }
}

/// Struct sequences are tuples in every respect; they only have another type.
constexpr Kind layoutOf(Kind kind) { return kind == Kind::StructSequence ? Kind::Tuple : kind; }

constexpr Type makeStaticType(Str *name, Type *base, Shape *shape, Kind kind, uint32_t flags, uint64_t version,
                              const TypeDefinition *definition) {
  Type t{};
  t.shape = &shapes::Type;
  t.name = name;
  t.qualname = t.module = t.subclasses = t.volatileNames = kUnset;
  t.base = base;
  t.instanceShape = shape;
  t.kind = layoutOf(kind);
  t.flags = flags | flagsOf(kind) | Type::Immutable;
  t.version = version + kTypeVersions;
  t.definition = definition;
  return t;
}

constexpr Shape makeStaticShape(Type *type, uint64_t version, Kind kind) {
  Shape s{};
  s.type = type;
  s.version = version;
  s.kind = layoutOf(kind);
  return s;
}

constexpr uint32_t Subclassable = Type::Subclassable, Final = Type::Final, Internal = Type::Internal;

} // namespace

#define BUILTIN_TYPE(Id, PythonName, BaseId, Module, Flags)                                                            \
  alignas(16) constinit Type types::Id = makeStaticType(                                                               \
      &texts::Id##Str.str, Kind::Id == Kind::Object ? nullptr : &types::BaseId, &shapes::Id, Kind::Id, Flags,          \
      Id##Version, &definitions::Id);                                                                                  \
  alignas(16) constinit Shape shapes::Id = makeStaticShape(&types::Id, Id##Version, Kind::Id);
#include "pyaot/ABI/BuiltinTypes.def"
#define EXCEPTION(Id, BaseId)                                                                                          \
  alignas(16) constinit Type types::Id =                                                                               \
      makeStaticType(&texts::Id##Str.str, &types::BaseId, &shapes::Id, Kind::BaseException, Type::Subclassable,        \
                     Id##Version, &definitions::Id);                                                                   \
  alignas(16) constinit Shape shapes::Id = makeStaticShape(&types::Id, Id##Version, Kind::BaseException);
#include "pyaot/ABI/Exceptions.def"

namespace {

constinit Type *const allTypes[] = {
#define BUILTIN_TYPE(Id, PythonName, BaseId, Module, Flags) &types::Id,
#include "pyaot/ABI/BuiltinTypes.def"
#define EXCEPTION(Id, BaseId) &types::Id,
#include "pyaot/ABI/Exceptions.def"
};

constinit const char *const moduleNames[] = {
#define BUILTIN_TYPE(Id, PythonName, BaseId, Module, Flags) Module,
#include "pyaot/ABI/BuiltinTypes.def"
};

} // namespace

/// Slots is nothing but function pointers.
void inheritSlots(Slots &slots, const Slots *own, const Slots *base) {
  constexpr size_t count = sizeof(Slots) / sizeof(void *);
  void **to = reinterpret_cast<void **>(&slots);
  void *const *mine = reinterpret_cast<void *const *>(own), *const *theirs = reinterpret_cast<void *const *>(base);
  for (size_t i = 0; i < count; ++i)
    to[i] = mine && mine[i] ? mine[i] : theirs ? theirs[i] : nullptr;
  // Equality and hash go together: a type that defines comparison does not inherit the hash.
  if (own && own->compare && !own->hash)
    slots.hash = nullptr;
}

void initialiseTypes() {
  if (types::Object.slots.getAttr)
    return;
  size_t index = 0;
  for (Type *type : allTypes) {
    const TypeDefinition *definition = type->definition;
    Type *base = type->base;
    inheritSlots(type->slots, definition ? &definition->slots : nullptr, base ? &base->slots : nullptr);
    // Only what says how is made by calling the type: being an object is not enough.
    if (base == &types::Object && !(definition && definition->slots.create))
      type->slots.create = nullptr;
    type->instanceSize = definition && definition->instanceSize ? definition->instanceSize
                         : base                                 ? base->instanceSize
                                                                : sizeof(Object);
    if (index < sizeof moduleNames / sizeof *moduleNames && strcmp(moduleNames[index], "builtins") != 0)
      type->module = valueOf(intern(moduleNames[index]));
    else
      type->module = valueOf(names::builtins);
    if (type->kind == Kind::BaseException && type->instanceSize < sizeof(BaseException))
      type->instanceSize = sizeof(BaseException);
    if (type->flags & Type::HasDict)
      type->instanceShape->slotsOffset = int32_t((type->instanceSize + 7) & ~7u);
    type->instanceShape->flags |= kShapeStatic;
    type->qualname = valueOf(type->name);
    type->untilPrediction = ~0u;
    ++index;
  }
}

} // namespace pyaot::rt
