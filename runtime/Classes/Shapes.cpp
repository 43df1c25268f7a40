//===- Shapes.cpp - hidden classes of instances ---------------------------------===//
#include "Classes/Shapes.h"
#include "Containers/Containers.h"

#include <cstdlib>
#include <cstring>

namespace pyaot::rt {

namespace {

/// Names of slots, shared by shapes along one path of the tree: a shape knows the first numSlots of them.
struct NameTable {
  uint32_t count, capacity;
  Str **names;
  uint16_t *index; ///< Open addressing by name address, position + 1; null while there are few names.
  uint32_t mask;
};

struct Transition {
  Str *name;
  Shape *to;
};

/// The private side of a shape.
struct ShapeLayout {
  Shape *nextOfType;
  NameTable *table;
  Transition *transitions;
  uint32_t numTransitions, capacity;
  Transition one;
};

constinit uint64_t lastVersion = kFirstDynamicVersion;

// Shapes and their tables come from chunks that are never freed.
constinit char *chunk = nullptr;
constinit size_t chunkLeft = 0;

template <typename T> T *allocateForever(size_t count = 1) {
  size_t bytes = (count * sizeof(T) + 15) & ~size_t(15);
  if (bytes > chunkLeft) {
    size_t size = bytes > 16384 ? bytes : 16384;
    chunk = static_cast<char *>(calloc(1, size));
    if (!chunk)
      abort();
    chunkLeft = size;
  }
  T *result = reinterpret_cast<T *>(chunk);
  chunk += bytes;
  chunkLeft -= bytes;
  return result;
}

ShapeLayout *layoutOf(Shape *shape) {
  if (!shape->layout)
    shape->layout = allocateForever<ShapeLayout>();
  return static_cast<ShapeLayout *>(shape->layout);
}

uint32_t hashName(const Str *name) { return uint32_t(reinterpret_cast<uintptr_t>(name) >> 4) * 2654435761u >> 8; }

void indexName(NameTable *table, uint32_t position) {
  uint32_t i = hashName(table->names[position]) & table->mask;
  while (table->index[i])
    i = (i + 1) & table->mask;
  table->index[i] = uint16_t(position + 1);
}

void appendName(NameTable *table, Str *name) {
  if (table->count == table->capacity) {
    table->capacity = table->capacity ? table->capacity * 2 : 4;
    Str **longer = allocateForever<Str *>(table->capacity);
    if (table->count)
      memcpy(longer, table->names, table->count * sizeof(Str *));
    table->names = longer;
    if (table->capacity > 8) {
      table->mask = table->capacity * 2 - 1;
      table->index = allocateForever<uint16_t>(table->mask + 1);
      for (uint32_t i = 0; i < table->count; ++i)
        if (table->names[i])
          indexName(table, i);
    }
  }
  table->names[table->count++] = name;
  if (table->index && name)
    indexName(table, table->count - 1);
}

NameTable *copyTable(NameTable *from, uint32_t count) {
  NameTable *table = allocateForever<NameTable>();
  for (uint32_t i = 0; i < count; ++i)
    appendName(table, from->names[i]);
  return table;
}

Shape *newShape(Type *type) {
  Shape *shape = allocateForever<Shape>();
  shape->type = type;
  shape->version = newVersion();
  shape->kind = type->kind;
  layoutOf(shape)->nextOfType = type->shapeList;
  type->shapeList = shape;
  return shape;
}

} // namespace

uint64_t newVersion() { return ++lastVersion; }

InstancePart *attributesBehindBody(Object *o) {
  switch (o->shape->kind) {
  case Kind::Tuple:
  case Kind::StructSequence: {
    Tuple *t = static_cast<Tuple *>(o);
    return reinterpret_cast<InstancePart *>(t->items() + t->length);
  }
  case Kind::Int: {
    BigInt *i = static_cast<BigInt *>(o);
    return reinterpret_cast<InstancePart *>(i->limbs() + (i->signedCount < 0 ? -i->signedCount : i->signedCount));
  }
  default: return nullptr;
  }
}

int64_t findSlot(const Shape *shape, const Str *name) {
  uint32_t count = shape->numSlots;
  if (!count || !shape->layout)
    return -1;
  const NameTable *table = static_cast<const ShapeLayout *>(shape->layout)->table;
  if (!table)
    return -1;
  if (!table->index) {
    for (uint32_t i = 0; i < count; ++i)
      if (table->names[i] == name)
        return i;
    return -1;
  }
  for (uint32_t i = hashName(name) & table->mask; table->index[i]; i = (i + 1) & table->mask) {
    uint32_t position = table->index[i] - 1u;
    if (table->names[position] == name)
      return position < count ? int64_t(position) : -1;
  }
  return -1;
}

Value *slotPlace(Object *o, uint32_t index) {
  InstancePart *part = attributesOf(o);
  if (index < o->shape->inlineSlots)
    return inlineSlots(part) + index;
  return static_cast<ValueArray *>(objectOf(part->overflow))->items() + (index - o->shape->inlineSlots);
}

Shape *addSlot(Shape *shape, Str *name) {
  ShapeLayout *layout = layoutOf(shape);
  Transition *transitions = layout->capacity ? layout->transitions : &layout->one;
  for (uint32_t i = 0; i < layout->numTransitions; ++i)
    if (transitions[i].name == name)
      return transitions[i].to;
  if (shape->numSlots >= kMaxShapeSlots || layout->numTransitions >= 128)
    return nullptr;
  Type *type = shape->type;
  Shape *child = newShape(type);
  child->inlineSlots = shape->inlineSlots;
  child->slotsOffset = shape->slotsOffset;
  child->numSlots = shape->numSlots + 1;
  ShapeLayout *childLayout = layoutOf(child);
  if (!layout->table)
    childLayout->table = allocateForever<NameTable>();
  else if (layout->table->count == shape->numSlots)
    childLayout->table = layout->table;
  else
    childLayout->table = copyTable(layout->table, shape->numSlots);
  appendName(childLayout->table, name);
  if (child->numSlots > type->slotsSeen)
    type->slotsSeen = child->numSlots;
  if (layout->numTransitions == 0) {
    layout->one = {name, child};
  } else {
    if (layout->numTransitions >= layout->capacity) {
      uint32_t capacity = layout->capacity ? layout->capacity * 2 : 4;
      Transition *longer = allocateForever<Transition>(capacity);
      memcpy(longer, transitions, layout->numTransitions * sizeof(Transition));
      layout->transitions = longer;
      layout->capacity = capacity;
    }
    layout->transitions[layout->numTransitions] = {name, child};
  }
  ++layout->numTransitions;
  return child;
}

void growTo(Object *o, Shape *next, Value value) {
  uint32_t index = next->numSlots - 1, inside = next->inlineSlots;
  InstancePart *part = attributesOf(o);
  if (index < inside) {
    store(o, inlineSlots(part) + index, value);
  } else {
    uint32_t position = index - inside;
    ValueArray *array = isObject(part->overflow) ? static_cast<ValueArray *>(objectOf(part->overflow)) : nullptr;
    if (!array || position >= array->capacity) {
      ValueArray *longer = allocateValues(position < 4 ? 4 : position * 2);
      if (array)
        memcpy(longer->items(), array->items(), position * sizeof(Value));
      store(o, &part->overflow, valueOf(longer));
      array = longer;
    }
    store(o, array->items() + position, value);
  }
  o->shape = next;
}

Value instanceGet(Object *o, Str *name) {
  if (o->shape->flags & kShapeDict)
    return getStr(static_cast<Dict *>(objectOf(attributesOf(o)->overflow)), name);
  int64_t index = findSlot(o->shape, name);
  return index < 0 ? kUnset : *slotPlace(o, uint32_t(index));
}

void instanceSet(Object *o, Str *name, Value value) {
  if (!(o->shape->flags & kShapeDict)) {
    int64_t index = findSlot(o->shape, name);
    if (index >= 0) {
      store(o, slotPlace(o, uint32_t(index)), value);
      return;
    }
    if (Shape *next = addSlot(o->shape, name)) {
      growTo(o, next, value);
      return;
    }
    instanceDict(o);
  }
  setStr(static_cast<Dict *>(objectOf(attributesOf(o)->overflow)), name, value);
}

bool instanceDelete(Object *o, Str *name) {
  if (!(o->shape->flags & kShapeDict)) {
    if (findSlot(o->shape, name) < 0)
      return false;
    instanceDict(o);
  }
  return remove(static_cast<Dict *>(objectOf(attributesOf(o)->overflow)), valueOf(name)) == 1;
}

void forEachAttribute(Object *o, void (*see)(void *context, Str *name, Value value), void *context) {
  if (o->shape->flags & kShapeDict) {
    int64_t position = 0;
    Value key, value;
    while (nextEntry(static_cast<Dict *>(objectOf(attributesOf(o)->overflow)), &position, &key, &value))
      if (isStr(key))
        see(context, as<Str>(key), value);
    return;
  }
  if (!o->shape->layout)
    return;
  NameTable *table = static_cast<ShapeLayout *>(o->shape->layout)->table;
  for (uint32_t i = 0; i < o->shape->numSlots; ++i)
    if (Str *name = table->names[i])
      see(context, name, *slotPlace(o, i));
}

static Shape *dictShapeOf(Object *o, Type *type) {
  uint32_t slots = o->shape->inlineSlots;
  // Instances made under another prediction have another size, which the shape must tell.
  for (Shape *shape = type->dictShape; shape; shape = layoutOf(shape)->one.to)
    if (shape->inlineSlots == slots)
      return shape;
  Shape *shape = newShape(type);
  shape->flags = kShapeDict;
  shape->inlineSlots = slots;
  shape->slotsOffset = o->shape->slotsOffset;
  layoutOf(shape)->one.to = type->dictShape;
  type->dictShape = shape;
  return shape;
}

void setInstanceDict(Object *o, Dict *dict) {
  InstancePart *part = attributesOf(o);
  if (!(o->shape->flags & kShapeDict)) {
    Shape *shape = dictShapeOf(o, o->shape->type);
    uint32_t reserved = o->shape->type->reservedSlots;
    for (uint32_t i = reserved; i < shape->inlineSlots; ++i)
      inlineSlots(part)[i] = {};
    o->shape = shape;
  }
  store(o, &part->overflow, valueOf(dict));
}

Dict *instanceDict(Object *o) {
  if (o->shape->flags & kShapeDict)
    return static_cast<Dict *>(objectOf(attributesOf(o)->overflow));
  Dict *dict = newDict(o->shape->numSlots);
  forEachAttribute(
      o, [](void *to, Str *name, Value value) { setStr(static_cast<Dict *>(to), name, value); }, dict);
  setInstanceDict(o, dict);
  return dict;
}

void moveToType(Object *o, Type *to) {
  if (to->flags & Type::HasDict) {
    instanceDict(o);
    o->shape = dictShapeOf(o, to);
  } else {
    o->shape = to->instanceShape;
  }
}

Shape *makeRootShape(Type *type, uint32_t slots) {
  Shape *shape = newShape(type);
  shape->slotsOffset = type->instanceShape ? type->instanceShape->slotsOffset : 0;
  shape->inlineSlots = slots;
  shape->numSlots = type->reservedSlots;
  if (type->reservedSlots) {
    NameTable *table = layoutOf(shape)->table = allocateForever<NameTable>();
    for (uint32_t i = 0; i < type->reservedSlots; ++i)
      appendName(table, nullptr);
  }
  return shape;
}

void renewVersions(Type *type) {
  type->version = newVersion();
  for (Shape *shape = type->shapeList; shape; shape = layoutOf(shape)->nextOfType)
    shape->version = newVersion();
  if (!type->shapeList && type->instanceShape)
    type->instanceShape->version = newVersion();
  if (!isObject(type->subclasses))
    return;
  List *list = as<List>(type->subclasses);
  for (int64_t i = 0; i < list->length; ++i)
    renewVersions(as<Type>(list->items[i]));
}

void predictSlots(Type *type) {
  ++type->predictions;
  type->untilPrediction = type->predictions < 12 ? 4u << (2 * type->predictions) : ~0u;
  Shape *root = type->instanceShape;
  if (!(type->flags & Type::HasDict) || !(type->flags & Type::Heap))
    return;
  uint32_t slots = type->slotsSeen < kMaxInlineSlots ? type->slotsSeen : kMaxInlineSlots;
  if (slots < type->reservedSlots)
    slots = type->reservedSlots;
  // Objects are rounded up to 16 bytes: use what would be padding.
  if (root->slotsOffset > 0 && (uint32_t(root->slotsOffset) + sizeof(InstancePart) + slots * sizeof(Value)) % 16)
    ++slots;
  // Fewer slots are worth a new root only the first time, when the first guess was made blindly.
  if (slots > root->inlineSlots || (type->predictions == 1 && slots < root->inlineSlots))
    type->instanceShape = makeRootShape(type, slots);
}

} // namespace pyaot::rt
