//===- Print.cpp - print, input, and the standard files -------------------------------------===//
//
// print() to an unreplaced sys.stdout writes text and small ints straight into the
// file's buffer. Python reference: library, "Built-in Functions".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "IO/Files.h"
#include "IO/IO.h"
#include "Numbers/Int.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace pyaot::rt {

static constinit Value current[3] = {kUnset, kUnset, kUnset};
static constinit Value original[3] = {kUnset, kUnset, kUnset};

Value standardInput() { return current[0]; }
Value standardOutput() { return current[1]; }
Value standardError() { return current[2]; }
Value originalStandardFile(int which) { return original[which]; }
Value *standardFileCell(int which) { return &current[which]; }
void setStandardFile(int which, Value file) { current[which] = file; }

void initialiseIO() {
  addRoots(current, 3);
  addRoots(original, 3);
  // PYTHONIOENCODING=encoding:errors is for all three; PYTHONUNBUFFERED makes writing immediate.
  Str *encoding = intern("utf-8"), *errors = intern(isCoercedLocale() ? "surrogateescape" : "strict");
  if (const char *setting = getenv("PYTHONIOENCODING"); setting && *setting) {
    const char *colon = strchr(setting, ':');
    std::string_view name(setting, colon ? size_t(colon - setting) : strlen(setting));
    if (!name.empty())
      encoding = intern(name);
    errors = intern(colon && colon[1] ? colon + 1 : "strict");
  }
  const char *unbuffered = getenv("PYTHONUNBUFFERED");
  bool immediate = unbuffered && *unbuffered;
  static constexpr const char *names[] = {"<stdin>", "<stdout>", "<stderr>"};
  for (int i = 0; i < 3; ++i) {
    RawFile *raw = makeRaw(i, valueOf(intern(names[i])), i == 0, i != 0);
    raw->closesDescriptor = false;
    bool lines = i == 2 || (i == 1 && isatty(1));
    TextFile *file = makeText(makeBuffered(raw), encoding, i == 2 ? intern("backslashreplace") : errors,
                              i == 0 ? Newlines::Universal : Newlines::LineFeed, lines && !immediate);
    if (!file) {
      clearPending();
      file = makeText(makeBuffered(raw), intern("utf-8"), errors, Newlines::Universal, lines);
    }
    file->mode = valueOf(intern(i == 0 ? "r" : "w"));
    file->writeThrough = file->unbuffered = immediate && i != 0;
    current[i] = original[i] = valueOf(file);
  }
}

/// Everything written so far leaves the process.
static Status flushFile(Value file) {
  if (isExact<TextFile>(file)) {
    TextFile *text = as<TextFile>(file);
    if (isClosed(text->buffer->raw))
      return raiseClosed();
    return flushText(text);
  }
  return callMethod(file, names::flush, {}) ? kOk : kRaised;
}

bool finishIO() {
  bool ok = true;
  if (Value out = current[1]; out != kUnset && !isNone(out) && !(isExact<TextFile>(out) && isClosed(rawOf(out))))
    if (flushFile(out) == kRaised) {
      writeUnraisable(takePending(), out);
      ok = false;
    }
  if (Value error = current[2]; error != kUnset && !isNone(error) && !(isExact<TextFile>(error) && isClosed(rawOf(error))))
    if (flushFile(error) == kRaised)
      clearPending();
  return ok;
}

void writeError(const Str *text) {
  Value file = current[2];
  if (file == kUnset || isNone(file))
    return;
  Status done = isExact<TextFile>(file) && !isClosed(rawOf(file))
                    ? writeText(as<TextFile>(file), text)
                    : (callMethod(file, names::write, {valueOf(text)}) ? kOk : kRaised);
  if (done == kRaised)
    clearPending();
}
void writeError(std::string_view utf8) { writeError(makeStr(utf8)); }

// --- print ------------------------------------------------------------------------------------------------------------

/// write(str(v)) on a file of our own that is open for writing.
static Status printQuickly(TextFile *file, Value v) {
  if (isExact<Str>(v))
    return writeText(file, as<Str>(v));
  if (isSmallInt(v) && file->codec != Encoding::Other) {
    char digits[24];
    auto [end, error] = std::to_chars(digits, digits + sizeof digits, smallIntOf(v));
    return writeEncoded(file, reinterpret_cast<const uint8_t *>(digits), end - digits, false);
  }
  Str *text = str(v);
  return text ? writeText(file, text) : kRaised;
}

static Status printSlowly(Value file, Value v) {
  Str *text = str(v);
  return text && callMethod(file, names::write, {valueOf(text)}) ? kOk : kRaised;
}

Value builtinPrint(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  Value separator = kNone, end = kNone, file = kNone;
  bool flush = false;
  for (int64_t k = 0; keywordNames && k < keywordNames->length; ++k) {
    Str *name = as<Str>(keywordNames->items()[k]);
    Value v = args[nargs + size_t(k)];
    if (equalStr(name, "sep")) {
      separator = v;
    } else if (equalStr(name, "end")) {
      end = v;
    } else if (equalStr(name, "file")) {
      file = v;
    } else if (equalStr(name, "flush")) {
      Status answer = truth(v);
      if (answer == kRaised)
        return kError;
      flush = answer;
    } else {
      return raise(types::TypeError, "'%U' is an invalid keyword argument for print()", name);
    }
  }
  if (isNone(file)) {
    file = current[1];
    if (file == kUnset)
      return raise(types::RuntimeError, "lost sys.stdout");
    if (isNone(file))
      return kNone;
  }
  if (!isNone(separator) && !isStr(separator))
    return raise(types::TypeError, "sep must be None or a string, not %.200T", separator);
  if (!isNone(end) && !isStr(end))
    return raise(types::TypeError, "end must be None or a string, not %.200T", end);
  TextFile *quick = nullptr;
  if (isExact<TextFile>(file)) {
    quick = as<TextFile>(file);
    if (isClosed(quick->buffer->raw))
      return raiseClosed();
    if (!quick->buffer->raw->canWrite)
      return raiseUnsupportedOperation("not writable");
  }
  static constexpr uint8_t space = ' ', newline = '\n';
  bool plain = quick && quick->codec != Encoding::Other && quick->newlines != Newlines::Both &&
               quick->newlines != Newlines::CarriageReturn;
  for (size_t i = 0; i < nargs; ++i) {
    if (i) {
      Status done = !isNone(separator) ? quick ? printQuickly(quick, separator) : printSlowly(file, separator)
                    : plain            ? writeEncoded(quick, &space, 1, false)
                                       : printSlowly(file, valueOf(makeChar(' ')));
      if (done == kRaised)
        return kError;
    }
    // str() may run Python code that closes the file.
    if (quick && !isExact<Str>(args[i]) && !isSmallInt(args[i])) {
      Str *text = str(args[i]);
      if (!text)
        return kError;
      if (isClosed(quick->buffer->raw))
        return raiseClosed();
      if (writeText(quick, text) == kRaised)
        return kError;
      continue;
    }
    if ((quick ? printQuickly(quick, args[i]) : printSlowly(file, args[i])) == kRaised)
      return kError;
  }
  Status done = !isNone(end) ? quick ? printQuickly(quick, end) : printSlowly(file, end)
                : plain      ? writeEncoded(quick, &newline, 1, true)
                             : printSlowly(file, valueOf(makeChar('\n')));
  if (done == kRaised || (flush && flushFile(file) == kRaised))
    return kError;
  return kNone;
}

// --- input ------------------------------------------------------------------------------------------------------------

Value builtinInput(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "input() takes no keyword arguments");
  if (nargs > 1)
    return raise(types::TypeError, "input expected at most 1 argument, got %z", nargs);
  Value in = current[0], out = current[1];
  if (in == kUnset || isNone(in))
    return raise(types::RuntimeError, "input(): lost sys.stdin");
  if (out == kUnset || isNone(out))
    return raise(types::RuntimeError, "input(): lost sys.stdout");
  if (Value error = current[2]; error == kUnset || isNone(error))
    return raise(types::RuntimeError, "input(): lost sys.stderr");
  else if (flushFile(error) == kRaised)
    clearPending();
  if (nargs) {
    Status done = isExact<TextFile>(out) && !isClosed(rawOf(out)) ? printQuickly(as<TextFile>(out), args[0])
                                                                    : printSlowly(out, args[0]);
    if (done == kRaised)
      return kError;
  }
  if (flushFile(out) == kRaised)
    clearPending();
  Value line = callMethod(in, names::readline, {});
  if (!line)
    return kError;
  if (!isStr(line))
    return raise(types::TypeError, "object.readline() returned non-string");
  Str *text = as<Str>(line);
  if (!text->length())
    return raise(types::EOFError, "EOF when reading a line");
  if (charAt(text, text->length() - 1) == '\n')
    text = sliceStr(text, 0, text->length() - 1);
  return valueOf(text);
}

} // namespace pyaot::rt
