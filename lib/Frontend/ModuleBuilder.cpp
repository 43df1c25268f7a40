//===- ModuleBuilder.cpp - the functions, constants and facts of a module -------===//

#include "ModuleBuilder.h"
#include "FunctionBuilder.h"

namespace pyaot::frontend {

llvm::Expected<std::unique_ptr<ir::Module>> buildModule(const bytecode::CodeObject &code, const Options &options,
                                                        DiagnosticEngine &diagnostics) {
  return ModuleBuilder(code, options, diagnostics).run();
}

static llvm::StringRef fileNameOf(const bytecode::CodeObject &code, const Options &options) {
  if (!options.fileName.empty())
    return options.fileName;
  return code.fileName ? code.fileName->utf8() : "";
}

ModuleBuilder::ModuleBuilder(const bytecode::CodeObject &code, const Options &options, DiagnosticEngine &diagnostics)
    : code_(code), diagnostics_(diagnostics),
      module_(std::make_unique<ir::Module>(options.moduleName, fileNameOf(code, options))) {
  module_->isPackage = options.isPackage;
}

llvm::Expected<std::unique_ptr<ir::Module>> ModuleBuilder::run() {
  declare(code_);
  // order_ is complete: each code object before those among its constants.
  for (const bytecode::CodeObject *code : order_) {
    ir::Function &function = *functions_[code];
    fillFacts(*code, function);
    if (code->isGeneratorLike() && function.kind() != ir::FunctionKind::Function)
      return makeError(module_->fileName(), "malformed code of " + code->displayName() + ": a generator that is no function");
    llvm::Expected<bytecode::CanonicalCode> graph = bytecode::lower(*code);
    if (!graph)
      return graph.takeError();
    FunctionBuilder builder(*this, *graph, function);
    builder.run();
    if (builder.misuse())
      return makeError(module_->fileName(), "malformed code of " + code->displayName() + ": a NULL is used as a value",
                       *builder.misuse());
  }
  findCandidates();
  return std::move(module_);
}

ir::Function *ModuleBuilder::declare(const bytecode::CodeObject &code) {
  ir::Function *&function = functions_[&code];
  if (function)
    return function;
  ir::FunctionKind kind = &code == &code_      ? ir::FunctionKind::Module
                          : code.isFunction() ? ir::FunctionKind::Function
                                              : ir::FunctionKind::ClassBody;
  ir::Function *made = module_->addFunction(kind, code.displayName());
  function = made;
  order_.push_back(&code);
  for (const bytecode::Constant *c : code.consts)
    if (auto *inner = llvm::dyn_cast<bytecode::CodeObject>(c))
      declare(*inner);
  return made;
}

void ModuleBuilder::fillFacts(const bytecode::CodeObject &code, ir::Function &function) {
  ir::CodeFacts &f = function.facts;
  ir::ConstantPool &pool = module_->constants;
  f.name = pool.str(code.name->utf8());
  if (!f.qualname) // before 3.11 MAKE_FUNCTION says it
    f.qualname = pool.str(code.displayName());
  f.flags = code.flags;
  f.argCount = code.argCount;
  f.posOnlyCount = code.posOnlyArgCount;
  f.kwOnlyCount = code.kwOnlyArgCount;
  f.firstLine = code.firstLine;
  for (const bytecode::LocalSlot &slot : code.slots) {
    const ir::Constant *name = pool.str(slot.name->utf8());
    if (slot.isLocal())
      f.varNames.push_back(name);
    if (slot.isCell())
      f.cellVars.push_back(name);
    if (slot.isFree())
      f.freeVars.push_back(name);
  }
  for (const bytecode::StrConstant *name : code.names)
    f.names.push_back(pool.str(name->utf8()));
  for (const bytecode::Constant *c : code.consts)
    f.consts.push_back(constant(*c));
  // Reference, "The standard type hierarchy", code objects: co_consts[0] of a function is the docstring, if it is a str
  // (and the flag says so).
  bool hasDoc = code.mayHaveDocstring() && !f.consts.empty() && f.consts[0]->is(ir::ConstantKind::Str);
  f.doc = hasDoc ? f.consts[0] : pool.none();
}

const ir::Constant *ModuleBuilder::constant(const bytecode::Constant &c) {
  ir::ConstantPool &pool = module_->constants;
  auto list = [&](llvm::ArrayRef<const bytecode::Constant *> items) {
    llvm::SmallVector<const ir::Constant *, 8> out;
    for (const bytecode::Constant *item : items)
      out.push_back(constant(*item));
    return out;
  };
  switch (c.kind()) {
  case bytecode::ConstantKind::None:
    return pool.none();
  case bytecode::ConstantKind::Bool:
    return pool.boolean(llvm::cast<bytecode::BoolConstant>(c).value());
  case bytecode::ConstantKind::Ellipsis:
    return pool.ellipsis();
  case bytecode::ConstantKind::Int: {
    auto &i = llvm::cast<bytecode::IntConstant>(c);
    return pool.integer(i.isNegative(), i.limbs());
  }
  case bytecode::ConstantKind::Float:
    return pool.floating(llvm::cast<bytecode::FloatConstant>(c).value());
  case bytecode::ConstantKind::Complex: {
    auto &z = llvm::cast<bytecode::ComplexConstant>(c);
    return pool.complex(z.real(), z.imag());
  }
  case bytecode::ConstantKind::Str:
    return pool.str(llvm::cast<bytecode::StrConstant>(c).utf8());
  case bytecode::ConstantKind::Bytes:
    return pool.bytes(llvm::cast<bytecode::BytesConstant>(c).data());
  case bytecode::ConstantKind::Tuple:
    return pool.tuple(list(llvm::cast<bytecode::TupleConstant>(c).items()));
  case bytecode::ConstantKind::FrozenSet:
    return pool.frozenSet(list(llvm::cast<bytecode::FrozenSetConstant>(c).items()));
  case bytecode::ConstantKind::Slice: {
    auto &s = llvm::cast<bytecode::SliceConstant>(c);
    return pool.slice(constant(*s.start()), constant(*s.stop()), constant(*s.step()));
  }
  case bytecode::ConstantKind::Code:
    return pool.code(declare(llvm::cast<bytecode::CodeObject>(c)));
  }
  llvm_unreachable("all kinds are answered");
}

void ModuleBuilder::unsupported(SourceLocation location, const llvm::Twine &what) {
  diagnostics_.unsupported(module_->fileName(), location, what);
}

/// A global that the module's code binds in one place only, which is a top-level `def`.
void ModuleBuilder::findCandidates() {
  std::vector<ir::Function *> bound(module_->globals().size(), nullptr);
  for (auto &f : module_->functions())
    for (ir::Block &b : *f)
      for (ir::Instruction &i : b) {
        if (i.opcode() == ir::Opcode::StoreGlobal) {
          module_->global(i.number()).stores++;
          ir::Instruction *made = i.operand(0)->definingInstruction();
          if (f.get() == module_->body() && made && made->opcode() == ir::Opcode::MakeFunction)
            bound[i.number()] = made->code();
        } else if (i.opcode() == ir::Opcode::DeleteGlobal) {
          module_->global(i.number()).deletes++;
        }
      }
  for (uint32_t n = 0; n < bound.size(); ++n) {
    ir::Global &g = module_->global(n);
    if (g.stores == 1 && g.deletes == 0)
      g.candidate = bound[n];
  }
}

} // namespace pyaot::frontend
