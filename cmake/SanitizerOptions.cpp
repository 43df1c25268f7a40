//===- SanitizerOptions.cpp - how tools and programs run under ASan and UBSan -----------===//
//
// Linked into the tools and the runtime when PYAOT_SANITIZE is on. LLVM itself is
// not instrumented: its allocators would poison memory in our code (headers) and
// never unpoison it in theirs. A finding is a crash, so that tests which expect a
// failure do not take it for theirs.
//
//===----------------------------------------------------------------------===//

extern "C" const char *__asan_default_options() {
  return "detect_leaks=0:allow_user_poisoning=0:abort_on_error=1:allocator_may_return_null=1";
}
extern "C" const char *__ubsan_default_options() { return "print_stacktrace=1:abort_on_error=1"; }
