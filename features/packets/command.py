"""`lintu pack` and `lintu unpack`: one community in one file, for another machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from base.errors import LintuError
from base.i18n import Words
from base.terminal import fail, in_language
from features.packets.packet_words import merge_summary

if TYPE_CHECKING:
    from features.own_community.merging.conflicts import Side


@click.command()
@click.argument("community")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@in_language
def pack(community: str, file: Path, language: str) -> None:
    """Write COMMUNITY with its options, reports, photos and closed votes to FILE (.lintu).

    把社区连同方案、上报、照片和已结束的投票写成一个 .lintu 文件。
    """
    from data.store.open_store import the_store
    from features.packets.packet import packet

    try:
        file.write_bytes(packet(the_store(), community))
    except (LintuError, OSError) as error:
        fail(error, language)
    tr = Words(language)
    click.echo(tr("Written: {file}", file=file))


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--prefer",
    type=click.Choice(["here", "there"]),
    help="Where both machines changed one value: keep the one here, or the one there (of the packet). "
    "两台电脑改得不一样时：用这里的，还是用社区包里的。",
)
@in_language
def unpack(file: Path, prefer: Side | None, language: str) -> None:
    """Bring the community in FILE (.lintu) in; coming again doubles nothing.

    What was changed here and there is merged; where that cannot be, nothing is brought in until you say
    which side to keep.

    导入 .lintu 文件里的社区；重复导入不会重复，两台电脑上的修改会合并。
    """
    from data.store.open_store import the_store
    from features.own_community.merging.conflicts import Choice
    from features.packets.packet import packet_read
    from features.packets.packet import unpack as bring_in

    try:
        merged = bring_in(the_store(), packet_read(file), file.name, Choice(others=prefer))
    except (LintuError, OSError) as error:
        fail(error, language)
    tr = Words(language)
    click.echo(tr("Imported: {key} ({rows} new rows)", key=merged.key, rows=merged.new_rows))
    for words in merge_summary(merged):
        click.echo(tr.name(words))
