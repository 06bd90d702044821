"""`lintu pack` and `lintu unpack`: one community in one file, for another machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from base.errors import LintuError
from base.i18n import Translator
from base.terminal import Command, Option, fail, in_language
from base.words import Message
from features.packets.packet_words import merge_summary

if TYPE_CHECKING:
    from features.own_community.merging.conflicts import Side


@click.command(
    cls=Command,
    says=Message("Write COMMUNITY with its options, reports, photos and closed votes to FILE (.lintu)."),
)
@click.argument("community")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@in_language
def pack(community: str, file: Path, language: str) -> None:
    """Write a community into one file."""
    from data.store.open_store import the_store
    from features.packets.packet import packet

    try:
        file.write_bytes(packet(the_store(), community))
    except (LintuError, OSError) as error:
        fail(error, language)
    tr = Translator(language)
    click.echo(tr("Written: {file}", file=file))


@click.command(
    cls=Command,
    says=Message(
        "Bring the community in FILE (.lintu) in; coming again doubles nothing.\n\nWhat was changed here and "
        "there is merged; where that cannot be, nothing is brought in until you say which side to keep."
    ),
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--prefer",
    type=click.Choice(["here", "there"]),
    cls=Option,
    says=Message(
        "Where both machines changed one value: keep the one here, or the one there (of the packet)."
    ),
)
@in_language
def unpack(file: Path, prefer: Side | None, language: str) -> None:
    """Import a community from a packet, and merge it with what is here."""
    from data.store.open_store import the_store
    from features.own_community.merging.conflicts import ConflictChoice
    from features.packets.packet import packet_read
    from features.packets.packet import unpack as bring_in

    try:
        merged = bring_in(the_store(), packet_read(file), file.name, ConflictChoice(others=prefer))
    except (LintuError, OSError) as error:
        fail(error, language)
    tr = Translator(language)
    click.echo(tr("Imported: {key} ({rows} new rows)", key=merged.key, rows=merged.new_rows))
    for words in merge_summary(merged):
        click.echo(tr.name(words))
