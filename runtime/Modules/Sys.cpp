//===- Sys.cpp - module sys -------------------------------------------------------------===//
//
// Python reference: library, "sys". sys.stdin, stdout, stderr and excepthook are
// cells of the runtime that the namespace refers to.
//
//===----------------------------------------------------------------------===//
#include "Modules/Sys.h"
#include "Builtins/Builtins.h"
#include "Containers/Containers.h"
#include "Exceptions/Frame.h"
#include "IO/Files.h"
#include "IO/IO.h"
#include "Modules/Module.h"
#include "Modules/StructSequence.h"
#include "Numbers/Int.h"
#include "Numbers/Numeric.h"
#include "Startup/Startup.h"
#include "Threads/Gil.h"

#include <cfloat>
#include <cstring>
#include <unistd.h>

namespace pyaot::rt {

static constinit Value exceptHook = kUnset, originalExceptHook = kUnset;

Str *decodeSystemText(const char *text) {
  size_t length = strlen(text);
  for (size_t i = 0; i < length; ++i)
    if (text[i] & 0x80) {
      Value bytes = valueOf(makeBytesObject(reinterpret_cast<const uint8_t *>(text), int64_t(length)));
      Value decoded = callMethod(bytes, intern("decode"), {valueOf(intern("utf-8")), valueOf(intern("surrogateescape"))});
      if (decoded)
        return as<Str>(decoded);
      clearPending();
      return emptyStr;
    }
  return makeStr({text, length});
}

// --- Functions ---------------------------------------------------------------------------------------------------------

static Value sysExit(Value, Value *args, size_t nargs, Tuple *) {
  if (!nargs || isNone(args[0]))
    return raiseNoArguments(types::SystemExit);
  if (isKind<Tuple>(args[0])) {
    Value e = call(valueOf(&types::SystemExit), as<Tuple>(args[0])->items(), size_t(as<Tuple>(args[0])->length));
    return e ? Value(raiseObject(e)) : kError;
  }
  if (isException(args[0]) && isInstance(args[0], &types::SystemExit))
    return raiseObject(args[0]);
  return raiseWith(types::SystemExit, args[0]);
}

static Value excInfo(Value, Value *, size_t, Tuple *) {
  Value e = handledException();
  if (isNone(e))
    return valueOf(makeTuple({kNone, kNone, kNone}));
  return valueOf(makeTuple({valueOf(typeOf(e)), e, exceptionOf(e)->traceback}));
}
static Value exception(Value, Value *, size_t, Tuple *) { return handledException(); }

static Value internFn(Value, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "intern() argument must be str, not %T", args[0]);
  if (!isExact<Str>(args[0]))
    return raise(types::TypeError, "can't intern %.400T", args[0]);
  return valueOf(intern(as<Str>(args[0])));
}

static Value getRecursionLimit(Value, Value *, size_t, Tuple *) { return smallInt(recursionLimit); }
static Value setRecursionLimit(Value, Value *args, size_t, Tuple *) {
  int32_t limit;
  if (!requireInt32(args[0], &limit))
    return kError;
  if (limit < 1)
    return raise(types::ValueError, "recursion limit must be greater or equal than 1");
  int64_t depth = thread.frameBase - thread.frameTop;
  if (depth >= limit)
    return raise(types::RecursionError, "cannot set the recursion limit to %d at the recursion depth %l: the limit is too low",
                 limit, depth);
  thread.frameFloor = std::max(thread.frameBase - limit, thread.frameLowest);
  recursionLimit = limit;
  return kNone;
}

static Value getMaxStrDigits(Value, Value *, size_t, Tuple *) { return smallInt(maxStrDigits); }
static Value setMaxStrDigits(Value, Value *args, size_t, Tuple *) {
  int32_t digits;
  if (!requireInt32(args[0], &digits))
    return kError;
  if (digits != 0 && digits < 640)
    return raise(types::ValueError, "maxdigits must be 0 or larger than 640");
  maxStrDigits = digits;
  return kNone;
}

/// What CPython's objects of the kind take; ours differ, programs compare and print.
static int64_t sizeOf(Value v) {
  if (isFloat(v))
    return 24;
  if (isInt(v)) {
    Value magnitude = intSign(v) < 0 ? intNegative(v) : exactInt(v);
    int64_t small;
    if (toInt64(magnitude, &small)) {
      int digits = 1;
      while (small >>= 30)
        ++digits;
      return 24 + 4 * digits;
    }
    BigInt *big = as<BigInt>(magnitude);
    int64_t bits = big->signedCount * 64 - __builtin_clzll(big->limbs()[big->signedCount - 1]);
    return 24 + 4 * ((bits + 29) / 30);
  }
  if (!isObject(v))
    return 16;
  switch (objectOf(v)->shape->kind) {
  case Kind::Str: {
    Str *s = as<Str>(v);
    if (s->isAscii())
      return 49 + s->length();
    return (s->widthShift() == 0 ? 73 : s->widthShift() == 1 ? 74 : 76) + (s->length() << s->widthShift());
  }
  case Kind::Bytes: return 33 + as<Bytes>(v)->length;
  case Kind::ByteArray: return 57 + length(v);
  case Kind::Tuple:
  case Kind::StructSequence: return 40 + 8 * as<Tuple>(v)->length;
  case Kind::List: return 56 + 8 * as<List>(v)->capacity;
  case Kind::Dict: {
    int64_t used = as<Dict>(v)->used;
    if (!used)
      return 64;
    int64_t size = 8;
    while (size * 2 / 3 < used)
      size *= 2;
    int64_t index = size <= 128 ? 1 : size <= 32768 ? 2 : 4;
    return 88 + size * index + size * 2 / 3 * (as<Dict>(v)->onlyStrKeys ? 16 : 24);
  }
  case Kind::Set:
  case Kind::FrozenSet: return as<Set>(v)->used <= 4 ? 216 : 200 + 16 * (as<Set>(v)->mask + 1);
  case Kind::Complex: return 32;
  case Kind::Range: return 48;
  case Kind::Slice: return 56;
  case Kind::Function: return 152;
  case Kind::Type: return 1072;
  default: return 48;
  }
}
static Value getSizeOf(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *names[] = {"object", "default", nullptr};
  Value v[2];
  if (!bindNative("getsizeof", names, 0, 2, 1, args, nargs, keywordNames, v))
    return kError;
  if (isObject(v[0]) && typeOf(v[0])->flags & Type::Heap) {
    Value own = lookupInType(typeOf(v[0]), names::__sizeof__);
    if (own != kUnset && isObject(own) && objectOf(own)->shape->kind == Kind::Function) {
      Value size = callMethod(v[0], names::__sizeof__, {});
      return size && isInt(size) ? intAdd(size, smallInt(16)) : size;
    }
  }
  return smallInt(sizeOf(v[0]));
}

static Value defaultEncodingName(Value, Value *, size_t, Tuple *) { return valueOf(intern("utf-8")); }
static Value fileSystemErrors(Value, Value *, size_t, Tuple *) { return valueOf(intern("surrogateescape")); }
static Value none(Value, Value *, size_t, Tuple *) { return kNone; }
static Value no(Value, Value *, size_t, Tuple *) { return kFalse; }
static Value getSwitchInterval(Value, Value *, size_t, Tuple *) { return floatValue(double(switchInterval) * 1e-9); }
static Value setSwitchInterval(Value, Value *args, size_t, Tuple *) {
  double seconds;
  if (!requireDouble(args[0], &seconds))
    return kError;
  if (seconds <= 0)
    return raise(types::ValueError, "switch interval must be strictly positive");
  switchInterval = int64_t(seconds * 1e9);
  return kNone;
}
static Value setTrace(Value, Value *args, size_t, Tuple *) {
  if (isNone(args[0]))
    return kNone;
  return raise(types::NotImplementedError, "compiled programs cannot be traced");
}
static Value getFrame(Value, Value *args, size_t nargs, Tuple *) {
  int32_t depth = 0;
  if (nargs && !requireInt32(args[0], &depth))
    return kError;
  Frame *frame = frameAt(std::max(depth, 0));
  return frame ? valueOf(frame) : Value(raise(types::ValueError, "call stack is not deep enough"));
}
/// 3.12: the __name__ of the caller's module, or None.
static Value getFrameModuleName(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"depth", nullptr};
  Value bound[1];
  int32_t depth = 0;
  if (!bindNative("_getframemodulename", parameters, 0, -1, 0, args, nargs, keywordNames, bound) ||
      (bound[0] != kUnset && !requireInt32(bound[0], &depth)))
    return kError;
  FrameSlot *slot = frameSlot(std::max(depth, 0));
  return slot ? valueOf(codeOf(*slot)->module->name) : kNone;
}
static Value getAllocatedBlocks(Value, Value *, size_t, Tuple *) { return intValue(int64_t(liveBytes() / 64)); }

/// Prints the repr of what an interactive statement gave, and remembers it as builtins._.
static Value displayHook(Value, Value *args, size_t, Tuple *) {
  if (isNone(args[0]))
    return kNone;
  Dict *builtins = builtinsNamespace();
  setStr(builtins, intern("_"), kNone);
  Str *text = repr(args[0]);
  if (!text)
    return kError;
  Value argument = valueOf(text);
  if (!builtinPrint(kUnset, &argument, 1, nullptr))
    return kError;
  setStr(builtins, intern("_"), args[0]);
  return kNone;
}
static Value exceptHookFn(Value, Value *args, size_t, Tuple *) {
  if (isException(args[1])) {
    if (isKind<Traceback>(args[2]) && isNone(exceptionOf(args[1])->traceback))
      store(objectOf(args[1]), &exceptionOf(args[1])->traceback, args[2]);
    printException(args[1]);
  }
  return kNone;
}

void callExceptHook(Value exception) {
  if (exceptHook == originalExceptHook) {
    printException(exception);
    return;
  }
  if (exceptHook == kUnset || isNone(exceptHook)) {
    if (exceptHook == kUnset)
      writeError("sys.excepthook is missing\n");
    printException(exception);
    return;
  }
  if (call(exceptHook, {valueOf(typeOf(exception)), exception, exceptionOf(exception)->traceback}))
    return;
  Value second = takePending();
  writeError("Error in sys.excepthook:\n");
  printException(second);
  writeError("\nOriginal exception was:\n");
  printException(exception);
}

static constexpr const char *unraisableFields[] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object", nullptr};
static constinit StructSequenceType unraisableArguments = {"sys", "UnraisableHookArgs", unraisableFields, 5};

static Value makeUnraisableArguments(Value exception, Value object) {
  return makeStructSequence(unraisableArguments, {valueOf(typeOf(exception)), exception, exceptionOf(exception)->traceback,
                                                  kNone, object == kUnset ? kNone : object});
}
static Value unraisableHookFn(Value, Value *args, size_t, Tuple *) {
  Type *type = typeOf(unraisableArguments);
  if (!type)
    return kError;
  if (typeOf(args[0]) != type)
    return raise(types::TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
  Value *items = as<Tuple>(args[0])->items();
  if (isException(items[1]))
    printUnraisable(items[1], isNone(items[4]) ? kUnset : items[4]);
  return kNone;
}

static constinit const NativeMethod functions[] = {
    {"exit", sysExit, Arity::Range, 0, 1},
    {"exc_info", excInfo},
    {"exception", exception},
    {"intern", internFn, Arity::One},
    {"getrecursionlimit", getRecursionLimit},
    {"setrecursionlimit", setRecursionLimit, Arity::One},
    {"get_int_max_str_digits", getMaxStrDigits},
    {"set_int_max_str_digits", setMaxStrDigits, Arity::One},
    {"getsizeof", getSizeOf, Arity::Keywords},
    {"getdefaultencoding", defaultEncodingName},
    {"getfilesystemencoding", defaultEncodingName},
    {"getfilesystemencodeerrors", fileSystemErrors},
    {"gettrace", none},
    {"getprofile", none},
    {"settrace", setTrace, Arity::One},
    {"setprofile", setTrace, Arity::One},
    {"getswitchinterval", getSwitchInterval},
    {"setswitchinterval", setSwitchInterval, Arity::One},
    {"is_finalizing", no},
    {"audit", none, Arity::Range, 1, -1},
    {"_getframe", getFrame, Arity::Range, 0, 1},
    {"_getframemodulename", getFrameModuleName, Arity::Keywords},
    {"getallocatedblocks", getAllocatedBlocks},
    {"displayhook", displayHook, Arity::One},
    {"excepthook", exceptHookFn, Arity::Range, 3, 3},
    {"unraisablehook", unraisableHookFn, Arity::One},
    {},
};

// --- Values --------------------------------------------------------------------------------------------------------------

static constexpr const char *versionFields[] = {"major", "minor", "micro", "releaselevel", "serial", nullptr};
static constinit StructSequenceType versionInfo = {"sys", "version_info", versionFields, 5};
static constexpr const char *floatFields[] = {"max",      "max_exp",  "max_10_exp", "min",   "min_exp", "min_10_exp",
                                              "dig",      "mant_dig", "epsilon",    "radix", "rounds",  nullptr};
static constinit StructSequenceType floatInfo = {"sys", "float_info", floatFields, 11};
static constexpr const char *intFields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                            "str_digits_check_threshold", nullptr};
static constinit StructSequenceType intInfo = {"sys", "int_info", intFields, 4};
static constexpr const char *hashFields[] = {"width",     "modulus",   "inf",       "nan",    "imag",
                                             "algorithm", "hash_bits", "seed_bits", "cutoff", nullptr};
static constinit StructSequenceType hashInfo = {"sys", "hash_info", hashFields, 9};
static constexpr const char *flagFields[] = {
    "debug",        "inspect",           "interactive", "optimize", "dont_write_bytecode", "no_user_site",
    "no_site",      "ignore_environment", "verbose",    "bytes_warning", "quiet",          "hash_randomization",
    "isolated",     "dev_mode",          "utf8_mode",   "warn_default_encoding", "safe_path", "int_max_str_digits", nullptr};
static constinit StructSequenceType flagsType = {"sys", "flags", flagFields, 18};
static constexpr const char *threadFields[] = {"name", "lock", "version", nullptr};
static constinit StructSequenceType threadInfo = {"sys", "thread_info", threadFields, 3};

/// Of CPython's: without those that are Python files there, and those inside packages.
static bool isBuiltinModuleName(const char *name) {
  return strcmp(name, "__future__") != 0 && strcmp(name, "io") != 0 && !strchr(name, '.');
}

static Status initialise(Dict *ns) {
  auto put = [&](const char *name, Value v) { setStr(ns, intern(name), v); };
  auto text = [](const char *s) { return valueOf(makeStr(s)); };
  auto number = [](int64_t i) { return smallInt(i); };
  static bool rooted = false;
  if (!rooted) {
    rooted = true;
    addRoot(&exceptHook);
    addRoot(&originalExceptHook);
    addRoot(&unraisableHook.hook);
    addRoot(&unraisableHook.original);
  }
  exceptHook = originalExceptHook = getStr(ns, intern("excepthook"));
  bindCell(ns, intern("excepthook"), &exceptHook);
  put("__excepthook__", originalExceptHook);
  unraisableHook.hook = unraisableHook.original = getStr(ns, intern("unraisablehook"));
  unraisableHook.makeArguments = makeUnraisableArguments;
  bindCell(ns, intern("unraisablehook"), &unraisableHook.hook);
  put("__unraisablehook__", unraisableHook.original);
  put("__displayhook__", getStr(ns, intern("displayhook")));
  static constexpr const char *files[] = {"stdin", "stdout", "stderr"};
  static constexpr const char *originals[] = {"__stdin__", "__stdout__", "__stderr__"};
  for (int i = 0; i < 3; ++i) {
    bindCell(ns, intern(files[i]), standardFileCell(i));
    put(originals[i], originalStandardFile(i));
  }

  List *argv = newList(argumentCount);
  for (int i = 0; i < argumentCount; ++i)
    append(argv, valueOf(decodeSystemText(argumentValues[i])));
  put("argv", valueOf(argv));
  put("orig_argv", valueOf(makeList(argv->items, size_t(argv->length))));
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  path[length > 0 ? length : 0] = 0;
  put("executable", valueOf(decodeSystemText(path)));
  if (char *slash = strrchr(path, '/'))
    *slash = 0;
  Value directory = valueOf(decodeSystemText(path));
  put("path", valueOf(makeList(&directory, 1)));
  for (const char *name : {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"})
    put(name, text("/usr"));
  put("platlibdir", text("lib"));
  put("modules", valueOf(modulesDict()));

  int64_t major = program.semanticsVersion >> 8 & 0xFF, minor = program.semanticsVersion & 0xFF;
  int64_t micro = minor == 11 ? 2 : 0;
  Value version = makeStructSequence(versionInfo, {number(major), number(minor), number(micro), text("final"), number(0)});
  if (!version)
    return kRaised;
  put("version_info", version);
  int64_t hexVersion = major << 24 | minor << 16 | micro << 8 | 0xF0;
  put("hexversion", number(hexVersion));
  put("version", formatText("%l.%l.%l (pyaot) [Clang %d]", major, minor, micro, __clang_major__));
  put("api_version", number(1013));
  put("copyright", text("Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights Reserved.\n\nCopyright (c) 2000 "
                        "BeOpen.com.\nAll Rights Reserved.\n\nCopyright (c) 1995-2001 Corporation for National Research "
                        "Initiatives.\nAll Rights Reserved.\n\nCopyright (c) 1991-1995 Stichting Mathematisch Centrum, "
                        "Amsterdam.\nAll Rights Reserved."));
  put("platform", text("linux"));
  put("byteorder", text("little"));
  put("maxsize", intValue(INT64_MAX));
  put("maxunicode", number(0x10FFFF));
  put("abiflags", text(""));
  put("float_repr_style", text("short"));
  put("pycache_prefix", kNone);
  put("dont_write_bytecode", kTrue);
  put("warnoptions", valueOf(newList()));
  put("_xoptions", valueOf(newDict()));
  put("meta_path", valueOf(newList()));
  put("path_hooks", valueOf(newList()));
  put("path_importer_cache", valueOf(newDict()));
  // os looks here for the name of the system's module.
  List *builtinNames = newList();
  append(builtinNames, text("builtins"));
#define NATIVE_MODULE(Id, Name)                                                                                              \
  if (isBuiltinModuleName(Name))                                                                                             \
    append(builtinNames, text(Name));
#include "pyaot/ABI/NativeModules.def"
  put("builtin_module_names", valueOf(tupleFrom(valueOf(builtinNames))));

  Value floats = makeStructSequence(
      floatInfo, {floatValue(DBL_MAX), number(DBL_MAX_EXP), number(DBL_MAX_10_EXP), floatValue(DBL_MIN),
                  number(DBL_MIN_EXP), number(DBL_MIN_10_EXP), number(DBL_DIG), number(DBL_MANT_DIG),
                  floatValue(DBL_EPSILON), number(FLT_RADIX), number(1)});
  Value ints = makeStructSequence(intInfo, {number(30), number(4), number(4300), number(640)});
  Value hashes = makeStructSequence(hashInfo, {number(64), intValue((int64_t(1) << 61) - 1), number(314159), number(0),
                                               number(1000003), text("siphash13"), number(64), number(128), number(0)});
  Value flags = makeStructSequence(
      flagsType, {number(0), number(0), number(0), number(0), number(0), number(0), number(0), number(0), number(0),
                  number(0), number(0), number(1), number(0), kFalse, number(isUtf8Mode()), number(0), kFalse, number(-1)});
  Value threads = makeStructSequence(threadInfo, {text("pthread"), text("semaphore"), kNone});
  if (!floats || !ints || !hashes || !flags || !threads)
    return kRaised;
  put("float_info", floats);
  put("int_info", ints);
  put("hash_info", hashes);
  put("flags", flags);
  put("thread_info", threads);

  if (!types::SimpleNamespace.slots.create)
    return kOk;
  Value implementation = call(valueOf(&types::SimpleNamespace), {});
  if (!implementation)
    return kRaised;
  if (setAttr(implementation, names::name, text("cpython")) == kRaised ||
      setAttr(implementation, intern("cache_tag"), formatText("cpython-%l%l", major, minor)) == kRaised ||
      setAttr(implementation, intern("version"), version) == kRaised ||
      setAttr(implementation, intern("hexversion"), number(hexVersion)) == kRaised)
    return kRaised;
  put("implementation", implementation);
  return kOk;
}

constinit const NativeModule modules::sys = {"sys", functions, initialise};

} // namespace pyaot::rt

pyaot::Status pyaot::rt::PrintExpression(Value value) {
  return displayHook(kUnset, &value, 1, nullptr) ? kOk : kRaised;
}
