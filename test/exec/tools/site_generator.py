# RUN: %same_as_cpython %s
# UNSUPPORTED: gc-stress
"""A static site generator: Markdown-like pages and a template become HTML files."""
import html
import os
import re
import shutil
import string
import sys
import tempfile
from pathlib import Path, PurePosixPath
from urllib.parse import quote, urljoin, urlsplit

PAGES = {
    'index.md': '---\ntitle: Home & Garden\norder: 1\n---\n# Welcome\n\nThis is *important* and **bold**, `a < b`.\n\n- one\n- two [link](blog/first post.md)\n',
    'blog/first post.md': 'title: not front matter\n\nSee [home](../index.md) or [away](https://example.test/?q=1&r=2#top).\n\n```\ncode <here>\n  kept\n```\n',
    'blog/empty.md': '',
    'notes.txt': 'copied as it is\n',
}


class PageTemplate(string.Template):
    delimiter = '%'
    idpattern = r'[a-z]+(?:\.[a-z]+)?'


TEMPLATE = PageTemplate('<!doctype html>\n<title>%{title} - 100%%</title>\n<nav>%nav</nav>\n%body\n<!-- %{site.name} -->\n')


def front_matter(text):
    match = re.match(r'\A---\n(.*?)\n---\n', text, re.DOTALL)
    if not match:
        return {}, text
    pairs = (line.partition(':') for line in match[1].splitlines())
    return {key.strip(): value.strip() for key, _, value in pairs}, text[match.end():]


def inline(text):
    text = html.escape(text, quote=False)
    text = re.sub(r'`([^`]+)`', r'<code>\1</code>', text)
    text = re.sub(r'(?P<m>\*\*|\*)(?P<t>.+?)(?P=m)', lambda m: '<{0}>{1}</{0}>'.format('strong' if len(m['m']) == 2 else 'em', m['t']), text)

    def link(match):
        target = html.unescape(match[2])
        if not urlsplit(target).scheme:
            target = quote(re.sub(r'\.md$', '.html', target))
        return f'<a href="{html.escape(target)}">{match[1]}</a>'
    return re.sub(r'\[([^\]]+)\]\(([^)]+)\)', link, text)


def blocks(text):
    for block in re.split(r'\n{2,}(?![^`]*```\n*\Z)', text.strip('\n')):
        lines = block.split('\n')
        if block.startswith('```'):
            yield '<pre>' + html.escape('\n'.join(lines[1:-1])) + '</pre>'
        elif heading := re.match(r'(#{1,6}) +(.*)', block):
            level = len(heading[1])
            yield f'<h{level}>{inline(heading[2])}</h{level}>'
        elif all(line.startswith('- ') for line in lines):
            yield '<ul>' + ''.join(f'<li>{inline(line[2:])}</li>' for line in lines) + '</ul>'
        elif block:
            yield f'<p>{inline(block)}</p>'


def build(source: Path, target: Path):
    pages = []
    for path in sorted(source.rglob('*')):
        relative = path.relative_to(source)
        if path.is_dir():
            (target / relative).mkdir(parents=True, exist_ok=True)
        elif path.suffix == '.md':
            meta, text = front_matter(path.read_text(encoding='utf-8'))
            meta.setdefault('title', relative.stem.title())
            pages.append((int(meta.get('order', 99)), relative, meta, '\n'.join(blocks(text))))
        else:
            (target / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target / relative)
    pages.sort(key=lambda page: page[:2])
    for _, relative, meta, body in pages:
        up = PurePosixPath(*['..'] * (len(relative.parts) - 1))
        nav = ' | '.join(f'<a href="{quote((up / other.with_suffix(".html")).as_posix())}">{html.escape(m["title"])}</a>'
                         for _, other, m, _ in pages)
        out = (target / relative).with_suffix('.html')
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(TEMPLATE.substitute({**meta, 'title': html.escape(meta['title']), 'nav': nav, 'body': body, 'site.name': 'demo'}))
    return len(pages)


with tempfile.TemporaryDirectory(prefix='site-') as top:
    source, target = Path(top, 'in'), Path(top, 'out')
    for name, text in PAGES.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    print(build(source, target), 'pages')
    for folder, folders, files in os.walk(target):
        folders.sort()
        for name in sorted(files):
            path = Path(folder) / name
            print(f'--- {path.relative_to(target)} ({path.stat().st_size} bytes)')
            print(path.read_text(), end='')
print(Path(top).exists(), urljoin('http://a.test/b/c', '../d'))
try:
    TEMPLATE.substitute(title='x')
except KeyError as error:
    print('KeyError', error)
try:
    PageTemplate('% bad').substitute()
except ValueError as error:
    print(error)
print(PageTemplate('%a %{b.c} %%').safe_substitute(a=1))
