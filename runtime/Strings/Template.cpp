//===- Template.cpp - template strings: Template and Interpolation ------------------===//
//
// What t"..." makes (3.14). Python reference: "Template string literals"; library,
// "string.templatelib".
//
//===----------------------------------------------------------------------===//
#include "Classes/TypeObject.h"
#include "Modules/Module.h"
#include "Modules/NativeModule.h"

namespace pyaot::rt {

struct Template : Object {
  Tuple *strings, *interpolations; ///< One string more than interpolations.
};
struct Interpolation : Object {
  Value value, expression, conversion, formatSpec;
};
/// Strings that are not empty and interpolations in turn.
struct TemplateIterator : Object {
  Template *source;
  int64_t position; ///< Even: strings[position / 2].
};
PYAOT_KIND(Template, Template)
PYAOT_KIND(Interpolation, Interpolation)
PYAOT_KIND(TemplateIterator, TemplateIterator)

namespace {

Template *templ(Value v) { return as<Template>(v); }
Interpolation *interpolation(Value v) { return as<Interpolation>(v); }

Value makeTemplate(Tuple *strings, Tuple *interpolations) {
  auto *t = allocate<Template>(&shapes::Template);
  t->strings = strings;
  t->interpolations = interpolations;
  return valueOf(t);
}

/// Template(*parts): neighbouring strings become one, neighbouring interpolations get an empty one between them.
Value createTemplate(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "Template.__new__ only accepts *args arguments");
  RootedValues strings, interpolations;
  strings.push(valueOf(emptyStr));
  for (size_t i = 0; i < nargs; ++i) {
    if (isStr(args[i])) {
      Value &last = strings[strings.size() - 1];
      last = valueOf(concatStr(as<Str>(last), exactStr(as<Str>(args[i]))));
    } else if (isExact<Interpolation>(args[i])) {
      interpolations.push(args[i]);
      strings.push(valueOf(emptyStr));
    } else {
      return raise(types::TypeError, "Template.__new__ *args need to be of type 'str' or 'Interpolation', got %T", args[i]);
    }
  }
  return makeTemplate(makeTuple(strings.begin(), strings.size()), makeTuple(interpolations.begin(), interpolations.size()));
}

Value templateRepr(Value self) {
  return formatText("Template(strings=%R, interpolations=%R)", valueOf(templ(self)->strings), valueOf(templ(self)->interpolations));
}
Value templateConcat(Value a, Value b) {
  if (!isExact<Template>(a) || !isExact<Template>(b)) {
    if (isExact<Template>(a))
      return raise(types::TypeError, "can only concatenate string.templatelib.Template (not \"%T\") to string.templatelib.Template", b);
    return kNotImplemented;
  }
  Tuple *s = templ(a)->strings, *t = templ(b)->strings, *i = templ(a)->interpolations, *j = templ(b)->interpolations;
  RootedValues strings, interpolations;
  for (int64_t n = 0; n + 1 < s->length; ++n)
    strings.push(s->items()[n]);
  strings.push(valueOf(concatStr(as<Str>(s->items()[s->length - 1]), as<Str>(t->items()[0]))));
  for (int64_t n = 1; n < t->length; ++n)
    strings.push(t->items()[n]);
  for (Tuple *from : {i, j})
    for (int64_t n = 0; n < from->length; ++n)
      interpolations.push(from->items()[n]);
  return makeTemplate(makeTuple(strings.begin(), strings.size()), makeTuple(interpolations.begin(), interpolations.size()));
}
Value templateIter(Value self) {
  auto *it = allocate<TemplateIterator>(&shapes::TemplateIterator);
  it->source = templ(self);
  return valueOf(it);
}
Value getStrings(Value self) { return valueOf(templ(self)->strings); }
Value getInterpolations(Value self) { return valueOf(templ(self)->interpolations); }
Value getValues(Value self) {
  Tuple *from = templ(self)->interpolations, *values = newTuple(from->length);
  for (int64_t i = 0; i < from->length; ++i)
    values->items()[i] = interpolation(from->items()[i])->value;
  return valueOf(values);
}
void traceTemplate(Object *o, Tracer &t) {
  t.visit(static_cast<Template *>(o)->strings);
  t.visit(static_cast<Template *>(o)->interpolations);
}
constinit const NativeGetSet templateGetSets[] = {
    {"strings", getStrings}, {"interpolations", getInterpolations}, {"values", getValues}, {nullptr, nullptr}};

Value iteratorSelf(Value self) { return self; }
Value iteratorNext(Value self) {
  auto *it = as<TemplateIterator>(self);
  Template *t = it->source;
  while (it->position < t->strings->length + t->interpolations->length) {
    int64_t position = it->position++;
    if (position & 1)
      return t->interpolations->items()[position / 2];
    Value s = t->strings->items()[position / 2];
    if (as<Str>(s)->length())
      return s;
  }
  return kUnset;
}
void traceIterator(Object *o, Tracer &t) { t.visit(static_cast<TemplateIterator *>(o)->source); }

Value createInterpolation(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"value", "expression", "conversion", "format_spec", nullptr};
  Value v[4];
  if (!bindNative("Interpolation", names, 0, -1, 1, args, nargs, keywordNames, v))
    return kError;
  auto *i = allocate<Interpolation>(&shapes::Interpolation);
  i->value = v[0];
  i->expression = v[1] == kUnset ? valueOf(emptyStr) : v[1];
  i->conversion = v[2] == kUnset ? kNone : v[2];
  i->formatSpec = v[3] == kUnset ? valueOf(emptyStr) : v[3];
  if (!isStr(i->expression))
    return raise(types::TypeError, "Interpolation() argument 'expression' must be str, not %Y", i->expression);
  if (!isStr(i->formatSpec))
    return raise(types::TypeError, "Interpolation() argument 'format_spec' must be str, not %Y", i->formatSpec);
  if (!isNone(i->conversion)) {
    if (!isStr(i->conversion))
      return raise(types::TypeError, "Interpolation() argument 'conversion' must be str, not %Y", i->conversion);
    Str *c = as<Str>(i->conversion);
    if (!equalStr(c, "s") && !equalStr(c, "r") && !equalStr(c, "a"))
      return raise(types::ValueError, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
  }
  return valueOf(i);
}
Value interpolationRepr(Value self) {
  Interpolation *i = interpolation(self);
  return formatText("Interpolation(%R, %R, %R, %R)", i->value, i->expression, i->conversion, i->formatSpec);
}
template <Value Interpolation::*Field> Value getField(Value self) { return interpolation(self)->*Field; }
void traceInterpolation(Object *o, Tracer &t) {
  auto *i = static_cast<Interpolation *>(o);
  for (Value v : {i->value, i->expression, i->conversion, i->formatSpec})
    t.visit(v);
}
Value matchArgs(Value) {
  return valueOf(makeTuple({valueOf(intern("value")), valueOf(intern("expression")), valueOf(intern("conversion")),
                            valueOf(intern("format_spec"))}));
}
constinit const NativeGetSet interpolationGetSets[] = {{"value", getField<&Interpolation::value>},
                                                       {"expression", getField<&Interpolation::expression>},
                                                       {"conversion", getField<&Interpolation::conversion>},
                                                       {"format_spec", getField<&Interpolation::formatSpec>},
                                                       {nullptr, nullptr}};

/// convert(value, conversion)
Value convertFn(Value, Value *args, size_t, Tuple *) {
  if (isNone(args[1]))
    return args[0];
  if (isStr(args[1]) && as<Str>(args[1])->length() == 1)
    if (uint32_t c = charAt(as<Str>(args[1]), 0); c == 's' || c == 'r' || c == 'a')
      return ConvertValue(args[0], c);
  return raise(types::ValueError, "invalid conversion specifier: %S", args[1]);
}
constinit const NativeMethod functions[] = {{"convert", convertFn, Arity::Range, 2, 2}, {}};
Status fillModule(Dict *ns) {
  readyType(&types::Interpolation);
  setStr(types::Interpolation.dict, names::__match_args__, matchArgs(kNone));
  setStr(ns, intern("Template"), valueOf(&types::Template));
  setStr(ns, intern("Interpolation"), valueOf(&types::Interpolation));
  return kOk;
}

} // namespace

constinit const NativeModule modules::templatelib = {"string.templatelib", functions, fillModule};

constinit const TypeDefinition definitions::Template = {
    .slots = {.repr = templateRepr, .iter = templateIter, .create = createTemplate, .concat = templateConcat, .trace = traceTemplate},
    .getSets = templateGetSets,
    .doc = "Template object",
    .instanceSize = sizeof(rt::Template),
};
constinit const TypeDefinition definitions::TemplateIterator = {
    .slots = {.iter = iteratorSelf, .next = iteratorNext, .trace = traceIterator},
    .instanceSize = sizeof(rt::TemplateIterator),
};
constinit const TypeDefinition definitions::Interpolation = {
    .slots = {.repr = interpolationRepr, .create = createInterpolation, .trace = traceInterpolation},
    .getSets = interpolationGetSets,
    .doc = "Interpolation object",
    .instanceSize = sizeof(rt::Interpolation),
};

} // namespace pyaot::rt

namespace pyaot {

using namespace rt;

Value rt::BuildInterpolation(Value value, Value expression, Value spec, uint32_t conversion) {
  auto *i = allocate<Interpolation>(&shapes::Interpolation);
  i->value = value;
  i->expression = expression;
  char letter[2] = {char(conversion), 0};
  i->conversion = conversion ? valueOf(intern(letter)) : kNone;
  i->formatSpec = spec == kUnset ? valueOf(emptyStr) : spec;
  return valueOf(i);
}

Value rt::BuildTemplate(Value strings, Value interpolations) {
  return makeTemplate(as<Tuple>(strings), as<Tuple>(interpolations));
}

} // namespace pyaot
