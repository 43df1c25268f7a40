//===- IntBits.h - bitwise operators on any two ints ---------------------------------===//
#ifndef PYAOT_RUNTIME_NUMBERS_INTBITS_H
#define PYAOT_RUNTIME_NUMBERS_INTBITS_H

#include "Numbers/Int.h"

namespace pyaot::rt {

Value intAnd(Value a, Value b);
Value intOr(Value a, Value b);
Value intXor(Value a, Value b);
Value intInvert(Value v);

} // namespace pyaot::rt

#endif
