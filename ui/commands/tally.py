"""`lintu tally`: an exported vote, counted again."""

from __future__ import annotations

from pathlib import Path

import click

from data.catalogue import load_catalogue
from exports.ballots_csv import read_ballots_csv
from exports.ballots_pb import read_ballots_pb
from spatial.errors import LintuError
from ui.commands.terminal import fail, in_language
from ui.i18n import Words
from ui.tally_text import tally_text


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@in_language
def tally(file: Path, language: str) -> None:
    """Count the ballots in FILE again (.csv as exported, or Pabulib .pb) and tell every step.

    重新计票：读取导出的 .csv 或 Pabulib .pb 文件，逐步说明。
    """
    read = read_ballots_pb if file.suffix.lower() == ".pb" else read_ballots_csv
    try:
        poll = read(file)
        told = tally_text(poll, poll.counted(), load_catalogue(), Words(language))
    except (LintuError, OSError) as error:
        fail(error, language)
    click.echo(told)
