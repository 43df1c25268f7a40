//===- FunctionType.cpp - function and cell -------------------------------------------===//
//
// Python reference: "User-defined functions".
//
//===----------------------------------------------------------------------===//
#include "Builtins/Builtins.h"
#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "Functions/Functions.h"
#include "Strings/Str.h"

namespace pyaot::rt {

Value evaluateAnnotations(Value annotate) {
  Value made = call(annotate, {smallInt(1)}); // annotationlib.Format.VALUE
  if (made && !isKind<Dict>(made))
    return raise(types::TypeError, "__annotate__() must return a dict, not %T", made);
  return made;
}

namespace {

Function *fn(Value v) { return as<Function>(v); }

Value functionRepr(Value self) {
  return formatText("<function %U at %s>", as<Str>(fn(self)->qualname), addressText(self).text);
}

Value functionCall(Value callable, Value *args, size_t nargs, Tuple *keywordNames) {
  return fn(callable)->code->entry(callable, args, nargs, keywordNames);
}

Value functionGet(Value self, Value instance, Value owner) {
  return instance == kUnset ? self : makeMethod(self, instance);
}

/// __annotations__: made of the compiler's flat tuple when first asked for.
Value annotations(Value self) {
  Function *f = fn(self);
  if (isNone(f->annotations) && f->annotate != kUnset && !isNone(f->annotate)) {
    Value made = evaluateAnnotations(f->annotate);
    if (!made)
      return kError;
    store(f, &f->annotations, made);
  } else if (isNone(f->annotations)) {
    store(f, &f->annotations, valueOf(newDict()));
  } else if (isExact<Tuple>(f->annotations)) {
    Tuple *flat = as<Tuple>(f->annotations);
    Dict *dict = newDict(flat->length / 2);
    for (int64_t i = 0; i + 1 < flat->length; i += 2)
      if (set(dict, flat->items()[i], flat->items()[i + 1]) < 0)
        return kError;
    store(f, &f->annotations, valueOf(dict));
  }
  return f->annotations;
}

Value attributeDict(Value self) {
  Function *f = fn(self);
  if (f->dict == kUnset)
    store(f, &f->dict, valueOf(newDict()));
  return f->dict;
}

template <Value Function::*Field> Value getField(Value self) { return fn(self)->*Field; }

template <Value Function::*Field> Status setStrField(Value self, Value v, const char *name) {
  if (v == kUnset || !isStr(v))
    return raise(types::TypeError, "%s must be set to a string object", name);
  store(fn(self), &(fn(self)->*Field), v);
  return kOk;
}
Status setName(Value self, Value v) { return setStrField<&Function::name>(self, v, "__name__"); }
Status setQualname(Value self, Value v) { return setStrField<&Function::qualname>(self, v, "__qualname__"); }
Status setDoc(Value self, Value v) {
  store(fn(self), &fn(self)->doc, v == kUnset ? kNone : v);
  return kOk;
}
Status setModule(Value self, Value v) {
  store(fn(self), &fn(self)->moduleName, v == kUnset ? kNone : v);
  return kOk;
}
Status setDefaults(Value self, Value v) {
  if (v == kUnset)
    v = kNone;
  if (!isNone(v) && !isKind<Tuple>(v))
    return raise(types::TypeError, "__defaults__ must be set to a tuple object");
  store(fn(self), &fn(self)->defaults, v);
  return kOk;
}
Status setKwDefaults(Value self, Value v) {
  if (v == kUnset)
    v = kNone;
  if (!isNone(v) && !isKind<Dict>(v))
    return raise(types::TypeError, "__kwdefaults__ must be set to a dict object");
  store(fn(self), &fn(self)->kwDefaults, v);
  return kOk;
}
Status setAnnotations(Value self, Value v) {
  if (v == kUnset)
    v = kNone;
  if (!isNone(v) && !isKind<Dict>(v))
    return raise(types::TypeError, "__annotations__ must be set to a dict object");
  store(fn(self), &fn(self)->annotations, v);
  fn(self)->annotate = kUnset;
  return kOk;
}
/// __annotate__ exists since 3.14: None, or a function of the format (1: values).
Value getAnnotate(Value self) { return fn(self)->annotate == kUnset ? kNone : fn(self)->annotate; }
Status setAnnotate(Value self, Value v) {
  if (v == kUnset)
    return raise(types::TypeError, "__annotate__ cannot be deleted");
  if (!isNone(v) && !isCallable(v))
    return raise(types::TypeError, "__annotate__ must be callable or None");
  store(fn(self), &fn(self)->annotate, v);
  if (!isNone(v))
    fn(self)->annotations = kNone;
  return kOk;
}
Value getTypeParameters(Value self) {
  return fn(self)->typeParameters == kUnset ? valueOf(emptyTuple) : fn(self)->typeParameters;
}
Status setTypeParameters(Value self, Value v) {
  if (v == kUnset || !isKind<Tuple>(v))
    return raise(types::TypeError, "__type_params__ must be set to a tuple");
  store(fn(self), &fn(self)->typeParameters, v);
  return kOk;
}
Status setDict(Value self, Value v) {
  if (v == kUnset)
    return raise(types::TypeError, "cannot delete __dict__");
  if (!isKind<Dict>(v))
    return raise(types::TypeError, "__dict__ must be set to a dictionary, not a '%T'", v);
  store(fn(self), &fn(self)->dict, v);
  return kOk;
}
Value getCode(Value self) { return codeObjectOf(fn(self)->code); }
/// The machine code stays: what `code.replace()` made of this function's own code can be set, as types.coroutine() does.
Status setCode(Value self, Value v) {
  if (v == kUnset || !isExact<Code>(v))
    return raise(types::TypeError, "__code__ must be set to a code object");
  CodeInfo *code = as<Code>(v)->info, *own = fn(self)->code;
  if (code->numFreeVars != own->numFreeVars)
    return raise(types::ValueError, "%U() requires a code object with %d free vars, not %d", own->name, int(own->numFreeVars),
                 int(code->numFreeVars));
  if (code->body != own->body)
    return raise(types::NotImplementedError, "a compiled program cannot replace the code of a function");
  // Its generators know the code that they were compiled with.
  own->flags |= code->flags & CodeInfo::kIterableCoroutine;
  fn(self)->code = code;
  return kOk;
}
Value getClosure(Value self) { return fn(self)->closure ? valueOf(fn(self)->closure) : kNone; }
Value getBuiltins(Value) { return valueOf(builtinsNamespace()); }
Value getGlobals(Value self) { return ModuleNamespace(fn(self)->code->module); }

constinit const NativeGetSet functionGetSets[] = {
    {"__name__", getField<&Function::name>, setName},
    {"__qualname__", getField<&Function::qualname>, setQualname},
    {"__doc__", getField<&Function::doc>, setDoc},
    {"__module__", getField<&Function::moduleName>, setModule},
    {"__defaults__", getField<&Function::defaults>, setDefaults},
    {"__kwdefaults__", getField<&Function::kwDefaults>, setKwDefaults},
    {"__annotations__", annotations, setAnnotations},
    {"__dict__", attributeDict, setDict},
    {"__annotate__", getAnnotate, setAnnotate},
    {"__type_params__", getTypeParameters, setTypeParameters},
    {"__code__", getCode, setCode},
    {"__closure__", getClosure},
    {"__globals__", getGlobals},
    {"__builtins__", getBuiltins},
    {nullptr, nullptr},
};

/// Attributes of its own come after the descriptors of the type.
Value functionGetAttr(Value self, Str *name) {
  Value v = lookupInType(&types::Function, name);
  if (v != kUnset)
    return bind(v, self, &types::Function);
  if (fn(self)->dict != kUnset) {
    v = getStr(as<Dict>(fn(self)->dict), name);
    if (v != kUnset)
      return v;
  }
  return raiseAttributeError(self, name, "'function' object has no attribute '%U'", name);
}

Status functionSetAttr(Value self, Str *name, Value value) {
  Value descriptor = lookupInType(&types::Function, name);
  if (descriptor != kUnset) {
    if (auto setter = typeOf(descriptor)->slots.descriptorSet)
      return setter(descriptor, self, value);
  }
  if (value == kUnset) {
    Status was = fn(self)->dict == kUnset ? 0 : remove(as<Dict>(fn(self)->dict), valueOf(name));
    if (was == 0)
      return raiseAttributeError(self, name, "'function' object has no attribute '%U'", name);
    return was < 0 ? kRaised : kOk;
  }
  setStr(as<Dict>(attributeDict(self)), name, value);
  return kOk;
}

void traceFunction(Object *o, Tracer &t) {
  auto *f = static_cast<Function *>(o);
  t.visit(f->closure);
  for (Value v : {f->name, f->qualname, f->defaults, f->kwDefaults, f->annotations, f->doc, f->moduleName, f->dict, f->annotate, f->typeParameters, f->code->codeObject})
    t.visit(v);
}

// --- cell -------------------------------------------------------------------------------------------------------

Value cellRepr(Value self) {
  Value content = as<Cell>(self)->value;
  if (content == kUnset)
    return formatText("<cell at %s: empty>", addressText(self).text);
  return formatText("<cell at %s: %T object at %s>", addressText(self).text, content, addressText(content).text);
}
Value cellContents(Value self) {
  Value content = as<Cell>(self)->value;
  return content == kUnset ? Value(raise(types::ValueError, "Cell is empty")) : content;
}
Status setCellContents(Value self, Value v) {
  store(as<Cell>(self), &as<Cell>(self)->value, v);
  return kOk;
}
constinit const NativeGetSet cellGetSets[] = {{"cell_contents", cellContents, setCellContents}, {nullptr, nullptr}};

Value cellNew(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs > 1 || keywordNames)
    return raise(types::TypeError, "cell expected at most 1 argument, got %z", nargs);
  return valueOf(MakeCell(nargs ? args[0] : kUnset));
}
/// By their contents; an empty cell is less than any other.
Value cellCompare(Value a, Value b, CompareOp op) {
  if (!isExact<Cell>(a) || !isExact<Cell>(b))
    return kNotImplemented;
  Value x = as<Cell>(a)->value, y = as<Cell>(b)->value;
  if (x != kUnset && y != kUnset)
    return compare(x, y, op);
  return compare(boolValue(x != kUnset), boolValue(y != kUnset), op);
}
int64_t cellHash(Value self) {
  raise(types::TypeError, "unhashable type: '%T'", self);
  return -1;
}
void traceCell(Object *o, Tracer &t) { t.visit(static_cast<Cell *>(o)->value); }

} // namespace

constinit const TypeDefinition definitions::Function = {
    .slots = {.repr = functionRepr,
              .call = functionCall,
              .getAttr = functionGetAttr,
              .setAttr = functionSetAttr,
              .descriptorGet = functionGet,
              .trace = traceFunction},
    .getSets = functionGetSets,
    .instanceSize = sizeof(pyaot::Function),
};

constinit const TypeDefinition definitions::Cell = {
    .slots = {.repr = cellRepr, .hash = cellHash, .compare = cellCompare, .create = cellNew, .trace = traceCell},
    .getSets = cellGetSets,
    .instanceSize = sizeof(pyaot::Cell),
};

} // namespace pyaot::rt

namespace pyaot {

Value rt::MakeFunction(CodeInfo *code, Value defaults, Value kwDefaults, Value annotations, Value closure) {
  auto *f = allocate<pyaot::Function>(&shapes::Function);
  auto orNone = [](Value v) { return v == kUnset ? kNone : v; };
  f->code = code;
  f->closure = closure == kUnset ? nullptr : as<Tuple>(closure);
  f->name = valueOf(code->name);
  f->qualname = valueOf(code->qualname);
  f->defaults = orNone(defaults);
  f->kwDefaults = orNone(kwDefaults);
  f->annotations = orNone(annotations);
  f->doc = code->doc;
  f->moduleName = valueOf(code->module->name);
  f->dict = f->annotate = f->typeParameters = kUnset;
  return valueOf(f);
}

Cell *rt::MakeCell(Value value) {
  auto *cell = allocate<Cell>(&shapes::Cell);
  cell->value = value;
  return cell;
}

} // namespace pyaot
