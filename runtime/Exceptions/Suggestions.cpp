//===- Suggestions.cpp - "Did you mean: 'x'?" ---------------------------------------------===//
//
// For an AttributeError the attributes of the object, for a NameError the names that
// are visible, are compared with what was asked for. The measure is CPython's: edit
// distance where changing, adding or removing a letter costs 2, changing only its
// case 1, and at most a third of the letters may change.
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Containers/Containers.h"
#include "Exceptions/TracebackText.h"
#include "Object/Object.h"

#include <algorithm>

namespace pyaot::rt {

namespace {

constexpr size_t kMoveCost = 2, kCaseCost = 1, kMaxLength = 40, kMaxCandidates = 750;

size_t costOfChange(char a, char b) {
  if (a == b)
    return 0;
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

/// More than `limit` if it is out of reach.
size_t editDistance(std::string_view a, std::string_view b, size_t limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty())
    return (a.size() + b.size()) * kMoveCost;
  if (a.size() > kMaxLength || b.size() > kMaxLength)
    return limit + 1;
  if (b.size() < a.size())
    std::swap(a, b);
  if ((b.size() - a.size()) * kMoveCost > limit)
    return limit + 1;
  size_t row[kMaxLength]; // row[i]: distance of the part of b seen so far to a[0 .. i]
  for (size_t i = 0; i < a.size(); ++i)
    row[i] = (i + 1) * kMoveCost;
  size_t result = 0;
  for (size_t j = 0; j < b.size(); ++j) {
    size_t diagonal = result = j * kMoveCost, smallest = SIZE_MAX;
    for (size_t i = 0; i < a.size(); ++i) {
      size_t change = diagonal + costOfChange(b[j], a[i]);
      diagonal = row[i];
      result = std::min(std::min(result, diagonal) + kMoveCost, change);
      row[i] = result;
      smallest = std::min(smallest, result);
    }
    if (smallest > limit)
      return limit + 1;
  }
  return result;
}

class Search {
public:
  explicit Search(Str *name) : nameText(utf8Of(name, &keepName)), name(name) {}

  void consider(Str *candidate) {
    ++count;
    if (equalStr(candidate, name))
      return;
    Object *keep = nullptr;
    std::string_view text = utf8Of(candidate, &keep);
    size_t limit = (nameText.size() + text.size() + 3) * kMoveCost / 6;
    limit = std::min(limit, bestDistance - 1);
    size_t distance = editDistance(nameText, text, limit);
    if (distance > limit)
      return;
    best = valueOf(candidate);
    bestDistance = distance;
  }
  /// Too many candidates: CPython does not even look.
  Value result() const { return count < kMaxCandidates ? best : kUnset; }

private:
  Object *keepName = nullptr;
  std::string_view nameText;
  Str *name;
  Value best = kUnset;
  size_t bestDistance = SIZE_MAX;
  size_t count = 0;
};

enum BuiltinIndex {
#define BUILTIN_NAME(name) Index_##name,
#include "pyaot/ABI/BuiltinNames.def"
};

Value amongAttributes(BaseException *e) {
  Value object = e->fields[fields::AttributeObject], name = e->fields[fields::AttributeName];
  if (object == kUnset || !isStr(name))
    return kUnset;
  Value listing = call(builtinCells[Index_dir], {object});
  if (!listing || !isKind<List>(listing)) {
    clearPending();
    return kUnset;
  }
  Search search(as<Str>(name));
  for (int64_t i = 0; i < as<List>(listing)->length; ++i)
    if (isStr(as<List>(listing)->items[i]))
      search.consider(as<Str>(as<List>(listing)->items[i]));
  return search.result();
}

Value amongNames(BaseException *e) {
  Value name = e->fields[fields::NameName];
  if (!isStr(name) || isNone(e->traceback))
    return kUnset;
  Traceback *last = as<Traceback>(e->traceback);
  while (!isNone(last->next))
    last = as<Traceback>(last->next);
  const CodeInfo *code = last->code;
  Search locals(as<Str>(name));
  for (uint32_t i = 0; i < code->numVarNames; ++i)
    locals.consider(code->varNames[i]);
  for (uint32_t i = 0; i < code->numCellVars; ++i)
    locals.consider(code->cellVars[i]);
  for (uint32_t i = 0; i < code->numFreeVars; ++i)
    locals.consider(code->freeVars[i]);
  if (locals.result() != kUnset)
    return locals.result();
  Search globals(as<Str>(name));
  if (code->module) {
    Value ns = ModuleNamespace(code->module);
    int64_t position = 0;
    Value key, value;
    while (ns && isKind<Dict>(ns) && nextEntry(as<Dict>(ns), &position, &key, &value))
      if (isStr(key))
        globals.consider(as<Str>(key));
  }
  if (globals.result() != kUnset)
    return globals.result();
  static constexpr const char *builtinNames[] = {
#define BUILTIN_NAME(name) #name,
#include "pyaot/ABI/BuiltinNames.def"
  };
  Search builtins(as<Str>(name));
  for (size_t i = 0; i < sizeof builtinNames / sizeof *builtinNames; ++i)
    if (builtinCells[i] != kUnset)
      builtins.consider(intern(builtinNames[i]));
  return builtins.result();
}

} // namespace

Value suggestionFor(Value exception) {
  if (!semanticsAtLeast(10))
    return kUnset;
  if (typeOf(exception) == &types::AttributeError)
    return amongAttributes(exceptionOf(exception));
  if (typeOf(exception) == &types::NameError)
    return amongNames(exceptionOf(exception));
  return kUnset;
}

} // namespace pyaot::rt
