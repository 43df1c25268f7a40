# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: _csv is missing.
# INPUTS: sales.csv
"""A report on sales: totals for each region and product, written as text and as CSV."""
import csv
import io
import statistics
import sys
import textwrap
from collections import defaultdict
from dataclasses import asdict, dataclass, field, fields, replace
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Iterator, List, Optional

CENT = Decimal('0.01')


@dataclass(frozen=True, order=True)
class Sale:
    region: str
    product: str
    units: int
    price: Decimal
    note: Optional[str] = field(default=None, compare=False)

    def __post_init__(self):
        if self.units < 0:
            raise ValueError(f'negative units in {self.region}')

    @property
    def value(self) -> Decimal:
        return (self.units * self.price).quantize(CENT, rounding=ROUND_HALF_EVEN)


@dataclass
class Summary:
    name: str
    sales: List[Sale] = field(default_factory=list, repr=False)

    def add(self, sale):
        self.sales.append(sale)

    def row(self):
        values = [s.value for s in self.sales]
        return {'name': self.name, 'sales': len(values), 'total': sum(values, Decimal(0)),
                'mean': statistics.mean(values).quantize(CENT), 'median': statistics.median(values),
                'stdev': f'{statistics.pstdev(map(float, values)):.3f}'}


def read(file) -> Iterator[Sale]:
    reader = csv.DictReader(file, skipinitialspace=True)
    print(reader.fieldnames)
    for row in reader:
        try:
            yield Sale(row['region'], row['product'], int(row['units']), Decimal(row['price']), row['note'] or None)
        except (ValueError, InvalidOperation) as error:
            print(f'line {reader.line_num}: {type(error).__name__}: {error}', file=sys.stderr)


def main():
    with open('Inputs/sales.csv', newline='', encoding='utf-8') as file:
        sales = sorted(read(file))
    print(*sales, sep='\n')
    regions, products = defaultdict(lambda: None), {}
    for sale in sales:
        if regions[sale.region] is None:
            regions[sale.region] = Summary(sale.region)
        regions[sale.region].add(sale)
        products.setdefault(sale.product, Summary(name=sale.product)).add(sale)

    for title, groups in (('Regions', regions), ('Products', products)):
        print(f'\n{title:=^60}')
        for summary in groups.values():
            row = summary.row()
            print('{name:<12}{sales:>5d}{total:>14,.2f}{mean:>12}{median:>10}{stdev:>9}'.format_map(row))

    out = io.StringIO()
    writer = csv.writer(out, dialect='excel-tab', quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([f.name for f in fields(Sale)] + ['value'])
    writer.writerows([*asdict(s).values(), s.value] for s in sales)
    print(out.getvalue().replace('\r\n', '\\r\\n\n'))
    with open('report.csv', 'w', newline='') as file:
        writer = csv.DictWriter(file, ['name', 'total', 'sales'], extrasaction='ignore', lineterminator='\n', delimiter=';')
        writer.writeheader()
        writer.writerows(s.row() for s in regions.values())

    notes = ' '.join(s.note for s in sales if s.note)
    print(textwrap.fill(notes, 40, initial_indent='* ', subsequent_indent='  '))
    print(replace(sales[0], units=1), sales[0] < sales[1], sales[0] == replace(sales[0], note='other'))
    try:
        sales[0].units = 7
    except AttributeError as error:
        print(type(error).__qualname__, error)
    print(csv.Sniffer().sniff('a;b;c\n1;2;3\n4;5;6\n').delimiter, csv.list_dialects())


main()
