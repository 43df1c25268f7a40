//===- Progress.cpp - how far a build is, and what it made ---------------------------===//
#include "pyaot/Driver/Progress.h"

#include "pyaot/Driver/OutputFile.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;

Progress::Progress(size_t total, bool enabled)
    : start_(std::chrono::steady_clock::now()), total_(total),
      enabled_(enabled && llvm::sys::Process::StandardErrIsDisplayed()) {}

void Progress::done() {
  ++count_;
  if (!enabled_ || std::chrono::steady_clock::now() - start_ < std::chrono::seconds(1))
    return;
  constexpr size_t kWidth = 40;
  size_t filled = kWidth * count_ / total_;
  llvm::errs() << "\r[" << std::string(filled, '#') << std::string(kWidth - filled, ' ') << "] " << count_ << '/' << total_
               << " modules";
  isShown_ = true;
}

void Progress::clear() {
  if (isShown_)
    llvm::errs() << "\r\033[K";
  isShown_ = false;
}

static void reportModule(llvm::json::OStream &json, const ProgramModule &module, const std::string &object) {
  uint64_t size = 0;
  llvm::sys::fs::file_size(object, size);
  json.object([&] {
    json.attribute("name", module.name);
    json.attribute("origin", module.found.isLibrary ? "library" : "program");
    json.attribute("path", module.path);
    json.attribute("source", module.found.source);
    json.attribute("bytecode_bytes", int64_t(module.buffer->getBufferSize()));
    json.attribute("object_bytes", int64_t(size));
    json.attribute("cached", module.wasCached);
    json.attribute("seconds", module.seconds);
  });
}

llvm::Error pyaot::writeReport(const Program &program, llvm::ArrayRef<std::string> objects, const Options &options) {
  std::string text;
  llvm::raw_string_ostream os(text);
  llvm::json::OStream json(os, 2);
  json.object([&] {
    json.attributeArray("modules", [&] {
      for (size_t i = 0; i < program.modules.size(); ++i)
        reportModule(json, program.modules[i], objects[i]);
    });
    json.attributeArray("unresolved", [&] {
      for (const UnresolvedImport &u : program.unresolved)
        json.object([&] {
          json.attribute("name", u.name);
          json.attribute("importer", u.importer);
          json.attribute("in_try", u.inTry);
        });
    });
    json.attributeArray("library_diagnostics", [&] {
      for (const Diagnostic &d : program.libraryDiagnostics.diagnostics())
        json.object([&] {
          json.attribute("file", d.file);
          json.attribute("line", d.location.line);
          json.attribute("message", d.message);
        });
    });
  });
  os << '\n';
  return writeOutput(options.report, os.str());
}
