"""Which form of an answer a client wants: its Accept header weighed, and the names of forms in URLs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

HTML = "text/html"
# Forms of what is known of a thing: the ending of its URL, the media type, the format of `urbankg.graph.export`.
RDF_FORMS: Mapping[str, tuple[str, str]] = {
    "html": (HTML, ""),
    "ttl": ("text/turtle", "turtle"),
    "jsonld": ("application/ld+json", "jsonld"),
    "nt": ("application/n-triples", "ntriples"),
    "rdf": ("application/rdf+xml", "rdfxml"),
}
# What a browser or a library says for the same.
_ALIASES = {
    "application/xhtml+xml": HTML,
    "application/x-turtle": "text/turtle",
    "application/json": "application/ld+json",
    "text/plain": "application/n-triples",
}
# The forms of answers by a short name, as `format=` of a request: a table's type, then the one that fits a graph.
ANSWER_FORMS: Mapping[str, str] = {
    "html": HTML,
    "json": "application/sparql-results+json, application/ld+json",
    "xml": "application/sparql-results+xml, application/rdf+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
}
ANY = "application/sparql-results+json, text/turtle"  # what who takes anything is given


def accepted(header: str) -> list[tuple[str, float]]:
    """The media ranges of an Accept header with their weights, in its order.

    >>> accepted("text/turtle;q=0.5, */*;q=0.1")
    [('text/turtle', 0.5), ('*/*', 0.1)]
    """
    found = []
    for part in header.split(","):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        if media:
            found.append((media.lower(), _weight(parameters)))
    return found or [("*/*", 1.0)]


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def best(header: str, offered: Sequence[str]) -> str | None:
    """Of the media types that are offered, the first that a client likes best; None if it takes none of them.

    >>> best("text/html;q=0.4, application/*", ("text/html", "text/turtle", "application/ld+json"))
    'application/ld+json'
    >>> best("*/*", ("text/turtle", "text/html"))
    'text/turtle'
    """
    ranges = accepted(header)
    weighed = [(_liked(media, ranges), -position, media) for position, media in enumerate(offered)]
    weight, _, media = max(weighed)
    return media if weight > 0 else None


def _liked(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight of the range that fits a media type most closely."""
    fitting: dict[int, float] = {}
    for said, weight in ranges:
        named = _ALIASES.get(said, said)
        for closeness, wanted in enumerate((media, media.split("/")[0] + "/*", "*/*")):
            if wanted in (said, named):
                fitting[closeness] = max(weight, fitting.get(closeness, 0.0))
    return fitting[min(fitting)] if fitting else 0.0


def wants_page(header: str) -> bool:
    """Whether a client would rather have a page than data, as browsers do."""
    return best(header, ("application/octet-stream", HTML)) == HTML
