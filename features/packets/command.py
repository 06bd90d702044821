"""`lintu pack` and `lintu unpack`: one community in one file, for another machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from base.errors import LintuError
from base.i18n import Translator
from base.installation_key import check_number, installation_key
from base.terminal import Command, Option, fail, in_language
from base.words import Message
from data.communities import SAMPLE
from features.packets.packet_words import merge_summary, signer_text

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
    _mark_sample(community, tr)
    click.echo(tr("Check number of this machine: {number}", number=check_number(installation_key().public)))


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
@click.option(
    "--head",
    "heads",
    multiple=True,
    cls=Option,
    says=Message(
        "Check code of the log, as printed on the result sheet of a vote in the packet (at least 20 "
        "characters); where no vote ends so, nothing is imported."
    ),
)
@click.option(
    "--checked",
    "name",
    default="",
    cls=Option,
    says=Message(
        "Whose machine made the packet: say so only after they read its check number aloud and all digits "
        "were the same."
    ),
)
@in_language
def unpack(file: Path, prefer: Side | None, heads: tuple[str, ...], name: str, language: str) -> None:
    """Import a community from a packet, and merge it with what is here."""
    from data.store.open_store import the_store
    from features.own_community.merging.conflicts import ConflictChoice
    from features.packets.packet import unpack as import_packet
    from features.packets.packet_file import packet_bytes

    try:
        raw, store = packet_bytes(file), the_store()
        merged = import_packet(store, raw, file.name, ConflictChoice(others=prefer), heads=heads)
        signer = signer_text(store, merged.signer, name)
    except (LintuError, OSError) as error:
        fail(error, language)
    tr = Translator(language)
    click.echo(tr("Imported: {key} ({rows} new rows)", key=merged.key, rows=merged.new_rows))
    for words in (*merge_summary(merged), signer):
        click.echo(tr.name(words))


def _mark_sample(community: str, tr: Translator) -> None:
    """Say so of the packet of the sample."""
    if community == SAMPLE:
        click.echo(tr("This is the sample: what it holds is invented."))
