# RUN: %same_as_cpython %s
# UNSUPPORTED: gc-stress
# ARGS: Inputs/access.log --top 3
# INPUTS: access.log
"""Summarises the access log of a web server."""
import argparse
import re
import sys
from collections import Counter, OrderedDict, defaultdict, namedtuple
from datetime import datetime, timedelta, timezone
from itertools import groupby
from operator import attrgetter, itemgetter

LINE = re.compile(r'''
    (?P<host>\S+) \s \S+ \s (?P<user>\S+) \s
    \[(?P<time>[^\]]+)\] \s
    "(?P<method>[A-Z]+) \s (?P<path>\S+) (?: \s HTTP/(?P<version>[\d.]+))?" \s
    (?P<status>\d{3}) \s (?P<size>\d+|-)
    (?: \s "(?P<referrer>[^"]*)" \s "(?P<agent>[^"]*)" )?
''', re.VERBOSE)

Hit = namedtuple('Hit', 'host user time method path status size agent', defaults=[None])


def parse(lines):
    for number, line in enumerate(lines, 1):
        match = LINE.match(line)
        if not match:
            print(f'line {number}: cannot read {line.rstrip()!r}', file=sys.stderr)
            continue
        yield Hit(match['host'], None if match['user'] == '-' else match['user'],
                  datetime.strptime(match['time'], '%d/%b/%Y:%H:%M:%S %z'),
                  match['method'], match['path'], int(match['status']),
                  0 if match['size'] == '-' else int(match['size']), match['agent'])


def human(size):
    for unit in ('B', 'KiB', 'MiB'):
        if size < 1024 or unit == 'MiB':
            return f'{size:.1f} {unit}' if unit != 'B' else f'{size} B'
        size /= 1024


def table(title, rows):
    print(f'\n{title}\n{"-" * len(title)}')
    width = max((len(str(row[0])) for row in rows), default=0)
    for name, *values in rows:
        print(f'{name!s:<{width}}  ' + '  '.join(f'{value:>10}' for value in values))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('log')
    parser.add_argument('--top', type=int, default=5)
    options = parser.parse_args()
    with open(options.log) as file:
        hits = sorted(parse(file), key=attrgetter('time'))

    print(f'{len(hits)} hits from {hits[0].time.isoformat()} to {hits[-1].time.isoformat()}, '
          f'{hits[-1].time - hits[0].time} in all')
    print(hits[0]._replace(agent='...'))

    traffic = Counter()
    for hit in hits:
        traffic[hit.path] += hit.size
    table('Traffic', [(path, human(size)) for path, size in traffic.most_common(options.top)])

    hosts = Counter(hit.host for hit in hits)
    table('Hosts', sorted(hosts.items(), key=lambda item: (-item[1], item[0]))[:options.top])

    by_status = defaultdict(list)
    for hit in hits:
        by_status[hit.status // 100].append(hit)
    table('Status', [(f'{family}xx', len(group), f'{len(group) / len(hits):.1%}')
                     for family, group in sorted(by_status.items())])

    hours = OrderedDict((hour, list(group)) for hour, group in groupby(hits, key=lambda h: h.time.astimezone(timezone.utc).hour))
    table('Hours (UTC)', [(f'{hour:02}:00', len(group), '#' * len(group)) for hour, group in hours.items()])

    last = {}
    gaps = defaultdict(timedelta)
    for hit in hits:
        if hit.host in last:
            gaps[hit.host] = max(gaps[hit.host], hit.time - last[hit.host])
        last[hit.host] = hit.time
    table('Longest silence', sorted(((h, str(g)) for h, g in gaps.items()), key=itemgetter(1), reverse=True))
    browsers = Counter(m.group(1).lower() for m in (re.search(r'(?i)\b(firefox|curl|bot)\b', h.agent or '') for h in hits) if m)
    print(browsers, browsers.total(), browsers - Counter(curl=1))


main()
