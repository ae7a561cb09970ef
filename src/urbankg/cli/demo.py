"""The command that shows the whole way at work on the project's own samples."""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from urbankg.cli.options import examples, lang_option
from urbankg.errors import UrbankgError

if TYPE_CHECKING:
    from urbankg.display.labels import Lang

_Both = dict["Lang", str]


@dataclass(frozen=True, slots=True)
class _Step:
    """A question, a line on what the answer shows, and the command that gives it."""

    title: _Both
    shows: _Both
    command: tuple[str, ...]


_READ: _Both = {
    "en": "The sample articles are read; what they say goes into a store.",
    "fa": "خبرهای نمونه خوانده می‌شوند و آنچه می‌گویند در انبار می‌نشیند.",
}
_STEPS = (
    _Step(
        {
            "en": "Who ran Tehran's municipality on 1 Ordibehesht 1397 (21 April 2018)?",
            "fa": "شهرداری تهران در یکم اردیبهشت ۱۳۹۷ در دست چه کسی بود؟",
        },
        {
            "en": "All articles and the reference data weighed together, with the reports that the answer rests on.",
            "fa": "همه خبرها و داده‌های مرجع با هم سنجیده می‌شوند و گفته‌هایی که پایه پاسخ‌اند زیر آن می‌آیند.",
        },
        ("who", "تهران", "--on", "1397-02-01"),
    ),
    _Step(
        {"en": "Who has been mayor of Qazvin?", "fa": "چه کسانی شهردار قزوین بوده‌اند؟"},
        {
            "en": "One of the saved questions: the tenures that follow from all reports, and how many these are.",
            "fa": "یکی از پرسش‌های آماده: دوره‌های تصدی که از همه گفته‌ها نتیجه می‌شود، با شمار آنها.",
        },
        ("query", "holders-of-post", "-p", "place=قزوین"),
    ),
    _Step(
        {
            "en": "When was the assembly of metropolis mayors founded?",
            "fa": "مجمع شهرداران کلانشهرها چه روزی بنیان گذاشته شد؟",
        },
        {
            "en": "The articles disagree: what they say is never merged away, and each stands beside its sentence.",
            "fa": "خبرها هم‌نظر نیستند: گفته‌هایشان هرگز در هم ادغام نمی‌شود و هر یک کنار جمله خود می‌ماند.",
        },
        ("query", "foundings"),
    ),
    _Step(
        {
            "en": "Why does the graph say that Qazvin is the assembly's twentieth member?",
            "fa": "چرا گراف می‌گوید که قزوین بیستمین عضو مجمع شهرداران است؟",
        },
        {
            "en": "Its evidence: the sentence, the words that count marked, its place in the text, the article.",
            "fa": "مستند آن: جمله با واژه‌های گویایش، جای جمله در متن، و خبری که جمله در آن آمده است.",
        },
        ("explain", "قزوین", "مجمع", "--limit", "1"),
    ),
)
_NEXT: _Both = {"en": "Go on with:", "fa": "برای ادامه:"}
_LOOK: _Both = {
    "en": "Look at it all in a browser, at http://127.0.0.1:7878/ after:",
    "fa": "برای دیدن همه در مرورگر، در نشانی http://127.0.0.1:7878/ پس از:",
}


@click.command()
@click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path),
    default="demo-store",
    show_default=True,
    help="Directory of the store that it makes.",
)
@lang_option
@click.pass_context
@examples("urbankg demo", "urbankg demo --lang fa --store my-demo")
def demo(context: click.Context, store_path: Path, lang: Lang) -> None:
    """See it at work on the sample articles.

    They are read into a store, and it is asked four questions, one of them for the evidence.
    """
    from urbankg import files

    if not files.SAMPLES.is_dir():
        raise UrbankgError(f"the sample articles are not there: {files.SAMPLES}; install urbankg again")
    main = context.find_root().command
    assert isinstance(main, click.Group)
    samples = _from_here(files.SAMPLES)
    in_store = ["--store", str(store_path)]
    in_words = ["--lang", lang] if lang != "en" else []
    click.echo(_READ[lang])
    _run(main, ["ingest", str(samples), *in_store])
    for number, step in enumerate(_STEPS, 1):
        click.secho(f"\n{number}. {step.title[lang]}", bold=True)
        click.echo(step.shows[lang])
        _run(main, [*step.command, *in_store, *in_words])
    click.secho(f"\n{_NEXT[lang]}", bold=True)
    sample = str(samples / "qazvin-1400-joins-assembly.txt")
    for words in (["read", sample], ["queries"], ["query", "mayors-now", *in_store]):
        click.echo(_typed([*words, *in_words], _program()))
    click.secho(f"\n{_LOOK[lang]}", bold=True)
    click.echo(_typed(["serve", *in_store], _program()))


def _from_here(path: Path) -> Path:
    """The shorter name of a path that lies under the working directory."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _run(main: click.Group, words: list[str]) -> None:
    """Show a command as one would type it, and do what it does."""
    click.secho(_typed(words), dim=True)
    main.main(words, standalone_mode=False)


def _typed(words: list[str], program: str = "urbankg") -> str:
    return f"$ {program} {' '.join(word if _is_plain(word) else shlex.quote(word) for word in words)}"


def _program() -> str:
    """How a shell finds this program: by its path where that is how it was called and the name is not enough."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "urbankg" and shutil.which("urbankg") is None else "urbankg"


def _is_plain(word: str) -> bool:
    """Whether a shell takes a word as it is; Persian letters need no quotes."""
    return bool(word) and all(letter.isalnum() or letter in "-_./=:@" for letter in word)
