//===- Backend.cpp - LLVM's part: optimise and emit ---------------------------------===//
#include "pyaot/CodeGen/Backend.h"
#include "pyaot/Support/Diagnostics.h"

#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Linker/Linker.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetOptions.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/SubtargetFeature.h"

using namespace pyaot;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;
using llvm::Triple;

/// Bitcode of runtime/Inline, embedded by the build; empty when it was built without.
extern "C" const char pyaotInlineBitcode[];
extern "C" const char pyaotInlineBitcodeEnd[];

static Triple hostTriple() { return Triple(llvm::sys::getDefaultTargetTriple()); }

Expected<std::unique_ptr<llvm::TargetMachine>> pyaot::createTargetMachine(StringRef target, StringRef cpu,
                                                                          unsigned optLevel) {
  LLVMInitializeX86TargetInfo();
  LLVMInitializeX86Target();
  LLVMInitializeX86TargetMC();
  LLVMInitializeX86AsmPrinter();
  LLVMInitializeX86AsmParser();
  Triple triple = hostTriple();
  if (!target.empty()) {
    triple = Triple(Triple::normalize(target.contains('-') ? target : (target + "-linux-gnu").str()));
    if (triple.getArch() == Triple::aarch64) {
      LLVMInitializeAArch64TargetInfo();
      LLVMInitializeAArch64Target();
      LLVMInitializeAArch64TargetMC();
      LLVMInitializeAArch64AsmPrinter();
      LLVMInitializeAArch64AsmParser();
    }
  }
  std::string message;
  const llvm::Target *t = llvm::TargetRegistry::lookupTarget(triple.str(), message);
  if (!t || !triple.isOSBinFormatELF())
    return makeError("", "target '" + target + "' is not supported (x86_64-linux-gnu and aarch64-linux-gnu are)");
  if (!cpu.empty() && cpu != "native") { // asked before a machine is made with it, which would print warnings
    std::unique_ptr<llvm::MCSubtargetInfo> known(t->createMCSubtargetInfo(triple.str(), "", ""));
    if (!known->isCPUStringValid(cpu))
      return makeError("", "unknown processor '" + cpu + "' for " + triple.str());
  }
  std::string processor = cpu.empty() ? (triple.getArch() == Triple::x86_64 ? "x86-64" : "generic") : cpu.str();
  std::string features;
  if (cpu == "native") {
    processor = llvm::sys::getHostCPUName().str();
    llvm::SubtargetFeatures f;
    for (const auto &[name, enabled] : llvm::sys::getHostCPUFeatures())
      f.AddFeature(name, enabled);
    features = f.getString();
  }
  llvm::TargetOptions options;
  options.FunctionSections = true;
  options.DataSections = true;
  llvm::CodeGenOptLevel level = optLevel == 0   ? llvm::CodeGenOptLevel::None
                                : optLevel == 1 ? llvm::CodeGenOptLevel::Less
                                : optLevel == 2 ? llvm::CodeGenOptLevel::Default
                                                : llvm::CodeGenOptLevel::Aggressive;
  auto *machine = t->createTargetMachine(triple.str(), processor, features, options, llvm::Reloc::PIC_, std::nullopt, level);
  if (!machine)
    return makeError("", "target '" + triple.str() + "' cannot be generated");
  return std::unique_ptr<llvm::TargetMachine>(machine);
}

bool pyaot::haveInlinePaths(const Triple &triple) {
  return pyaotInlineBitcodeEnd - pyaotInlineBitcode > 16 && triple.getArch() == hostTriple().getArch();
}

Error pyaot::linkInlinePaths(llvm::Module &module) {
  StringRef data(pyaotInlineBitcode, pyaotInlineBitcodeEnd - pyaotInlineBitcode);
  auto inlinePaths = llvm::getLazyBitcodeModule(llvm::MemoryBufferRef(data, "inline paths"), module.getContext());
  if (!inlinePaths)
    return inlinePaths.takeError();
  llvm::Module &source = **inlinePaths;
  source.setTargetTriple(module.getTargetTriple());
  source.setDataLayout(module.getDataLayout());
  if (llvm::Linker::linkModules(module, std::move(*inlinePaths), llvm::Linker::LinkOnlyNeeded))
    return makeError("", "internal error: the inline paths do not link");
  for (llvm::GlobalObject &g : module.global_objects())
    if (g.isDeclaration() && g.getName().starts_with("rt."))
      g.setDSOLocal(true);
  // A row may be marked Inline before it has a fast path.
  llvm::SmallVector<llvm::Function *, 16> missing;
  for (llvm::Function &f : module)
    if (f.isDeclaration() && f.getName().starts_with("rt.inline."))
      missing.push_back(&f);
  for (llvm::Function *f : missing) {
    auto plain = module.getOrInsertFunction(("rt." + f->getName().drop_front(strlen("rt.inline."))).str(), f->getFunctionType(),
                                            f->getAttributes());
    f->replaceAllUsesWith(plain.getCallee());
    f->eraseFromParent();
  }
  // They are private copies of this module: inlined, or dropped when unused.
  for (llvm::Function &f : module)
    if (!f.isDeclaration() && f.getName().starts_with("rt.inline.")) {
      f.setLinkage(llvm::GlobalValue::InternalLinkage);
      f.setVisibility(llvm::GlobalValue::DefaultVisibility);
      f.setComdat(nullptr);
      f.removeFnAttr("target-cpu");
      f.removeFnAttr("target-features");
      f.removeFnAttr("tune-cpu");
    }
  return Error::success();
}

void pyaot::optimise(llvm::Module &module, llvm::TargetMachine &machine, unsigned optLevel, bool verify) {
  if (optLevel == 0)
    return;
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager calls;
  llvm::ModuleAnalysisManager modules;
  llvm::PipelineTuningOptions tuning;
  // Generic operations do not vectorise, and unrolling them multiplies code without need.
  tuning.LoopVectorization = tuning.SLPVectorization = optLevel >= 3;
  tuning.LoopInterleaving = false;
  tuning.LoopUnrolling = optLevel >= 3;
  llvm::PassBuilder builder(&machine, tuning);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(calls);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, calls, modules);
  auto level = optLevel == 1   ? llvm::OptimizationLevel::O1
               : optLevel == 2 ? llvm::OptimizationLevel::O2
                               : llvm::OptimizationLevel::O3;
  llvm::ModulePassManager pipeline = builder.buildPerModuleDefaultPipeline(level);
  if (verify)
    pipeline.addPass(llvm::VerifierPass());
  pipeline.run(module, modules);
}

Expected<std::string> pyaot::emitCode(llvm::Module &module, llvm::TargetMachine &machine, llvm::CodeGenFileType type) {
  llvm::SmallString<0> code;
  llvm::raw_svector_ostream os(code);
  llvm::legacy::PassManager passes;
  if (machine.addPassesToEmitFile(passes, os, nullptr, type))
    return makeError("", "the target cannot emit this kind of file");
  passes.run(module);
  return std::string(code);
}
