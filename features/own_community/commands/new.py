"""`lintu new`: begin a community of one's own, with its ground."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from base.errors import LintuError
from base.terminal import Command, Option, in_language
from base.words import Bilingual, Message
from features.own_community.commands.communities import by_whom, edit_by
from features.own_community.commands.file_options import FileOptions, file_options
from features.own_community.commands.option_values import rectangle_of
from features.own_community.commands.outcome import ASKS, DONE, print_json, refuse

if TYPE_CHECKING:
    from features.own_community.community_versions import OwnCommunity
    from features.own_community.file_import import ImportQuestion
    from features.own_community.importing import LayerFile


@click.command(
    cls=Command,
    says=Message(
        "Begin a community of your own called NAME and print its key.\n\nIts ground comes from a file "
        "(--ground) or is a rectangle (--rectangle); it can be set later, or follow from the first layer."
    ),
)
@click.argument("name")
@click.option("--english", default="", cls=Option, says=Message("Its name in English."))
@click.option(
    "--ground",
    type=click.Path(path_type=Path),
    cls=Option,
    says=Message("A file with the outline of the ground."),
)
@click.option(
    "--rectangle",
    default="",
    cls=Option,
    says=Message("A ground of LON,LAT,EAST_M,NORTH_M: its middle and its two sides in metres."),
)
@file_options
@click.option("--json", "as_json", cls=Option, is_flag=True, says=Message("Print what was done as JSON."))
@by_whom
@in_language
def new(
    name: str,
    english: str,
    ground: Path | None,
    rectangle: str,
    as_json: bool,
    actor: str,
    language: str,
    **options: Any,
) -> None:
    """Begin a community."""
    try:
        file, question = _ground_file(ground, FileOptions(**options)) if ground else (None, None)
        known = None if question else _begin(Bilingual(name, english), file, rectangle, actor)
    except (LintuError, OSError) as error:
        refuse(error, as_json, language)
    _print_result(known, question, as_json, language)
    sys.exit(ASKS if question else DONE)


def _ground_file(ground: Path, options: FileOptions) -> tuple[LayerFile | None, ImportQuestion | None]:
    from data.store.open_store import the_store
    from features.own_community.file_import import ground_file

    raw, source = options.read(ground)
    return ground_file(the_store(), source, raw, options.answers())


def _begin(name: Bilingual, file: LayerFile | None, rectangle: str, actor: str) -> OwnCommunity:
    """The community, or nothing of it where its ground cannot be used."""
    from data.catalogue import load_catalogue
    from data.store.open_store import the_store
    from features.own_community.community_area import ground_of
    from features.own_community.community_versions import begin
    from features.own_community.file_import import require_outline
    from features.own_community.importing import import_outline, place_community
    from features.own_community.importing import rectangle as rectangle_around

    catalogue, store = load_catalogue(), the_store()
    boundary = rectangle_around(*rectangle_of(rectangle)) if rectangle else None
    if boundary is not None:
        ground_of(boundary, catalogue)
    if file is not None:
        require_outline(file, catalogue)
    known = begin(store, name, actor)
    edit = edit_by(store, known, actor)
    if file is not None:
        return import_outline(edit, file)
    return known if boundary is None else place_community(edit, boundary)


def _print_result(
    known: OwnCommunity | None, question: ImportQuestion | None, as_json: bool, language: str
) -> None:
    from features.own_community.import_report import question_line, question_values

    if as_json:
        asked = [] if question is None else [question_values(question, language)]
        print_json({"community": known and known.key, "questions": asked})
    elif question is not None:
        click.echo(question_line(question).text(language))
    elif known is not None:
        click.echo(known.key)
