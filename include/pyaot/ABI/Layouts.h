//===- Layouts.h - objects whose layout compiler and runtime share -----------===//
//
// The runtime uses these structs; CodeGen takes offsetof of the same structs
// and lays out static objects (string constants, code descriptors, module
// tables) with them. Everything else is private to the runtime.
//
// Objects are 16-byte aligned. Every object starts with its Shape: the hidden
// class, which tells its type, its physical layout (Kind) and where attributes
// are. An exact builtin type has one shape at a constant address, so "is it
// exactly a list" is one compare; "a list or a subclass" is shape->kind.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_ABI_LAYOUTS_H
#define PYAOT_ABI_LAYOUTS_H

#include "pyaot/ABI/Value.h"

#include <cstddef>

namespace pyaot {

/// The physical layout of an object.
enum class Kind : uint16_t {
#define BUILTIN_TYPE(Id, PythonName, BaseId, Module, Flags) Id,
#include "pyaot/ABI/BuiltinTypes.def"
};

namespace rt { struct Type; } // runtime/Classes/Type.h
struct Tuple;
struct Str;
struct Function;
struct ModuleInfo;

/// The hidden class of an object. Shapes are never freed and never move.
struct Shape {
  rt::Type *type;
  /// Unique over all shapes, and renewed whenever an attribute look-up on objects of this shape may come out
  /// differently (its type or a base was changed): one compare validates an AttrCache.
  uint64_t version;
  Kind kind;
  uint16_t flags;        ///< Runtime-private.
  uint32_t inlineSlots;  ///< Attribute slots inside the object; later ones are in the overflow array.
  int32_t slotsOffset;   ///< Byte offset of the attribute part (see InstancePart); 0: none, -1: after a variable-size body.
  uint32_t numSlots;     ///< Attributes that objects of this shape have.
  void *layout;          ///< Runtime-private: names of the slots, transitions.
};

struct Object {
  Shape *shape;
};

/// What follows the builtin part of an object with attributes: an overflow array (or the materialised __dict__; the
/// shape says which), then shape->inlineSlots values.
struct InstancePart {
  Value overflow;
  // Value slots[inlineSlots];
};

/// str. `data` points at 1, 2 or 4 bytes per character (the smallest that fits the highest character): behind the
/// header, or in a buffer shared by the strings that `+=` built one from another. Not NUL-terminated.
struct Str : Object {
  uint64_t meta; ///< length << 8 | flags
  uint64_t hash; ///< 0: not computed yet (or really 0: then it is computed each time).
  const uint8_t *data;

  static constexpr uint64_t kWidthMask = 3; ///< log2 of the bytes per character: 0, 1, 2.
  static constexpr uint64_t kAscii = 4;     ///< All characters < 128 (then the width is 0).
  static constexpr uint64_t kInterned = 8;
  static constexpr uint64_t kShared = 16; ///< data is inside a RawArray that is not behind this header.
  static constexpr int kLengthShift = 8;

  int64_t length() const { return int64_t(meta >> kLengthShift); }
  unsigned widthShift() const { return unsigned(meta & kWidthMask); }
  bool isAscii() const { return meta & kAscii; }
};

/// bytes. Always followed by a NUL that length does not count.
struct Bytes : Object {
  int64_t length;
  uint64_t hash; ///< 0: not computed yet.
  const uint8_t *data; ///< Behind the header, but for subclasses.
};

/// int outside the small range: sign and magnitude, limbs little endian, highest limb not 0.
struct BigInt : Object {
  int64_t signedCount; ///< Number of limbs, negative for negative numbers.
  // uint64_t limbs[];
  uint64_t *limbs() { return reinterpret_cast<uint64_t *>(this + 1); }
  const uint64_t *limbs() const { return reinterpret_cast<const uint64_t *>(this + 1); }
};

struct Complex : Object {
  double real, imag;
};

struct Tuple : Object {
  int64_t length;
  Value *items() { return reinterpret_cast<Value *>(this + 1); }
  const Value *items() const { return reinterpret_cast<const Value *>(this + 1); }
};

struct List : Object {
  int64_t length;
  int64_t capacity;
  Value *items; ///< Inside a ValueArray; null only when capacity is 0.
};

/// A variable shared by nested functions. `value` is kUnset while unbound.
struct Cell : Object {
  Value value;
};

struct Slice : Object {
  Value start, stop, step;
};

/// The calling convention of every callable: `nargs` positional arguments at `args`, behind them one value for each
/// name of `keywordNames` (null: none). The callee may not keep `args`, and may overwrite neither args[-1] nor args[i].
/// Returns kError with the exception pending in ThreadState.
using CallFn = Value (*)(Value callable, Value *args, size_t nargs, Tuple *keywordNames);

/// One place that may raise, as tracebacks show it. -1: not known.
struct CodeLocation {
  int32_t line, endLine, column, endColumn; ///< Lines from 1; UTF-8 byte columns from 0.
  uint32_t flags; ///< kLocationBinaryOp...: what the carets of a traceback mark inside the range. Above kLocationFlagBits:
                  ///< the number of the row in its table, in front of whose first row stands the CodeInfo * (see codeOf()).
};
inline constexpr unsigned kLocationFlagBits = 8;
inline constexpr uint32_t kLocationBinaryOp = 1; ///< BINARY_OP: mark the operator.
inline constexpr uint32_t kLocationSubscript = 2; ///< BINARY_SUBSCR: mark the subscript.

/// The static side of a code object: one constant per `def`, lambda, comprehension, class body and module.
struct CodeInfo {
  /// Binds arguments as the Python reference says ("Calls") and runs the body. `callable` is the Function.
  CallFn entry;
  /// The body: Value (*)(Function *, Value parameter...), with one parameter for each of numParameters(), in slot
  /// order (positional, keyword-only, *args, **kwargs). For class bodies: (Function *, Value namespace); for
  /// generators: makes the generator object.
  void *body;
  /// A call with exactly so many positional arguments, and no others, may call `body` with them; kNoDirectCalls: none.
  uint64_t directCount;
  Str *name;
  Str *qualname;
  Str *filename;
  Value doc; ///< str or None.
  uint32_t flags; ///< co_flags, with CPython's bits.
  uint32_t argCount; ///< Positional parameters, positional-only ones included.
  uint32_t posOnlyCount;
  uint32_t kwOnlyCount;
  uint32_t firstLine;
  uint32_t numVarNames;
  Str **varNames; ///< Parameters in slot order, then other locals.
  uint32_t numFreeVars;
  uint32_t numCellVars;
  Str **freeVars; ///< In the order of Function::closure.
  Str **cellVars;
  const CodeLocation *locations; ///< Indexed by the location numbers that AddTraceback takes; null: none.
  uint32_t numLocations;
  uint32_t numNames;
  Str **names;        ///< co_names.
  Tuple *consts;      ///< co_consts (null: not kept).
  ModuleInfo *module;
  Value codeObject; ///< The Python-visible code object, made when first asked for (kUnset before).

  static constexpr uint32_t kOptimized = 0x1, kNewLocals = 0x2, kVarArgs = 0x4, kVarKeywords = 0x8, kNested = 0x10,
                            kGenerator = 0x20, kCoroutine = 0x80, kIterableCoroutine = 0x100, kAsyncGenerator = 0x200;
  /// Bits of ours, above CPython's.
  /// kClosedWhenDropped: a generator that can be suspended inside try or with; what is dropped then must be closed.
  static constexpr uint32_t kClosedWhenDropped = 1u << 29, kIsClassBody = 1u << 30, kIsModule = 1u << 31;

  static constexpr uint64_t kNoDirectCalls = ~uint64_t(0);

  unsigned numParameters() const {
    return argCount + kwOnlyCount + ((flags & kVarArgs) != 0) + ((flags & kVarKeywords) != 0);
  }
};

/// The code object in whose table of locations the row stands.
inline CodeInfo *codeOf(const CodeLocation *row) {
  return reinterpret_cast<CodeInfo *const *>(row - (row->flags >> kLocationFlagBits))[-1];
}

struct Function : Object {
  CodeInfo *code;
  Tuple *closure;    ///< Cells for code->freeVars; null if none.
  Value name, qualname;
  Value defaults;    ///< Tuple or None.
  Value kwDefaults;  ///< Dict or None.
  Value annotations; ///< Dict, a tuple (name, value, ...) not yet made into one, or None.
  Value doc;
  Value moduleName;  ///< __module__
  Value dict;        ///< Dict of other attributes, or kUnset.
  Value annotate;    ///< 3.14: the function that computes __annotations__; kUnset: none.
  Value typeParameters; ///< 3.12: tuple, or kUnset.
};

/// What MakeTypeParameter makes.
enum class TypeParameterKind : uint32_t { TypeVar, ParamSpec, TypeVarTuple, TypeVarWithBound, TypeVarWithConstraints };

/// The exception being handled (sys.exc_info()) in one "thread of exceptions": the program's, or a generator's own,
/// which is linked in front while the generator runs. The current one is the first that is not None.
struct ExceptionState {
  Value handled = kNone;
  ExceptionState *outer = nullptr;
};

/// A generator, coroutine or async generator. `resume` runs it to the next suspension: `sent` is what `yield` gives;
/// kError: the pending exception is raised at the yield. It returns the value yielded, with state > 0, or the value
/// returned, with state == kFinished, or kError, with state == kFinished. The caller of `resume` links `exceptions` into
/// ThreadState and keeps `running`. The body sets `state` before it returns.
struct Generator : Object {
  CodeInfo *code;
  Value (*resume)(Generator *self, Value sent);
  int32_t state; ///< 0: not started; n > 0: suspended at the n-th yield.
  uint32_t numSlots;
  uint32_t location; ///< Location number of the current suspension (tracebacks, gi_frame).
  uint16_t running;
  uint16_t ownedByLoop; ///< Only the for loop that iterates over it can know it (OwnIterator).
  Value name, qualname;
  Value delegate; ///< What `yield from` or `await` waits for; kUnset otherwise.
  ExceptionState exceptions;
  Function *function; ///< For its closure and globals.
  Value extra;        ///< Runtime-private (async generators: hooks, finaliser state).
  static constexpr int32_t kFinished = -1;
  /// Parameters, locals and operands that live over a suspension: traced precisely.
  Value *slots() { return reinterpret_cast<Value *>(this + 1); }
};

/// What the compiler emits for one Python module.
struct ModuleInfo {
  Str *name;     ///< Dotted; "__main__" for the main module.
  Str *filename; ///< co_filename, None-like empty if not known.
  CodeInfo *code;
  Value *globals; ///< Cells of the names that the module's code mentions; kUnset: not bound.
  Str **globalNames;
  uint32_t numGlobals;
  uint32_t isPackage;
  Value *roots; ///< Constants built by `initialise`, and other values the collector must see.
  uint64_t numRoots;
  /// Builds the constants that cannot be laid out statically; kRaised = exception. Null if there are none.
  Status (*initialise)();
  /// Static strings that CPython interns: start-up makes them the canonical ones of their text.
  Str **interned;
  uint64_t numInterned;
  Value moduleObject; ///< kUnset until the module is first imported.
};

/// The one symbol that the runtime's start-up wants from the compiled program: "pyaot.program".
struct ProgramInfo {
  ModuleInfo **modules;
  uint32_t numModules;
  uint32_t mainModule;       ///< Index into modules.
  uint32_t semanticsVersion; ///< 0x030B for CPython 3.11: whose behaviour is reproduced where versions differ.
};

/// Where a level of calls is; null: in native code.
using FrameSlot = const CodeLocation *;

/// Interpreter state; one program has one (threads will switch it). Symbol "rt.thread".
struct ThreadState {
  Value pending = kUnset; ///< The exception that kError announces; kUnset when none is.
  ExceptionState *exceptions = nullptr;
  /// The frame stack: one word for each level of calls, growing down. A body takes the word below `frameTop` on entry
  /// (RecursionError if that is below `frameFloor`: the recursion limit), writes into it where it is before it does what
  /// may run other Python code, and stores the old top on exit. Native code that counts as a level writes null.
  FrameSlot *frameTop = nullptr;
  FrameSlot *frameFloor = nullptr;
  FrameSlot *frameBase = nullptr;   ///< Where the stack began.
  FrameSlot *frameLowest = nullptr; ///< The floor is never below this.
  ExceptionState base;
  /// Not 0: something waits for a safe point (a signal's handler, another thread). The back edges of loops look at it.
  uint8_t poll = 0;
};

/// One way of the inline cache of an attribute access. A site has kAttrCacheWays of them, zero-initialised by the compiler and
/// filled by the runtime, the newest first. A way is valid while the object's shape->version equals `version`.
struct AttrCache {
  enum : uint32_t {
    Empty = 0,
    Slot = 1,     ///< Value at byte `offset` of the object.
    Overflow = 2, ///< Value at index `offset` of the overflow array.
    Method = 3,   ///< `value` is a function found in the type: bind it to the object.
    Constant = 4, ///< `value` is the result (a class attribute that is no descriptor).
    AddSlot = 5,  ///< Stores only: new attribute at byte `offset`, the object's shape becomes `nextShape`.
  };
  uint64_t version;
  uint32_t kind;
  uint32_t offset;
  Value value; ///< Kept alive by the type it was found in.
  Shape *nextShape;
};
inline constexpr unsigned kAttrCacheWays = 4;

/// A format spec, parsed when compiling. Python reference: library, "Format Specification Mini-Language".
struct FormatSpec {
  uint32_t fill = ' ';
  char align = 0;    ///< '<' '>' '=' '^' or 0: the type's default.
  char sign = 0;     ///< '+' '-' ' ' or 0.
  char grouping = 0; ///< ',' '_' or 0.
  char type = 0;     ///< Presentation type, or 0.
  bool alternate = false, zeroPad = false, noNegativeZero = false;
  int32_t width = -1, precision = -1;
};

/// One piece of a string-building instruction: `literal`, then, if hasArgument, the next argument formatted.
struct FormatPiece {
  Str *literal; ///< Null: none.
  bool hasArgument;
  bool hasDynamicSpec; ///< The argument is followed by another one: the spec, a str.
  char conversion;     ///< 's' 'r' 'a' or 0.
  bool isParsed;       ///< `parsed` is the meaning of `spec`; false: the type must look at the text.
  Str *spec;           ///< Null: empty.
  FormatSpec parsed;
  uint32_t location; ///< For the traceback when formatting raises.
};

} // namespace pyaot

#endif
