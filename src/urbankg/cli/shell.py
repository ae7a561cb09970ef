"""The command that sets up completion in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from urbankg.cli.options import examples


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@examples(
    'eval "$(urbankg completion bash)"',
    "urbankg completion fish > ~/.config/fish/completions/urbankg.fish",
)
def completion(shell: str) -> None:
    """Print what makes a shell complete commands.

    Options and the names of saved questions are completed too.
    """
    made = get_completion_class(shell)
    context = click.get_current_context()
    if made is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(made(context.find_root().command, {}, "urbankg", "_URBANKG_COMPLETE").source())
