//===- ExceptionTypes.cpp - the exceptions with attributes of their own -----------===//
//
// KeyError, StopIteration, SystemExit, ImportError, NameError, AttributeError,
// SyntaxError, the Unicode errors. All other types are plain: they have only a
// docstring.
//
//===----------------------------------------------------------------------===//
#include "Exceptions/ExceptionTypes.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"

#include <cstring>

namespace pyaot::rt {

/// The slots of BaseException with another __init__ and __str__.
static constexpr Slots slotsWith(Status (*initialise)(Value, Value *, size_t, Tuple *), UnaryFn str = nullptr) {
  Slots slots = {};
  slots.initialise = initialise;
  slots.str = str;
  return slots;
}

static Value textOrError(Str *text) { return text ? valueOf(text) : kError; }

// --- KeyError --------------------------------------------------------------------------------------------------------

/// The repr of the key: str(KeyError('')) must not be empty.
static Value strOfKeyError(Value self) {
  Tuple *args = as<Tuple>(exceptionOf(self)->args);
  return args->length == 1 ? textOrError(repr(args->items()[0])) : strOfException(self);
}

constinit const TypeDefinition definitions::KeyError = {.slots = slotsWith(nullptr, strOfKeyError),
                                                        .doc = "Mapping key not found.",
                                                        .instanceSize = sizeof(BaseException)};

// --- StopIteration, SystemExit ----------------------------------------------------------------------------------------

static Status initialiseStopIteration(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (initialiseException(self, args, nargs, keywordNames) == kRaised)
    return kRaised;
  return setField<fields::StopValue>(self, nargs ? args[0] : kNone);
}

static constinit const NativeGetSet stopIterationGetSets[] = {
    {"value", getField<fields::StopValue>, setField<fields::StopValue>}, {}};

constinit const TypeDefinition definitions::StopIteration = {.slots = slotsWith(initialiseStopIteration),
                                                             .getSets = stopIterationGetSets,
                                                             .doc = "Signal the end from iterator.__next__().",
                                                             .instanceSize = sizeof(BaseException)};

static Status initialiseSystemExit(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (initialiseException(self, args, nargs, keywordNames) == kRaised)
    return kRaised;
  return setField<fields::ExitCode>(self, nargs == 0   ? kUnset
                                          : nargs == 1 ? args[0]
                                                       : exceptionOf(self)->args);
}

static constinit const NativeGetSet systemExitGetSets[] = {
    {"code", getField<fields::ExitCode>, setField<fields::ExitCode>}, {}};

constinit const TypeDefinition definitions::SystemExit = {.slots = slotsWith(initialiseSystemExit),
                                                          .getSets = systemExitGetSets,
                                                          .doc = "Request to exit from the interpreter.",
                                                          .instanceSize = sizeof(BaseException)};

// --- ImportError, NameError, AttributeError: keyword arguments that become fields --------------------------------------

/// Positional arguments go to BaseException; keyword arguments must be of `keywords`, and fill fields[first], ...
static Status initialiseWithKeywords(Value self, Value *args, size_t nargs, Tuple *keywordNames, const char *typeName,
                                     const char *const *keywords, int first) {
  if (initialiseException(self, args, nargs, nullptr) == kRaised)
    return kRaised;
  for (int i = 0; keywords[i]; ++i)
    exceptionOf(self)->fields[first + i] = kUnset;
  for (int64_t k = 0; keywordNames && k < keywordNames->length; ++k) {
    Str *name = as<Str>(keywordNames->items()[k]);
    int i = 0;
    while (keywords[i] && !equalStr(name, keywords[i]))
      ++i;
    if (!keywords[i])
      return raise(types::TypeError, "'%U' is an invalid keyword argument for %s()", name, typeName);
    store(objectOf(self), &exceptionOf(self)->fields[first + i], args[nargs + size_t(k)]);
  }
  return kOk;
}

static Status initialiseImportError(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *keywords[] = {"name", "path", nullptr};
  if (initialiseWithKeywords(self, args, nargs, keywordNames, "ImportError", keywords, fields::ImportName) == kRaised)
    return kRaised;
  return setField<fields::ImportMessage>(self, nargs == 1 ? args[0] : kUnset);
}

static Value strOfImportError(Value self) {
  Value message = exceptionOf(self)->fields[fields::ImportMessage];
  return isExact<Str>(message) ? message : strOfException(self);
}

static constinit const NativeGetSet importErrorGetSets[] = {
    {"msg", getField<fields::ImportMessage>, setField<fields::ImportMessage>},
    {"name", getField<fields::ImportName>, setField<fields::ImportName>},
    {"path", getField<fields::ImportPath>, setField<fields::ImportPath>},
    {}};

constinit const TypeDefinition definitions::ImportError = {
    .slots = slotsWith(initialiseImportError, strOfImportError),
    .getSets = importErrorGetSets,
    .doc = "Import can't find module, or can't find name in module.",
    .instanceSize = sizeof(BaseException)};

static Status initialiseNameError(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *keywords[] = {"name", nullptr};
  return initialiseWithKeywords(self, args, nargs, keywordNames, "NameError", keywords, fields::NameName);
}

static constinit const NativeGetSet nameErrorGetSets[] = {
    {"name", getField<fields::NameName>, setField<fields::NameName>}, {}};

constinit const TypeDefinition definitions::NameError = {.slots = slotsWith(initialiseNameError),
                                                         .getSets = nameErrorGetSets,
                                                         .doc = "Name not found globally.",
                                                         .instanceSize = sizeof(BaseException)};

static Status initialiseAttributeError(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *keywords[] = {"name", "obj", nullptr};
  return initialiseWithKeywords(self, args, nargs, keywordNames, "AttributeError", keywords, fields::AttributeName);
}

static constinit const NativeGetSet attributeErrorGetSets[] = {
    {"name", getField<fields::AttributeName>, setField<fields::AttributeName>},
    {"obj", getField<fields::AttributeObject>, setField<fields::AttributeObject>},
    {}};

constinit const TypeDefinition definitions::AttributeError = {.slots = slotsWith(initialiseAttributeError),
                                                              .getSets = attributeErrorGetSets,
                                                              .doc = "Attribute not found.",
                                                              .instanceSize = sizeof(BaseException)};

// --- SyntaxError --------------------------------------------------------------------------------------------------------

/// fields[SyntaxRest] is a tuple (text, end_lineno, end_offset, print_file_and_line): there are more than five.
static Tuple *syntaxRest(Value self) {
  Value &rest = exceptionOf(self)->fields[fields::SyntaxRest];
  if (rest == kUnset)
    store(objectOf(self), &rest, valueOf(makeTuple({kNone, kNone, kNone, kNone})));
  return as<Tuple>(rest);
}
template <int Item> static Value getSyntaxRest(Value self) { return syntaxRest(self)->items()[Item]; }
template <int Item> static Status setSyntaxRest(Value self, Value value) {
  Tuple *rest = syntaxRest(self);
  store(rest, &rest->items()[Item], value == kUnset ? kNone : value);
  return kOk;
}

static Status initialiseSyntaxError(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (initialiseException(self, args, nargs, keywordNames) == kRaised)
    return kRaised;
  BaseException *e = exceptionOf(self);
  if (nargs >= 1)
    store(e, &e->fields[fields::SyntaxMessage], args[0]);
  if (nargs != 2)
    return kOk;
  Tuple *info = tupleFrom(args[1]);
  if (!info)
    return kRaised;
  int64_t count = info->length;
  if (count < 4)
    return raise(types::TypeError, "function takes at least 4 arguments (%l given)", count);
  if (count > 6)
    return raise(types::TypeError, "function takes at most 6 arguments (%l given)", count);
  if (count == 5)
    return raise(types::TypeError, "end_offset must be provided when end_lineno is provided");
  for (int i = 0; i < 3; ++i)
    store(e, &e->fields[fields::SyntaxFilename + i], info->items()[i]);
  setSyntaxRest<0>(self, info->items()[3]);
  if (count == 6) {
    setSyntaxRest<1>(self, info->items()[4]);
    setSyntaxRest<2>(self, info->items()[5]);
  }
  return kOk;
}

static Value strOfSyntaxError(Value self) {
  BaseException *e = exceptionOf(self);
  Value message = getField<fields::SyntaxMessage>(self);
  Value filename = e->fields[fields::SyntaxFilename], line = e->fields[fields::SyntaxLine];
  Str *base = nullptr;
  if (isStr(filename)) {
    base = as<Str>(filename);
    int64_t slash = base->length();
    while (slash > 0 && charAt(base, slash - 1) != '/')
      --slash;
    base = sliceStr(base, slash, base->length() - slash);
  }
  bool hasLine = isSmallInt(line);
  if (!base && !hasLine)
    return textOrError(str(message));
  if (base && hasLine)
    return formatText("%S (%U, line %l)", message, base, smallIntOf(line));
  return base ? formatText("%S (%U)", message, base) : formatText("%S (line %l)", message, smallIntOf(line));
}

static constinit const NativeGetSet syntaxErrorGetSets[] = {
    {"msg", getField<fields::SyntaxMessage>, setField<fields::SyntaxMessage>},
    {"filename", getField<fields::SyntaxFilename>, setField<fields::SyntaxFilename>},
    {"lineno", getField<fields::SyntaxLine>, setField<fields::SyntaxLine>},
    {"offset", getField<fields::SyntaxOffset>, setField<fields::SyntaxOffset>},
    {"text", getSyntaxRest<0>, setSyntaxRest<0>},
    {"end_lineno", getSyntaxRest<1>, setSyntaxRest<1>},
    {"end_offset", getSyntaxRest<2>, setSyntaxRest<2>},
    {"print_file_and_line", getSyntaxRest<3>, setSyntaxRest<3>},
    {}};

constinit const TypeDefinition definitions::SyntaxError = {
    .slots = slotsWith(initialiseSyntaxError, strOfSyntaxError),
    .getSets = syntaxErrorGetSets,
    .doc = "Invalid syntax.",
    .instanceSize = sizeof(BaseException)};

// --- Unicode errors -----------------------------------------------------------------------------------------------------

/// Arguments (encoding, object, start, end, reason); without the encoding for UnicodeTranslateError.
static Status initialiseUnicodeError(Value self, Value *args, size_t nargs, Tuple *keywordNames, bool hasEncoding,
                                     bool isDecode) {
  if (initialiseException(self, args, nargs, keywordNames) == kRaised)
    return kRaised;
  size_t wanted = hasEncoding ? 5 : 4;
  if (nargs != wanted)
    return raise(types::TypeError, "function takes exactly %z arguments (%z given)", wanted, nargs);
  BaseException *e = exceptionOf(self);
  int first = hasEncoding ? fields::UnicodeEncoding : fields::UnicodeObject;
  for (size_t i = 0; i < nargs; ++i) {
    int field = first + int(i);
    Value v = args[i];
    if (field == fields::UnicodeStart || field == fields::UnicodeEnd) {
      int64_t number;
      if (!toIndex(v, &number, true))
        return kRaised;
      v = intValue(number);
    } else if (field == fields::UnicodeObject && isDecode) {
      if (!isKind<Bytes>(v) && !(isObject(v) && objectOf(v)->shape->kind == Kind::ByteArray))
        return raise(types::TypeError, "a bytes-like object is required, not '%T'", v);
    } else if (!isStr(v)) {
      return raise(types::TypeError, "argument %d must be str, not %T", int(i) + 1, v);
    }
    store(e, &e->fields[field], v);
  }
  return kOk;
}
static Status initialiseDecodeError(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return initialiseUnicodeError(self, args, nargs, keywordNames, true, true);
}
static Status initialiseEncodeError(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return initialiseUnicodeError(self, args, nargs, keywordNames, true, false);
}
static Status initialiseTranslateError(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return initialiseUnicodeError(self, args, nargs, keywordNames, false, false);
}

/// start and end as they were set: they need not lie in the object.
struct UnicodeRange {
  int64_t start = 0, end = 0;
};
static UnicodeRange rangeOf(BaseException *e) {
  UnicodeRange range;
  toInt64(e->fields[fields::UnicodeStart], &range.start);
  toInt64(e->fields[fields::UnicodeEnd], &range.end);
  return range;
}

static Str *hexText(uint32_t value, int digits) {
  StrBuilder out;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
    out.append(uint32_t("0123456789abcdef"[value >> shift & 15]));
  return out.finish();
}

static Value strOfDecodeError(Value self) {
  BaseException *e = exceptionOf(self);
  Value object = e->fields[fields::UnicodeObject];
  if (object == kUnset)
    return valueOf(emptyStr);
  int64_t size = length(object);
  if (size < 0)
    return kError;
  UnicodeRange range = rangeOf(e);
  Value encoding = e->fields[fields::UnicodeEncoding], reason = e->fields[fields::UnicodeReason];
  if (range.start >= 0 && range.start < size && range.end == range.start + 1) {
    Value byte = GetItem(object, smallInt(range.start));
    if (!byte)
      return kError;
    return formatText("'%S' codec can't decode byte 0x%U in position %l: %S", encoding,
                      hexText(uint32_t(smallIntOf(byte)), 2), range.start, reason);
  }
  return formatText("'%S' codec can't decode bytes in position %l-%l: %S", encoding, range.start, range.end - 1, reason);
}

/// What encode and translate errors have in common: "character '\x..' in position n" or "characters in position n-m".
static Value charactersText(BaseException *e, UnicodeRange *out) {
  Str *text = as<Str>(e->fields[fields::UnicodeObject]);
  UnicodeRange range = *out = rangeOf(e);
  if (range.start >= 0 && range.start < text->length() && range.end == range.start + 1) {
    uint32_t c = charAt(text, range.start);
    int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
    return formatText("character '\\%c%U' in position %l", digits == 2 ? 'x' : digits == 4 ? 'u' : 'U',
                      hexText(c, digits), range.start);
  }
  return formatText("characters in position %l-%l", range.start, range.end - 1);
}

static Value strOfEncodeError(Value self) {
  BaseException *e = exceptionOf(self);
  if (!isStr(e->fields[fields::UnicodeObject]))
    return valueOf(emptyStr);
  UnicodeRange range;
  Value what = charactersText(e, &range);
  return formatText("'%S' codec can't encode %S: %S", e->fields[fields::UnicodeEncoding], what,
                    e->fields[fields::UnicodeReason]);
}

static Value strOfTranslateError(Value self) {
  BaseException *e = exceptionOf(self);
  if (!isStr(e->fields[fields::UnicodeObject]))
    return valueOf(emptyStr);
  UnicodeRange range;
  Value what = charactersText(e, &range);
  return formatText("can't translate %S: %S", what, e->fields[fields::UnicodeReason]);
}

static constinit const NativeGetSet unicodeErrorGetSets[] = {
    {"encoding", getField<fields::UnicodeEncoding>, setField<fields::UnicodeEncoding>},
    {"object", getField<fields::UnicodeObject>, setField<fields::UnicodeObject>},
    {"start", getField<fields::UnicodeStart>, setField<fields::UnicodeStart>},
    {"end", getField<fields::UnicodeEnd>, setField<fields::UnicodeEnd>},
    {"reason", getField<fields::UnicodeReason>, setField<fields::UnicodeReason>},
    {}};

constinit const TypeDefinition definitions::UnicodeDecodeError = {
    .slots = slotsWith(initialiseDecodeError, strOfDecodeError),
    .getSets = unicodeErrorGetSets,
    .doc = "Unicode decoding error.",
    .instanceSize = sizeof(BaseException)};
constinit const TypeDefinition definitions::UnicodeEncodeError = {
    .slots = slotsWith(initialiseEncodeError, strOfEncodeError),
    .getSets = unicodeErrorGetSets,
    .doc = "Unicode encoding error.",
    .instanceSize = sizeof(BaseException)};
constinit const TypeDefinition definitions::UnicodeTranslateError = {
    .slots = slotsWith(initialiseTranslateError, strOfTranslateError),
    .getSets = unicodeErrorGetSets,
    .doc = "Unicode translation error.",
    .instanceSize = sizeof(BaseException)};

// --- Plain exceptions -----------------------------------------------------------------------------------------------------

#define PLAIN(Id, Doc)                                                                                                 \
  constinit const TypeDefinition definitions::Id = {                                                                   \
      .slots = {}, .doc = Doc, .instanceSize = sizeof(rt::BaseException)};
PLAIN(GeneratorExit, "Request that a generator exit.")
PLAIN(KeyboardInterrupt, "Program interrupted by user.")
PLAIN(Exception, "Common base class for all non-exit exceptions.")
PLAIN(ArithmeticError, "Base class for arithmetic errors.")
PLAIN(FloatingPointError, "Floating point operation failed.")
PLAIN(OverflowError, "Result too large to be represented.")
PLAIN(ZeroDivisionError, "Second argument to a division or modulo operation was zero.")
PLAIN(AssertionError, "Assertion failed.")
PLAIN(BufferError, "Buffer error.")
PLAIN(EOFError, "Read beyond end of file.")
PLAIN(ModuleNotFoundError, "Module not found.")
PLAIN(LookupError, "Base class for lookup errors.")
PLAIN(IndexError, "Sequence index out of range.")
PLAIN(MemoryError, "Out of memory.")
PLAIN(UnboundLocalError, "Local name referenced but not bound to a value.")
PLAIN(BlockingIOError, "I/O operation would block.")
PLAIN(ChildProcessError, "Child process error.")
PLAIN(ConnectionError, "Connection error.")
PLAIN(BrokenPipeError, "Broken pipe.")
PLAIN(ConnectionAbortedError, "Connection aborted.")
PLAIN(ConnectionRefusedError, "Connection refused.")
PLAIN(ConnectionResetError, "Connection reset.")
PLAIN(FileExistsError, "File already exists.")
PLAIN(FileNotFoundError, "File not found.")
PLAIN(InterruptedError, "Interrupted by signal.")
PLAIN(IsADirectoryError, "Operation doesn't work on directories.")
PLAIN(NotADirectoryError, "Operation only works on directories.")
PLAIN(PermissionError, "Not enough permissions.")
PLAIN(ProcessLookupError, "Process not found.")
PLAIN(TimeoutError, "Timeout expired.")
PLAIN(ReferenceError, "Weak ref proxy used after referent went away.")
PLAIN(RuntimeError, "Unspecified run-time error.")
PLAIN(NotImplementedError, "Method or function hasn't been implemented yet.")
PLAIN(RecursionError, "Recursion limit exceeded.")
PLAIN(StopAsyncIteration, "Signal the end from iterator.__anext__().")
PLAIN(IndentationError, "Improper indentation.")
PLAIN(TabError, "Improper mixture of spaces and tabs.")
PLAIN(SystemError, "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with "
                   "the traceback,\nthe Python version, and the hardware/OS platform and version.")
PLAIN(TypeError, "Inappropriate argument type.")
PLAIN(ValueError, "Inappropriate argument value (of correct type).")
PLAIN(UnicodeError, "Unicode related error.")
PLAIN(Warning, "Base class for warning categories.")
PLAIN(BytesWarning, "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion "
                    "from str or comparing to str.")
PLAIN(DeprecationWarning, "Base class for warnings about deprecated features.")
PLAIN(EncodingWarning, "Base class for warnings about encodings.")
PLAIN(FutureWarning, "Base class for warnings about constructs that will change semantically\nin the future.")
PLAIN(ImportWarning, "Base class for warnings about probable mistakes in module imports")
PLAIN(PendingDeprecationWarning, "Base class for warnings about features which will be deprecated\nin the future.")
PLAIN(ResourceWarning, "Base class for warnings about resource usage.")
PLAIN(RuntimeWarning, "Base class for warnings about dubious runtime behavior.")
PLAIN(SyntaxWarning, "Base class for warnings about dubious syntax.")
PLAIN(UnicodeWarning, "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.")
PLAIN(UserWarning, "Base class for warnings generated by user code.")
#undef PLAIN

} // namespace pyaot::rt
