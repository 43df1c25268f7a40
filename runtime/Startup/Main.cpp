//===- Main.cpp - from the system's main() to the Python program and back ---------------------===//
//
// Runs the main module on a stack of its own that is large enough for very deep
// recursion (memory is taken only as it is used), and ends the process as CPython
// does: uncaught exceptions, SystemExit, flushing. Python reference: library,
// "sys.exit", "SystemExit".
//
//===----------------------------------------------------------------------===//
#include "Classes/Type.h"
#include "Exceptions/Raise.h"
#include "IO/IO.h"
#include "Memory/Heap.h"
#include "Modules/Sys.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Startup/Startup.h"
#include "Strings/Str.h"
#include "Threads/Gil.h"
#include "Threads/Signals.h"

#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#ifdef PYAOT_SANITIZE
#include <sanitizer/common_interface_defs.h>
#endif

namespace pyaot::rt {

int argumentCount = 0;
char **argumentValues = nullptr;
void (*atExit)() = nullptr;

void exitProgram(int status) {
  endThreads();
  if (atExit)
    atExit();
  bool flushed = finishIO();
  finaliseAll(); // __del__ may write
  flushed &= finishIO();
  _exit(flushed ? status : 120);
}

/// The exit status of an uncaught SystemExit.
static int statusOfExit(Value exception) {
  Value code = exceptionOf(exception)->fields[fields::ExitCode];
  if (!isInstance(exception, &types::SystemExit))
    code = exception;
  if (code == kUnset || isNone(code))
    return 0;
  if (isInt(code)) {
    int64_t number;
    return toInt64(code, &number) ? int(number) : -1;
  }
  if (Str *text = str(code))
    writeError(text);
  else
    clearPending();
  writeError("\n");
  return 1;
}

[[noreturn]] static void endWithException() {
  Value exception = takePending();
  // What was printed comes before the traceback even where both streams are one file.
  if (Value out = standardOutput(); out != kUnset && !isNone(out) && !callMethod(out, names::flush, {}))
    clearPending();
  if (isInstance(exception, &types::SystemExit))
    exitProgram(statusOfExit(exception) & 0xFF);
  callExceptHook(exception);
  if (isInstance(exception, &types::KeyboardInterrupt)) {
    finishIO();
    finaliseAll();
    finishIO();
    dieOfInterrupt();
  }
  exitProgram(1);
}

Status runModule(ModuleInfo *module) {
  if (module->initialise && module->initialise() == kRaised)
    return kRaised;
  if (prepareModule)
    prepareModule(module);
  auto *body = reinterpret_cast<Value (*)(Function *)>(module->code->body);
  return body(nullptr) ? kOk : kRaised;
}

[[noreturn]] static void runProgram() {
  setStackBase(__builtin_frame_address(0));
  initialiseSignals();
  if (initialiseTypes)
    initialiseTypes();
  initialiseIO();
  if (initialiseModules)
    initialiseModules();
  if (initialiseBuiltins)
    initialiseBuiltins();
  for (uint32_t i = 0; i < program.numModules; ++i) {
    ModuleInfo *module = program.modules[i];
    for (uint64_t j = 0; j < module->numInterned; ++j)
      intern(module->interned[j]);
  }
  if (runModule(program.modules[program.mainModule]) == kRaised)
    endWithException();
  exitProgram(0);
}

bool makeFrameStack(ThreadState *state, size_t bytes) {
  void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED)
    return false;
  auto *lowest = static_cast<FrameSlot *>(memory);
  state->frameBase = state->frameTop = lowest + bytes / sizeof(FrameSlot);
  state->frameLowest = lowest + 2 * kSpareFrames;
  state->frameFloor = state->frameBase - recursionLimit;
  return true;
}

void freeFrameStack(ThreadState *state) {
  void *memory = state->frameLowest - 2 * kSpareFrames;
  munmap(memory, size_t(reinterpret_cast<char *>(state->frameBase) - static_cast<char *>(memory)));
}

/// Machine stack that a level of calls takes at most, on the average: the recursion limit cannot go beyond it.
static constexpr size_t kStackPerFrame = 512;

/// Switches to the big stack; comes back only if there is no memory for one.
static void runOnBigStack() {
  constexpr size_t guard = 64 << 10;
  for (size_t bytes = size_t(8) << 30; bytes >= (64 << 20); bytes /= 2) {
    void *stack = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED)
      continue;
    if (!thread.frameBase && !makeFrameStack(&thread, bytes / kStackPerFrame * sizeof(FrameSlot))) {
      munmap(stack, bytes);
      continue;
    }
    mprotect(stack, guard, PROT_NONE);
    madvise(stack, bytes, MADV_NOHUGEPAGE);
    static ucontext_t context;
    getcontext(&context);
    context.uc_stack.ss_sp = stack;
    context.uc_stack.ss_size = bytes;
    context.uc_link = nullptr;
    makecontext(
        &context,
        [] {
#ifdef PYAOT_SANITIZE
          __sanitizer_finish_switch_fiber(nullptr, nullptr, nullptr);
#endif
          runProgram();
        },
        0);
#ifdef PYAOT_SANITIZE
    void *fake = nullptr;
    __sanitizer_start_switch_fiber(&fake, stack, bytes);
#endif
    setcontext(&context);
  }
}

} // namespace pyaot::rt

int main(int argc, char **argv) {
  pyaot::rt::argumentCount = argc;
  pyaot::rt::argumentValues = argv;
  pyaot::rt::runOnBigStack();
  pyaot::rt::runProgram();
}
