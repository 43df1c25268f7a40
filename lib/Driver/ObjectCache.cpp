//===- ObjectCache.cpp - machine code that was made before ----------------------------===//
#include "pyaot/Driver/ObjectCache.h"

#include "pyaot/Driver/OutputFile.h"
#include "pyaot/Driver/Version.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

#include <fcntl.h>
#include <sys/stat.h>

using namespace pyaot;
using llvm::SmallString;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// The names that llvm::pruneCache() takes for entries begin so.
static constexpr const char *kPrefix = "llvmcache-";
static constexpr uint64_t kSizeLimit = uint64_t(512) << 20;

static std::string folderOf(const Options &options) {
  if (!options.cacheDir.empty())
    return options.cacheDir;
  for (auto [variable, below] : {std::pair("PYAOT_CACHE_DIR", ""), std::pair("XDG_CACHE_HOME", "pyaot")})
    if (auto value = llvm::sys::Process::GetEnv(variable); value && !value->empty()) {
      SmallString<128> folder(*value);
      path::append(folder, below);
      return std::string(folder);
    }
  SmallString<128> home;
  if (!path::home_directory(home))
    return {};
  path::append(home, ".cache", "pyaot");
  return std::string(home);
}

/// Distinguishes this build from others: its version, and size and time of its file.
static std::string buildId() {
  static int anchor;
  std::string self = fs::getMainExecutable(nullptr, &anchor);
  struct stat info = {};
  ::stat(self.c_str(), &info);
  return versionText() + '\0' + std::to_string(info.st_size) + '\0' + std::to_string(info.st_mtim.tv_sec) + '.' +
         std::to_string(info.st_mtim.tv_nsec);
}

ObjectCache::ObjectCache(const Options &options) {
  // Who wants to see how code is made wants it made.
  bool isInspected = options.verbose || options.timePasses || options.printAfterAll || options.verifyEach;
  if (!options.useCache || isInspected)
    return;
  std::string folder = folderOf(options);
  if (folder.empty() || fs::create_directories(folder))
    return;
  folder_ = folder;
  build_ = buildId();
}

std::string ObjectCache::key(llvm::ArrayRef<std::string> parts) const {
  llvm::BLAKE3 hash;
  auto add = [&](StringRef part) {
    uint64_t size = part.size(); // so that parts do not run into each other
    hash.update(llvm::ArrayRef(reinterpret_cast<const uint8_t *>(&size), sizeof(size)));
    hash.update(part);
  };
  add(build_);
  for (const std::string &part : parts)
    add(part);
  return llvm::toHex(hash.final<20>(), /*LowerCase=*/true);
}

std::string ObjectCache::entryPath(StringRef key) const {
  SmallString<128> file(folder_);
  path::append(file, kPrefix + key);
  return std::string(file);
}

bool ObjectCache::fetch(StringRef key, StringRef file) const {
  if (!isEnabled())
    return false;
  std::string entry = entryPath(key);
  fs::remove(file);
  if (fs::create_hard_link(entry, file) && fs::copy_file(entry, file))
    return false;
  // The time of last use, which the pruning goes by; file systems mostly do not keep it themselves.
  timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_OMIT}};
  ::utimensat(AT_FDCWD, entry.c_str(), times, 0);
  return true;
}

void ObjectCache::store(StringRef key, StringRef data) const {
  if (isEnabled())
    llvm::consumeError(writeOutput(entryPath(key), data)); // not being kept is no failure
}

void ObjectCache::prune() const {
  if (!isEnabled())
    return;
  llvm::CachePruningPolicy policy;
  policy.Interval = std::chrono::seconds(60);
  policy.Expiration = std::chrono::hours(24 * 60);
  policy.MaxSizePercentageOfAvailableSpace = 50;
  policy.MaxSizeBytes = kSizeLimit;
  llvm::pruneCache(folder_, policy);
}

bool ObjectCache::clear(const Options &options) {
  std::string folder = folderOf(options);
  std::error_code ec;
  for (fs::directory_iterator it(folder, ec), end; it != end && !ec; it.increment(ec))
    if (path::filename(it->path()).starts_with(kPrefix))
      fs::remove(it->path());
  return !ec || ec == std::errc::no_such_file_or_directory;
}
