"""What came of an import, as plain values for JSON and as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np

from base.words import Message, Text
from data.importers.mapping.reading_values import number_of
from features.own_community.file_import import ImportProposal, ImportQuestion
from features.own_community.importing import LayerFile, LayerPreview

_GROUPS = ("elder", "adult", "child")


@dataclass(frozen=True)
class CountSums:
    """Of people or households: by the columns of the file, None where it has none; and as imported."""

    in_file: float | None
    imported: float


def people_sums(file: LayerFile, preview: LayerPreview) -> Mapping[str, CountSums]:
    """ "people" and "households" → their sums; nothing for layers without people."""
    frame = preview.taken.frame
    if "households" not in frame:
        return {}
    columns = file.recipe.columns
    by_group = all(group in columns for group in _GROUPS)
    people = _GROUPS if by_group else ("people",)
    return {
        "people": CountSums(_sum(file, people), _frame_sum(frame, _GROUPS)),
        "households": CountSums(_sum(file, ("households",)), _frame_sum(frame, ("households",))),
    }


def _frame_sum(frame: gpd.GeoDataFrame, columns: Sequence[str]) -> float:
    return float(np.nansum(frame[list(columns)].to_numpy(dtype=float)))


def _sum(file: LayerFile, ours: Sequence[str]) -> float | None:
    """The sum of these columns in the file; None where it lacks one of them."""
    theirs = [file.recipe.columns.get(one, "") for one in ours]
    if not all(theirs):
        return None
    return float(np.nansum([number_of(value) for one in theirs for value in file.layer.columns.get(one, [])]))


def report_values(proposal: ImportProposal, language: str) -> dict[str, Any]:
    """The proposal as values for JSON; texts in `language`."""
    source, file, preview = proposal.source, proposal.file, proposal.preview
    values: dict[str, Any] = {
        "file": source.name,
        "kind": source.kind.key,
        "sha256": source.sha256,
        "questions": [question_values(one, language) for one in proposal.questions],
    }
    if file is not None:
        values |= _file_values(file)
    if file is not None and preview is not None:
        taken = preview.taken
        values |= {
            "rows": {
                "in": len(file.layer),
                "out": len(file.layer) - taken.rows,
                "imported": len(taken.frame),
            },
            "sums": {
                name: {"in_file": sums.in_file, "imported": sums.imported}
                for name, sums in people_sums(file, preview).items()
            },
            "messages": [words.text(language) for words in dict.fromkeys(taken.messages)],
            "assumptions": [
                {"key": note.key, "text": note.text.text(language), "people": note.people}
                for note in taken.assumed
            ],
        }
    return values


def _file_values(file: LayerFile) -> dict[str, Any]:
    recipe, system = file.recipe, file.recipe.system
    used = {*recipe.columns.values(), recipe.x, recipe.y}
    return {
        "source_layer": file.layer.name,
        "layer": recipe.target,
        "columns": dict(recipe.columns) | {axis: name for axis, name in _axes(file) if name},
        "constants": dict(recipe.constants),
        "unused_columns": [name for name in file.layer.columns if name not in used],
        "crs": None if system is None else {"name": system.name, "north_first": system.swapped},
        "pairs": [[list(plan), list(place)] for plan, place in recipe.pairs],
    }


def _axes(file: LayerFile) -> tuple[tuple[str, str], ...]:
    return ("x", file.recipe.x), ("y", file.recipe.y)


def question_values(question: ImportQuestion, language: str) -> dict[str, Any]:
    """The question as values for JSON."""
    return {
        "option": f"--{question.about}",
        "text": question.text.text(language),
        "options": list(question.options),
    }


def report_lines(proposal: ImportProposal) -> Iterator[Text]:
    """The proposal in sentences: what was recognised, what came of it, what must be decided."""
    file, preview = proposal.file, proposal.preview
    if file is not None:
        yield from _recognised(file)
    if file is not None and preview is not None:
        taken = preview.taken
        yield Message(
            "{read} rows in the file, {used} usable, {count} imported.",
            read=len(file.layer),
            used=taken.rows,
            count=len(taken.frame),
        )
        for name, sums in people_sums(file, preview).items():
            yield _sums_line(name, sums)
        yield from dict.fromkeys((*taken.messages, *(note.text for note in taken.assumed)))
    for question in proposal.questions:
        yield question_line(question)


def question_line(question: ImportQuestion) -> Text:
    """The question with the option that answers it."""
    return Message(
        "? {text} (--{about}: {options})",
        text=question.text,
        about=question.about,
        options=" | ".join(question.options) or "…",
    )


def _recognised(file: LayerFile) -> Iterator[Text]:
    columns = [f"{theirs} → {ours}" for ours, theirs in file.recipe.columns.items()]
    columns += [f"{name} → {axis}" for axis, name in _axes(file) if name]
    if columns:
        yield Message("Columns: {columns}", columns="、".join(columns))
    if file.recipe.system is not None:
        yield Message("Coordinate system: {name}", name=file.recipe.system.name)


def _sums_line(name: str, sums: CountSums) -> Text:
    what = Message("People") if name == "people" else Message("Households")
    if sums.in_file is None:
        return Message("{what}: {imported:,.0f} imported", what=what, imported=sums.imported)
    return Message(
        "{what}: {in_file:,.0f} in the file, {imported:,.0f} imported",
        what=what,
        in_file=sums.in_file,
        imported=sums.imported,
    )
