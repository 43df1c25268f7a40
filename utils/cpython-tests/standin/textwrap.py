"""textwrap.dedent and indent."""


def dedent(text):
    lines = [line if line.strip() else line.strip(" \t") for line in text.splitlines(True)]
    margins = [line[:len(line) - len(line.lstrip(" \t"))] for line in lines if line.strip()]
    margin = min(margins, key=len) if margins else ""
    return "".join(line.removeprefix(margin) for line in lines)


def indent(text, prefix):
    return "".join(prefix + line if line.strip() else line for line in text.splitlines(True))
