//===- Itertools.cpp - module itertools -------------------------------------------------------===//
//
// Each tool is a type in one of the files of this folder. Python reference: library, "itertools".
//
//===----------------------------------------------------------------------===//
#include "Itertools/Itertools.h"
#include "Modules/NativeModule.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

using namespace itertools;

static constinit NativeType *const allTypes[] = {
    &accumulateType, &chainType,   &combinationsType, &replacementType,  &compressType, &countType,  &cycleType,
    &dropWhileType,  &filterFalseType, &groupByType,  &grouperType,      &isliceType,   &permutationsType,
    &productType,    &repeatType,  &starmapType,      &takeWhileType,    &teeType,      &teeDataType, &zipLongestType};

static constinit const NativeMethod functions[] = {
    {"tee", teeFunction, Arity::Range, 1, 2, NativeMethod::Instance, "Returns a tuple of n independent iterators."}, {}};

static Status initialise(Dict *ns) {
  for (NativeType *type : allTypes)
    setStr(ns, intern(type->name), valueOf(typeOf(*type)));
  if (semanticsAtLeast(10))
    setStr(ns, intern("pairwise"), valueOf(typeOf(pairwiseType)));
  if (semanticsAtLeast(12))
    setStr(ns, intern("batched"), valueOf(typeOf(batchedType)));
  return kOk;
}

constinit const NativeModule modules::itertools_ = {"itertools", functions, initialise};

} // namespace pyaot::rt
