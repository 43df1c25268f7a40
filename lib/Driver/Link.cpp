//===- Link.cpp - from an object file to an executable ----------------------------===//
//
// lld runs in this process: a link takes milliseconds, where starting a C++
// driver takes some hundred. So the start files and libraries that such a
// driver would name are found here.
//
//===----------------------------------------------------------------------===//
#include "pyaot/Driver/Link.h"
#include "pyaot/Support/Diagnostics.h"

#include "lld/Common/Driver.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Host.h"

LLD_HAS_DRIVER(elf)

using namespace pyaot;
using llvm::Error;
using llvm::SmallVector;
using llvm::StringRef;
using llvm::Triple;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

// What programs must be linked with when the runtime is built with sanitizers: archives, separated by colons.
#ifdef PYAOT_SANITIZER_ARCHIVES
constexpr const char *kSanitizerArchives = PYAOT_SANITIZER_ARCHIVES;
#else
constexpr const char *kSanitizerArchives = "";
#endif

/// Where start files and libraries of a target are.
class SystemLibraries {
public:
  explicit SystemLibraries(const Triple &target) {
    std::string multiarch = (target.getArchName() + "-linux-gnu").str();
    bool native = target.getArch() == Triple(llvm::sys::getProcessTriple()).getArch();
    if (native)
      for (std::string dir : {"/usr/lib/" + multiarch, "/lib/" + multiarch, std::string("/usr/lib64"), std::string("/lib64"),
                              std::string("/usr/lib"), std::string("/lib")})
        add(dir);
    add("/usr/" + multiarch + "/lib");
    for (std::string base : {"/usr/lib/gcc/" + multiarch, "/usr/lib/gcc-cross/" + multiarch})
      addNewestGcc(base);
  }

  /// Full path of a file, empty if it is nowhere.
  std::string find(StringRef name) const {
    for (const std::string &dir : dirs_) {
      llvm::SmallString<256> p(dir);
      path::append(p, name);
      if (fs::exists(p))
        return std::string(p);
    }
    return {};
  }
  const std::vector<std::string> &dirs() const { return dirs_; }

private:
  void add(const std::string &dir) {
    if (fs::is_directory(dir))
      dirs_.push_back(dir);
  }
  /// gcc's folder holds crtbegin.o, libgcc and libstdc++; the highest version is taken.
  void addNewestGcc(const std::string &base) {
    std::string best;
    int bestVersion = -1;
    std::error_code ec;
    for (fs::directory_iterator it(base, ec), end; it != end && !ec; it.increment(ec)) {
      int version = -1;
      StringRef name = path::filename(it->path());
      if (!name.split('.').first.getAsInteger(10, version) && version > bestVersion) {
        bestVersion = version;
        best = it->path();
      }
    }
    if (!best.empty())
      dirs_.push_back(best);
  }
  std::vector<std::string> dirs_;
};

/// The runtime archive beside this program: <prefix>/lib/libpyaot_rt.a, or lib/<arch>/ for another target.
std::string findRuntime(const Triple &target) {
  static int anchor;
  std::string self = fs::getMainExecutable(nullptr, &anchor);
  llvm::SmallString<256> prefix(path::parent_path(path::parent_path(self)));
  bool native = target.getArch() == Triple(llvm::sys::getProcessTriple()).getArch();
  SmallVector<std::string, 3> candidates;
  auto candidate = [&](StringRef sub) {
    llvm::SmallString<256> p(prefix);
    path::append(p, "lib", sub, "libpyaot_rt.a");
    candidates.push_back(std::string(p));
  };
  candidate(("pyaot/" + target.getArchName()).str());
  if (native) {
    candidate("pyaot");
    candidate("");
  }
  for (const std::string &c : candidates)
    if (fs::exists(c))
      return c;
  return {};
}

StringRef emulation(const Triple &target) {
  return target.getArch() == Triple::aarch64 ? "aarch64linux" : "elf_x86_64";
}
StringRef dynamicLinker(const Triple &target) {
  return target.getArch() == Triple::aarch64 ? "/lib/ld-linux-aarch64.so.1" : "/lib64/ld-linux-x86-64.so.2";
}

} // namespace

Error pyaot::linkExecutable(llvm::ArrayRef<std::string> objects, StringRef output, const Triple &target, const Options &options) {
  std::string runtime = findRuntime(target);
  if (runtime.empty())
    return makeError("", "no runtime library for " + target.str() +
                             ": this installation can make -c, -S and --emit-llvm output for it, not executables");
  SystemLibraries libraries(target);
  SmallVector<std::string, 32> args = {"ld.lld", "-m", emulation(target).str(), "-o", output.str()};
  std::string missing;
  auto file = [&](StringRef name) {
    std::string p = libraries.find(name);
    if (p.empty())
      missing += (missing.empty() ? "" : ", ") + name.str();
    else
      args.push_back(p);
  };

  // Packed relative relocations (glibc 2.36) take a twentieth of the room.
  for (StringRef flag : {"-z", "pack-relative-relocs", "--gc-sections", "--icf=safe", "--hash-style=gnu", "--build-id=none", "-z", "relro", "-z", "now", "-z",
                         "noexecstack", "-z", "separate-code"})
    args.push_back(flag.str());
  if (!options.debugInfo && !*kSanitizerArchives)
    args.push_back("--strip-all");
  args.push_back("-pie");
  if (options.staticLink) {
    for (StringRef flag : {"-static", "--no-dynamic-linker", "-z", "text"})
      args.push_back(flag.str());
    file("rcrt1.o");
  } else {
    args.push_back("--dynamic-linker");
    args.push_back(dynamicLinker(target).str());
    file("Scrt1.o");
  }
  file("crti.o");
  file("crtbeginS.o");
  args.append(objects.begin(), objects.end());
  // All of it: type definitions and start-up hooks are weak, which alone would not fetch them from an archive. What is not
  // reached goes with --gc-sections.
  args.push_back("--whole-archive");
  args.push_back(runtime);
  SmallVector<StringRef, 2> sanitizers;
  StringRef(kSanitizerArchives).split(sanitizers, ':', -1, false);
  for (StringRef archive : sanitizers)
    args.push_back(archive.str());
  args.push_back("--no-whole-archive");
  for (const std::string &dir : libraries.dirs())
    args.push_back("-L" + dir);
  // libstdc++ for std::to_chars only; always its archive, so that the executable needs libc and libm alone.
  std::string stdcpp = libraries.find("libstdc++.a");
  if (!stdcpp.empty())
    args.push_back(stdcpp);
  // The libraries behind native modules: a program that does not import the module takes nothing from them.
  if (std::string zlib = libraries.find("libz.a"); !zlib.empty())
    args.push_back(zlib);
  args.push_back("--as-needed");
  args.push_back("-lm");
  if (!sanitizers.empty())
    for (StringRef a : {"--export-dynamic", "-lpthread", "-lrt", "-ldl", "-lresolv"})
      args.push_back(a.str());
  if (options.staticLink) {
    for (StringRef a : {"--start-group", "-lc", "-lgcc", "-lgcc_eh", "--end-group"})
      args.push_back(a.str());
  } else {
    args.push_back("-lc");
    args.push_back("-lgcc");
    args.push_back("-lgcc_eh");
  }
  file("crtendS.o");
  file("crtn.o");
  if (!missing.empty())
    return makeError("", "cannot link: the C library's start files are not installed (" + missing + ")");

  if (options.verbose) {
    for (const std::string &a : args)
      llvm::errs() << a << ' ';
    llvm::errs() << '\n';
  }
  SmallVector<const char *, 32> argv;
  for (const std::string &a : args)
    argv.push_back(a.c_str());
  std::string log;
  llvm::raw_string_ostream os(log);
  lld::Result result = lld::lldMain(argv, os, os, {{lld::Gnu, &lld::elf::link}});
  if (result.retCode != 0)
    return makeError("", "the linker failed:\n" + os.str());
  return Error::success();
}
