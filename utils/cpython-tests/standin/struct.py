"""pack and unpack of the formats that the tests of numbers use."""
import math

_SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8, "P": 8,
          "f": 4, "d": 8}


class error(Exception):
    pass


def _parts(format):
    order = "little"
    if format[:1] in "<>!=@":
        if format[0] in ">!":
            order = "big"
        format = format[1:]
    return order, [(code, _SIZES[code]) for code in format]


def calcsize(format):
    return sum(size for _, size in _parts(format)[1])


def _bits(value, mantissa, bias):
    """The bits of a float with so many bits of mantissa."""
    exponents = 2 * bias + 1
    sign = (math.copysign(1.0, value) < 0) << (mantissa + exponents.bit_length())
    if value != value:
        return sign | exponents << mantissa | 1 << (mantissa - 1)
    value = abs(value)
    if value == math.inf:
        return sign | exponents << mantissa
    if value == 0:
        return sign
    exponent = max(math.frexp(value)[1] - 1, 1 - bias)
    whole = round(math.ldexp(value, mantissa - exponent)) if mantissa < 52 else int(math.ldexp(value, mantissa - exponent))
    if whole >> mantissa == 0:
        return sign | whole
    result = whole + ((exponent + bias - 1) << mantissa)
    if result >> mantissa >= exponents:
        raise OverflowError("float too large to pack with f format")
    return sign | result


def _value(bits, mantissa, bias):
    exponents = 2 * bias + 1
    exponent = bits >> mantissa & exponents
    rest = bits & ((1 << mantissa) - 1)
    sign = -1.0 if bits >> (mantissa + exponents.bit_length()) else 1.0
    if exponent == exponents:
        return math.copysign(math.nan, sign) if rest else sign * math.inf
    if exponent == 0:
        return sign * math.ldexp(rest, 1 - bias - mantissa)
    return sign * math.ldexp(rest | 1 << mantissa, exponent - bias - mantissa)


def pack(format, *values):
    order, parts = _parts(format)
    result = b""
    for (code, size), value in zip(parts, values):
        if code in "fd":
            value = _bits(float(value), *((23, 127) if code == "f" else (52, 1023)))
            result += value.to_bytes(size, order)
        else:
            result += int(value).to_bytes(size, order, signed=code.islower())
    return result


def unpack(format, data):
    order, parts = _parts(format)
    values, at = [], 0
    for code, size in parts:
        piece = data[at:at + size]
        at += size
        if code in "fd":
            values.append(_value(int.from_bytes(piece, order), *((23, 127) if code == "f" else (52, 1023))))
        else:
            values.append(int.from_bytes(piece, order, signed=code.islower()))
    return tuple(values)
