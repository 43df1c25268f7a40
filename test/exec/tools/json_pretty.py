# RUN: %same_as_cpython %s
# UNSUPPORTED: gc-stress
# ARGS: --sort-keys --indent 2 --select shop.items[1] --select shop.name --select shop.missing Inputs/shop.json -
# INPUTS: shop.json
# STDIN: {"shop": {"name": "piped", "items": [1, {"x": 1e400, "y": -0.0, "z": "\u00e9\ud83d\ude00"}]}}
"""Pretty-prints JSON files, or parts of them."""
import argparse
import json
import re
import sys


class PathError(LookupError):
    """A --select path that leads nowhere."""


def steps(path):
    for match in re.finditer(r'([^.\[\]]+)|\[(-?\d+)\]', path):
        name, index = match.groups()
        yield name if name is not None else int(index)


def select(value, path):
    here = '$'
    for step in steps(path):
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError) as error:
            raise PathError(f'{here} has no {step!r}') from error
        here += f'[{step}]' if isinstance(step, int) else f'.{step}'
    return value


def shape(value, depth=0):
    """One line on what a document is made of."""
    if isinstance(value, dict):
        return '{' + ', '.join(f'{k}: {shape(v, depth + 1)}' for k, v in sorted(value.items())) + '}'
    if isinstance(value, list):
        kinds = sorted({shape(v, depth + 1) for v in value})
        return f'[{len(value)} x {" | ".join(kinds)}]'
    return type(value).__name__


def make_parser():
    parser = argparse.ArgumentParser(prog='json_pretty', description=__doc__)
    parser.add_argument('files', nargs='+', metavar='FILE', help="files to read; '-' is standard input")
    parser.add_argument('--indent', type=int, default=4, help='spaces for each level (default: %(default)s)')
    parser.add_argument('-s', '--sort-keys', action='store_true', help='order the keys of objects')
    parser.add_argument('--select', action='append', default=[], metavar='PATH', help='print only this part')
    style = parser.add_mutually_exclusive_group()
    style.add_argument('--compact', action='store_true', help='no spaces at all')
    style.add_argument('--ascii', action='store_true', help='escape what is not ASCII')
    return parser


def main(argv=None):
    options = make_parser().parse_args(argv)
    layout = {'sort_keys': options.sort_keys, 'ensure_ascii': options.ascii}
    layout.update({'separators': (',', ':')} if options.compact else {'indent': options.indent})
    status = 0
    for name in options.files:
        try:
            with (sys.stdin if name == '-' else open(name, encoding='utf-8')) as file:
                document = json.load(file)
        except (OSError, json.JSONDecodeError) as error:
            print(f'{name}: {type(error).__name__}: {error}', file=sys.stderr)
            status = 1
            continue
        print(f'== {name}: {shape(document)}')
        for path in options.select or ['']:
            try:
                print(json.dumps(select(document, path), **layout))
            except PathError as error:
                print(f'{name}: {error} ({error.__cause__!r})', file=sys.stderr)
                status = 2
    return status


if __name__ == '__main__':
    make_parser().print_help()
    for broken in ('{"a": 1,}', '[1, 2', '{"a" 1}', 'nul', '[1] tail', ''):
        try:
            json.loads(broken)
        except json.JSONDecodeError as error:
            print(f'{broken!r}: {error} [{error.pos}, {error.lineno}:{error.colno}]')
    for arguments in (['--indent', 'x', 'f'], [], ['--compact', '--ascii', 'f'], ['--bogus', 'f']):
        try:
            main(arguments)
        except SystemExit as error:
            print('exit', error.code, file=sys.stderr)
    main(['--compact', 'Inputs/none.json', 'Inputs/shop.json'])
    sys.exit(main())
