# Reading and writing comma-separated values with quotes, by a state machine and by split.
def make(n):
    lines = ['id,name,price,comment']
    for i in range(n):
        comment = f'"said ""{i}"", twice"' if i % 3 == 0 else f'plain {i}' if i % 3 == 1 else ''
        lines.append(f'{i},name {i % 97},{i * 0.25:.2f},{comment}')
    return '\n'.join(lines) + '\n'


def parse(text):
    rows, row, field = [], [], []
    quoted = False
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        if quoted:
            if c == '"':
                if i + 1 < n and text[i + 1] == '"':
                    field.append('"')
                    i += 1
                else:
                    quoted = False
            else:
                field.append(c)
        elif c == '"':
            quoted = True
        elif c == ',':
            row.append(''.join(field))
            field = []
        elif c == '\n':
            row.append(''.join(field))
            rows.append(row)
            row, field = [], []
        else:
            field.append(c)
        i += 1
    return rows


def quote(value):
    if ',' in value or '"' in value:
        return '"' + value.replace('"', '""') + '"'
    return value


text = make(16000)
rows = parse(text)
back = '\n'.join([','.join([quote(v) for v in row]) for row in rows]) + '\n'
totals = {}
for row in rows[1:]:
    totals[row[1]] = totals.get(row[1], 0.0) + float(row[2])
simple = [line.split(',') for line in text.split('\n') if '"' not in line]
print(len(rows), back == text, rows[1], rows[-1], len(simple))
print(sorted(totals.items(), key=lambda item: -item[1])[:3])
