//===- OtherTargets.cpp - the targets that are not linked ----------------------------===//
//
// lld prepares for link-time optimisation of every target that its LLVM has.
// pyaot links two of them; the others are registered by empty functions, which
// spares some 100 MB of executable.
//
//===----------------------------------------------------------------------===//

#define STUB(Name)                                                                                                     \
  extern "C" [[gnu::weak]] void LLVMInitialize##Name##TargetInfo() {}                                                  \
  extern "C" [[gnu::weak]] void LLVMInitialize##Name##Target() {}                                                      \
  extern "C" [[gnu::weak]] void LLVMInitialize##Name##TargetMC() {}
#define STUB_PRINTER(Name) extern "C" [[gnu::weak]] void LLVMInitialize##Name##AsmPrinter() {}
#define STUB_PARSER(Name) extern "C" [[gnu::weak]] void LLVMInitialize##Name##AsmParser() {}

#define ABSENT_TARGETS(X)                                                                                              \
  X(AMDGPU) X(ARM) X(AVR) X(BPF) X(Hexagon) X(Lanai) X(LoongArch) X(M68k) X(Mips) X(MSP430) X(NVPTX) X(PowerPC)        \
  X(RISCV) X(Sparc) X(SystemZ) X(VE) X(WebAssembly) X(XCore) X(Xtensa)
ABSENT_TARGETS(STUB)
ABSENT_TARGETS(STUB_PRINTER)
ABSENT_TARGETS(STUB_PARSER)
