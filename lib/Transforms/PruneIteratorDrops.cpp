//===- PruneIteratorDrops.cpp - loops that need not close their iterator ------------------===//
//
//   %1 = get_iter %0                     %1 = get_iter %0
//   own_iterator %1, %f                  ...
//   ...                             =>   drop_iterator %1
//   drop_iterator %1                     jump ^7
//   drop_iterator %x
//   jump ^7
//
// The Frontend writes drop_iterator wherever a loop's iterator may be popped.
// Here those of values that no get_iter made go, those of loops over the usual
// builtins, and every own_iterator whose loop is never left early (other than
// by an exception, which closes nothing; of generators the runtime knows the
// iterators that live in their slots).
//
// Requires that trivial-args ran (a loop's iterator is an argument of its
// blocks before) and that generators are not lowered yet. Sound because both
// instructions only make a generator be closed sooner; where a program has
// its own generator function under a builtin's name, it is closed when it is
// collected.
//
//===----------------------------------------------------------------------===//

#include "pyaot/IR/Module.h"
#include "pyaot/Transforms/Passes.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSwitch.h"

namespace pyaot::transforms {

using namespace ir;

static bool isNeverGenerator(llvm::StringRef builtin) {
  return llvm::StringSwitch<bool>(builtin)
      .Cases("range", "enumerate", "zip", "map", "filter", "reversed", "sorted", "list", "tuple", true)
      .Cases("set", "dict", "str", "open", "iter", "frozenset", "bytes", "input", true)
      .Default(false);
}

static bool mayBeOwnGenerator(Function &f, Value *iterator) {
  Instruction *made = iterator->definingInstruction();
  if (!made || made->opcode() != Opcode::GetIter)
    return false;
  Instruction *iterable = made->operand(0)->definingInstruction();
  if (!iterable || iterable->opcode() != Opcode::Call)
    return !llvm::isa<Constant>(made->operand(0));
  Instruction *callable = iterable->operand(0)->definingInstruction();
  return !callable || callable->opcode() != Opcode::LoadGlobal ||
         !isNeverGenerator(f.module().global(callable->number()).name->text());
}

bool pruneIteratorDrops(Function &f) {
  llvm::DenseSet<Value *> needed;
  bool isChanged = false;
  auto eraseIf = [&](auto isNeedless) {
    for (Block &b : f)
      for (auto it = b.begin(); it != b.end();) {
        Instruction &i = *it++;
        if (isNeedless(i)) {
          i.erase();
          isChanged = true;
        }
      }
  };
  eraseIf([&](Instruction &i) {
    if (i.opcode() != Opcode::DropIterator)
      return false;
    if (!mayBeOwnGenerator(f, i.operand(0)))
      return true;
    needed.insert(i.operand(0));
    return false;
  });
  for (Block &b : f)
    for (Instruction &i : b)
      if (i.opcode() == Opcode::Call) // a generator expression gets its iterator as an argument
        needed.insert(i.operands().begin(), i.operands().end());
  if (!f.facts.isGeneratorLike()) // the loops of a generator are left when it is closed, too
    eraseIf([&](Instruction &i) { return i.opcode() == Opcode::OwnIterator && !needed.contains(i.operand(0)); });
  return isChanged;
}

} // namespace pyaot::transforms
