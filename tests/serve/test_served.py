"""What is served, when the store changes: who reads from what was there before does so to the end."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from urbankg.articles import Article
from urbankg.graph.store import GraphStore
from urbankg.graph.summary import summarise
from urbankg.serve.served import Served
from urbankg.serve.settings import Settings
from urbankg.serve.snapshot import Place


def test_a_state_of_the_store_stays_until_nobody_reads_from_it(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "store"
    shutil.copytree(store, copy, ignore=shutil.ignore_patterns(".serving-*", ".reading-*", "LOCK"))
    place = Place(copy, lambda line: None)

    async def serve() -> None:
        served = Served(Settings(copy, engines=0), place, lambda line: None)
        await served.open()
        with served.reading() as before:
            held = summarise(before.store).articles
            with GraphStore.open(copy) as graph:
                graph.ingest(Article("new", "خبری تازه از شهر.", ()), [])
            await served.reopen()
            await asyncio.sleep(2)
            assert before.folder.is_dir()
            assert summarise(before.store).articles == held
        with served.reading() as now:
            assert summarise(now.store).articles == held + 1
            while before.folder.exists():
                await asyncio.sleep(0.1)
        await served.close()

    try:
        asyncio.run(asyncio.wait_for(serve(), 120))
    finally:
        place.close()
