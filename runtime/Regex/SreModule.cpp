//===- SreModule.cpp - module _sre: patterns and matches -------------------------------===//
//
// What the library's re asks for below its parser and compiler. Python reference:
// library, "re".
//
//===----------------------------------------------------------------------===//
#include "Classes/NativeType.h"
#include "Containers/Containers.h"
#include "Modules/Module.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Regex/Matcher.h"
#include "Startup/Semantics.h"
#include "Strings/Bytes.h"
#include "Strings/Str.h"

#include <cstdio>
#include <cstring>

namespace pyaot::rt {
namespace {

using regex::Matcher;

struct Pattern : Object {
  RawArray *code;
  Value source;     ///< str, bytes or None.
  Value groupIndex; ///< dict: name -> number.
  Tuple *groupNames;
  int64_t flags, groups, codeLength;
  bool isBytes;
};
struct Match : Object {
  Pattern *pattern;
  Value string;
  RawArray *marks; ///< Start and end of all groups, the whole match first; -1: did not take part.
  int64_t groups, position, limit, lastIndex;
  int64_t *places() const { return reinterpret_cast<int64_t *>(marks->data()); }
};
/// pattern.scanner(text), and the iterator that finditer() makes of it.
struct Scanner : Object {
  Pattern *pattern;
  Value string;
  int64_t from, limit, begin;
  bool mustAdvance, isDone;
};

extern NativeType patternType, matchType, scannerType, templateType, finderType;

// --- The text of a call ---------------------------------------------------------------------------------------------------

/// The characters of the argument, kept alive by `string`.
struct Subject {
  Value string;
  regex::Text text;
  int64_t length;
};
bool open(Pattern *pattern, Value string, Subject *out) {
  out->string = string;
  if (isStr(string)) {
    Str *s = as<Str>(string);
    out->text = {s->data, s->widthShift()};
    out->length = s->length();
    if (pattern->source != kNone && pattern->isBytes)
      return raise(types::TypeError, "cannot use a bytes pattern on a string-like object"), false;
    return true;
  }
  BytesView view;
  if (!viewBytes(string, &view))
    return raise(types::TypeError, semanticsAtLeast(11) ? "expected string or bytes-like object, got '%T'"
                                                        : "expected string or bytes-like object", string), false;
  if (pattern->source != kNone && !pattern->isBytes)
    return raise(types::TypeError, "cannot use a string pattern on a bytes-like object"), false;
  // What can change while a replacement is computed is searched as it is now.
  out->text = {isKind<Bytes>(string) ? view.data : makeBytes(view.data, view.length)->data, 0};
  out->length = view.length;
  return true;
}
Value slice(Value string, int64_t from, int64_t to) {
  if (isStr(string))
    return from == 0 && to == as<Str>(string)->length() && isExact<Str>(string) ? string
                                                                                : valueOf(sliceStr(as<Str>(string), from, to - from));
  BytesView view;
  if (!requireBytes(string, &view))
    return kError;
  to = to < view.length ? to : view.length; // a bytearray may have shrunk
  from = from < to ? from : to;
  return from == 0 && to == view.length && isExact<Bytes>(string) ? string : valueOf(makeBytes(view.data + from, to - from));
}
Value emptyLike(Value string) { return isStr(string) ? valueOf(emptyStr) : valueOf(makeBytes("", 0)); }
const uint32_t *codeOf(Pattern *pattern) { return reinterpret_cast<const uint32_t *>(pattern->code->data()); }
void clampBounds(int64_t length, int64_t *from, int64_t *to) {
  *from = *from < 0 ? 0 : *from > length ? length : *from;
  *to = *to < 0 ? 0 : *to > length ? length : *to;
}

Value makeMatch(Pattern *pattern, Value string, Matcher &matcher, int64_t position, int64_t limit) {
  RawArray *marks = allocateRaw(uint64_t(pattern->groups + 1) * 16);
  auto *places = reinterpret_cast<int64_t *>(marks->data());
  places[0] = matcher.start;
  places[1] = matcher.position;
  for (int64_t i = 0; i < pattern->groups; ++i) {
    int64_t from = matcher.marks[size_t(i) * 2], to = matcher.marks[size_t(i) * 2 + 1];
    bool isSet = from >= 0 && to >= from;
    places[i * 2 + 2] = isSet ? from : -1;
    places[i * 2 + 3] = isSet ? to : -1;
  }
  auto *match = allocateNative<Match>(matchType);
  match->pattern = pattern;
  match->string = string;
  match->marks = marks;
  match->groups = pattern->groups + 1;
  match->position = position;
  match->limit = limit;
  match->lastIndex = matcher.lastIndex;
  return valueOf(match);
}

// --- Match ------------------------------------------------------------------------------------------------------------------

Value groupText(Match *m, int64_t i, Value missing) {
  int64_t *places = m->places();
  return places[i * 2] < 0 ? missing : slice(m->string, places[i * 2], places[i * 2 + 1]);
}
/// The number of a group given by number or name; -1 = IndexError.
int64_t groupNumber(Match *m, Value which) {
  int64_t i = -1;
  if (isInt(which) || (!isStr(which) && typeOf(which)->slots.index)) {
    Value whole = index(which);
    if (!whole)
      return -1;
    if (isSmallInt(whole))
      i = smallIntOf(whole);
    else if (isBool(whole))
      i = whole == kTrue;
  } else {
    Value number = get(as<Dict>(m->pattern->groupIndex), which);
    if (number == kError)
      clearPending();
    else if (number != kUnset)
      i = smallIntOf(number);
  }
  if (i >= 0 && i < m->groups)
    return i;
  raise(types::IndexError, "no such group");
  return -1;
}
Value groupOf(Match *m, Value which) {
  int64_t i = groupNumber(m, which);
  return i < 0 ? kError : groupText(m, i, kNone);
}
Value matchGroup(Value self, Value *args, size_t nargs, Tuple *) {
  Match *m = as<Match>(self);
  if (nargs == 0)
    return groupText(m, 0, kNone);
  if (nargs == 1)
    return groupOf(m, args[0]);
  Tuple *all = newTuple(int64_t(nargs));
  for (size_t i = 0; i < nargs; ++i) {
    Value v = groupOf(m, args[i]);
    if (!v)
      return kError;
    store(all, &all->items()[i], v);
  }
  return valueOf(all);
}
bool defaultArgument(const char *name, Value *args, size_t nargs, Tuple *keywords, Value *out) {
  static constexpr const char *names[] = {"default", nullptr};
  if (!bindNative(name, names, 0, 1, 0, args, nargs, keywords, out))
    return false;
  if (*out == kUnset)
    *out = kNone;
  return true;
}
Value matchGroups(Value self, Value *args, size_t nargs, Tuple *keywords) {
  Value missing;
  if (!defaultArgument("groups", args, nargs, keywords, &missing))
    return kError;
  Match *m = as<Match>(self);
  Tuple *all = newTuple(m->groups - 1);
  for (int64_t i = 1; i < m->groups; ++i) {
    Value v = groupText(m, i, missing);
    if (!v)
      return kError;
    store(all, &all->items()[i - 1], v);
  }
  return valueOf(all);
}
Value matchGroupDict(Value self, Value *args, size_t nargs, Tuple *keywords) {
  Value missing;
  if (!defaultArgument("groupdict", args, nargs, keywords, &missing))
    return kError;
  Match *m = as<Match>(self);
  Dict *all = newDict();
  Value key, number;
  for (int64_t position = 0; nextEntry(as<Dict>(m->pattern->groupIndex), &position, &key, &number);) {
    Value v = groupText(m, smallIntOf(number), missing);
    if (!v || set(all, key, v) < 0)
      return kError;
  }
  return valueOf(all);
}
enum Place { Start, End, Span };
template <Place What> Value matchPlace(Value self, Value *args, size_t nargs, Tuple *) {
  Match *m = as<Match>(self);
  int64_t i = nargs ? groupNumber(m, args[0]) : 0;
  if (i < 0)
    return kError;
  Value from = smallInt(m->places()[i * 2]), to = smallInt(m->places()[i * 2 + 1]);
  return What == Start ? from : What == End ? to : valueOf(makeTuple({from, to}));
}
Value callRe(const char *function, std::initializer_list<Value> args) {
  Value module = importModule(intern("re"));
  return module ? callMethod(module, intern(function), args) : kError;
}
Value expandTemplate(Value parts, Match *m);
Value matchExpand(Value self, Value *args, size_t, Tuple *) {
  Match *m = as<Match>(self);
  if (!semanticsAtLeast(12))
    return callRe("_expand", {valueOf(m->pattern), self, args[0]});
  Value made = callRe("_compile_template", {valueOf(m->pattern), args[0]});
  return made ? expandTemplate(made, m) : kError;
}
Value matchItem(Value self, Value key) { return groupOf(as<Match>(self), key); }
Value matchSelf(Value self, Value *, size_t, Tuple *) { return self; }
Value matchRepr(Value self) {
  Match *m = as<Match>(self);
  Value whole = groupText(m, 0, kNone);
  return !whole ? kError : formatText("<re.Match object; span=(%l, %l), match=%R>", m->places()[0], m->places()[1], whole);
}
Value matchRegs(Value self) {
  Match *m = as<Match>(self);
  Tuple *all = newTuple(m->groups);
  for (int64_t i = 0; i < m->groups; ++i)
    store(all, &all->items()[i], valueOf(makeTuple({smallInt(m->places()[i * 2]), smallInt(m->places()[i * 2 + 1])})));
  return valueOf(all);
}
Value matchLastGroup(Value self) {
  Match *m = as<Match>(self);
  Tuple *names = m->pattern->groupNames;
  return m->lastIndex >= 0 && m->lastIndex < names->length ? names->items()[m->lastIndex] : kNone;
}
constexpr NativeMethod matchMethods[] = {
    {"group", matchGroup, Arity::Range, 0, -1},
    {"groups", matchGroups, Arity::Keywords},
    {"groupdict", matchGroupDict, Arity::Keywords},
    {"start", matchPlace<Start>, Arity::Range, 0, 1},
    {"end", matchPlace<End>, Arity::Range, 0, 1},
    {"span", matchPlace<Span>, Arity::Range, 0, 1},
    {"expand", matchExpand, Arity::One},
    {"__copy__", matchSelf},
    {"__deepcopy__", matchSelf, Arity::One},
    {},
};
constexpr NativeGetSet matchGetSets[] = {
    {"string", [](Value v) { return as<Match>(v)->string; }},
    {"re", [](Value v) { return valueOf(as<Match>(v)->pattern); }},
    {"pos", [](Value v) { return smallInt(as<Match>(v)->position); }},
    {"endpos", [](Value v) { return smallInt(as<Match>(v)->limit); }},
    {"lastindex", [](Value v) { return as<Match>(v)->lastIndex < 0 ? kNone : smallInt(as<Match>(v)->lastIndex); }},
    {"lastgroup", matchLastGroup},
    {"regs", matchRegs},
    {},
};
void traceMatch(Object *self, Tracer &tracer) {
  auto *m = static_cast<Match *>(self);
  tracer.visit(m->pattern);
  tracer.visit(m->string);
  tracer.visit(m->marks);
}
constinit const TypeDefinition matchDefinition = {
    .slots = {.repr = matchRepr, .getItem = matchItem, .trace = traceMatch},
    .methods = matchMethods,
    .getSets = matchGetSets,
    .doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    .instanceSize = sizeof(Match)};
constinit NativeType matchType = {"re", "Match", &matchDefinition};

// --- Pattern: match, search, fullmatch -----------------------------------------------------------------------------------

enum class Way { Match, FullMatch, Search };
Value find(Pattern *pattern, Value string, int64_t from, int64_t to, Way way) {
  Subject subject;
  if (!open(pattern, string, &subject))
    return kError;
  clampBounds(subject.length, &from, &to);
  Matcher matcher(codeOf(pattern), subject.text, from, to, pattern->groups);
  matcher.mustEndAtEnd = way == Way::FullMatch;
  bool found = way == Way::Search ? matcher.search() : matcher.match();
  return found ? makeMatch(pattern, string, matcher, from, to) : kNone;
}
bool bounds(Value fromArgument, Value toArgument, int64_t *from, int64_t *to) {
  *from = 0;
  *to = INT64_MAX;
  return (fromArgument == kUnset || toIndex(fromArgument, from, false)) &&
         (toArgument == kUnset || toIndex(toArgument, to, false));
}
constexpr const char *searchNames[] = {"string", "pos", "endpos", nullptr};
constexpr const char *wayNames[] = {"match", "fullmatch", "search"};
template <Way W> Value patternFind(Value self, Value *args, size_t nargs, Tuple *keywords) {
  Value in[3];
  int64_t from, to;
  if (!bindNative(wayNames[int(W)], searchNames, 0, 3, 1, args, nargs, keywords, in) || !bounds(in[1], in[2], &from, &to))
    return kError;
  return find(as<Pattern>(self), in[0], from, to, W);
}

// --- Walking over all matches -----------------------------------------------------------------------------------------------

/// Moves the matcher behind the match that it found; an empty one may not be found again at the same place.
void advance(Matcher &matcher) {
  matcher.mustAdvance = matcher.position == matcher.start;
  matcher.start = matcher.position;
}
Value patternFindAll(Value self, Value *args, size_t nargs, Tuple *keywords) {
  Value in[3];
  int64_t from, to;
  Subject subject;
  Pattern *pattern = as<Pattern>(self);
  if (!bindNative("findall", searchNames, 0, 3, 1, args, nargs, keywords, in) || !bounds(in[1], in[2], &from, &to) ||
      !open(pattern, in[0], &subject))
    return kError;
  clampBounds(subject.length, &from, &to);
  List *all = newList();
  Matcher matcher(codeOf(pattern), subject.text, from, to, pattern->groups);
  auto group = [&](int64_t i) {
    int64_t begin = matcher.marks[size_t(i) * 2], stop = matcher.marks[size_t(i) * 2 + 1];
    return begin >= 0 && stop >= begin ? slice(in[0], begin, stop) : emptyLike(in[0]);
  };
  for (; matcher.start <= to && matcher.search(); advance(matcher)) {
    if (pattern->groups == 0) {
      append(all, slice(in[0], matcher.start, matcher.position));
    } else if (pattern->groups == 1) {
      append(all, group(0));
    } else {
      Tuple *groups = newTuple(pattern->groups);
      for (int64_t i = 0; i < pattern->groups; ++i)
        store(groups, &groups->items()[i], group(i));
      append(all, valueOf(groups));
    }
  }
  return valueOf(all);
}
Value patternSplit(Value self, Value *args, size_t nargs, Tuple *keywords) {
  static constexpr const char *names[] = {"string", "maxsplit", nullptr};
  Value in[2];
  int64_t limit = 0;
  Subject subject;
  Pattern *pattern = as<Pattern>(self);
  if (!bindNative("split", names, 0, 2, 1, args, nargs, keywords, in) || (in[1] != kUnset && !toIndex(in[1], &limit)) ||
      !open(pattern, in[0], &subject))
    return kError;
  List *all = newList();
  int64_t last = 0, count = 0;
  Matcher matcher(codeOf(pattern), subject.text, 0, subject.length, pattern->groups);
  for (; (!limit || count < limit) && matcher.search(); ++count, advance(matcher)) {
    append(all, slice(in[0], last, matcher.start));
    for (size_t i = 0; i < size_t(pattern->groups); ++i) {
      int64_t from = matcher.marks[i * 2], to = matcher.marks[i * 2 + 1];
      append(all, from >= 0 && to >= from ? slice(in[0], from, to) : kNone);
    }
    last = matcher.position;
  }
  append(all, slice(in[0], last, subject.length));
  return valueOf(all);
}

/// What sub() puts in the place of a match: a text as it is, a template of 3.12 and later, or what a call returns.
Value replacementOf(Pattern *pattern, Value given) {
  if (isCallable(given))
    return given;
  bool isPlain = false;
  BytesView view;
  if (isStr(given)) {
    isPlain = true;
    for (int64_t i = 0; i < as<Str>(given)->length() && isPlain; ++i)
      isPlain = charAt(as<Str>(given), i) != '\\';
  } else if (viewBytes(given, &view)) {
    isPlain = !memchr(view.data, '\\', size_t(view.length));
  }
  if (isPlain)
    return given;
  return callRe(semanticsAtLeast(12) ? "_compile_template" : "_subx", {valueOf(pattern), given});
}
Value substitute(Value self, Value *args, size_t nargs, Tuple *keywords, bool withCount) {
  static constexpr const char *names[] = {"repl", "string", "count", nullptr};
  Value in[3];
  int64_t limit = 0;
  Subject subject;
  Pattern *pattern = as<Pattern>(self);
  if (!bindNative(withCount ? "subn" : "sub", names, 0, 3, 2, args, nargs, keywords, in) ||
      (in[2] != kUnset && !toIndex(in[2], &limit)))
    return kError;
  Value replacement = replacementOf(pattern, in[0]);
  if (!replacement || !open(pattern, in[1], &subject))
    return kError;
  List *pieces = newList();
  int64_t last = 0, count = 0;
  bool calls = isCallable(replacement);
  Matcher matcher(codeOf(pattern), subject.text, 0, subject.length, pattern->groups);
  for (; (!limit || count < limit) && matcher.search(); ++count, advance(matcher)) {
    if (last < matcher.start)
      append(pieces, slice(in[1], last, matcher.start));
    Value piece = replacement;
    if (calls || isNative(replacement, templateType)) {
      Value match = makeMatch(pattern, in[1], matcher, 0, subject.length);
      piece = calls ? call(replacement, {match}) : expandTemplate(replacement, as<Match>(match));
      if (!piece)
        return kError;
    }
    if (!isNone(piece))
      append(pieces, piece);
    last = matcher.position;
  }
  if (last < subject.length)
    append(pieces, slice(in[1], last, subject.length));
  Value joined = callMethod(emptyLike(in[1]), intern("join"), {valueOf(pieces)});
  return !joined || !withCount ? joined : valueOf(makeTuple({joined, smallInt(count)}));
}
template <bool WithCount> Value patternSub(Value self, Value *args, size_t nargs, Tuple *keywords) {
  return substitute(self, args, nargs, keywords, WithCount);
}

// --- Templates (3.12 and later): literal, group, literal, group, ..., literal ------------------------------------------------

struct Template : Object {
  List *parts;
};
void traceTemplate(Object *self, Tracer &tracer) { tracer.visit(static_cast<Template *>(self)->parts); }
constinit const TypeDefinition templateDefinition = {.slots = {.trace = traceTemplate}, .instanceSize = sizeof(Template)};
constinit NativeType templateType = {"_sre", "SRE_Template", &templateDefinition};

Value expandTemplate(Value made, Match *m) {
  if (!isNative(made, templateType))
    return made; // plain text
  List *parts = as<Template>(made)->parts, *pieces = newList();
  for (int64_t i = 0; i < parts->length; ++i) {
    Value part = parts->items[i];
    if (i & 1 && smallIntOf(part) >= m->groups)
      return raise(types::IndexError, "no such group");
    Value piece = i & 1 ? groupText(m, smallIntOf(part), kNone) : part;
    if (!piece)
      return kError;
    if (!isNone(piece))
      append(pieces, piece);
  }
  return callMethod(emptyLike(m->string), intern("join"), {valueOf(pieces)});
}
Value makeTemplate(Value, Value *args, size_t, Tuple *) {
  List *parts = listFrom(args[1]);
  if (!parts)
    return kError;
  auto *made = allocateNative<Template>(templateType);
  made->parts = parts;
  return parts->length == 1 ? parts->items[0] : valueOf(made);
}

// --- Scanners -----------------------------------------------------------------------------------------------------------------

Value scan(Scanner *s, bool searches) {
  Subject subject;
  if (s->isDone)
    return kNone;
  if (!open(s->pattern, s->string, &subject))
    return kError;
  Matcher matcher(codeOf(s->pattern), subject.text, s->from, s->limit, s->pattern->groups);
  matcher.mustAdvance = s->mustAdvance;
  if (!(searches ? matcher.search() : matcher.match())) {
    s->isDone = true;
    return kNone;
  }
  Value match = makeMatch(s->pattern, s->string, matcher, s->begin, s->limit);
  s->mustAdvance = matcher.position == matcher.start;
  s->from = matcher.position;
  return match;
}
Value scannerMatch(Value self, Value *, size_t, Tuple *) { return scan(as<Scanner>(self), false); }
Value scannerSearch(Value self, Value *, size_t, Tuple *) { return scan(as<Scanner>(self), true); }
void traceScanner(Object *self, Tracer &tracer) {
  tracer.visit(static_cast<Scanner *>(self)->pattern);
  tracer.visit(static_cast<Scanner *>(self)->string);
}
constexpr NativeMethod scannerMethods[] = {{"match", scannerMatch}, {"search", scannerSearch}, {}};
constexpr NativeGetSet scannerGetSets[] = {{"pattern", [](Value v) { return valueOf(as<Scanner>(v)->pattern); }}, {}};
constinit const TypeDefinition scannerDefinition = {.slots = {.trace = traceScanner},
                                                    .methods = scannerMethods,
                                                    .getSets = scannerGetSets,
                                                    .instanceSize = sizeof(Scanner)};
constinit NativeType scannerType = {"_sre", "SRE_Scanner", &scannerDefinition};

Value finderIter(Value self) { return self; }
Value finderNext(Value self) {
  Value match = scan(as<Scanner>(self), true);
  return match != kError && isNone(match) ? kUnset : match;
}
constinit const TypeDefinition finderDefinition = {
    .slots = {.iter = finderIter, .next = finderNext, .trace = traceScanner}, .instanceSize = sizeof(Scanner)};
/// CPython's is callable_iterator: finditer() is iter(scanner.search, None) there.
constinit NativeType finderType = {"builtins", "callable_iterator", &finderDefinition};

template <bool Finds> Value patternScanner(Value self, Value *args, size_t nargs, Tuple *keywords) {
  Value in[3];
  int64_t from, to;
  Subject subject;
  if (!bindNative(Finds ? "finditer" : "scanner", searchNames, 0, 3, 1, args, nargs, keywords, in) ||
      !bounds(in[1], in[2], &from, &to) || !open(as<Pattern>(self), in[0], &subject))
    return kError;
  clampBounds(subject.length, &from, &to);
  auto *s = allocateNative<Scanner>(Finds ? finderType : scannerType);
  s->pattern = as<Pattern>(self);
  s->string = in[0];
  s->from = s->begin = from;
  s->limit = to;
  return valueOf(s);
}

// --- Pattern ----------------------------------------------------------------------------------------------------------------------

Value patternRepr(Value self) {
  static constexpr struct { int64_t flag; const char *name; } flagNames[] = {
      {1, "re.TEMPLATE"}, {2, "re.IGNORECASE"}, {4, "re.LOCALE"}, {8, "re.MULTILINE"}, {16, "re.DOTALL"},
      {32, "re.UNICODE"}, {64, "re.VERBOSE"}, {128, "re.DEBUG"}, {256, "re.ASCII"}};
  Pattern *p = as<Pattern>(self);
  int64_t flags = p->flags;
  if (isStr(p->source) && (flags & (4 | 32 | 256)) == 32)
    flags &= ~int64_t(32); // the default of str patterns
  Str *shown = repr(p->source);
  if (!shown)
    return kError;
  StrBuilder out;
  out.append("re.compile(");
  out.append(shown, 0, shown->length() > 200 ? 200 : shown->length());
  const char *before = ", ";
  for (auto &row : flagNames) {
    if (!(flags & row.flag) || (row.flag == 1 && semanticsAtLeast(13)))
      continue;
    out.append(before);
    out.append(row.name);
    before = "|";
    flags &= ~row.flag;
  }
  if (flags) {
    out.append(before);
    char text[24];
    out.append({text, size_t(snprintf(text, sizeof text, "0x%llx", (unsigned long long)flags))});
  }
  out.append(")");
  return valueOf(out.finish());
}
Value patternCompare(Value self, Value other, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isNative(other, patternType))
    return kNotImplemented;
  Pattern *a = as<Pattern>(self), *b = as<Pattern>(other);
  bool same = a == b || (a->flags == b->flags && a->isBytes == b->isBytes && a->codeLength == b->codeLength &&
                         !memcmp(codeOf(a), codeOf(b), size_t(a->codeLength) * 4));
  if (same && a != b) {
    Status equals = compareTruth(a->source, b->source, CompareOp::Equal);
    if (equals < 0)
      return kError;
    same = equals > 0;
  }
  return same == (op == CompareOp::Equal) ? kTrue : kFalse;
}
int64_t patternHash(Value self) {
  Pattern *p = as<Pattern>(self);
  int64_t h = hash(p->source);
  if (h == -1)
    return -1;
  h ^= hashBytes(codeOf(p), size_t(p->codeLength) * 4) ^ p->flags ^ int64_t(p->isBytes) ^ p->groups;
  return h == -1 ? -2 : h;
}
Value patternGroupIndex(Value self) {
  return call(valueOf(&types::MappingProxy), {as<Pattern>(self)->groupIndex});
}
constexpr NativeMethod patternMethods[] = {
    {"match", patternFind<Way::Match>, Arity::Keywords},
    {"fullmatch", patternFind<Way::FullMatch>, Arity::Keywords},
    {"search", patternFind<Way::Search>, Arity::Keywords},
    {"findall", patternFindAll, Arity::Keywords},
    {"finditer", patternScanner<true>, Arity::Keywords},
    {"scanner", patternScanner<false>, Arity::Keywords},
    {"split", patternSplit, Arity::Keywords},
    {"sub", patternSub<false>, Arity::Keywords},
    {"subn", patternSub<true>, Arity::Keywords},
    {"__copy__", matchSelf},
    {"__deepcopy__", matchSelf, Arity::One},
    {},
};
constexpr NativeGetSet patternGetSets[] = {
    {"pattern", [](Value v) { return as<Pattern>(v)->source; }},
    {"flags", [](Value v) { return smallInt(as<Pattern>(v)->flags); }},
    {"groups", [](Value v) { return smallInt(as<Pattern>(v)->groups); }},
    {"groupindex", patternGroupIndex},
    {},
};
void tracePattern(Object *self, Tracer &tracer) {
  auto *p = static_cast<Pattern *>(self);
  tracer.visit(p->code);
  tracer.visit(p->source);
  tracer.visit(p->groupIndex);
  tracer.visit(p->groupNames);
}
constinit const TypeDefinition patternDefinition = {
    .slots = {.repr = patternRepr, .hash = patternHash, .compare = patternCompare, .trace = tracePattern},
    .methods = patternMethods,
    .getSets = patternGetSets,
    .doc = "Compiled regular expression object.",
    .instanceSize = sizeof(Pattern)};
constinit NativeType patternType = {"re", "Pattern", &patternDefinition};

// --- The module -------------------------------------------------------------------------------------------------------------------

Value compilePattern(Value, Value *args, size_t nargs, Tuple *keywords) {
  static constexpr const char *names[] = {"pattern", "flags", "code", "groups", "groupindex", "indexgroup", nullptr};
  Value in[6];
  int64_t flags, groups;
  if (!bindNative("compile", names, 0, 6, 6, args, nargs, keywords, in) || !toIndex(in[1], &flags) || !toIndex(in[3], &groups))
    return kError;
  if (!isKind<List>(in[2]) || !isKind<Dict>(in[4]) || !isKind<Tuple>(in[5]))
    return raise(types::TypeError, "compile() wants a list, a dict and a tuple");
  List *words = as<List>(in[2]);
  RawArray *code = allocateRaw(uint64_t(words->length + 1) * 4);
  for (int64_t i = 0; i < words->length; ++i) {
    Value word = index(words->items[i]); // named constants are of a subclass of int
    int64_t number;
    if (!word || !toIndex(word, &number))
      return kError;
    reinterpret_cast<uint32_t *>(code->data())[i] = uint32_t(number);
  }
  auto *p = allocateNative<Pattern>(patternType);
  p->code = code;
  p->codeLength = words->length;
  p->source = in[0];
  p->isBytes = !isStr(in[0]);
  p->flags = flags;
  p->groups = groups;
  p->groupIndex = in[4];
  p->groupNames = as<Tuple>(in[5]);
  return valueOf(p);
}
template <uint32_t (*Lower)(uint32_t), uint32_t (*Upper)(uint32_t)> Value isCased(Value, Value *args, size_t, Tuple *) {
  int32_t c;
  if (!requireInt32(args[0], &c))
    return kError;
  return Lower(uint32_t(c)) != uint32_t(c) || Upper(uint32_t(c)) != uint32_t(c) ? kTrue : kFalse;
}
template <uint32_t (*Lower)(uint32_t)> Value toLower(Value, Value *args, size_t, Tuple *) {
  int32_t c;
  return requireInt32(args[0], &c) ? smallInt(Lower(uint32_t(c))) : kError;
}
Value codeSize(Value, Value *, size_t, Tuple *) { return smallInt(4); }

constinit const NativeMethod functions[] = {
    {"compile", compilePattern, Arity::Keywords},
    {"template", makeTemplate, Arity::Range, 2, 2},
    {"getcodesize", codeSize},
    {"ascii_iscased", isCased<regex::lowerAscii, regex::upperAscii>, Arity::One},
    {"unicode_iscased", isCased<regex::lowerUnicode, regex::upperUnicode>, Arity::One},
    {"ascii_tolower", toLower<regex::lowerAscii>, Arity::One},
    {"unicode_tolower", toLower<regex::lowerUnicode>, Arity::One},
    {},
};

/// MAGIC is that of the version whose library is compiled in: re checks it.
Status initialise(Dict *ns) {
  bool isNew = semanticsAtLeast(11);
  int64_t magic = semanticsAtLeast(14) ? 20241008 : semanticsAtLeast(13) ? 20230612
                  : semanticsAtLeast(12) ? 20221023 : isNew ? 20220615 : 20171005;
  setStr(ns, intern("MAGIC"), smallInt(magic));
  setStr(ns, intern("CODESIZE"), smallInt(4));
  setStr(ns, intern("MAXREPEAT"), intValue(isNew ? 0x3FFFFFFF : 0xFFFFFFFF));
  setStr(ns, intern("MAXGROUPS"), smallInt(isNew ? 0x3FFFFFFF : 0x7FFFFFFF));
  return kOk;
}

} // namespace

constinit const NativeModule modules::sre_ = {"_sre", functions, initialise};

} // namespace pyaot::rt
