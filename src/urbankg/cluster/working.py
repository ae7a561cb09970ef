"""What a worker does with a partition: read its articles, and write the part of the graph that they give."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from urbankg.articles import Article, BadRecord, Options
from urbankg.articles.sources import FirstTexts
from urbankg.cluster import parts
from urbankg.cluster.partitions import Partition
from urbankg.cluster.parts import Given
from urbankg.errors import UrbankgError
from urbankg.extraction import Extract, extract_all
from urbankg.graph.runs import run


@dataclass(frozen=True, slots=True)
class Job:
    """How partitions are worked on: into which folder, read how; ``run`` is that of the program that asks for it."""

    folder: str
    options: Options
    min_confidence: float
    run: str


def work(partition: Partition, job: Job) -> Given:
    """Write the part of a partition, unless it is there; gives what it gave.

    UrbankgError if this worker's program is not the one that asks for it, or the folder cannot be written.
    """
    if run().value != job.run:
        raise UrbankgError(
            f"a worker has {run().value}, and not {job.run}: give all workers the same urbankg and data"
        )
    folder = Path(job.folder)
    if (done := parts.given(folder, partition.name)) is not None:
        return done
    extracts: dict[str, Extract] = {}
    texts = FirstTexts()
    failures: list[tuple[str, str]] = []
    passed = repeated = 0
    for record in partition.records(job.options):
        if isinstance(record, Article):
            made = _extract(record, texts, job.min_confidence)
            if isinstance(made, BadRecord):
                failures.append((made.source, made.reason))
            else:
                repeated += made.slug in extracts
                extracts[made.slug] = made
        elif record.expected:
            passed += 1
        else:
            failures.append((record.source, record.reason))
    claims = sum(made.kinds.total() for made in extracts.values())
    said = Given(partition.name, partition.places, len(extracts), claims, passed, repeated, failures)
    try:
        parts.write_part(folder, said, list(extracts.values()))
    except OSError as error:
        raise UrbankgError(f"{folder} cannot be written by a worker: {error.strerror or error}") from None
    return said


def _extract(article: Article, texts: FirstTexts, min_confidence: float) -> Extract | BadRecord:
    if texts.have_other(article.id, hashlib.sha256(article.text.encode()).digest()):
        return BadRecord(article.source, FirstTexts.reason(article.id))
    return extract_all([article], min_confidence)[0]
