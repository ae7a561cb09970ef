"""Parquet: one article a row, read a few rows at a time; needs pyarrow (``urbankg[parquet]``)."""

from __future__ import annotations

from collections.abc import Iterator

from urbankg.articles.columns import article_of, columns_of, told
from urbankg.articles.formats import BadRecord, Format, Input, Record
from urbankg.articles.streams import LARGEST, sought
from urbankg.errors import ArticleError
from urbankg.extras import needs

_ROWS = 64  # that are in memory together


def _read(given: Input) -> Iterator[Record]:
    with needs("parquet", "Parquet", ArticleError):
        import pyarrow as pa
        import pyarrow.parquet as pq
    try:
        file = pq.ParquetFile(sought(given.stream), buffer_size=65_536, pre_buffer=False)
        names = file.schema_arrow.names
        columns = columns_of(names, given.options.columns)
        given.tell(told(given.place, columns, names))
        for part, name in columns.items():
            kind = file.schema_arrow.field(name).type
            if pa.types.is_struct(kind) or pa.types.is_map(kind):
                raise ArticleError(f"the column {name!r} for the {part} holds records ({kind}), not texts")
        number = 0
        for batch in file.iter_batches(_ROWS, columns=sorted(set(columns.values()))):
            for record in batch.to_pylist():
                number += 1
                place = f"{given.place}:{number}"
                try:
                    size = sum(len(v) for v in record.values() if isinstance(v, str | bytes))
                    if size > LARGEST:
                        raise ArticleError(f"too large for an article: {size:,} characters")
                    yield article_of(record, columns, source=place)
                except ArticleError as error:
                    yield BadRecord(place, str(error))
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        said = " ".join(str(error).split())
        raise ArticleError(f"damaged Parquet: {said[:200]}") from None


def _sniff(head: bytes, name: str) -> bool:
    return head.startswith(b"PAR1")


PARQUET = Format("Parquet", _sniff, _read, (".parquet",))
