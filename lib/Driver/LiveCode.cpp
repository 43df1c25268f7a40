//===- LiveCode.cpp - which functions of a program may run ---------------------------===//
#include "pyaot/Driver/LiveCode.h"

#include "llvm/ADT/DenseMap.h"

using namespace pyaot;
using llvm::StringRef;
using ir::Opcode;

namespace {

bool isText(const ir::Value *v, StringRef text) {
  auto *constant = llvm::dyn_cast<ir::Constant>(v);
  return constant && constant->is(ir::ConstantKind::Str) && constant->text() == text;
}

const ir::Instruction *definition(const ir::Value *v) {
  auto *result = llvm::dyn_cast<ir::Result>(v);
  return result ? result->instruction() : nullptr;
}

/// The variable or attribute that an instruction reads; empty: none.
StringRef nameRead(const ir::Instruction &i) {
  switch (i.opcode()) {
  case Opcode::LoadGlobal:
    return i.function().module().globals()[i.number()].name->text();
  case Opcode::LoadName:
  case Opcode::LoadClassDeref:
  case Opcode::LoadFromDictOrGlobals:
  case Opcode::LoadAttr:
  case Opcode::LoadMethod:
  case Opcode::LoadSuperAttr:
  case Opcode::ImportFrom:
    return i.name();
  default:
    return {};
  }
}

/// Facts about the code of one function that matter here.
class FunctionUses {
public:
  FunctionUses(const ir::Function &function, bool isMain) {
    walk(const_cast<ir::Function &>(function), isMain);
    for (const ir::Instruction *i : reached_) {
      for (const ir::Value *v : i->operands())
        use(v, *i);
      for (const ir::Edge &e : i->successors())
        for (const ir::Value *v : e.args)
          escaped_.insert(v);
      if (i->handler())
        for (const ir::Value *v : i->handler()->args)
          escaped_.insert(v);
    }
    for (const ir::Instruction *i : reached_)
      findExports(*i);
  }

  llvm::ArrayRef<const ir::Instruction *> reached() const { return reached_; }
  /// The value is only bound to names, and so must be mentioned to be used.
  bool isOnlyBound(const ir::Value *v) const { return !escaped_.contains(v); }
  llvm::ArrayRef<StringRef> boundNames(const ir::Value *v) const {
    auto it = bound_.find(v);
    if (it == bound_.end())
      return {};
    return it->second;
  }
  /// Does it list names for `import *`? They are no mention.
  bool isExportList(const ir::Instruction *i) const { return exports_.contains(i); }

private:
  /// What can be reached, if the module is not the main one: `if __name__ == "__main__"` is not taken.
  void walk(ir::Function &function, bool isMain) {
    llvm::SmallVector<ir::Block *> queue = {&function.entry()};
    llvm::DenseSet<ir::Block *> seen = {&function.entry()};
    while (!queue.empty()) {
      ir::Block *block = queue.pop_back_val();
      const ir::Edge *never = nullptr;
      for (const ir::Instruction &i : *block) {
        reached_.push_back(&i);
        if (!isMain && i.opcode() == Opcode::Branch && isMainTest(i.operands()[0]))
          never = &i.successors()[0];
      }
      auto follow = [&](const ir::Edge &edge) {
        if (&edge != never && seen.insert(edge.block).second)
          queue.push_back(edge.block);
      };
      for (const ir::Instruction &i : *block) {
        if (i.handler())
          follow(*i.handler());
        for (const ir::Edge &edge : i.successors())
          follow(edge);
      }
    }
  }
  static bool isMainTest(const ir::Value *condition) {
    const ir::Instruction *test = definition(condition);
    if (!test || test->opcode() != Opcode::IsEqual)
      return false;
    const ir::Instruction *left = definition(test->operands()[0]);
    return left && nameRead(*left) == "__name__" && isText(test->operands()[1], "__main__");
  }

  void use(const ir::Value *v, const ir::Instruction &i) {
    if (i.opcode() == Opcode::StoreGlobal)
      bound_[v].push_back(i.function().module().globals()[i.number()].name->text());
    else if (i.opcode() == Opcode::StoreName && v == i.operands()[1])
      bound_[v].push_back(i.name());
    else if (i.opcode() != Opcode::SetFunctionAttribute || v != i.operands()[0])
      escaped_.insert(v);
    users_[v].push_back(&i);
  }

  /// __all__ = [...], and what is done with it.
  void findExports(const ir::Instruction &i) {
    const ir::Value *list = nullptr;
    if (i.opcode() == Opcode::StoreGlobal && i.function().module().globals()[i.number()].name->text() == "__all__")
      list = i.operands()[0];
    else if (nameRead(i) == "__all__")
      list = &const_cast<ir::Instruction &>(i).results()[0];
    if (!list)
      return;
    if (const ir::Instruction *made = definition(list))
      markExports(*made);
    for (const ir::Instruction *user : users_[list])
      markExports(*user);
  }
  void markExports(const ir::Instruction &i) {
    exports_.insert(&i);
    for (const ir::Value *v : i.operands())
      if (const ir::Instruction *part = definition(v); part && part->opcode() == Opcode::BuildList) {
        exports_.insert(part);
        for (const ir::Instruction *user : users_[v])
          exports_.insert(user);
      }
    // __all__.extend(names): the call's callee is what was loaded.
    if (i.opcode() == Opcode::LoadMethod || i.opcode() == Opcode::LoadAttr)
      for (const ir::Result &r : const_cast<ir::Instruction &>(i).results())
        for (const ir::Instruction *user : users_[&r])
          exports_.insert(user);
  }

  std::vector<const ir::Instruction *> reached_;
  llvm::DenseSet<const ir::Value *> escaped_;
  llvm::DenseMap<const ir::Value *, std::vector<StringRef>> bound_;
  llvm::DenseMap<const ir::Value *, std::vector<const ir::Instruction *>> users_;
  llvm::DenseSet<const ir::Instruction *> exports_;
};

} // namespace

StringRef pyaot::importedByCall(const ir::Instruction &i) {
  if ((i.opcode() != Opcode::Call && i.opcode() != Opcode::CallMethod) || i.numOperands() < 2)
    return {};
  const ir::Instruction *callee = definition(i.operands()[0]);
  if (!callee || (nameRead(*callee) != "import_module" && nameRead(*callee) != "__import__"))
    return {};
  unsigned first = i.opcode() == Opcode::Call ? 1 : 2;
  if (i.numOperands() <= first)
    return {};
  auto *name = llvm::dyn_cast<ir::Constant>(i.operands()[first]);
  return name && name->is(ir::ConstantKind::Str) ? name->text() : StringRef();
}

void LiveCode::addModule(size_t number, const ir::Module &module, bool all) {
  if (all)
    for (const auto &function : module.functions()) {
      live_.insert(function.get());
      scan({number, function.get()}, true);
    }
  else
    enqueue({number, module.body()});
  while (!queue_.empty()) {
    Candidate next = queue_.back();
    queue_.pop_back();
    scan(next, false);
  }
}

void LiveCode::enqueue(Candidate candidate) {
  if (live_.insert(candidate.function).second)
    queue_.push_back(candidate);
}

void LiveCode::offer(Candidate candidate, StringRef name) {
  bool isSpecial = name.starts_with("__") && name.ends_with("__");
  if (isSpecial || mentioned_.contains(name) ||
      llvm::any_of(prefixes_, [&](const std::string &p) { return name.starts_with(p); }))
    enqueue(candidate);
  else
    waiting_[name].push_back(candidate);
}

void LiveCode::mention(StringRef name) {
  if (!mentioned_.insert(name).second)
    return;
  auto it = waiting_.find(name);
  if (it == waiting_.end())
    return;
  std::vector<Candidate> found = std::move(it->second);
  waiting_.erase(it);
  for (Candidate c : found)
    enqueue(c);
}

void LiveCode::mentionPrefix(StringRef prefix) {
  if (prefix.size() < 2 || !prefix.ends_with("_") || prefix == "__" || llvm::is_contained(prefixes_, prefix))
    return;
  prefixes_.push_back(prefix.str());
  std::vector<std::string> names;
  for (const auto &entry : waiting_)
    if (entry.first().starts_with(prefix))
      names.push_back(entry.first().str());
  for (const std::string &name : names)
    mention(name);
}

void LiveCode::mentionText(StringRef text) {
  mention(text);
  mentionPrefix(text.split('%').first);
}

void LiveCode::scan(Candidate candidate, bool all) {
  FunctionUses uses(*candidate.function, all);
  for (const ir::Instruction *i : uses.reached()) {
    if (!uses.isExportList(i))
      scanInstruction(candidate, *i);
    if (i->opcode() != Opcode::MakeFunction)
      continue;
    const ir::Value *made = &const_cast<ir::Instruction *>(i)->results()[0];
    if (!uses.isOnlyBound(made))
      enqueue({candidate.module, i->code()});
    else
      for (StringRef name : uses.boundNames(made))
        offer({candidate.module, i->code()}, name);
  }
}

void LiveCode::scanInstruction(Candidate candidate, const ir::Instruction &i) {
  if (i.opcode() == Opcode::ImportName || !importedByCall(i).empty())
    onImport_(candidate.module, i);
  if (StringRef name = nameRead(i); !name.empty())
    mention(name);
  for (const ir::Value *operand : i.operands())
    if (auto *constant = llvm::dyn_cast<ir::Constant>(operand)) {
      if (constant->is(ir::ConstantKind::Str))
        mentionText(constant->text());
      else if (constant->is(ir::ConstantKind::Tuple))
        for (const ir::Constant *item : constant->items())
          if (item->is(ir::ConstantKind::Str))
            mentionText(item->text());
    }
  if (i.opcode() == Opcode::FormatString)
    for (const ir::Piece &piece : i.pieces())
      if (piece.literal)
        mentionPrefix(piece.literal->text());
}
