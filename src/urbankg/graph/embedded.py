"""The database that runs inside the program: Oxigraph in a directory, or in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from urbankg.errors import StoreError, UrbankgError
from urbankg.graph.card import DATABASE, explained, read_card, write_card
from urbankg.graph.database import Exchange, by_default, statements
from urbankg.graph.frozen import READING, OwnFolder, frozen, is_written, remove_abandoned
from urbankg.graph.vocabulary import STALE_GRAPH
from urbankg.whole_file import whole_file

if TYPE_CHECKING:
    from urbankg.graph.article_graph import ArticleGraph

DECISIONS = "decisions.csv"  # of a store's directory

_LOADING = ".loading-"  # how the names of files begin that are being loaded
_MANY = 5000  # quads that are loaded as files sooner than in a transaction


class EmbeddedDatabase:
    """An Oxigraph store, ``raw``, and the files that lie beside it in its directory."""

    def __init__(
        self, raw: ox.Store, path: Path | None, *, read_only: bool, copy: OwnFolder | None = None
    ) -> None:
        self.raw = raw
        self._copy = copy  # that is read, if not what lies in the directory
        self.path = path
        self._read_only = read_only
        self._decided: str | None = None  # of a store in memory
        self.query = raw.query  # asked most often, so with nothing between
        self.quads_for_pattern = raw.quads_for_pattern
        self.named_graphs = raw.named_graphs
        self.contains_named_graph = raw.contains_named_graph

    @classmethod
    def open(cls, folder: Path, *, read_only: bool) -> EmbeddedDatabase:
        """Open the database in a directory; without ``read_only`` it is made, with its card, if it is not there.

        StoreError if there is none to read, another program writes to it, it has another layout, or the disk
        does not let it be written.
        """
        card = read_card(folder)
        if card is None and read_only:
            raise StoreError(
                f"no urbankg store in {folder}; make one with `urbankg ingest PATH --store {folder}`"
            )
        if card is None and folder.exists() and any(folder.iterdir()):
            raise StoreError(f"{folder} is no urbankg store and not empty; choose another directory")
        try:
            if card is None:
                folder.mkdir(parents=True, exist_ok=True)
                write_card(folder, fixed="")
            if read_only:
                return cls._as_it_is(folder)
            raw = ox.Store(str(folder / DATABASE))
            _tidy(folder)
        except (OSError, RuntimeError) as error:
            raise explained(error, folder) from None
        return cls(raw, folder, read_only=False)

    @classmethod
    def _as_it_is(cls, folder: Path) -> EmbeddedDatabase:
        """The database opened to read, as it is at this moment whoever writes to it."""
        copy = frozen(folder / DATABASE, folder)
        if copy is None and is_written(folder / DATABASE):
            raise StoreError(
                f"another program writes to the store in {folder}; wait for it, or read it as somebody who may write "
                "into that folder: what is read is kept there meanwhile, as links"
            )
        try:
            raw = ox.Store.read_only(str((copy.path if copy else folder) / DATABASE))
        except BaseException:
            if copy is not None:
                copy.close()
            raise
        return cls(raw, folder, read_only=True, copy=copy)

    @property
    def name(self) -> str:
        """The directory."""
        return str(self.path or "in memory")

    def graphs(self, names: Collection[ox.NamedNode]) -> dict[ox.NamedNode, set[ox.Quad]]:
        """The quads of many named graphs."""
        return {name: set(self.raw.quads_for_pattern(None, None, None, name)) for name in names}

    def load(self, quads: Collection[ox.Quad], marks: Iterable[ox.Quad] = ()) -> None:
        """Add quads of graphs that the store has not, all or none of them; many past its log of transactions."""
        come = [*quads, *map(by_default, quads), *marks]
        try:
            if len(come) < _MANY:  # files of their own would have to be merged
                self.raw.extend(come)
            else:
                self.raw.bulk_extend(come)
        except OSError as error:
            raise self._explained(error) from None

    def load_articles(self, articles: Collection[ArticleGraph]) -> None:
        """Add the graphs of articles that the store has not, all or none of them, with their marks."""
        marks = {line for article in articles for line in article.marks.splitlines(keepends=True)}
        try:
            with NamedTemporaryFile(dir=self.path, prefix=_LOADING, suffix=".nq") as file:
                for article in articles:
                    file.write(article.statements)
                    file.write(article.by_default())
                file.writelines(marks)
                file.flush()
                # Lenient, since these are quads that were checked as they were made.
                self.raw.bulk_load(path=file.name, format=ox.RdfFormat.N_QUADS, lenient=True)
        except OSError as error:
            raise self._explained(error) from None

    def exchange(self, exchanges: Iterable[Exchange]) -> None:
        """Make graphs what they shall be; each in one transaction, which is one request."""
        for one in exchanges:
            kept, wanted = set(one.kept), set(one.wanted)
            gone, come = kept - wanted, wanted - kept
            try:
                if gone:
                    self.raw.update(self._update(one, gone, come))
                else:
                    self.raw.extend([*come, *map(by_default, come), *one.marks])
            except OSError as error:
                raise self._explained(error) from None

    def _update(self, one: Exchange, gone: set[ox.Quad], come: set[ox.Quad]) -> str:
        only_here = [quad for quad in gone if not self._elsewhere(quad)]
        added = statements(come)
        return (
            f"DELETE DATA {{ {statements(only_here)} GRAPH {one.graph} {{ {statements(gone)} }} }} ;\n"
            + (
                f"INSERT DATA {{ {added} GRAPH {one.graph} {{ {added} }} }}"
                if one.wanted
                else f"DROP GRAPH {one.graph}"
            )
            + (
                f" ;\nINSERT DATA {{ GRAPH {STALE_GRAPH} {{ {statements(one.marks)} }} }}"
                if one.marks
                else ""
            )
        )

    def _elsewhere(self, quad: ox.Quad) -> bool:
        """Whether another named graph says the same; a mark is a copy that says nothing."""
        same = self.raw.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(q.graph_name not in (quad.graph_name, ox.DefaultGraph(), STALE_GRAPH) for q in same)

    def settle(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Put quads in the place of the marks of a graph."""
        try:
            self.raw.update(
                f"CLEAR SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{ {statements(quads)} }} }}"
            )
        except OSError as error:
            raise self._explained(error) from None

    def flush(self) -> None:
        """Write what is still in memory to the disk, so that the store opens fast even after a kill."""
        if self.path is not None and not self._read_only:
            try:
                self.raw.flush()
            except OSError as error:
                raise self._explained(error) from None

    def close(self) -> None:
        """Write what is still in memory; the directory is let go of when nobody has the database any more.

        Of one that is opened to read, nothing can be asked any more: what it was read from is gone.
        """
        self.flush()
        if self._copy is not None:
            self._copy.close()

    def card(self) -> dict[str, Any] | None:
        """The card of the directory."""
        return read_card(self.path) if self.path else None

    def write_card(self, fixed: str) -> None:
        """Write the card into the directory."""
        if self.path:
            try:
                write_card(self.path, fixed)
            except OSError as error:
                raise self._explained(error) from None

    def decisions(self) -> str | None:
        """The text of the directory's file of decisions."""
        if self.path is None:
            return self._decided
        path = self.path / DECISIONS
        try:
            return path.read_text(encoding="utf-8-sig") if path.exists() else None
        except UnicodeDecodeError:
            raise UrbankgError(f"{path}: not UTF-8; save the file as UTF-8") from None

    def keep_decisions(self, text: str) -> None:
        """Write the file of decisions whole."""
        if self.path is None:
            self._decided = text
            return
        with whole_file(self.path / DECISIONS) as file:
            file.write(text.encode())

    def _explained(self, error: OSError) -> StoreError:
        return explained(error, self.path or Path())


def _tidy(folder: Path) -> None:
    """Remove what programs left that were killed as they loaded or read; nobody else writes to the database now."""
    remove_abandoned(folder, READING)
    for left in (*folder.glob(f"{_LOADING}*"), *(folder / DATABASE).glob("bulk-*.sst")):
        left.unlink(missing_ok=True)
