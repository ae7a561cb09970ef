"""What can go wrong, as exceptions whose message is the one line that a user reads."""

from __future__ import annotations


class UrbankgError(Exception):
    """Base of every error that urbankg raises on purpose.

    The message says what is wrong, where, and what to do; the command line prints it and exits with 1.
    """


class ArticleError(UrbankgError):
    """An input that cannot be read as an article."""


class DateError(UrbankgError):
    """A date that does not exist or is not written in a form that urbankg reads."""


class StoreError(UrbankgError):
    """A store that cannot be opened, read or written."""


class QueryError(UrbankgError):
    """A saved query that does not exist, a parameter that does not fit, or SPARQL that is refused."""


class ParameterError(QueryError):
    """A value that does not fit a parameter of a saved query.

    ``name`` is the parameter's, ``given`` the value ("" for none), ``why`` a key that pages have words for: ``text``,
    ``choice``, ``iri``, ``integer``, ``decimal``, ``date``, ``day``, ``missing``; ``choices`` are those that there are.
    """

    def __init__(
        self, line: str, why: str, name: str, given: str = "", choices: tuple[str, ...] = ()
    ) -> None:
        super().__init__(line)
        self.why = why
        self.name = name
        self.given = given
        self.choices = choices


class ServeError(UrbankgError):
    """A server that cannot be started: its address is taken, or what it needs is not installed."""
