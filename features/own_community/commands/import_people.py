"""Bring a table of people to the homes that are there: `lintu import COMMUNITY people FILE`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from base.words import Message, Text
from features.own_community.commands.communities import edit_by
from features.own_community.commands.file_options import FileOptions

if TYPE_CHECKING:
    from data.importers.files.raw_layers import RawLayer
    from data.importers.mapping.recipe import Recipe
    from features.own_community.community_versions import OwnCommunity
    from features.own_community.file_import import ImportQuestion
    from features.own_community.people_table import PeopleImport

PEOPLE = "people"
"""Stands for a layer where a table counts the people of homes that are there."""


@dataclass(frozen=True, eq=False)
class PeopleProposal:
    """What a table would change. counted is None while a question stands before it; everybody: the people of
    all homes before and after."""

    questions: tuple[ImportQuestion, ...] = ()
    layer: RawLayer | None = None
    recipe: Recipe | None = None
    counted: PeopleImport | None = None
    everybody: tuple[float, float] = (0.0, 0.0)
    after: OwnCommunity | None = None

    def values(self, language: str) -> dict[str, Any]:
        """For JSON."""
        from features.own_community.import_report import question_values, sums_values

        values: dict[str, Any] = {
            "layer": PEOPLE,
            "questions": [question_values(one, language) for one in self.questions],
        }
        if self.counted is None or self.layer is None or self.recipe is None:
            return values
        return values | {
            "columns": dict(self.recipe.columns),
            "rows": {"in": len(self.layer), "homes": len(self.counted.rows)},
            "sums": {name: sums_values(sums) for name, sums in self.counted.sums.items()},
            "people_in_all_homes": dict(zip(("before", "after"), self.everybody, strict=True)),
            "messages": [words.text(language) for words in self._messages()],
            "assumptions": [
                {"key": note.key, "text": note.text.text(language), "people": note.people}
                for note in self.counted.assumed
            ],
        }

    def lines(self) -> Iterator[Text]:
        """For a person."""
        from features.own_community.import_report import question_line

        yield from self._messages()
        if self.counted is not None:
            yield from (note.text for note in self.counted.assumed)
            before, after = self.everybody
            yield Message(
                "People in all homes: {before:,.0f} now, {after:,.0f} after the import.",
                before=before,
                after=after,
            )
        yield from map(question_line, self.questions)

    def _messages(self) -> Sequence[Text]:
        if self.counted is None or self.layer is None:
            return ()
        return tuple(dict.fromkeys((*self.layer.messages, *self.counted.messages)))


def import_people_table(
    known: OwnCommunity, file: Path, options: FileOptions, is_dry_run: bool, actor: str
) -> PeopleProposal:
    """Import the table, unless something must be decided first, or say what it would change.

    Raises ImportRefused, NoMatchError, UnknownAnswerError and NoCommunityPlaceError.
    """
    from data.importers.mapping.count_sums import AGES
    from data.store.open_store import the_store
    from features.own_community.by_hand import import_people, preview_people
    from features.own_community.file_import import layer_of_file, which_layer

    raw, source = options.read(file)
    layer = layer_of_file(source, "residences", options.from_layer)
    if layer is None:
        return PeopleProposal((which_layer(source),))
    edit, recipe = edit_by(the_store(), known, actor), _recipe(layer, options)
    if unread := _unread(layer, recipe, options):
        return PeopleProposal((unread,), layer, recipe)
    counted, homes = preview_people(edit, layer, recipe)
    before, after = (float(one[list(AGES)].to_numpy(dtype=float).sum()) for one in (homes, counted.homes))
    stored = None if is_dry_run else import_people(edit, source, raw, layer, recipe)[0]
    return PeopleProposal((), layer, recipe, counted, (before, after), stored)


def _recipe(layer: RawLayer, options: FileOptions) -> Recipe:
    from features.own_community.file_import import require_columns
    from features.own_community.people_table import people_recipe

    answers, recipe = options.answers().columns, people_recipe(layer)
    require_columns(layer, "residences", answers)
    columns = {ours: theirs for ours, theirs in {**recipe.columns, **answers}.items() if theirs}
    return replace(recipe, columns=columns)


def _unread(layer: RawLayer, recipe: Recipe, options: FileOptions) -> ImportQuestion | None:
    """A column of numbers that nobody reads: it may be a group of people."""
    from features.own_community.file_import import ImportQuestion
    from features.own_community.people_table import unread_columns

    unread = tuple(one for one in unread_columns(layer, recipe) if one not in options.leave_out)
    if not unread:
        return None
    text = Message("These columns hold numbers and are not read. What are they (or --leave-out)?")
    return ImportQuestion("columns", text, unread)
