"""`lintu pack` and `lintu unpack`: one community in one file, for another machine."""

from __future__ import annotations

from pathlib import Path

import click

from spatial.errors import LintuError
from ui.commands.terminal import fail, in_language
from ui.i18n import Words


@click.command()
@click.argument("community")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@in_language
def pack(community: str, file: Path, language: str) -> None:
    """Write COMMUNITY with its options, reports, photos and closed votes to FILE (.lintu).

    把社区连同方案、上报、照片和已结束的投票写成一个 .lintu 文件。
    """
    from data.own.packet import packet
    from data.store.open_store import the_store

    try:
        file.write_bytes(packet(the_store(), community))
    except (LintuError, OSError) as error:
        fail(error, language)
    tr = Words(language)
    click.echo(tr("Written: {file}", file=file))


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@in_language
def unpack(file: Path, language: str) -> None:
    """Bring the community in FILE (.lintu) in; coming again doubles nothing.

    导入 .lintu 文件里的社区；重复导入不会重复。
    """
    from data.own.packet import unpack as bring_in
    from data.store.open_store import the_store

    try:
        merged = bring_in(the_store(), file.read_bytes(), file.name)
    except (LintuError, OSError) as error:
        fail(error, language)
    tr = Words(language)
    click.echo(tr("Brought in: {key} ({rows} new rows)", key=merged.key, rows=merged.new_rows))
