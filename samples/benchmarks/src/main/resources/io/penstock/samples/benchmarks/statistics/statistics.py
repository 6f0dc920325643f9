"""Statistics of a CSV file by pandas, once for each line of input.

Arguments: the file, its number columns, its text columns, threads, rows. Prints the seconds that each took.
"""
import sys
import time

import pandas

file, numbers, texts = sys.argv[1], sys.argv[2].split(","), sys.argv[3].split(",")
rows = int(sys.argv[5])
deciles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]


def of_numbers(column):
    return [
        column.count(), column.min(), column.max(), column.nunique(), column.mean(), column.std(ddof=0),
        (column == 0).sum(), column.quantile(deciles),
    ]


def of_texts(column):
    lengths = column.str.len()
    values = column.dropna()
    return [
        column.count(), values.min(), values.max(), column.nunique(), lengths.mean(), lengths.min(), lengths.max(),
        column.value_counts().head(100),
    ]


def run():
    start = time.perf_counter()
    table = pandas.read_csv(file, dtype={name: str for name in texts})
    statistics = [of_numbers(table[name]) for name in numbers] + [of_texts(table[name]) for name in texts]
    seconds = time.perf_counter() - start
    if len(table) != rows or len(statistics) != len(numbers) + len(texts):
        sys.exit("pandas saw %d rows, not %d" % (len(table), rows))
    return seconds


for _ in sys.stdin:
    print(run(), flush=True)
