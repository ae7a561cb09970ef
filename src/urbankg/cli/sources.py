"""What commands that read articles share: the options that tell how sources are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from urbankg.cli.options import together

if TYPE_CHECKING:
    from urbankg.articles import Options

# Of a command that reads sources; it is given them as `columns`, `follow`, `allow_private`, `timeout`.
source_options = together(
    click.option(
        "--map",
        "columns",
        metavar="PART=NAME,...",
        multiple=True,
        help="Which column or key has the title, lead, text, url, id, published or agency.",
    ),
    click.option("--follow", is_flag=True, help="Read the pages behind the items of feeds."),
    click.option("--allow-private", is_flag=True, help="Fetch from addresses that are not public, too."),
    click.option(
        "--timeout",
        type=click.FloatRange(0, min_open=True),
        default=20.0,
        show_default=True,
        metavar="SECONDS",
        help="How long a server may be silent.",
    ),
)


def options_of(columns: tuple[str, ...], follow: bool, allow_private: bool, timeout: float) -> Options:
    """How sources are read; what is guessed is told on standard error."""
    from urbankg.articles import Options
    from urbankg.cli.output import talk

    return Options(
        _mapping(columns), follow, allow_private, timeout, tell=lambda line: talk(line, style="dim")
    )


def _mapping(given: tuple[str, ...]) -> dict[str, str]:
    from urbankg.articles.columns import parts

    found: dict[str, str] = {}
    for each in ",".join(given).split(",") if given else ():
        part, sign, name = each.partition("=")
        if not sign or part.strip() not in parts() or not name.strip():
            raise click.BadParameter(
                f"{each!r} is not PART=NAME; parts are {', '.join(parts())}", param_hint="--map"
            )
        found[part.strip()] = name.strip()
    return found
