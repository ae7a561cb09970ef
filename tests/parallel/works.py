"""What processes do to articles in these tests: each is a function of a module, so that a process can load it."""

from __future__ import annotations

import os
import signal

from urbankg.articles import Article


def where(articles: list[Article]) -> list[int]:
    """The process that worked on each."""
    return [os.getpid() for _ in articles]


def deadly(articles: list[Article]) -> list[str]:
    """The text of each; some end the process, some break it."""
    for article in articles:
        if article.text == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if article.text == "leave":
            os._exit(3)
        if article.text == "fill":
            raise MemoryError
    return [article.text for article in articles]


def printing(articles: list[Article]) -> list[str]:
    """The text of each, that is printed, too, as a library may do."""
    for article in articles:
        print(article.text, flush=True)
    return [article.text for article in articles]
