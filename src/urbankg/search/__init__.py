"""Searching a store by names: persons, posts, bodies, places and articles, however they are spelt.

`things` asks a store for all that can be found, `index` keeps them with their words in a file of SQLite, `keeping`
knows where that file lies and whether it still fits. `finding` answers: `words` has what is typed in one spelling,
`spelling` finds words that are meant by misspelt ones, `ranking` tells how well a name fits. `context` says in a line
what a thing is.
"""

from urbankg.search.context import as_dict, context, label, shown
from urbankg.search.finding import Found, nearest, search, suggest
from urbankg.search.index import Index
from urbankg.search.keeping import index_of
from urbankg.search.things import KINDS, Findable, findable

__all__ = [
    "KINDS", "Findable", "Found", "Index", "as_dict", "context", "findable", "index_of", "label", "nearest", "search",
    "shown", "suggest",
]  # fmt: skip
