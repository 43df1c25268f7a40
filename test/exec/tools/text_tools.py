# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: unicodedata is missing.
# INPUTS: config.toml
"""Comparing, wrapping, counting and converting texts: the library's tools for text, dates and numbers."""
import calendar
import configparser
import contextlib
import difflib
import getopt
import html
import io
import locale
import pprint
import re
import reprlib
import shlex
import string
import sys
import textwrap
import traceback
import unicodedata
import warnings
import xml.etree.ElementTree as ElementTree
from collections import ChainMap, UserDict
from datetime import date, datetime, time, timedelta, timezone
from decimal import Context, Decimal, DivisionByZero, getcontext, localcontext
from fractions import Fraction
from html.parser import HTMLParser
from urllib.parse import parse_qs, parse_qsl, quote_plus, unquote, urlencode, urlparse, urlunparse
from zoneinfo import ZoneInfo

OLD = 'one\ntwo\nthree\nfour\n'.splitlines(True)
NEW = 'one\n2\nthree\nthree and a half\nfour\n'.splitlines(True)


def differences():
    sys.stdout.writelines(difflib.unified_diff(OLD, NEW, 'old', 'new', lineterm='\n'))
    sys.stdout.writelines(difflib.ndiff(OLD, NEW))
    matcher = difflib.SequenceMatcher(None, 'private thread', 'private volatile thread')
    print(round(matcher.ratio(), 4), matcher.get_opcodes()[:2], difflib.get_close_matches('appel', ['ape', 'apple', 'peach']))


def configuration():
    parser = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
    parser.read_string('[DEFAULT]\nhome = /srv\n[paths]\nlogs = ${home}/logs\nretries = 3\n[flags]\nfast = yes\nempty =\n')
    print(parser.sections(), dict(parser['paths']), parser.getint('paths', 'retries') + 1, parser['flags'].getboolean('fast'))
    out = io.StringIO()
    parser['new'] = {'key': 'value'}
    parser.write(out)
    print(out.getvalue())
    for wrong in (lambda: parser['nope'], lambda: parser.get('paths', 'nope'), lambda: parser.read_string('key without section')):
        try:
            wrong()
        except (KeyError, configparser.Error) as error:
            print(type(error).__name__, error)


def dates():
    moment = datetime(2024, 2, 29, 23, 59, 30, 123456, tzinfo=timezone.utc)
    print(moment, repr(moment), moment.isoformat(timespec='minutes'), moment.strftime('%A %d %B %Y, week %V, %j %%'))
    print(moment + timedelta(seconds=45), moment.astimezone(timezone(timedelta(hours=5, minutes=30), 'IST')).strftime('%c %Z %z'))
    print(date(2024, 12, 30).isocalendar(), date.fromordinal(738000), (date(2025, 1, 1) - date(2024, 1, 1)).days, time(4, 5).replace(second=6))
    print(timedelta(days=-1, hours=3) * 2.5, timedelta(hours=25) // timedelta(hours=2), repr(timedelta(milliseconds=1500)), abs(timedelta(-1)))
    print(datetime.strptime('7 Mar 2021 5:06 PM', '%d %b %Y %I:%M %p'), datetime.fromtimestamp(0, timezone.utc), datetime.min, date.max)
    for wrong in (lambda: date(2023, 2, 29), lambda: datetime.strptime('x', '%d'), lambda: moment < datetime(2024, 1, 1), lambda: time.fromisoformat('25:00')):
        try:
            wrong()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    print(calendar.month(2024, 2), calendar.isleap(1900), calendar.monthrange(2024, 2), sep='\n')
    with contextlib.suppress(KeyError, ModuleNotFoundError):
        print(datetime(2024, 7, 1, 12, tzinfo=ZoneInfo('UTC')))


def numbers():
    getcontext().prec = 28
    print(Decimal('0.1') + Decimal('0.2'), Decimal(1) / Decimal(7), Decimal('1e-10').normalize(), Decimal('123.456').quantize(Decimal('.1')))
    with localcontext(Context(prec=5)) as context:
        print(Decimal(2).sqrt(), Decimal('1.23456789') * 1, context.flags[DivisionByZero], +Decimal('9.999999'))
        try:
            Decimal(1) / 0
        except DivisionByZero as error:
            print(error)
    print(f'{Decimal("1234567.891"):,.2f}', f'{Decimal("-0.00012"):e}', Decimal('NaN').is_nan(), Decimal(0.1), hash(Decimal('2.5')) == hash(2.5))
    print(Fraction('3/4') + Fraction(0.125), Fraction(22, 7).limit_denominator(5), Fraction(-7, 3).__floor__(), round(Fraction(7, 2)), Fraction(1, 3) < 0.34)


def markup():
    print(html.escape('<a href="x">&</a>'), html.unescape('&lt;&eacute;&#128512;&notit;&#x41;'))

    class Links(HTMLParser):
        def handle_starttag(self, tag, attrs):
            print('start', tag, attrs)

        def handle_data(self, data):
            if data.strip():
                print('data', repr(data))
    Links().feed('<p class=x>Hi <a href="?a=1&amp;b=2" hidden>there</a>&copy;</p><!-- c -->')
    root = ElementTree.fromstring('<root a="1"><item id="x">text</item>tail<item/></root>')
    print(root.tag, root.attrib, [(e.get('id'), e.text, e.tail) for e in root.iter('item')], root.find('item').text)
    ElementTree.SubElement(root, 'new', {'k': 'v & w'}).text = '<escaped>'
    print(ElementTree.tostring(root, encoding='unicode'))
    url = urlparse('https://user@host.test:8080/p/a;x?q=1&q=2&empty=#frag')
    print(url, url.port, url.hostname, parse_qs(url.query, keep_blank_values=True), parse_qsl('a=1;b=2', separator=';'))
    print(urlunparse(url._replace(query=urlencode({'k': ['a b', 'ü'], 'n': 1}, doseq=True))), quote_plus('a b&c/ü'), unquote('%C3%BC%20%zz'))


def text():
    print(textwrap.shorten('The quick brown fox jumps over the lazy dog', 25), textwrap.indent('a\n\nb', '> '), sep='\n')
    print(shlex.split('cp "a file" b\\ c \'d "e"\' # no', comments=True), shlex.quote("it's"), shlex.join(['a b', 'c']))
    print(unicodedata.normalize('NFD', 'é').encode(), unicodedata.name('ß'), unicodedata.category('€'), unicodedata.lookup('SNOWMAN'), unicodedata.numeric('½'))
    print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world again now'), re.findall(r'(?<=\$)\d+(?:\.\d\d)?', '$5 and $7.25, 9'), re.split(r'([,;])\s*', 'a, b;c'))
    print(re.fullmatch(r'(?i)straSSe', 'STRASSE'), re.compile(r'(?P<y>\d{4})-(?P<m>\d\d)').sub(lambda m: f'{m["m"]}/{m["y"]}', '2024-05'), re.escape('a.b*c'))
    print(string.Formatter().format('{0!r:>8} {name} {1[key]}', 'x', {'key': 5}, name='n'), string.capwords('two words'), reprlib.repr(list(range(100))))
    pprint.pprint({'key': list(range(30)), 'other': {'nested': ('x' * 30, 'y' * 60)}, 'set': {3, 1, 2}}, width=60, compact=True)
    print(ChainMap({'a': 1}, {'a': 2, 'b': 3}), dict(ChainMap({'a': 1}, {'b': 3})), UserDict(a=1) | {'b': 2})
    print(getopt.gnu_getopt(['-v', 'file', '--size=3', '-o', 'x'], 'vo:', ['size=']))
    print('ｆｕｌｌ'.casefold(), 'ǅ'.title(), '٣'.isdigit(), int('٣'), 'ß'.upper(), 'İ'.lower().encode(), sorted('äaz', key=locale.strxfrm) is not None)


def failures():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        warnings.warn('old way', DeprecationWarning)
        print([(str(w.message), w.category.__name__) for w in caught])
    try:
        try:
            {}['key']
        except KeyError as error:
            raise ValueError('wrapped') from error
    except ValueError:
        print(traceback.format_exc())
    print(traceback.format_exception_only(OSError(2, 'gone', 'file.txt')))
    warnings.warn('shown on stderr', UserWarning, stacklevel=1)


for part in (differences, configuration, dates, numbers, markup, text, failures):
    print('=====', part.__name__)
    part()
