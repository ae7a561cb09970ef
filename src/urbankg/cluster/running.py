"""Partitions spread over the workers of a Dask cluster, whoever of them dies meanwhile."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from urbankg.articles import BadRecord, Options
from urbankg.cluster import parts
from urbankg.cluster.partitions import Partition
from urbankg.cluster.parts import Given, Manifest
from urbankg.cluster.splitting import SIZE, partitions_of
from urbankg.cluster.working import Job, work
from urbankg.errors import UrbankgError
from urbankg.extras import needs
from urbankg.graph.runs import run

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"
_WAIT = 30  # seconds for a scheduler to answer
_DEATHS = 1  # of workers that a partition may be the reason of, with others in work and by itself


def extract_parts(
    paths: Iterable[Path | str],
    folder: Path,
    cluster: str,
    options: Options | None = None,
    *,
    min_confidence: float = 0.0,
    workers: int | None = None,
    size: int = SIZE,
    step: Callable[[Given, int, int], None] | None = None,
) -> Manifest:
    """Read sources on a cluster, its scheduler's address or ``local``, into parts in a folder; gives their manifest.

    Sources and folder must have the same path for all workers. Parts that are there are not made again. ``step`` is
    told what each part gave, as they come, how many there are now, and how many there will be. UrbankgError if there
    is no such cluster, a source cannot be spread, or the folder cannot be written.
    """
    asked = options or Options()
    reader = _reader(asked, min_confidence)
    found = list(partitions_of(paths, asked, reader, size))
    partitions = list({p.name: p for p in found if isinstance(p, Partition)}.values())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / parts.MANIFEST).unlink(missing_ok=True)
    except OSError as error:
        raise UrbankgError(f"{folder} cannot be written: {error.strerror or error}") from None
    made = {p.name: said for p in partitions if (said := parts.given(folder, p.name)) is not None}
    left = [p for p in partitions if p.name not in made]
    dead: dict[str, str] = {}
    if left:
        job = Job(str(folder.resolve()), replace(asked, tell=None), min_confidence, run().value)
        with _client(cluster, workers) as client:
            for partition, result in _worked(client, left, job):
                if isinstance(result, Given):
                    made[partition.name] = result
                    if step is not None:
                        step(result, len(made), len(partitions))
                else:
                    dead[partition.name] = result
    manifest = Manifest(
        reader,
        [made[p.name] for p in partitions if p.name in made],
        [(p.places, dead[p.name]) for p in partitions if p.name in dead],
        [(bad.source, bad.reason) for bad in found if isinstance(bad, BadRecord) and not bad.expected],
    )
    manifest.write(folder)
    return manifest


def _reader(options: Options, min_confidence: float) -> str:
    said = {"columns": dict(options.columns), "least": min_confidence}
    return f"{run().value} {json.dumps(said, sort_keys=True, ensure_ascii=False)}"


@contextmanager
def _client(cluster: str, workers: int | None) -> Iterator[Client]:
    with needs("cluster", "--cluster"):
        import dask
        from distributed import Client, LocalCluster
    # One partition in a worker at a time, so that one that dies tells which it was.
    settings = {"worker-saturation": 1.0, "allowed-failures": _DEATHS}
    dask.config.set({f"distributed.scheduler.{name}": value for name, value in settings.items()})
    if cluster == LOCAL:
        with (
            LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
            ) as local,
            Client(local) as client,
        ):
            yield client
        return
    try:
        client = Client(cluster, timeout=_WAIT)
    except (OSError, ValueError) as error:
        raise UrbankgError(
            f"no Dask scheduler answers at {cluster} ({error}); start one with `dask scheduler`"
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError:
            raise UrbankgError(
                f"the scheduler at {cluster} has no workers; start some with `dask worker {cluster}`"
            ) from None
        yield client


def _worked(
    client: Client, partitions: Sequence[Partition], job: Job
) -> Iterator[tuple[Partition, Given | str]]:
    """What each partition gave, as they come, or why it is given up.

    A worker that dies takes all partitions with it that it was given. Those that Dask gives up for that are tried
    again by themselves, when nothing else is in work: only what then ends a worker again is given up.
    """
    from distributed import KilledWorker, as_completed

    futures = {client.submit(work, partition, job, pure=False): partition for partition in partitions}
    suspects = []
    for future in as_completed(futures):
        partition = futures.pop(future)  # so that what a worker that dies has given is not asked for again
        try:
            yield partition, future.result()
        except KilledWorker:
            suspects.append(partition)
    for partition in suspects:
        try:
            yield partition, client.submit(work, partition, job, pure=False).result()
        except KilledWorker:
            yield partition, "every worker that read it died"
