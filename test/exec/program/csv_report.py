# RUN: %same_as_cpython %s
# Reads a CSV-like text with quotes, groups, and prints a report; bad lines are collected.
DATA = '''name,department,salary,started
"Smith, Ada",Engineering,5200.50,2015-03-01
Bob,Engineering,4100,2018-07-15
"Eve ""E"" Jones",Sales,3900.75,2020-01-31
Çelik,Sales,abc,2021-05-05
Dan,Support,2800
Mia,Support,3100.1,2019-11-11
Zoë,Engineering,6100,2012-02-29
'''


def split(line):
    fields, field, quoted, i = [], '', False, 0
    while i < len(line):
        c = line[i]
        if quoted:
            if c == '"' and line[i + 1:i + 2] == '"':
                field += '"'
                i += 1
            elif c == '"':
                quoted = False
            else:
                field += c
        elif c == '"':
            quoted = True
        elif c == ',':
            fields.append(field)
            field = ''
        else:
            field += c
        i += 1
    if quoted:
        raise ValueError('open quote')
    return fields + [field]


def load(path):
    rows, bad = [], []
    with open(path, encoding='utf-8') as f:
        names = split(next(f).rstrip('\n'))
        for number, line in enumerate(f, 2):
            try:
                row = dict(zip(names, split(line.rstrip('\n')), strict=True))
                row['salary'] = float(row['salary'])
                row['started'] = tuple(map(int, row['started'].split('-')))
                rows.append(row)
            except ValueError as e:
                bad.append((number, str(e)))
    return rows, bad


def group(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


with open('data.csv', 'w', encoding='utf-8') as f:
    f.write(DATA)
rows, bad = load('data.csv')
for number, why in bad:
    print(f'line {number}: {why}')
total = sum(r['salary'] for r in rows)
print(f'{"name":<16}|{"salary":>12}|{"share":>7}|{"since":^12}')
for department, members in sorted(group(rows, 'department').items()):
    print(f'{department.upper():-<50}')
    for r in sorted(members, key=lambda r: -r['salary']):
        y, m, d = r['started']
        print(f"{r['name']:<16}|{r['salary']:>12,.2f}|{r['salary'] / total:>7.1%}|{d:02}.{m:02}.{y:04}".rstrip())
    salaries = [r['salary'] for r in members]
    mean = sum(salaries) / len(salaries)
    spread = (sum((s - mean) ** 2 for s in salaries) / len(salaries)) ** 0.5
    print(f'{"":<16}|{sum(salaries):>12,.2f}| mean {mean:.2f}, spread {spread:.3f}')
print(f'{"TOTAL":<16}|{total:>12,.2f}|{len(rows)} people')
with open('report.txt', 'w', encoding='utf-8') as f:
    for r in rows:
        print(*r.values(), sep='\t', file=f)
print(open('report.txt', encoding='utf-8').read(), end='')
try:
    split('a,"b')
except ValueError as e:
    print(e)
