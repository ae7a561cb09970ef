"""``python -m urbankg`` is the command ``urbankg``."""

from urbankg.cli import main

main(prog_name="urbankg")
