"""What string.Formatter asks of the runtime, in Python."""


def formatter_parser(text):
    if not isinstance(text, str):
        raise TypeError("expected str, got %s" % type(text).__name__)
    literal, at = "", 0
    while at < len(text):
        char = text[at]
        at += 1
        if char not in "{}":
            literal += char
        elif text[at:at + 1] == char:
            yield literal + char, None, None, None
            literal = ""
            at += 1
        elif char == "}":
            raise ValueError("Single '}' encountered in format string")
        else:
            depth, start = 1, at
            while depth:
                if at >= len(text):
                    raise ValueError("Single '{' encountered in format string" if start >= len(text)
                                     else "expected '}' before end of string")
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            field = text[start:at - 1]
            end = min((i for i, c in enumerate(field) if c in "!:"), default=len(field))
            name, rest, conversion = field[:end], field[end:], None
            if rest.startswith("!"):
                conversion, rest = rest[1:2], rest[2:]
            yield literal, name, rest[1:], conversion
            literal = ""
    if literal:
        yield literal, None, None, None


def formatter_field_name_split(name):
    if not isinstance(name, str):
        raise TypeError("expected str, got %s" % type(name).__name__)
    end = min((i for i, c in enumerate(name) if c in ".["), default=len(name))
    first, rest = name[:end], name[end:]

    def parts(rest):
        while rest:
            if rest[0] == ".":
                end = min((i for i, c in enumerate(rest) if c in ".[" and i), default=len(rest))
                if end == 1:
                    raise ValueError("Empty attribute in format string")
                yield True, rest[1:end]
                rest = rest[end:]
            elif rest[0] == "[":
                inner, bracket, rest = rest[1:].partition("]")
                if not bracket:
                    raise ValueError("Missing ']' in format string")
                if not inner:
                    raise ValueError("Empty attribute in format string")
                yield False, int(inner) if inner.isdigit() else inner
            else:
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return int(first) if first.isdigit() else first, parts(rest)
