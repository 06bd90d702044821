"""`lintu tally`: an exported vote, counted again."""

from __future__ import annotations

from pathlib import Path

import click

from base.errors import LintuError
from base.i18n import Translator
from base.terminal import Command, fail, in_language
from base.words import Message
from data.catalogue import load_catalogue
from features.voting.files.ballots_csv import read_ballots_csv
from features.voting.files.ballots_pb import read_ballots_pb
from features.voting.tally_text import tally_text


@click.command(
    cls=Command,
    says=Message("Count the ballots in FILE again (.csv as exported, or Pabulib .pb) and tell every step."),
)
@click.argument("file", type=click.Path(path_type=Path))
@in_language
def tally(file: Path, language: str) -> None:
    """Count an exported vote again."""
    read = read_ballots_pb if file.suffix.lower() == ".pb" else read_ballots_csv
    try:
        poll = read(file)
        text = tally_text(poll, poll.count(), load_catalogue(), Translator(language))
    except (LintuError, OSError) as error:
        fail(error, language)
    click.echo(text)
