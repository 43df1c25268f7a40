//===- Type.h - type objects and their slots ----------------------------------===//
//
// A type object holds a table of C++ functions, one per special method
// (`Slots`): builtin types fill it with native code, classes written in Python
// with functions that look the method up and call it. Operators go through
// slots only; that `x + y` finds __add__ on the type, never on the instance, is
// thereby given. Python reference: "Data model, special method names".
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_CLASSES_TYPE_H
#define PYAOT_RUNTIME_CLASSES_TYPE_H

#include "pyaot/ABI/RuntimeFunctions.h"

namespace pyaot::rt {

class Tracer;
struct Dict;

struct Buffer;

enum class CompareOp : int { Less, LessEqual, Equal, NotEqual, Greater, GreaterEqual };

using UnaryFn = Value (*)(Value self);
/// As in CPython: called with the type's own object on either side; kNotImplemented lets the other operand try.
using BinaryFn = Value (*)(Value left, Value right);

/// Null means: the type does not have it. Subclasses inherit slot by slot. A `value` of kUnset means deletion.
struct Slots {
  UnaryFn repr, str;
  int64_t (*hash)(Value self); ///< -1 = exception (a real -1 is reported as -2).
  CallFn call;
  Value (*getAttr)(Value self, Str *name);
  Status (*setAttr)(Value self, Str *name, Value value);
  Value (*compare)(Value self, Value other, CompareOp op);
  UnaryFn iter;
  UnaryFn next; ///< kUnset: exhausted (no StopIteration is made).
  Value (*descriptorGet)(Value self, Value instance, Value owner); ///< instance kUnset: accessed on the class.
  Status (*descriptorSet)(Value self, Value instance, Value value);
  Value (*create)(Type *cls, Value *args, size_t nargs, Tuple *keywordNames); ///< __new__
  Status (*initialise)(Value self, Value *args, size_t nargs, Tuple *keywordNames); ///< __init__
  // Numbers.
  BinaryFn add, subtract, multiply, matrixMultiply, trueDivide, floorDivide, remainder, divmod, leftShift, rightShift,
      bitAnd, bitOr, bitXor;
  BinaryFn inplaceAdd, inplaceSubtract, inplaceMultiply, inplaceMatrixMultiply, inplaceTrueDivide, inplaceFloorDivide,
      inplaceRemainder, inplaceLeftShift, inplaceRightShift, inplaceBitAnd, inplaceBitOr, inplaceBitXor, inplacePower;
  Value (*power)(Value base, Value exponent, Value modulus); ///< modulus None: two arguments.
  UnaryFn negative, positive, absolute, invert, toInt, toFloat, index;
  Status (*truth)(Value self);
  // Containers. `length` -1 = exception. concat and repeat are what + and * try after the number slots.
  int64_t (*length)(Value self);
  Value (*getItem)(Value self, Value key);
  Status (*setItem)(Value self, Value key, Value value);
  Status (*contains)(Value self, Value item);
  BinaryFn concat, inplaceConcat;
  Value (*repeat)(Value self, Value count), (*inplaceRepeat)(Value self, Value count);
  UnaryFn await, asyncIter, asyncNext;
  bool (*getBuffer)(Value self, Buffer *out); ///< Bytes-like objects (Strings/Buffer.h); false = exception.
  // The collector's. `trace` visits the references of the builtin part; attributes are visited by the heap itself.
  void (*trace)(Object *self, Tracer &tracer);
  void (*finalise)(Object *self); ///< Native clean-up (closing a file); may not allocate.
};

using NativeFn = Value (*)(Value self, Value *args, size_t nargs, Tuple *keywordNames);

/// How arguments of a native function are checked before it runs, and the text of the TypeError: as CPython's
/// METH_NOARGS, METH_O, a fixed range of positional ones, or left to the function (which then uses bindNative()).
enum class Arity : uint8_t { None, One, Range, Keywords };

/// A method of a builtin type or a function of a native module. A table ends with a null name.
struct NativeMethod {
  const char *name;
  NativeFn function;
  Arity arity = Arity::None;
  int8_t min = 0, max = 0; ///< Arity::Range: allowed numbers of positional arguments (max -1: any).
  enum : uint8_t { Instance, Static, Class } binding = Instance; ///< Class: self is the type; Static: self is kUnset.
  const char *doc = nullptr;
};

struct NativeGetSet {
  const char *name;
  Value (*get)(Value self);
  Status (*set)(Value self, Value value) = nullptr; ///< Null: read-only. value kUnset: delete.
  bool isMember = false; ///< CPython has a plain member there: "readonly attribute".
};

/// What the .cpp of a builtin type provides: `const TypeDefinition pyaot::rt::definitions::List = {...}`.
struct TypeDefinition {
  Slots slots;
  const NativeMethod *methods = nullptr;
  const NativeGetSet *getSets = nullptr;
  const char *doc = nullptr;
  uint32_t instanceSize = 0; ///< sizeof the layout struct (subclasses put their attributes behind it).
};

/// A class. Kind::Type. Its shape is that of its metaclass.
struct Type : Object {
  Slots slots;
  Str *name;
  Value qualname, module;
  Tuple *bases;
  Tuple *mro;
  Type *base;  ///< The base that decides the layout.
  Dict *dict;
  Shape *instanceShape; ///< Root shape of new instances.
  Kind kind;            ///< Layout of instances.
  uint32_t flags;
  uint32_t instanceSize;
  Value subclasses;     ///< List (direct subclasses, as weak references to heap types would be), or kUnset.
  const TypeDefinition *definition; ///< Null for classes made by programs.
  uint64_t version;          ///< Renewed when a look-up in this type may come out differently; keys the method cache.
  uint32_t reservedSlots;    ///< Attribute slots that __slots__ took: the first ones of every instance.
  uint32_t slotsSeen;        ///< The most attributes that an instance had so far: predicts Shape::inlineSlots.
  uint32_t untilPrediction;  ///< Instances to be made until the prediction is looked at again.
  uint32_t predictions;      ///< How often that happened.
  Shape *dictShape;          ///< Shape of instances whose attributes are in a dict.
  Shape *shapeList;          ///< All shapes of this type (Classes/Shapes.h).
  Function *initFunction;    ///< __init__, where calling the class means allocating an instance and calling this function;
  uint64_t initVersion;      ///< valid while the type's version is this one.
  Value volatileNames;       ///< Dict: plain attributes that were changed, which no cache holds; or kUnset.

  enum : uint32_t {
    Subclassable = 1,
    Heap = 2,        ///< Made at run time.
    Ready = 4,       ///< dict is filled.
    HasDict = 8,     ///< Instances have attributes.
    Abstract = 16,   ///< Has abstract methods.
    HasDel = 32,     ///< __del__
    Exception = 64,  ///< A subclass of BaseException.
    MatchSelf = 128, ///< Class patterns take one positional subpattern: the object itself.
    Sequence = 256,  ///< Matches sequence patterns.
    Mapping = 512,   ///< Matches mapping patterns.
    Immutable = 1024,
    CustomGetAttr = 2048, ///< __getattribute__ or __getattr__ is defined in Python: no attribute caches.
    CustomSetAttr = 4096,
    Internal = 8192,
    HasWeakRefs = 16384, ///< Weak references to instances are possible (types of native modules).
    Final = 0,
  };
};

#define BUILTIN_TYPE(Id, PythonName, BaseId, Module, Flags)                                                            \
  namespace types { extern struct Type Id asm("rt.type." #Id); }                                                              \
  namespace shapes { extern struct Shape Id asm("rt.shape." #Id); }                                                           \
  namespace definitions { [[gnu::weak]] extern const TypeDefinition Id; }
#include "pyaot/ABI/BuiltinTypes.def"
namespace types {
/// Exceptions are types like all others; this name reads better where they are raised.
#define EXCEPTION(Id, BaseId) extern struct Type Id asm("rt.type." #Id);
#include "pyaot/ABI/Exceptions.def"
} // namespace types
#define EXCEPTION(Id, BaseId)                                                                                          \
  namespace shapes { extern struct Shape Id asm("rt.shape." #Id); }                                                           \
  namespace definitions { [[gnu::weak]] extern const TypeDefinition Id; }
#include "pyaot/ABI/Exceptions.def"

// --- Asking for types and kinds --------------------------------------------------------------------------------------

/// type(v), for every value.
Type *typeOfImmediate(Value v);
inline Type *typeOf(Value v) { return isObject(v) ? objectOf(v)->shape->type : typeOfImmediate(v); }

/// The C++ struct that goes with a Kind: `as<List>(v)`, `isKind<List>(v)`, `isExact<List>(v)`.
template <typename T> struct KindOf;
#define PYAOT_KIND(Struct, Id)                                                                                         \
  template <> struct KindOf<Struct> {                                                                                  \
    static constexpr Kind kind = Kind::Id;                                                                             \
    static Shape *shape() { return &shapes::Id; }                                                                      \
  };
PYAOT_KIND(Str, Str)
PYAOT_KIND(Bytes, Bytes)
PYAOT_KIND(BigInt, Int)
PYAOT_KIND(Complex, Complex)
PYAOT_KIND(Tuple, Tuple)
PYAOT_KIND(List, List)
PYAOT_KIND(Slice, Slice)
PYAOT_KIND(Cell, Cell)
PYAOT_KIND(Function, Function)
PYAOT_KIND(Generator, Generator)
PYAOT_KIND(Type, Type)

/// An object with this layout: the type or a subclass of it.
template <typename T> inline bool isKind(Value v) { return isObject(v) && objectOf(v)->shape->kind == KindOf<T>::kind; }
/// Exactly the builtin type, not a subclass.
template <typename T> inline bool isExact(Value v) { return isObject(v) && objectOf(v)->shape == KindOf<T>::shape(); }
template <typename T> inline T *as(Value v) { return static_cast<T *>(objectOf(v)); }

inline bool isStr(Value v) { return isKind<Str>(v); }
/// Any int: small, big, bool or of a subclass.
inline bool isInt(Value v) { return isSmallInt(v) || isBool(v) || isKind<BigInt>(v); }
inline bool isType(Value v) { return isObject(v) && objectOf(v)->shape->kind == Kind::Type; }

/// issubclass without __subclasscheck__: `cls` is in `type`'s MRO.
bool isSubtype(const Type *type, const Type *cls);
inline bool isInstance(Value v, const Type *cls) {
  const Type *t = typeOf(v);
  return t == cls || isSubtype(t, cls);
}

// --- Looking things up -----------------------------------------------------------------------------------------------

/// The attribute in the MRO's dicts, not bound; kUnset if absent. Never raises.
Value lookupInType(Type *type, Str *name);
/// A special method of v's type, bound or as (callable, self): kUnset if absent; kError if binding raised.
Value lookupSpecial(Value v, Str *name);
/// Fills a builtin type's dict and MRO on first use.
void readyType(Type *type);
/// Copies slots from the definitions into the builtin types, bases first. Start-up calls it before anything else.
void initialiseTypes();
/// `name` is a class attribute that is assigned now and then (a counter): caches do not hold its value, and assigning it
/// again invalidates nothing.
bool isVolatile(Type *type, Str *name);
/// A new class made by native code (exceptions of native modules, struct sequences).
Type *makeType(Str *name, Tuple *bases, Dict *ns, Type *metaclass = nullptr);
/// Room for an instance of cls (its builtin part zeroed, attributes unset).
Object *allocateInstance(Type *cls, size_t extraBytes = 0);
const char *typeName(Value v); ///< UTF-8 name of type(v), for error texts.

} // namespace pyaot::rt

#endif
