"""`lintu export`: a community and its options in any format of the registry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from base.errors import LintuError
from base.terminal import Command, Option, fail, in_language
from base.translations import DEFAULT
from base.words import Message, Note
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import community_keys
from data.community_catalogue import community_catalogue
from entry.commands.errors import UnknownFormatError, UnknownLetterError
from entry.commands.sheet_options import about_sheets, board_of, date_of, sheet_of, view_of
from entry.commands.terminal import open_named_community, progress
from exports.export import Export, file_name
from exports.request import ExportRequest
from features.options.layout_option import LayoutOption
from features.options.sketch import Sketch, sketch_of

if TYPE_CHECKING:
    from features.voting.box.publication import Publication

_WRITTEN = Message("Written")


def _list_formats(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        language = context.params.get("language", DEFAULT)
        for one in _formats().values():
            click.echo(f"{one.key:20} {one.extension:12} {one.name.text(language)}")
            click.echo(f"{'':33} {one.about.text(language)}")
        context.exit()


@click.command(
    cls=Command,
    says=Message("Write COMMUNITY with its layout options as FORMAT: map-pdf, word, dxf … everything."),
)
@click.argument("community")
@click.argument("format_key", metavar="FORMAT")
@click.option(
    "--option",
    "letters",
    multiple=True,
    metavar="LETTER|ID",
    cls=Option,
    says=Message("Only this layout option; may be given several times. Without it: all."),
)
@click.option("--baseline", cls=Option, is_flag=True, says=Message("Only the community as it is."))
@about_sheets
@in_language
@click.option(
    "--out", cls=Option, type=click.Path(path_type=Path), says=Message("File or folder to write to.")
)
@click.option(
    "--list",
    is_flag=True,
    expose_value=False,
    callback=_list_formats,
    cls=Option,
    says=Message("List the formats and stop."),
)
def export(
    community: str,
    format_key: str,
    letters: tuple[str, ...],
    baseline: bool,
    language: str,
    out: Path | None,
    **chosen: Any,
) -> None:
    """Write a community in one of the formats."""
    try:
        asked = _format(format_key)
        say = progress(language)
        assessment = _assess(community, language)
        view = view_of(chosen, assessment.catalogue)
        sketches = [] if baseline else _sketches(community, assessment, letters, view.mode)
        request = ExportRequest(
            assessment,
            language=language,
            options=tuple(sketches),
            votes=_votes(community, assessment, sketches, language),
            progress=say,
            view=view,
            made_on=date_of(chosen),
            sheet=sheet_of(chosen),
            board=board_of(chosen),
            note=_warn(language),
        )
        file = _file(out, file_name(asked, request))
        say(0.0, asked.name)
        file.write_bytes(asked.write(replace(request, written_as=file.name)))
        say(1.0, _WRITTEN)
    except (LintuError, OSError) as error:
        fail(error, language)
    click.echo(str(file))


def _formats() -> dict[str, Export]:
    # Imported here: the libraries of all formats take seconds, which `lintu score` shall not wait for.
    from exports.formats import FORMATS

    return dict(FORMATS)


def _format(key: str) -> Export:
    known = _formats()
    if key not in known:
        raise UnknownFormatError(format=key, known=", ".join(known))
    return known[key]


def _assess(name: str, language: str) -> Assessment:
    community = open_named_community(name, load_catalogue(), language)
    return assess(community, community_catalogue(community.key))


def _sketches(name: str, assessment: Assessment, letters: Sequence[str], mode: str) -> list[Sketch]:
    # Imported here, as the formats are: the store's library is slow to load too.
    from features.options import option_store

    options = option_store.options_of(_key(name, assessment))
    chosen = [_find_option(letter, options) for letter in letters] if letters else options
    return [sketch_of(assessment, one, mode) for one in chosen]


def _votes(
    name: str, assessment: Assessment, sketches: Sequence[Sketch], language: str
) -> tuple[Publication, ...]:
    from data.small_cells import fewest_shown
    from features.voting.files.counted_votes import counted_votes

    votes = counted_votes(_key(name, assessment), sketches, fewest_shown(assessment.catalogue))
    for title in votes.damaged:
        warning = Message("Left out, because its rows are damaged: the vote {title}", title=title)
        click.echo(warning.text(language), err=True)
    return votes.shown


def _key(name: str, assessment: Assessment) -> str:
    """Options and votes are kept under the name that the app knows a community by."""
    return name if name in community_keys() else assessment.community.key


def _find_option(letter: str, options: Sequence[LayoutOption]) -> LayoutOption:
    for one in options:
        if letter.casefold() in (one.letter.casefold(), one.id.casefold()):
            return one
    known = ", ".join(one.letter for one in options)
    raise UnknownLetterError(option=letter, known=known or "–")


def _warn(language: str) -> Callable[[Note], None]:
    """Says what a reader of the file must know, beside the file's name."""
    return lambda note: click.echo(note.text.text(language), err=True)


def _file(out: Path | None, name: str) -> Path:
    if out is None:
        return Path(name)
    return out / name if out.is_dir() else out
