"""Share a census grid out over the homes that are there: `lintu import COMMUNITY census FILE`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from base.words import Message, Text
from features.own_community.commands.communities import edit_by
from features.own_community.commands.file_options import FileOptions

if TYPE_CHECKING:
    from data.importers.files.raw_layers import RawLayer
    from data.importers.mapping.recipe import Recipe
    from features.own_community.census.importing_grid import GridPreview
    from features.own_community.community_versions import OwnCommunity
    from features.own_community.edit import Edit
    from features.own_community.file_import import ImportQuestion

CENSUS = "census"
"""Stands for a layer where a file is a grid of cells with people."""


@dataclass(frozen=True, eq=False)
class GridProposal:
    """What a grid would change; `preview` is None while a question stands before it."""

    questions: tuple[ImportQuestion, ...] = ()
    recipe: Recipe | None = None
    preview: GridPreview | None = None
    after: OwnCommunity | None = None

    def values(self, language: str) -> dict[str, Any]:
        """For JSON."""
        from features.own_community.import_report import question_values

        values: dict[str, Any] = {
            "layer": CENSUS,
            "questions": [question_values(one, language) for one in self.questions],
        }
        if self.preview is None or self.recipe is None:
            return values
        shared = self.preview.shared
        empty = [cell for cell in shared.cells if not cell.homes and cell.people > 0]
        return values | {
            "columns": dict(self.recipe.columns),
            "cells": {"here": len(shared.cells), "elsewhere": shared.elsewhere, "without_homes": len(empty)},
            "people_without_home": sum(cell.left for cell in shared.cells),
            "homes_outside": [str(one) for one in shared.homes["id"].iloc[shared.outside]],
            "people_in_all_homes": {"before": self.preview.before, "after": self.preview.after},
            "messages": [words.text(language) for words in self.preview.messages],
            "assumptions": [
                {"key": note.key, "text": note.text.text(language), "people": note.people}
                for note in self.preview.assumed
            ],
        }

    def lines(self) -> Iterator[Text]:
        """For a person."""
        from features.own_community.import_report import question_line

        if self.preview is not None:
            yield from dict.fromkeys((*self.preview.messages, *(note.text for note in self.preview.assumed)))
            yield Message(
                "People in all homes: {before:,.0f} now, {after:,.0f} after the import.",
                before=self.preview.before,
                after=self.preview.after,
            )
        yield from (question_line(one) for one in self.questions)


def import_census_grid(
    known: OwnCommunity, file: Path, options: FileOptions, is_dry_run: bool, actor: str
) -> GridProposal:
    """Share the people of the grid out, unless something must be decided first, or say what it would change.

    Raises ImportRefused, OwnCommunityError and UnknownAnswerError.
    """
    from data.importers.census.cell_codes import with_cells_of_codes
    from data.store.open_store import the_store
    from features.own_community.census.importing_grid import GridAnswers, import_grid, preview_grid
    from features.own_community.file_import import layer_of_file, which_layer

    raw, source = options.read(file)
    layer = layer_of_file(source, "residences", options.from_layer)
    if layer is None:
        return GridProposal((which_layer(source),))
    layer = with_cells_of_codes(layer)
    edit = edit_by(the_store(), known, actor)
    recipe, question = _placed(edit, layer, options)
    if question is not None:
        return GridProposal((question,), recipe)
    answers = GridAnswers(options.cell_size)
    preview = preview_grid(edit, layer, recipe, answers, source.name)
    after = None if is_dry_run else import_grid(edit, source, raw, layer, recipe, answers)[0]
    return GridProposal((), recipe, preview, after)


def _placed(edit: Edit, layer: RawLayer, options: FileOptions) -> tuple[Recipe, ImportQuestion | None]:
    """The recipe with the answers and a coordinate system, or the question for it."""
    from data.importers.census.columns import census_recipe
    from features.own_community.file_import import require_columns, which_system
    from features.own_community.stated_system import stated_system

    answers, recipe = options.answers(), census_recipe(layer)
    require_columns(layer, "residences", answers.columns)
    chosen = {**recipe.columns, **answers.columns}
    x, y = chosen.pop("x", recipe.x), chosen.pop("y", recipe.y)
    columns = {ours: theirs for ours, theirs in chosen.items() if theirs}
    recipe = replace(recipe, columns=columns, x=x, y=y, pairs=answers.pairs)
    if not recipe.pairs:
        recipe = replace(recipe, system=answers.system or stated_system(layer, recipe))
    if recipe.system is None and not recipe.pairs:
        return recipe, which_system(edit.known, layer, recipe)
    return recipe, None
