//===- Unicode.cpp - looking characters up -------------------------------------------===//
#include "Strings/Unicode.h"

namespace pyaot::rt::unicode {

namespace {
#include "Strings/UnicodeTables.inc"

consteval uint16_t flagsAt(uint32_t c) {
  unsigned middle = middleStage[(firstStage[c >> (kLastBits + kMiddleBits)] << kMiddleBits) +
                                (c >> kLastBits & ((1u << kMiddleBits) - 1))];
  return records[lastStage[(middle << kLastBits) + (c & ((1u << kLastBits) - 1))]].flags;
}
} // namespace

const Record &recordOf(uint32_t c) {
  unsigned middle = middleStage[(firstStage[c >> (kLastBits + kMiddleBits)] << kMiddleBits) +
                                (c >> kLastBits & ((1u << kMiddleBits) - 1))];
  return records[lastStage[(middle << kLastBits) + (c & ((1u << kLastBits) - 1))]];
}

#define FLAGS_4(C) flagsAt(C), flagsAt(C + 1), flagsAt(C + 2), flagsAt(C + 3)
#define FLAGS_16(C) FLAGS_4(C), FLAGS_4(C + 4), FLAGS_4(C + 8), FLAGS_4(C + 12)
#define FLAGS_64(C) FLAGS_16(C), FLAGS_16(C + 16), FLAGS_16(C + 32), FLAGS_16(C + 48)
constinit const uint16_t asciiFlags[128] = {FLAGS_64(0), FLAGS_64(64)};

consteval QuickCase quickCase(Case to) {
  QuickCase all{};
  for (uint32_t c = 0; c < kQuickCases; ++c) {
    unsigned middle = middleStage[(firstStage[c >> (kLastBits + kMiddleBits)] << kMiddleBits) +
                                  (c >> kLastBits & ((1u << kMiddleBits) - 1))];
    const Record &r = records[lastStage[(middle << kLastBits) + (c & ((1u << kLastBits) - 1))]];
    uint32_t mapped = c + uint32_t(to == Case::Upper ? r.upper : r.lower);
    bool isQuick = !(r.flags & Extended) && mapped < kQuickCases && !(c == 0x3A3 && to == Case::Lower);
    all.at[c] = isQuick ? uint16_t(mapped) : uint16_t(0);
  }
  return all;
}
constinit const QuickCase quickCases[2] = {quickCase(Case::Upper), quickCase(Case::Lower)};

int mapCase(uint32_t c, Case to, uint32_t out[3]) {
  const Record &r = recordOf(c);
  if (!(r.flags & Extended)) {
    switch (to) {
    case Case::Upper: out[0] = c + uint32_t(r.upper); break;
    case Case::Title: out[0] = c + uint32_t(r.title); break;
    case Case::Lower:
    case Case::Fold: out[0] = c + uint32_t(r.lower); break;
    }
    return 1;
  }
  const uint32_t *mapping = extendedCases + r.upper;
  for (int skip = int(to); skip > 0; --skip) // The generator writes them in the order of Case.
    mapping += 1 + *mapping;
  int length = int(*mapping);
  for (int i = 0; i < length; ++i)
    out[i] = mapping[1 + i];
  return length;
}

} // namespace pyaot::rt::unicode
