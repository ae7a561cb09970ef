"""An article with what is found in it as a page of its own: right to left, no scripts, nothing fetched."""

from __future__ import annotations

from html import escape

from urbankg.articles.article import Article
from urbankg.claims import Claim
from urbankg.display.fields import described
from urbankg.display.labels import Lang, heading
from urbankg.display.marked import NAMED, MarkedLine, Piece, marked_lines

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --dim: #777; }
body {
  font: 1.05rem/2 Vazirmatn, "Noto Naskh Arabic", Tahoma, sans-serif;
  max-width: 72rem; margin: 2rem auto; padding: 0 1rem;
}
h1 { font-size: 1.4rem; line-height: 1.8; margin: 0; }
header p { color: var(--dim); margin: .2rem 0; }
.legend { border-block: 1px solid var(--line); padding: .4rem 0; margin: 1rem 0; }
.row { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 1.5rem; }
.row.opens { margin-top: .8rem; }
.row > * { margin: 0; overflow-wrap: anywhere; }
.unread { color: var(--dim); }
ul { list-style: none; padding: 0 1rem; border-inline-start: 3px solid var(--line); }
li { font-size: .9rem; line-height: 1.8; }
li bdi + bdi::before { content: " · "; color: var(--dim); }
small { color: var(--dim); }
mark { color: inherit; border-radius: .25rem; padding: .05rem .2rem; }
.person { background: #2a96; } .office { background: #ca06; } .place { background: #27b5; }
.body { background: #93a5; } .date { background: #8885; }
.is-evidence { text-decoration: underline; text-underline-offset: .35em; }
@media (max-width: 45rem) { .row { grid-template-columns: 1fr; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(article: Article, claims: list[Claim], lang: Lang = "fa") -> str:
    """A page of HTML with the article, its mentions coloured, and the claims beside the sentences that make them."""
    lines = marked_lines(article, claims)
    title = next((line for line in lines if line.is_title), None)
    about = filter(None, (article.agency, article.dateline, _day(article), article.url or article.id))
    legend = " ".join(f'<mark class="{named}">{escape(heading(named, lang))}</mark>' for named in NAMED)
    rows = "\n".join(_row(line, claims, lang) for line in lines)
    name = escape(title.text if title else article.id)
    return f"""<!DOCTYPE html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{name}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<p>{" · ".join(f"<bdi>{escape(part)}</bdi>" for part in about)}</p>
<p class="legend">{legend}</p>
</header>
<main>
{rows}
</main>
</body>
</html>
"""


def _day(article: Article) -> str:
    return article.published.isoformat() if article.published else ""


def _row(line: MarkedLine, claims: list[Claim], lang: Lang) -> str:
    tag = "h1" if line.is_title else "p"
    classes = " ".join(filter(None, ("row", "opens" if line.opens else "", "" if line.is_read else "unread")))
    text = "".join(map(_piece, line.pieces))
    said = "".join(_claim(number, claims[number - 1], lang) for number in line.claims)
    beside = f"<ul>{said}</ul>" if said else ""
    return f'<div class="{classes}"><{tag}>{text}</{tag}>{beside}</div>'


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.is_evidence:
        text = f'<span class="is-evidence">{text}</span>'
    return f'<mark class="{piece.named}">{text}</mark>' if piece.named else text


def _claim(number: int, claim: Claim, lang: Lang) -> str:
    parts = "".join(f"<bdi>{escape(part)}</bdi>" for part in described(claim, lang))
    return f"<li><small>{number}.</small> {parts} <small><bdi>{claim.confidence:.2f}</bdi></small></li>"
