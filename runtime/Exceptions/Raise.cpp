//===- Raise.cpp - raising exceptions from native code ---------------------------===//
//
// The texts of errors are put together here, exceptions are made, get their
// context (the exception being handled), and become the pending one.
//
//===----------------------------------------------------------------------===//
#include "Exceptions/Raise.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Startup/Semantics.h"
#include "Strings/Str.h"

#include <cstdarg>
#include <cstring>

namespace pyaot {

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wuninitialized" // it is only its own address
constinit ThreadState rt::thread{kUnset, &rt::thread.base, nullptr, nullptr, nullptr, nullptr, {}};
#pragma clang diagnostic pop

namespace rt {

namespace {

void appendTruncated(StrBuilder &out, const Str *s, int64_t precision) {
  if (precision < 0 || precision >= s->length())
    out.append(s);
  else
    out.append(s, 0, precision);
}

/// Builtin types of other modules are named with their module, as CPython's tp_name is.
void appendTypeName(StrBuilder &out, const Type *type, int64_t precision) {
  if (!(type->flags & Type::Heap) && isStr(type->module) && !equalStr(as<Str>(type->module), "builtins")) {
    out.append(as<Str>(type->module));
    out.append('.');
  }
  appendTruncated(out, type->name, precision);
}

/// A number; nothing with the precision 0 (VersionTexts.def).
void appendNumber(StrBuilder &out, int64_t number, int64_t precision) {
  if (precision)
    out.appendInt(number);
}

/// False: str() or repr() of an argument raised.
bool formatInto(StrBuilder &out, const char *format, va_list args) {
  while (*format) {
    const char *percent = strchr(format, '%');
    if (!percent) {
      out.append(std::string_view(format));
      break;
    }
    out.append(std::string_view(format, size_t(percent - format)));
    format = percent + 1;
    int64_t precision = -1;
    if (*format == '.') {
      precision = 0;
      for (++format; *format >= '0' && *format <= '9'; ++format)
        precision = precision * 10 + (*format - '0');
    }
    switch (*format++) {
    case '%': out.append('%'); break;
    case 's': {
      const char *text = va_arg(args, const char *);
      out.append(std::string_view(text, precision < 0 ? strlen(text) : strnlen(text, size_t(precision))));
      break;
    }
    case 'U': appendTruncated(out, va_arg(args, const Str *), precision); break;
    case 'T': appendTypeName(out, typeOf(Value{va_arg(args, uint64_t)}), precision); break;
    case 'Y': {
      Value v{va_arg(args, uint64_t)};
      if (isNone(v))
        out.appendAscii("None");
      else
        appendTypeName(out, typeOf(v), precision);
      break;
    }
    case 'N': appendTypeName(out, va_arg(args, const Type *), precision); break;
    case 'S':
    case 'R':
    case 'A': {
      char how = format[-1];
      Value v{va_arg(args, uint64_t)};
      Str *text = how == 'S' ? str(v) : how == 'R' ? repr(v) : ascii(v);
      if (!text)
        return false;
      appendTruncated(out, text, precision);
      break;
    }
    case 'd': appendNumber(out, va_arg(args, int), precision); break;
    case 'l': appendNumber(out, va_arg(args, int64_t), precision); break;
    case 'z': appendNumber(out, int64_t(va_arg(args, size_t)), precision); break;
    case 'c': out.append(uint32_t(va_arg(args, int))); break;
    case 'x': {
      unsigned n = va_arg(args, unsigned);
      for (int shift = 28; shift >= 0; shift -= 4)
        if (n >> shift || shift == 0)
          out.append("0123456789abcdef"[n >> shift & 15]);
      break;
    }
    default: __builtin_unreachable();
    }
  }
  return true;
}

Str *formatList(const char *format, va_list args) {
  StrBuilder out;
  return formatInto(out, wordingOf(format), args) ? out.finish() : nullptr;
}

/// Exceptions of these types keep their argument in a field as well.
void setFields(BaseException *e, const Type &type, Value argument) {
  if (argument == kUnset)
    argument = kNone;
  if (&type == &types::StopIteration)
    e->fields[fields::StopValue] = argument;
  else if (&type == &types::SystemExit)
    e->fields[fields::ExitCode] = argument;
  else if (&type == &types::ImportError || &type == &types::ModuleNotFoundError)
    e->fields[fields::ImportMessage] = argument;
  else if (&type == &types::SyntaxError || &type == &types::IndentationError || &type == &types::TabError)
    e->fields[fields::SyntaxMessage] = argument;
}

} // namespace

BaseException *makeException(Type &type, Value argument) {
  Tuple *args = argument == kUnset ? emptyTuple : makeTuple({argument});
  auto *e = static_cast<BaseException *>(allocateInstance(&type));
  e->args = valueOf(args);
  e->traceback = e->context = e->cause = kNone;
  for (Value &field : e->fields)
    field = kUnset;
  setFields(e, type, argument);
  return e;
}

Value handledException() {
  for (ExceptionState *state = thread.exceptions; state; state = state->outer)
    if (!isNone(state->handled))
      return state->handled;
  return kNone;
}

Raised raiseObject(Value exception) {
  Value handled = handledException();
  if (!isNone(handled) && handled != exception) {
    // The chain of contexts must not become a ring: where it reaches the new exception, it is cut. A ring that is there
    // already is noticed by a second walker at half the speed.
    BaseException *walker = exceptionOf(handled), *slow = walker;
    bool move = false;
    while (!isNone(walker->context)) {
      if (walker->context == exception) {
        store(walker, &walker->context, kNone);
        break;
      }
      walker = exceptionOf(walker->context);
      if (walker == slow)
        break;
      if (move)
        slow = exceptionOf(slow->context);
      move = !move;
    }
    store(objectOf(exception), &exceptionOf(exception)->context, handled);
  }
  thread.pending = exception;
  return {};
}

Value formatText(const char *format, ...) {
  va_list args;
  va_start(args, format);
  Str *text = formatList(format, args);
  va_end(args);
  return text ? valueOf(text) : kError;
}

Raised raise(Type &type, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Str *text = formatList(format, args);
  va_end(args);
  if (!text)
    return {};
  return raiseWith(type, valueOf(text));
}

Raised raiseWith(Type &type, Value argument) { return raiseObject(valueOf(makeException(type, argument))); }
Raised raiseNoArguments(Type &type) { return raiseObject(valueOf(makeException(type, kUnset))); }

Raised raiseAttributeError(Value object, Str *name, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Str *text = formatList(format, args);
  va_end(args);
  if (!text)
    return {};
  BaseException *e = makeException(types::AttributeError, valueOf(text));
  e->fields[fields::AttributeName] = valueOf(name);
  e->fields[fields::AttributeObject] = object;
  return raiseObject(valueOf(e));
}

Raised raiseNameError(Type &type, Str *name, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Str *text = formatList(format, args);
  va_end(args);
  if (!text)
    return {};
  BaseException *e = makeException(type, valueOf(text));
  e->fields[fields::NameName] = name ? valueOf(name) : kNone;
  return raiseObject(valueOf(e));
}

Raised raiseImportError(Type &type, Value name, Value path, const char *format, ...) {
  va_list args;
  va_start(args, format);
  Str *text = formatList(format, args);
  va_end(args);
  if (!text)
    return {};
  BaseException *e = makeException(type, valueOf(text));
  e->fields[fields::ImportName] = name;
  e->fields[fields::ImportPath] = path;
  return raiseObject(valueOf(e));
}

Raised raiseUnicodeError(Type &type, const char *encoding, Value object, int64_t start, int64_t end,
                         const char *reason) {
  Value parts[5] = {encoding ? valueOf(makeStr(encoding)) : kNone, object, intValue(start), intValue(end),
                    valueOf(makeStr(reason))};
  BaseException *e = makeException(type, kUnset);
  e->args = valueOf(encoding ? makeTuple(parts, 5) : makeTuple(parts + 1, 4));
  memcpy(e->fields, parts, sizeof parts);
  return raiseObject(valueOf(e));
}

bool isPending(const Type &type) { return isRaised() && isInstance(thread.pending, &type); }

} // namespace rt
} // namespace pyaot
