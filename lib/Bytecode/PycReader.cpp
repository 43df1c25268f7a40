//===- PycReader.cpp - read a .pyc file --------------------------------------===//

#include "pyaot/Bytecode/PycReader.h"
#include "Decoder.h"
#include "MarshalReader.h"
#include "pyaot/Support/Diagnostics.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Endian.h"

using namespace pyaot;
using namespace pyaot::bytecode;

constexpr size_t kHeaderSize = 16;
/// Offsets and sizes are 32 bits wide, in bits too (an int's), with room to spare.
constexpr size_t kMaxFileSize = size_t(1) << 28;

/// PEP 552: magic number, CR LF, flags, then two words whose meaning the flags tell.
static llvm::Error readHeader(llvm::StringRef data, llvm::StringRef path, PycHeader &header) {
  if (data.size() < kHeaderSize)
    return makeError(path, "not a .pyc file: " + llvm::Twine(data.size()) + " bytes are too short for the header");
  if (data.starts_with("\xCA\xFE\xBA\xBE"))
    return makeError(path, "not a .pyc file: a Java class, as Jython makes them");
  if (data[0] == 'M' && data[1] <= 6 && data.substr(2, 2) != "\r\n")
    return makeError(path, "not a .pyc file: it looks like an .mpy file of MicroPython");
  if (data.substr(2, 2) != "\r\n")
    return makeError(path, "not a .pyc file: bytes 2 and 3 are not CR LF");
  header.magic = llvm::support::endian::read16le(data.data());
  std::optional<PythonVersion> version = versionOfMagic(header.magic);
  if (!version)
    return makeError(path, describeUnknownMagic(header.magic));
  header.version = *version;

  uint32_t flags = llvm::support::endian::read32le(data.data() + 4);
  if (flags & ~3u)
    return makeError(path, "malformed .pyc at byte 4: unknown flags " + llvm::Twine(flags));
  if (flags & 1) {
    header.kind = flags & 2 ? PycHeader::Kind::CheckedHash : PycHeader::Kind::UncheckedHash;
    header.sourceHash = llvm::support::endian::read64le(data.data() + 8);
  } else {
    // Bit 1 alone means nothing, and CPython does not mind it.
    header.kind = PycHeader::Kind::Timestamp;
    header.sourceTime = llvm::support::endian::read32le(data.data() + 8);
    header.sourceSize = llvm::support::endian::read32le(data.data() + 12);
  }
  return llvm::Error::success();
}

/// Before 3.11 code objects do not know their qualified names: LOAD_CONST code, LOAD_CONST name, MAKE_FUNCTION.
llvm::Error Module::nameFunctions(const CodeObject &code) {
  bool makesFunctions = llvm::any_of(code.consts, llvm::IsaPred<CodeObject>);
  if (!makesFunctions)
    return llvm::Error::success();
  auto instrs = decode(code);
  if (!instrs)
    return instrs.takeError();
  for (size_t i = 2; i < instrs->size(); ++i) {
    auto isConstant = [&](const SourceInstr &s) { return s.op == SourceOp::LOAD_CONST && s.arg < code.consts.size(); };
    const SourceInstr &codeLoad = (*instrs)[i - 2], &nameLoad = (*instrs)[i - 1];
    if ((*instrs)[i].op != SourceOp::MAKE_FUNCTION || !isConstant(codeLoad) || !isConstant(nameLoad))
      continue;
    auto *made = llvm::dyn_cast<CodeObject>(code.consts[codeLoad.arg]);
    auto *name = llvm::dyn_cast<StrConstant>(code.consts[nameLoad.arg]);
    if (made && name)
      const_cast<CodeObject *>(made)->qualName = name; // ours, and nobody has seen it yet
  }
  return llvm::Error::success();
}

llvm::Expected<std::unique_ptr<Module>> pyaot::bytecode::readPyc(llvm::MemoryBufferRef buffer) {
  llvm::StringRef path = buffer.getBufferIdentifier();
  llvm::StringRef data = buffer.getBuffer();
  if (data.size() > kMaxFileSize)
    return makeError(path, "the file is too large");
  auto module = std::make_unique<Module>(path);
  if (llvm::Error error = readHeader(data, path, module->header_))
    return error;
  if (llvm::Error error = MarshalReader(data, kHeaderSize, *module).readModule())
    return error;
  if (module->header_.version < PythonVersion{3, 11})
    for (auto &code : module->codes_)
      if (llvm::Error error = module->nameFunctions(*code))
        return error;
  return module;
}

std::vector<const CodeObject *> Module::allCode() const {
  std::vector<const CodeObject *> all;
  for (const std::unique_ptr<CodeObject> &code : codes_)
    all.push_back(code.get());
  return all;
}
