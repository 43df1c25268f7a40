//===- PrintException.cpp - what an uncaught exception looks like -----------------------------===//
//
// The exception with its causes and contexts, the exceptions of groups as a tree,
// notes, suggestions: character by character as CPython 3.11 writes it. Python
// reference: library, "traceback", "Exception groups".
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Containers/Containers.h"
#include "Exceptions/ExceptionTypes.h"
#include "Exceptions/TracebackText.h"
#include "IO/IO.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

namespace {

constexpr int64_t kMaxGroupWidth = 15;
constexpr int kMaxGroupDepth = 10;

class Printer {
public:
  void print(Value exception);
  Str *finish() { return writer.out.finish(); }

private:
  TracebackWriter writer;
  RootedValues seen;
  bool needsClosing = false;
  int depth = 0;

  void printChained(Value exception, const char *message);
  void printOne(Value exception);
  void printGroup(Value exception);
  bool printSyntaxPlace(Value exception);
  void printMessage(Value exception, bool isSyntaxError);
  void printNotes(Value exception);
  bool wasSeen(Value exception) {
    for (Value v : seen)
      if (v == exception)
        return true;
    return false;
  }
};

Value orClear(Value v) {
  if (!v)
    clearPending();
  return v;
}

void Printer::printChained(Value exception, const char *message) {
  bool closing = needsClosing;
  needsClosing = false;
  print(exception);
  needsClosing = closing;
  writer.startLine();
  writer.out.append('\n');
  writer.startLine();
  writer.out.append(std::string_view(message));
  writer.startLine();
  writer.out.append('\n');
}

void Printer::print(Value exception) {
  if (++depth < 500) {
    seen.push(exception);
    BaseException *e = exceptionOf(exception);
    if (!isNone(e->cause)) {
      if (!wasSeen(e->cause))
        printChained(e->cause, "The above exception was the direct cause of the following exception:\n");
    } else if (!isNone(e->context) && !e->suppressContext && !wasSeen(e->context)) {
      printChained(e->context, "During handling of the above exception, another exception occurred:\n");
    }
    if (isInstance(exception, &types::BaseExceptionGroup))
      printGroup(exception);
    else
      printOne(exception);
  }
  --depth;
}

void Printer::printOne(Value exception) {
  BaseException *e = exceptionOf(exception);
  if (!isNone(e->traceback)) {
    bool isGroup = isInstance(exception, &types::BaseExceptionGroup);
    writeTraceback(writer, as<Traceback>(e->traceback), isGroup && writer.groupDepth == 1 ? "+ " : nullptr,
                   isGroup ? "Exception Group Traceback (most recent call last):\n"
                           : "Traceback (most recent call last):\n");
  }
  bool isSyntaxError = isInstance(exception, &types::SyntaxError) && printSyntaxPlace(exception);
  printMessage(exception, isSyntaxError);
  printNotes(exception);
}

/// The file, line and text of a SyntaxError; false if it has none.
bool Printer::printSyntaxPlace(Value exception) {
  BaseException *e = exceptionOf(exception);
  Value line = e->fields[fields::SyntaxLine], filename = e->fields[fields::SyntaxFilename];
  if (!isSmallInt(line))
    return false;
  writer.startLine();
  writer.out.append("  File \"");
  if (isStr(filename))
    writer.out.append(as<Str>(filename));
  else
    writer.out.append("<string>");
  writer.out.append("\", line ");
  writer.out.appendInt(smallIntOf(line));
  writer.out.append('\n');
  Value rest = e->fields[fields::SyntaxRest];
  if (rest == kUnset || !isStr(as<Tuple>(rest)->items()[0]))
    return true;
  Str *text = as<Str>(as<Tuple>(rest)->items()[0]);
  int64_t length = text->length(), from = 0;
  while (length > 0 && charAt(text, length - 1) == '\n')
    --length;
  while (from < length && (charAt(text, from) == ' ' || charAt(text, from) == '\t' || charAt(text, from) == '\f'))
    ++from;
  writer.startLine();
  writer.out.append("    ");
  writer.out.append(text, from, length - from);
  writer.out.append('\n');
  Value offset = e->fields[fields::SyntaxOffset];
  if (!isSmallInt(offset) || smallIntOf(offset) < 1)
    return true;
  int64_t start = smallIntOf(offset), end = start + 1;
  Value endLine = as<Tuple>(rest)->items()[1], endOffset = as<Tuple>(rest)->items()[2];
  if (isSmallInt(endOffset) && smallIntOf(endOffset) > start && (!isSmallInt(endLine) || endLine == line))
    end = smallIntOf(endOffset);
  int64_t begin = start - 1 - from;
  if (begin < 0)
    return true;
  writer.startLine();
  writer.out.append("    ");
  writer.out.appendRepeated(' ', begin);
  writer.out.appendRepeated('^', end - start);
  writer.out.append('\n');
  return true;
}

void Printer::printMessage(Value exception, bool isSyntaxError) {
  Type *type = typeOf(exception);
  writer.startLine();
  Value module = isStr(type->module) ? type->module : orClear(getAttr(valueOf(type), names::__module__));
  if (!isStr(module)) {
    writer.out.append("<unknown>.");
  } else if (!equalStr(as<Str>(module), "builtins") &&
             !(equalStr(as<Str>(module), "__main__") && semanticsAtLeast(11))) {
    writer.out.append(as<Str>(module));
    writer.out.append('.');
  }
  Value qualname = type->qualname;
  writer.out.append(isStr(qualname) && semanticsAtLeast(9) ? as<Str>(qualname) : type->name);
  Str *text = isSyntaxError ? str(getField<fields::SyntaxMessage>(exception)) : str(exception);
  if (!text) {
    clearPending();
    writer.out.append(": <exception str() failed>");
  } else if (text->length()) {
    writer.out.append(": ");
    writer.out.append(text);
  }
  Value suggestion = suggestionFor(exception), forgotten = kUnset;
  if (semanticsAtLeast(12) && type == &types::NameError && isStr(getField<fields::NameName>(exception))) {
    Object *keep = nullptr;
    if (isLibraryModule(utf8Of(as<Str>(getField<fields::NameName>(exception)), &keep)))
      forgotten = getField<fields::NameName>(exception);
  }
  auto appendQuoted = [&](const char *before, Value name) {
    writer.out.append(before);
    if (Str *quoted = repr(name))
      writer.out.append(quoted);
  };
  if (suggestion != kUnset)
    appendQuoted(". Did you mean: ", suggestion);
  if (forgotten != kUnset)
    appendQuoted(suggestion != kUnset ? " or did you forget to import " : ". Did you forget to import ", forgotten);
  if (suggestion != kUnset || forgotten != kUnset)
    writer.out.append('?');
  writer.out.append('\n');
}

void Printer::printNotes(Value exception) {
  Value notes = notesOf(exception);
  if (notes == kUnset)
    return;
  if (!isKind<List>(notes) && !isKind<Tuple>(notes)) {
    writer.startLine();
    if (Str *text = repr(notes)) {
      writer.out.append(text);
    } else {
      clearPending();
      writer.out.append("<__notes__ repr() failed>");
    }
    writer.out.append('\n');
    return;
  }
  bool isList = isKind<List>(notes);
  for (int64_t i = 0; i < (isList ? as<List>(notes)->length : as<Tuple>(notes)->length); ++i) {
    Value note = isList ? as<List>(notes)->items[i] : as<Tuple>(notes)->items()[i];
    Str *text = str(note);
    if (!text) {
      clearPending();
      writer.startLine();
      writer.out.append("<note str() failed>\n");
      continue;
    }
    for (int64_t from = 0;;) {
      int64_t end = from;
      while (end < text->length() && charAt(text, end) != '\n')
        ++end;
      writer.startLine();
      writer.out.append(text, from, end - from);
      writer.out.append('\n');
      if (end == text->length())
        break;
      from = end + 1;
    }
  }
}

void Printer::printGroup(Value exception) {
  if (writer.groupDepth > kMaxGroupDepth) {
    writer.startLine();
    writer.out.append("... (max_group_depth is ");
    writer.out.appendInt(kMaxGroupDepth);
    writer.out.append(")\n");
    return;
  }
  bool isOutermost = writer.groupDepth == 0;
  if (isOutermost)
    writer.groupDepth = 1;
  printOne(exception);
  Tuple *parts = as<Tuple>(exceptionOf(exception)->fields[fields::GroupExceptions]);
  int64_t shown = parts->length <= kMaxGroupWidth ? parts->length : kMaxGroupWidth + 1;
  needsClosing = false;
  for (int64_t i = 0; i < shown; ++i) {
    bool isLast = i == shown - 1, isCut = i >= kMaxGroupWidth;
    if (isLast)
      needsClosing = true;
    writer.out.appendRepeated(' ', 2 * writer.groupDepth);
    writer.out.append(i == 0 ? std::string_view("+-") : std::string_view("  "));
    writer.out.append("+---------------- ");
    if (isCut)
      writer.out.append("...");
    else
      writer.out.appendInt(i + 1);
    writer.out.append(" ----------------\n");
    ++writer.groupDepth;
    if (isCut) {
      int64_t more = parts->length - kMaxGroupWidth;
      writer.startLine();
      writer.out.append("and ");
      writer.out.appendInt(more);
      writer.out.append(more > 1 ? std::string_view(" more exceptions\n") : std::string_view(" more exception\n"));
    } else {
      print(parts->items()[i]);
    }
    if (isLast && needsClosing) {
      writer.out.appendRepeated(' ', 2 * writer.groupDepth);
      writer.out.append("+------------------------------------\n");
      needsClosing = false;
    }
    --writer.groupDepth;
  }
  if (isOutermost)
    writer.groupDepth = 0;
}

} // namespace

Value formatException(Value exception) {
  Printer printer;
  printer.print(exception);
  return valueOf(printer.finish());
}

void printException(Value exception) {
  // The limit may have been reached where the exception comes from; writing it down must not fail for that.
  FrameSlot *floor = thread.frameFloor;
  thread.frameFloor = std::min(floor, thread.frameTop - kSpareFrames);
  Value text = formatException(exception);
  writeError(as<Str>(text));
  thread.frameFloor = floor;
}

} // namespace pyaot::rt
