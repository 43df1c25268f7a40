//===- ModuleLowering.cpp - what the functions of a module share ------------------------===//
#include "ModuleLowering.h"

#include "pyaot/ABI/RuntimeFunctions.h"
#include "pyaot/IR/FormatSpec.h"

#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Support/Path.h"

using namespace pyaot;
using namespace pyaot::codegen;
using llvm::Constant;
using llvm::ConstantInt;
using llvm::ConstantStruct;
using llvm::GlobalValue;
using llvm::GlobalVariable;
using llvm::StringRef;

ModuleLowering::ModuleLowering(ir::Module &module, llvm::Module &out, const CodeGenOptions &options)
    : ir_(module), out_(out), options_(options), statics_(out), i64_(llvm::Type::getInt64Ty(out.getContext())),
      i32_(llvm::Type::getInt32Ty(out.getContext())), ptr_(llvm::PointerType::getUnqual(out.getContext())) {
  if (!options.debugInfo)
    return;
  debug_ = std::make_unique<llvm::DIBuilder>(out);
  debugFile_ = debug_->createFile(llvm::sys::path::filename(module.fileName()), llvm::sys::path::parent_path(module.fileName()));
  debugUnit_ = debug_->createCompileUnit(llvm::dwarf::DW_LANG_Python, debugFile_, "pyaot", true, "", 0);
  out.addModuleFlag(llvm::Module::Warning, "Debug Info Version", llvm::DEBUG_METADATA_VERSION);
  out.addModuleFlag(llvm::Module::Warning, "Dwarf Version", 4);
}

llvm::DISubprogram *ModuleLowering::debugScope(const ir::Function &function, llvm::Function *body) {
  const ir::CodeFacts &facts = function.codeFacts();
  auto *type = debug_->createSubroutineType(debug_->getOrCreateTypeArray({}));
  return debug_->createFunction(debugFile_, facts.qualname->text(), body->getName(), debugFile_, facts.firstLine, type,
                                facts.firstLine, llvm::DINode::FlagZero, llvm::DISubprogram::SPFlagDefinition);
}

void ModuleLowering::run() {
  auto *type = llvm::ArrayType::get(i64_, ir_.globals().size());
  std::vector<Constant *> unset(ir_.globals().size(), ConstantInt::get(i64_, kUnsetBits));
  globals_ = new GlobalVariable(out_, type, false, GlobalValue::InternalLinkage, llvm::ConstantArray::get(type, unset), "globals");
  moduleInfo_ = new GlobalVariable(out_, llvm::ArrayType::get(i64_, sizeof(ModuleInfo) / 8), false, GlobalValue::ExternalLinkage,
                                   nullptr, "module." + ir_.name().str() + ".declaration");
  declareFunctions();
  for (const auto &f : ir_.functions())
    lowerFunction(*this, *f);
  for (const auto &f : ir_.functions())
    if (!f->resumeOf()) {
      lowerEntry(*f);
      emitCodeInfo(*f);
    }
  emitModuleInfo();
  emitNativeImports();
  if (options_.isMain)
    emitProgram();
  if (debug_)
    debug_->finalize();
}

void ModuleLowering::declareFunctions() {
  for (const auto &f : ir_.functions()) {
    FunctionData &data = functions_[f.get()];
    std::vector<llvm::Type *> parameters = {ptr_}; // the Function, or the Generator
    if (f->kind() == ir::FunctionKind::Resume)
      parameters.push_back(i64_);
    else
      parameters.insert(parameters.end(), f->numParameters(), i64_);
    data.body = llvm::Function::Create(llvm::FunctionType::get(i64_, parameters, false), GlobalValue::InternalLinkage,
                                       ir_.name() + "." + f->symbol(), out_);
    data.body->addFnAttr(llvm::Attribute::NoUnwind);
    if (options_.coldBodies && (f->kind() == ir::FunctionKind::Module || f->kind() == ir::FunctionKind::ClassBody)) {
      data.body->addFnAttr(llvm::Attribute::OptimizeNone);
      data.body->addFnAttr(llvm::Attribute::NoInline);
    }
    if (options_.debugInfo)
      data.body->setUWTableKind(llvm::UWTableKind::Default);
    if (f->resumeOf())
      continue;
    data.info = new GlobalVariable(out_, llvm::ArrayType::get(i64_, sizeof(CodeInfo) / 8), false, GlobalValue::ExternalLinkage,
                                   nullptr, "code." + f->symbol() + ".declaration");
  }
  auto wantCell = [&](const ir::Function &f) {
    FunctionData &data = functions_[&f];
    if (!data.functionCell)
      data.functionCell = llvm::cast<GlobalVariable>(newRoot());
  };
  for (const ir::Global &g : ir_.globals())
    if (g.candidate)
      wantCell(*g.candidate);
  for (const auto &f : ir_.functions())
    for (ir::Block &b : *f)
      for (ir::Instruction &i : b)
        if (i.opcode() == ir::Opcode::IsFunction)
          wantCell(*i.code());
}

Constant *ModuleLowering::newRoot() {
  auto *root = new GlobalVariable(out_, i64_, false, GlobalValue::InternalLinkage, ConstantInt::get(i64_, kUnsetBits), "root");
  roots_.push_back(root);
  return root;
}

Constant *ModuleLowering::globalCell(uint32_t index) {
  return llvm::ConstantExpr::getInBoundsGetElementPtr(globals_->getValueType(), globals_,
                                                      llvm::ArrayRef<Constant *>{ConstantInt::get(i32_, 0), ConstantInt::get(i32_, index)});
}

Constant *ModuleLowering::builtinCell(StringRef name, StringRef table) {
  enum : int {
#define BUILTIN_NAME(Name) Index##Name,
#include "pyaot/ABI/BuiltinNames.def"
  };
  int index = llvm::StringSwitch<int>(name)
#define BUILTIN_NAME(Name) .Case(#Name, Index##Name)
#include "pyaot/ABI/BuiltinNames.def"
                  .Default(-1);
  if (index < 0)
    return nullptr;
  auto *builtins = llvm::cast<GlobalVariable>(statics_.external(table));
  return llvm::ConstantExpr::getInBoundsGetElementPtr(i64_, builtins, ConstantInt::get(i64_, index));
}

Constant *ModuleLowering::constant(const ir::Constant *c) {
  auto [it, isNew] = constants_.try_emplace(c, nullptr);
  if (!isNew)
    return it->second;
  Constant *result = nullptr;
  switch (c->constantKind()) {
  case ir::ConstantKind::Unset:
    result = statics_.immediate(kUnsetBits);
    break;
  case ir::ConstantKind::I1:
    result = ConstantInt::getBool(context(), c->truth());
    break;
  case ir::ConstantKind::None:
    result = statics_.none();
    break;
  case ir::ConstantKind::Bool:
    result = statics_.boolean(c->truth());
    break;
  case ir::ConstantKind::Ellipsis:
    result = statics_.immediate(kEllipsisBits);
    break;
  case ir::ConstantKind::Int:
    result = statics_.integer(c->isNegative(), c->limbs());
    break;
  case ir::ConstantKind::Float:
    result = statics_.floating(c->real());
    break;
  case ir::ConstantKind::Complex:
    result = statics_.complex(c->real(), c->imag());
    break;
  case ir::ConstantKind::Str:
    result = statics_.string(c->text(), c->isInterned());
    break;
  case ir::ConstantKind::Bytes:
    result = statics_.bytes(c->text());
    break;
  case ir::ConstantKind::Tuple: {
    std::vector<Constant *> items;
    for (const ir::Constant *item : c->items()) {
      Constant *value = constant(item);
      if (!value)
        return nullptr; // contains something that is built at run time: so is the tuple
      items.push_back(value);
    }
    result = statics_.tuple(items);
    break;
  }
  case ir::ConstantKind::FrozenSet:
  case ir::ConstantKind::Slice:
  case ir::ConstantKind::Code:
    break;
  }
  return constants_[c] = result; // the map may have grown meanwhile
}

Constant *ModuleLowering::rootFor(const ir::Constant *c) {
  if (Constant *known = rootConstants_.lookup(c))
    return known;
  for (const ir::Constant *item : c->items()) // parts first: they are built in this order
    if (!constant(item))
      rootFor(item);
  rootOrder_.push_back(c);
  return rootConstants_[c] = newRoot();
}

uint32_t ModuleLowering::locationNumber(const ir::Function &function, const SourceLocation &l, uint32_t flags) {
  FunctionData &data = codeDataOf(function);
  auto [it, isNew] = data.locationNumbers.try_emplace({l.line, l.endLine, l.column, l.endColumn, flags}, data.locationRows.size());
  if (isNew) {
    auto field = [&](int64_t v) { return ConstantInt::get(i32_, uint64_t(v), true); };
    data.locationRows.push_back(
        ConstantStruct::getAnon({field(l.line), field(l.endLine), field(l.column), field(l.endColumn),
                                 field(int64_t(flags | it->second << kLocationFlagBits))}));
  }
  return it->second;
}

Constant *ModuleLowering::locationRow(const ir::Function &function, uint32_t number) {
  FunctionData &data = codeDataOf(function);
  if (!data.locations)
    data.locations = new GlobalVariable(out_, i64_, true, GlobalValue::ExternalLinkage, nullptr,
                                        "locations." + function.symbol() + ".declaration");
  return llvm::ConstantExpr::getInBoundsGetElementPtr(llvm::Type::getInt8Ty(context()), data.locations,
                                                      ConstantInt::get(i64_, 8 + number * sizeof(CodeLocation)));
}

Constant *ModuleLowering::newAttrCache() {
  auto *type = llvm::ArrayType::get(i64_, kAttrCacheWays * sizeof(AttrCache) / 8);
  return new GlobalVariable(out_, type, false, GlobalValue::PrivateLinkage, llvm::ConstantAggregateZero::get(type), "cache");
}

llvm::StructType *ModuleLowering::formatPieceType() {
  llvm::Type *i8 = llvm::Type::getInt8Ty(context());
  auto *spec = llvm::StructType::get(context(), {i32_, i8, i8, i8, i8, i8, i8, i8, i32_, i32_});
  auto *piece = llvm::StructType::get(context(), {ptr_, i8, i8, i8, i8, ptr_, spec, i32_});
  assert(out_.getDataLayout().getTypeAllocSize(piece) == sizeof(FormatPiece) && "the ABI struct and its LLVM type differ");
  return piece;
}

Constant *ModuleLowering::formatPieces(const ir::Function &function, llvm::ArrayRef<ir::Piece> pieces) {
  llvm::Type *i8 = llvm::Type::getInt8Ty(context());
  auto byte = [&](int v) { return ConstantInt::get(i8, uint8_t(v)); };
  auto word = [&](int64_t v) { return ConstantInt::get(i32_, uint64_t(v), true); };
  Constant *null = llvm::ConstantPointerNull::get(ptr_);
  auto *type = formatPieceType();
  auto *specType = llvm::cast<llvm::StructType>(type->getElementType(6));
  std::vector<Constant *> rows;
  for (const ir::Piece &p : pieces) {
    FormatSpec spec;
    bool parsed = true;
    if (p.spec) {
      std::optional<FormatSpec> s = ir::parseFormatSpec(p.spec->text());
      parsed = s.has_value();
      if (s)
        spec = *s;
    }
    Constant *parsedSpec = ConstantStruct::get(
        specType, {word(spec.fill), byte(spec.align), byte(spec.sign), byte(spec.grouping), byte(spec.type), byte(spec.alternate),
                   byte(spec.zeroPad), byte(spec.noNegativeZero), word(spec.width), word(spec.precision)});
    rows.push_back(ConstantStruct::get(
        type, {p.literal ? statics_.stringObject(p.literal->text(), false) : null, byte(p.hasArgument), byte(p.hasDynamicSpec),
               byte(p.conversion), byte(parsed && !p.hasDynamicSpec), p.spec ? statics_.stringObject(p.spec->text(), false) : null,
               parsedSpec, word(locationNumber(function, p.location, 0))}));
  }
  auto *array = llvm::ArrayType::get(type, rows.size());
  return new GlobalVariable(out_, array, true, GlobalValue::PrivateLinkage, llvm::ConstantArray::get(array, rows), "pieces");
}

/// The generic entry: binds the arguments of any call, then runs the body. The common shape (exactly the positional
/// parameters) is bound here.
void ModuleLowering::lowerEntry(ir::Function &function) {
  FunctionData &data = functions_[&function];
  const ir::CodeFacts &facts = function.facts;
  auto *type = llvm::FunctionType::get(i64_, {i64_, ptr_, i64_, ptr_}, false);
  auto *entry = llvm::Function::Create(type, GlobalValue::InternalLinkage, data.body->getName() + ".entry", out_);
  entry->addFnAttr(llvm::Attribute::NoUnwind);
  llvm::Argument *callable = entry->getArg(0), *args = entry->getArg(1), *nargs = entry->getArg(2), *keywords = entry->getArg(3);
  callable->setName("callable");
  args->setName("args");
  nargs->setName("nargs");
  keywords->setName("keywordNames");
  llvm::IRBuilder<> b(llvm::BasicBlock::Create(context(), "entry", entry));
  llvm::Value *fn = b.CreateIntToPtr(callable, ptr_, "function");
  unsigned count = function.numParameters();
  auto run = [&](llvm::Value *from) {
    std::vector<llvm::Value *> actual = {fn};
    for (unsigned i = 0; i < count; ++i)
      actual.push_back(b.CreateLoad(i64_, b.CreateConstInBoundsGEP1_32(i64_, from, i)));
    auto *call = b.CreateCall(data.body, actual);
    call->setTailCall();
    b.CreateRet(call);
  };
  // The runtime passes a class body its namespace, a module nothing.
  if (function.kind() == ir::FunctionKind::ClassBody || function.kind() == ir::FunctionKind::Module) {
    run(args);
    return;
  }
  // One call of the body, wherever the bound arguments are: it may be inlined here once.
  auto *runBlock = llvm::BasicBlock::Create(context(), "run", entry);
  llvm::BasicBlock *fastFrom = nullptr;
  if (facts.numParameters() == facts.argCount) {
    fastFrom = b.GetInsertBlock();
    auto *slow = llvm::BasicBlock::Create(context(), "bind", entry, runBlock);
    auto *branch = b.CreateCondBr(
        b.CreateAnd(b.CreateIsNull(keywords), b.CreateICmpEQ(nargs, ConstantInt::get(i64_, count))), runBlock, slow);
    branch->setMetadata(llvm::LLVMContext::MD_prof, llvm::MDBuilder(context()).createBranchWeights(100, 1));
    b.SetInsertPoint(slow);
  }
  llvm::IRBuilder<> top(&entry->getEntryBlock(), entry->getEntryBlock().begin());
  auto *out = top.CreateAlloca(llvm::ArrayType::get(i64_, std::max(count, 1u)), nullptr, "bound");
  auto *status = b.CreateCall(runtime(RuntimeFn::BindArguments), {fn, args, nargs, keywords, out}, "status");
  auto *raised = llvm::BasicBlock::Create(context(), "raised", entry);
  llvm::BasicBlock *slowFrom = b.GetInsertBlock();
  b.CreateCondBr(b.CreateICmpSLT(status, ConstantInt::get(i32_, 0)), raised, runBlock);
  b.SetInsertPoint(raised);
  b.CreateRet(ConstantInt::get(i64_, 0));
  b.SetInsertPoint(runBlock);
  auto *from = b.CreatePHI(ptr_, 2, "arguments");
  from->addIncoming(out, slowFrom);
  if (fastFrom)
    from->addIncoming(args, fastFrom);
  run(from);
}

Constant *ModuleLowering::nameArray(llvm::ArrayRef<const ir::Constant *> names, const llvm::Twine &what) {
  std::vector<Constant *> items;
  for (const ir::Constant *c : names)
    items.push_back(name(c));
  return statics_.pointerArray(items, what.str());
}

/// Are its parameters nothing but positional ones?
static bool hasDirectCalls(const ir::Function &f) {
  return (f.kind() == ir::FunctionKind::Function || f.kind() == ir::FunctionKind::Creator) &&
         f.facts.numParameters() == f.facts.argCount;
}

void ModuleLowering::emitCodeInfo(ir::Function &function) {
  FunctionData &data = functions_[&function];
  const ir::CodeFacts &facts = function.facts;
  auto word = [&](uint32_t v) { return ConstantInt::get(i32_, v); };
  uint32_t flags = facts.flags;
  if (function.kind() == ir::FunctionKind::ClassBody)
    flags |= CodeInfo::kIsClassBody;
  if (function.kind() == ir::FunctionKind::Module)
    flags |= CodeInfo::kIsModule;
  Constant *locations = llvm::ConstantPointerNull::get(ptr_);
  if (!data.locationRows.empty()) {
    auto *array = llvm::ArrayType::get(data.locationRows.front()->getType(), data.locationRows.size());
    Constant *table = ConstantStruct::getAnon({data.info, llvm::ConstantArray::get(array, data.locationRows)});
    auto *real = new GlobalVariable(out_, table->getType(), true, GlobalValue::PrivateLinkage, table, "locations." + function.symbol());
    locationRow(function, 0); // there is a placeholder now
    data.locations->replaceAllUsesWith(real);
    data.locations->eraseFromParent();
    data.locations = real;
    locations = locationRow(function, 0);
  }
  Constant *doc = facts.doc && facts.doc->is(ir::ConstantKind::Str) ? statics_.string(facts.doc->text(), false) : statics_.none();
  Constant *fields[] = {out_.getFunction(data.body->getName().str() + ".entry"),
                        data.body,
                        ConstantInt::get(i64_, hasDirectCalls(function) ? facts.argCount : CodeInfo::kNoDirectCalls),
                        name(facts.name),
                        name(facts.qualname),
                        statics_.stringObject(ir_.fileName(), false),
                        doc,
                        word(flags),
                        word(facts.argCount),
                        word(facts.posOnlyCount),
                        word(facts.kwOnlyCount),
                        word(facts.firstLine),
                        word(facts.varNames.size()),
                        nameArray(facts.varNames, "varnames"),
                        word(facts.freeVars.size()),
                        word(facts.cellVars.size()),
                        nameArray(facts.freeVars, "freevars"),
                        nameArray(facts.cellVars, "cellvars"),
                        locations,
                        word(data.locationRows.size()),
                        word(facts.names.size()),
                        nameArray(facts.names, "names"),
                        llvm::ConstantPointerNull::get(ptr_),
                        moduleInfo_,
                        statics_.immediate(kUnsetBits)};
  Constant *initialiser = ConstantStruct::getAnon(fields);
  assert(out_.getDataLayout().getTypeAllocSize(initialiser->getType()) == sizeof(CodeInfo) && "CodeInfo's layout");
  auto *real = new GlobalVariable(out_, initialiser->getType(), false, GlobalValue::InternalLinkage, initialiser,
                                  "code." + function.symbol());
  data.info->replaceAllUsesWith(real);
  data.info->eraseFromParent();
  data.info = real;
}

/// Builds the constants that have no static form, in order.
void ModuleLowering::buildRoots(llvm::Function *init) {
  llvm::IRBuilder<> b(llvm::BasicBlock::Create(context(), "entry", init));
  auto *raised = llvm::BasicBlock::Create(context(), "raised", init);
  for (const ir::Constant *c : rootOrder_) {
    std::vector<llvm::Value *> items;
    for (const ir::Constant *item : c->items()) {
      llvm::Value *v = constant(item);
      items.push_back(v ? v : b.CreateLoad(i64_, rootConstants_[item]));
    }
    llvm::Value *made;
    if (c->is(ir::ConstantKind::Slice)) {
      made = b.CreateCall(runtime(RuntimeFn::BuildSlice), items);
    } else {
      auto *array = b.CreateAlloca(llvm::ArrayType::get(i64_, std::max<size_t>(items.size(), 1)));
      for (size_t i = 0; i < items.size(); ++i)
        b.CreateStore(items[i], b.CreateConstInBoundsGEP1_64(i64_, array, i));
      RuntimeFn fn = c->is(ir::ConstantKind::FrozenSet) ? RuntimeFn::BuildFrozenSet : RuntimeFn::BuildTuple;
      made = b.CreateCall(runtime(fn), {array, ConstantInt::get(i64_, items.size())});
    }
    auto *next = llvm::BasicBlock::Create(context(), "built", init, raised);
    b.CreateCondBr(b.CreateICmpEQ(made, ConstantInt::get(i64_, 0)), raised, next);
    b.SetInsertPoint(next);
    b.CreateStore(made, rootConstants_[c]);
  }
  b.CreateRet(ConstantInt::get(i32_, kOk));
  b.SetInsertPoint(raised);
  b.CreateRet(ConstantInt::get(i32_, uint64_t(kRaised), true));
}

void ModuleLowering::emitModuleInfo() {
  Constant *null = llvm::ConstantPointerNull::get(ptr_);
  Constant *init = null;
  if (!rootOrder_.empty()) {
    auto *f = llvm::Function::Create(llvm::FunctionType::get(i32_, false), GlobalValue::InternalLinkage, ir_.name() + ".initialise", out_);
    f->addFnAttr(llvm::Attribute::NoUnwind);
    buildRoots(f);
    init = f;
  }
  // The roots become one array: the collector scans a range.
  Constant *rootArray = null;
  if (!roots_.empty()) {
    auto *type = llvm::ArrayType::get(i64_, roots_.size());
    std::vector<Constant *> unset(roots_.size(), ConstantInt::get(i64_, kUnsetBits));
    auto *array = new GlobalVariable(out_, type, false, GlobalValue::InternalLinkage, llvm::ConstantArray::get(type, unset), "roots");
    for (size_t i = 0; i < roots_.size(); ++i) {
      roots_[i]->replaceAllUsesWith(llvm::ConstantExpr::getInBoundsGetElementPtr(i64_, array, ConstantInt::get(i64_, i)));
      roots_[i]->eraseFromParent();
    }
    rootArray = array;
  }
  std::vector<Constant *> globalNames;
  for (const ir::Global &g : ir_.globals())
    globalNames.push_back(name(g.name));
  Constant *names = statics_.pointerArray(globalNames, "globalNames");
  Constant *moduleName = statics_.stringObject(ir_.name(), true);
  Constant *fileName = statics_.stringObject(ir_.fileName(), false);
  std::vector<Constant *> internedStrings = statics_.internedStrings();
  Constant *interned = statics_.pointerArray(internedStrings, "interned");
  Constant *fields[] = {moduleName,
                        fileName,
                        dataOf(*ir_.body()).info,
                        globals_,
                        names,
                        ConstantInt::get(i32_, globalNames.size()),
                        ConstantInt::get(i32_, ir_.isPackage),
                        rootArray,
                        ConstantInt::get(i64_, roots_.size()),
                        init,
                        interned,
                        ConstantInt::get(i64_, internedStrings.size()),
                        statics_.immediate(kUnsetBits)};
  Constant *initialiser = ConstantStruct::getAnon(fields);
  assert(out_.getDataLayout().getTypeAllocSize(initialiser->getType()) == sizeof(ModuleInfo) && "ModuleInfo's layout");
  auto *real = new GlobalVariable(out_, initialiser->getType(), false, GlobalValue::ExternalLinkage, initialiser,
                                  "module." + ir_.name().str());
  moduleInfo_->replaceAllUsesWith(real);
  moduleInfo_->eraseFromParent();
  moduleInfo_ = real;
}

/// The native modules that an import may mean are linked in: "rt.import.X" refers to "rt.module.X".
void ModuleLowering::emitNativeImports() {
  auto requestOne = [&](StringRef name) {
    const char *id = llvm::StringSwitch<const char *>(name)
#define NATIVE_MODULE(Id, Name) .Case(Name, #Id)
#include "pyaot/ABI/NativeModules.def"
                         .Default(nullptr);
    std::string symbol = id ? "rt.import." + std::string(id) : "";
    if (id && !out_.getNamedGlobal(symbol))
      new GlobalVariable(out_, ptr_, true, GlobalValue::WeakODRLinkage, statics_.external("rt.module." + std::string(id)), symbol);
  };
  auto request = [&](StringRef name) { // and the packages that it is in
    for (; !name.empty(); name = name.rsplit('.').second.empty() ? StringRef() : name.rsplit('.').first)
      requestOne(name);
  };
  for (const std::string &name : options_.nativeModules)
    request(name);
  auto requestConstant = [&](ir::Value *v, const std::string &prefix) {
    auto *constant = llvm::dyn_cast<ir::Constant>(v);
    if (constant && constant->is(ir::ConstantKind::Str))
      request(prefix + constant->text().str());
    if (constant && constant->is(ir::ConstantKind::Tuple))
      for (const ir::Constant *item : constant->items())
        if (item->is(ir::ConstantKind::Str))
          request(prefix + item->text().str());
  };
  // Who calls __import__() or import_module() means one of the module's strings, as far as can be seen.
  bool importsByName = false;
  for (const ir::Global &g : ir_.globals())
    importsByName |= g.name->text() == "__import__" || g.name->text() == "import_module" || g.name->text() == "importlib";
  for (const auto &function : ir_.functions())
    for (ir::Block &block : *function)
      for (ir::Instruction &i : block) {
        if (i.opcode() == ir::Opcode::ImportName) {
          request(i.name());
          requestConstant(i.operand(0), i.name().str() + ".");
        } else if (importsByName) {
          for (ir::Value *operand : i.operands())
            requestConstant(operand, "");
        }
      }
}

void ModuleLowering::emitProgram() {
  std::vector<Constant *> infos = {moduleInfo_};
  for (const std::string &name : llvm::drop_begin(options_.programModules, options_.programModules.empty() ? 0 : 1))
    infos.push_back(statics_.external("module." + name));
  Constant *modules = statics_.pointerArray(infos, "modules");
  Constant *fields[] = {modules, ConstantInt::get(i32_, infos.size()), ConstantInt::get(i32_, 0), ConstantInt::get(i32_, options_.semanticsVersion)};
  Constant *initialiser = ConstantStruct::getAnon(fields);
  new GlobalVariable(out_, initialiser->getType(), true, GlobalValue::ExternalLinkage, initialiser, "pyaot.program");
}

std::unique_ptr<llvm::Module> pyaot::generateLLVM(ir::Module &module, llvm::LLVMContext &context, const std::string &triple,
                                                  const llvm::DataLayout &layout, const CodeGenOptions &options) {
  auto out = std::make_unique<llvm::Module>(module.name(), context);
  out->setSourceFileName(module.fileName().str());
  out->setTargetTriple(triple);
  out->setDataLayout(layout);
  out->setPICLevel(llvm::PICLevel::BigPIC);
  out->setPIELevel(llvm::PIELevel::Large);
  codegen::ModuleLowering(module, *out, options).run();
  return out;
}
