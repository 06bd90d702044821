"""`lintu backup` and `lintu restore`: everything in one file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from base.errors import LintuError
from base.i18n import Translator
from base.terminal import Command, Option, fail, in_language
from base.words import Message
from data.communities import communities_folder
from data.store.address import store_address
from ui.backup_worker import backups_folder

if TYPE_CHECKING:
    from data.store.backup_file import Backup


@click.command(
    cls=Command,
    says=Message(
        "Write everything to FILE (default: a new one in the folder backups) and check it, also beside the "
        "app."
    ),
)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@in_language
def backup(file: Path | None, language: str) -> None:
    """Write a backup of everything and check it."""
    from data.store.backup_file import backup_all, backup_name
    from data.store.open_store import open_store
    from entry.start import is_voting
    from features.sample_story.sample_rows import sample_work

    place = file or backups_folder() / backup_name()
    try:
        store = open_store(store_address())
        made = backup_all(store, place, communities_folder())
        with store.reading() as connection:
            voting, has_sample = is_voting(connection), not sample_work(connection).is_empty
        store.close()
    except (LintuError, OSError) as error:
        fail(error, language)
    for message in _messages(made, has_sample, voting):
        click.echo(message.text(language))


def _messages(made: Backup, has_sample: bool, is_voting: bool) -> Iterator[Message]:
    """What is in a backup, and what is not."""
    yield Message(
        "Backed up and checked: {file} ({rows} rows, {files} files of communities)",
        file=made.file,
        rows=sum(made.rows.values()),
        files=made.files,
    )
    if has_sample:
        yield Message("It also holds what was done in the sample, which is invented.")
    if is_voting:
        yield Message(
            "A vote is open: to keep it secret, the newest ballots of each constituency and age group, "
            "at least 5, are not in this backup. They are in the automatic backup that the app makes."
        )


@click.command(
    cls=Command,
    says=Message("Put everything back as it is in FILE; what is here is copied to the folder backups first."),
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--check", cls=Option, is_flag=True, says=Message("Only check the file; change nothing."))
@in_language
def restore(file: Path, check: bool, language: str) -> None:
    """Restore a backup, or only check it."""
    from data.store.backup_file import check_backup
    from data.store.connections import connect
    from data.store.restore import restore_all

    tr = Translator(language)
    try:
        if check:
            made, saved = check_backup(file), None
        else:
            made, saved = restore_all(connect(store_address()), file, communities_folder())
    except (LintuError, OSError) as error:
        fail(error, language)
    rows, files = sum(made.rows.values()), made.files
    if check:
        click.echo(
            tr("The backup is complete: {rows} rows, {files} files of communities", rows=rows, files=files)
        )
        return
    click.echo(tr("Restored: {rows} rows, {files} files of communities", rows=rows, files=files))
    if saved is not None:
        click.echo(tr("The previous data were saved as: {file}", file=saved))
    for note in made.notes:
        click.echo(f"⚠ {tr.name(note)}")
