//===- Binascii.cpp - module binascii -------------------------------------------------------------===//
//
// Base64, hexadecimal, quoted-printable and uu encodings, and two checksums. Python reference: library, "binascii".
//
//===----------------------------------------------------------------------===//
#include "Data/Data.h"

#include "Containers/Containers.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Numbers/IntParts.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

constinit Type *binasciiError = nullptr;

/// An optional flag argument; -1 = exception.
Status flagOf(Value v, bool fallback) { return v == kUnset ? fallback : truth(v); }

// --- Base64 --------------------------------------------------------------------------------------------------------------

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
struct Base64Values {
  int8_t of[256];
  constexpr Base64Values() : of() {
    for (int i = 0; i < 256; ++i)
      of[i] = -1;
    for (int i = 0; i < 64; ++i)
      of[uint8_t(kBase64[i])] = int8_t(i);
  }
};
constexpr Base64Values base64Values;

Value fromBase64(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"", "strict_mode", nullptr};
  static const char *const before11[] = {"", nullptr};
  Value bound[2] = {kUnset, kUnset};
  BytesView in;
  if (!bindNative("a2b_base64", semanticsAtLeast(11) ? parameters : before11, 1, 1, 1, args, nargs, keywordNames, bound) ||
      !bytesOrAscii(bound[0], &in))
    return kError;
  Status strict = flagOf(bound[1], false);
  if (strict < 0)
    return kError;
  if (strict && in.length && in.data[0] == '=')
    return raise(*binasciiError, "Leading padding not allowed");
  ByteBuilder out;
  uint8_t *to = out.room(in.length / 4 * 3 + 3), *start = to;
  int position = 0;     // in the group of four
  unsigned left = 0;    // bits not yet written
  int pads = 0;
  bool isPadded = false;
  for (int64_t i = 0; i < in.length; ++i) {
    uint8_t c = in.data[i];
    if (c == '=') {
      isPadded = true;
      if (position >= 2 && position + ++pads >= 4) {
        // A full group: what follows is ignored, or an error.
        if (strict && i + 1 < in.length)
          return raise(*binasciiError, "Excess data after padding");
        out.advance(to - start);
        return valueOf(out.finish());
      }
      continue;
    }
    int v = base64Values.of[c];
    if (v < 0) {
      if (strict)
        return raise(*binasciiError, "Only base64 data is allowed");
      continue;
    }
    if (strict && isPadded)
      return raise(*binasciiError, "Discontinuous padding not allowed");
    pads = 0;
    switch (position) {
    case 0: left = unsigned(v); break;
    case 1: *to++ = uint8_t(left << 2 | unsigned(v) >> 4), left = v & 15; break;
    case 2: *to++ = uint8_t(left << 4 | unsigned(v) >> 2), left = v & 3; break;
    case 3: *to++ = uint8_t(left << 6 | unsigned(v)), left = 0; break;
    }
    position = (position + 1) & 3;
  }
  if (position == 1)
    return raise(*binasciiError,
                 "Invalid base64-encoded string: number of data characters (%l) cannot be 1 more than a multiple of 4",
                 (to - start) / 3 * 4 + 1);
  if (position != 0)
    return raise(*binasciiError, "Incorrect padding");
  out.advance(to - start);
  return valueOf(out.finish());
}

Value toBase64(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"", "newline", nullptr};
  Value bound[2];
  BytesView in;
  if (!bindNative("b2a_base64", parameters, 1, 1, 1, args, nargs, keywordNames, bound) || !requireBytes(bound[0], &in))
    return kError;
  Status newline = flagOf(bound[1], true);
  if (newline < 0)
    return kError;
  int64_t length = (in.length + 2) / 3 * 4 + newline;
  if (lacksMemory(length))
    return kError;
  Bytes *out = newBytesToFill(length);
  uint8_t *to = dataOf(out);
  const uint8_t *p = in.data;
  int64_t n = in.length;
  for (; n >= 3; n -= 3, p += 3) {
    unsigned group = unsigned(p[0]) << 16 | unsigned(p[1]) << 8 | p[2];
    *to++ = uint8_t(kBase64[group >> 18]);
    *to++ = uint8_t(kBase64[group >> 12 & 63]);
    *to++ = uint8_t(kBase64[group >> 6 & 63]);
    *to++ = uint8_t(kBase64[group & 63]);
  }
  if (n) {
    unsigned group = unsigned(p[0]) << 16 | (n > 1 ? unsigned(p[1]) << 8 : 0);
    *to++ = uint8_t(kBase64[group >> 18]);
    *to++ = uint8_t(kBase64[group >> 12 & 63]);
    *to++ = n > 1 ? uint8_t(kBase64[group >> 6 & 63]) : '=';
    *to++ = '=';
  }
  if (newline)
    *to++ = '\n';
  return valueOf(out);
}

// --- Hexadecimal -----------------------------------------------------------------------------------------------------------

int hexValue(uint8_t c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Value toHex(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"data", "sep", "bytes_per_sep", nullptr};
  Value bound[3];
  BytesView in;
  if (!bindNative("hexlify", parameters, 0, -1, 1, args, nargs, keywordNames, bound) || !requireBytes(bound[0], &in))
    return kError;
  int64_t group = 1;
  if (bound[2] != kUnset && !requireInt64(bound[2], &group))
    return kError;
  int separator = -1;
  if (bound[1] != kUnset) {
    int64_t n = length(bound[1]);
    if (n < 0)
      return kError;
    if (n != 1)
      return raise(types::ValueError, "sep must be length 1.");
    if (isStr(bound[1]) && charAt(as<Str>(bound[1]), 0) < 256)
      separator = int(charAt(as<Str>(bound[1]), 0));
    else if (isKind<Bytes>(bound[1]))
      separator = as<Bytes>(bound[1])->data[0];
    else if (isStr(bound[1]))
      return raise(types::ValueError, "sep must be ASCII.");
    else
      return raise(types::TypeError, "sep must be str or bytes.");
  }
  // Groups are counted from the right, or with a negative size from the left.
  int64_t size = group < 0 ? -group : group;
  bool separates = separator >= 0 && size && in.length;
  int64_t total = 2 * in.length + (separates ? (in.length - 1) / size : 0);
  if (lacksMemory(total))
    return kError;
  Bytes *out = newBytesToFill(total);
  uint8_t *to = dataOf(out);
  for (int64_t i = 0; i < in.length; ++i) {
    if (separates && i && (group < 0 ? i % size == 0 : (in.length - i) % size == 0))
      *to++ = uint8_t(separator);
    *to++ = uint8_t("0123456789abcdef"[in.data[i] >> 4]);
    *to++ = uint8_t("0123456789abcdef"[in.data[i] & 15]);
  }
  return valueOf(out);
}

Value fromHex(Value, Value *args, size_t, Tuple *) {
  BytesView in;
  if (!bytesOrAscii(args[0], &in))
    return kError;
  if (in.length % 2)
    return raise(*binasciiError, "Odd-length string");
  Bytes *out = newBytesToFill(in.length / 2);
  for (int64_t i = 0; i < in.length / 2; ++i) {
    int high = hexValue(in.data[2 * i]), low = hexValue(in.data[2 * i + 1]);
    if (high < 0 || low < 0)
      return raise(*binasciiError, "Non-hexadecimal digit found");
    dataOf(out)[i] = uint8_t(high << 4 | low);
  }
  return valueOf(out);
}

// --- uu ------------------------------------------------------------------------------------------------------------------------

Value fromUu(Value, Value *args, size_t, Tuple *) {
  BytesView in;
  if (!bytesOrAscii(args[0], &in))
    return kError;
  const uint8_t *p = in.data, *end = p + in.length;
  int64_t length = p < end ? (*p++ - ' ') & 0x3f : 32; // An empty line counts as one of a NUL.
  Bytes *out = newBytes(length);
  uint8_t *to = dataOf(out);
  unsigned left = 0;
  int bits = 0;
  while (length > 0) {
    unsigned c = p < end ? *p++ : '\n';
    if (c == '\n' || c == '\r') { // what is missing is zeros
      c = 0;
    } else {
      if (c < ' ' || c > ' ' + 64)
        return raise(*binasciiError, "Illegal char");
      c = (c - ' ') & 0x3f;
    }
    left = left << 6 | c;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      *to++ = uint8_t(left >> bits);
      left &= (1u << bits) - 1;
      --length;
    }
  }
  for (; p < end; ++p)
    if (*p != ' ' && *p != ' ' + 64 && *p != '\n' && *p != '\r')
      return raise(*binasciiError, "Trailing garbage");
  return valueOf(out);
}

Value toUu(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"", "backtick", nullptr};
  Value bound[2];
  BytesView in;
  if (!bindNative("b2a_uu", parameters, 1, 1, 1, args, nargs, keywordNames, bound) || !requireBytes(bound[0], &in))
    return kError;
  Status backtick = flagOf(bound[1], false);
  if (backtick < 0)
    return kError;
  if (in.length > 45)
    return raise(*binasciiError, "At most 45 bytes at once");
  ByteBuilder out;
  auto put = [&](unsigned v) { out.append(uint8_t(v ? v + ' ' : backtick ? '`' : ' ')); };
  put(unsigned(in.length));
  for (int64_t i = 0; i < in.length; i += 3) {
    unsigned group = 0;
    for (int k = 0; k < 3; ++k)
      group = group << 8 | (i + k < in.length ? in.data[i + k] : 0);
    for (int shift = 18; shift >= 0; shift -= 6)
      put(group >> shift & 63);
  }
  out.append(uint8_t('\n'));
  return valueOf(out.finish());
}

// --- Quoted-printable --------------------------------------------------------------------------------------------------------

Value fromQp(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"data", "header", nullptr};
  Value bound[2];
  BytesView in;
  if (!bindNative("a2b_qp", parameters, 0, -1, 1, args, nargs, keywordNames, bound) || !bytesOrAscii(bound[0], &in))
    return kError;
  Status header = flagOf(bound[1], false);
  if (header < 0)
    return kError;
  ByteBuilder out;
  const uint8_t *d = in.data;
  int64_t n = in.length, i = 0;
  while (i < n) {
    if (d[i] != '=') {
      out.append(uint8_t(header && d[i] == '_' ? ' ' : d[i]));
      ++i;
      continue;
    }
    if (++i >= n)
      break;
    if (d[i] == '\n' || d[i] == '\r') { // a soft line break
      if (d[i] != '\n')
        while (i < n && d[i] != '\n')
          ++i;
      if (i < n)
        ++i;
    } else if (d[i] == '=') {
      out.append(uint8_t('='));
      ++i;
    } else if (i + 1 < n && hexValue(d[i]) >= 0 && hexValue(d[i + 1]) >= 0) {
      out.append(uint8_t(hexValue(d[i]) << 4 | hexValue(d[i + 1])));
      i += 2;
    } else {
      out.append(uint8_t('='));
    }
  }
  return valueOf(out.finish());
}

Value toQp(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"data", "quotetabs", "istext", "header", nullptr};
  Value bound[4];
  BytesView in;
  if (!bindNative("b2a_qp", parameters, 0, -1, 1, args, nargs, keywordNames, bound) || !requireBytes(bound[0], &in))
    return kError;
  Status tabs = flagOf(bound[1], false), text = flagOf(bound[2], true), header = flagOf(bound[3], false);
  if (tabs < 0 || text < 0 || header < 0)
    return kError;
  const uint8_t *d = in.data;
  int64_t n = in.length, column = 0;
  // Lines end as the first one does.
  const void *firstBreak = n ? memchr(d, '\n', size_t(n)) : nullptr;
  bool crlf = firstBreak && firstBreak > d && static_cast<const uint8_t *>(firstBreak)[-1] == '\r';
  ByteBuilder out;
  auto softBreak = [&](int64_t width) {
    if (column + width < 76)
      return;
    out.append(crlf ? std::string_view("=\r\n") : std::string_view("=\n"));
    column = 0;
  };
  auto quote = [&](uint8_t c) {
    out.append(uint8_t('='));
    out.append(uint8_t("0123456789ABCDEF"[c >> 4]));
    out.append(uint8_t("0123456789ABCDEF"[c & 15]));
    column += 3;
  };
  uint8_t last = 0; // the character written last, if it was written as it is
  for (int64_t i = 0; i < n;) {
    uint8_t c = d[i];
    bool atLineEnd = i + 1 == n, isBreak = c == '\n' || (c == '\r' && i + 1 < n && d[i + 1] == '\n');
    bool mustQuote = c > 126 || c == '=' || (header && c == '_') ||
                     (c == '.' && column == 0 && (atLineEnd || d[i + 1] == '\n' || d[i + 1] == '\r' || d[i + 1] == 0)) ||
                     (!text && (c == '\r' || c == '\n')) || ((c == '\t' || c == ' ') && atLineEnd) ||
                     (c < 33 && c != '\r' && c != '\n' && (tabs || (c != '\t' && c != ' ')));
    if (mustQuote) {
      softBreak(3);
      quote(c);
      last = 0;
      ++i;
      continue;
    }
    if (text && isBreak) {
      // White space before the end of a line is quoted.
      if (last == ' ' || last == '\t') {
        out.advance(-1);
        quote(last);
      }
      out.append(crlf ? std::string_view("\r\n") : std::string_view("\n"));
      i += c == '\r' ? 2 : 1;
      column = 0;
      last = 0;
      continue;
    }
    if (i + 1 != n && d[i + 1] != '\n')
      softBreak(1);
    last = header && c == ' ' ? uint8_t('_') : c;
    out.append(last);
    ++column;
    ++i;
  }
  return valueOf(out.finish());
}

// --- Checksums ---------------------------------------------------------------------------------------------------------------

struct CrcTable {
  uint32_t of[256];
  constexpr CrcTable() : of() {
    for (uint32_t i = 0; i < 256; ++i) {
      uint32_t c = i;
      for (int k = 0; k < 8; ++k)
        c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
      of[i] = c;
    }
  }
};
constexpr CrcTable crcTable;

/// An int of any size, modulo 2 ** 32.
bool seedOf(Value v, uint32_t *out) {
  Value i = index(v);
  if (!i)
    return false;
  IntParts parts(i);
  uint64_t low = parts.count ? parts.limbs[0] : 0;
  *out = uint32_t(parts.negative ? 0 - low : low);
  return true;
}

Value crc32(Value, Value *args, size_t nargs, Tuple *) {
  BytesView in;
  uint32_t crc = 0;
  if (!requireBytes(args[0], &in) || (nargs > 1 && !seedOf(args[1], &crc)))
    return kError;
  crc = ~crc;
  for (int64_t i = 0; i < in.length; ++i)
    crc = crcTable.of[(crc ^ in.data[i]) & 255] ^ (crc >> 8);
  return smallInt(~crc);
}

Value crcHqx(Value, Value *args, size_t, Tuple *) {
  BytesView in;
  uint32_t crc;
  if (!requireBytes(args[0], &in) || !seedOf(args[1], &crc))
    return kError;
  crc &= 0xffff;
  for (int64_t i = 0; i < in.length; ++i) {
    crc ^= uint32_t(in.data[i]) << 8;
    for (int k = 0; k < 8; ++k)
      crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return smallInt(crc);
}

constexpr NativeMethod functions[] = {
    {"a2b_uu", fromUu, Arity::One},          {"b2a_uu", toUu, Arity::Keywords},  {"a2b_base64", fromBase64, Arity::Keywords},
    {"b2a_base64", toBase64, Arity::Keywords}, {"a2b_hex", fromHex, Arity::One},   {"b2a_hex", toHex, Arity::Keywords},
    {"hexlify", toHex, Arity::Keywords},     {"unhexlify", fromHex, Arity::One}, {"a2b_qp", fromQp, Arity::Keywords},
    {"b2a_qp", toQp, Arity::Keywords},       {"crc32", crc32, Arity::Range, 1, 2}, {"crc_hqx", crcHqx, Arity::Range, 2, 2},
    {}};

Status initialise(Dict *ns) {
  binasciiError = makeErrorType("binascii", "Error", types::ValueError);
  Type *incomplete = makeErrorType("binascii", "Incomplete", types::Exception);
  if (!binasciiError || !incomplete)
    return kRaised;
  addRoot(&binasciiError);
  setStr(ns, intern("Error"), valueOf(binasciiError));
  setStr(ns, intern("Incomplete"), valueOf(incomplete));
  return kOk;
}

} // namespace

constinit const NativeModule modules::binascii_ = {"binascii", functions, initialise};

} // namespace pyaot::rt
