# A template engine: templates become closures, closures make text.
SOURCE = '''<table class="{{ class }}">
{% for row in rows %}<tr id="r{{ row.id }}">{% for cell in row.cells %}<td>{{ cell | escape }}</td>{% endfor %}{% if row.last %}<td>end of {{ row.name | upper }}</td>{% endif %}</tr>
{% endfor %}</table>
'''
FILTERS = {'upper': str.upper, 'escape': lambda s: s.replace('&', '&amp;').replace('<', '&lt;')}


def scan(source):
    at = 0
    while True:
        start = source.find('{', at)
        if start < 0:
            yield 'text', source[at:]
            return
        kind = source[start + 1]
        if kind not in '{%':
            at = start + 1
            continue
        if start > at:
            yield 'text', source[at:start]
        end = source.index('}}' if kind == '{' else '%}', start)
        yield ('value' if kind == '{' else 'tag'), source[start + 2:end].strip()
        at = end + 2


def look_up(path):
    first, *rest = path.split('.')

    def get(context):
        value = context[first]
        for name in rest:
            value = value[name]
        return value
    return get


def parse(pieces, ends=()):
    parts = []
    for kind, text in pieces:
        if kind == 'text':
            parts.append(lambda context, out, text=text: out.append(text))
        elif kind == 'value':
            path, *filters = [p.strip() for p in text.split('|')]
            get, filters = look_up(path), [FILTERS[f] for f in filters]

            def emit(context, out, get=get, filters=filters):
                value = str(get(context))
                for f in filters:
                    value = f(value)
                out.append(value)
            parts.append(emit)
        else:
            word, *rest = text.split()
            if word in ends:
                break
            body = parse(pieces, ('end' + word,))
            if word == 'for':
                name, get = rest[0], look_up(rest[2])

                def loop(context, out, name=name, get=get, body=body):
                    inner = dict(context)
                    for item in get(context):
                        inner[name] = item
                        body(inner, out)
                parts.append(loop)
            else:
                get = look_up(rest[0])

                def branch(context, out, get=get, body=body):
                    if get(context):
                        body(context, out)
                parts.append(branch)

    def run(context, out):
        for part in parts:
            part(context, out)
    return run


def render(template, **context):
    out = []
    template(context, out)
    return ''.join(out)


template = parse(scan(SOURCE))
rows = [{'id': i, 'name': f'row {i}', 'last': i % 3 == 2, 'cells': [f'{i}<{j}&' for j in range(10)]} for i in range(800)]
for n in range(12):
    page = render(template, rows=rows, **{'class': f'c{n}'})
    if n % 4 == 0:
        print(len(page), page.count('&lt;'), hash(page) == hash(page[:]), page[100:150])
