"""What came of an import, as plain values for JSON and as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import geopandas as gpd

from base.words import Message, Text
from data.catalogue import load_catalogue
from data.importers.mapping.count_sums import CountSums, count_sums, sums_line
from data.importers.mapping.read_classes import unknown_values
from features.own_community.file_import import ImportProposal, ImportQuestion
from features.own_community.importing import LayerFile


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
            "sums": {name: sums_values(sums) for name, sums in _sums_of(file, taken.frame).items()},
            "messages": [words.text(language) for words in dict.fromkeys(taken.messages)],
            "assumptions": [
                {"key": note.key, "text": note.text.text(language), "people": note.people}
                for note in taken.assumed
            ],
        }
    return values


def sums_values(sums: CountSums) -> dict[str, float | None]:
    """Sums of people or households as values for JSON."""
    total = {} if sums.in_total is None else {"in_total": sums.in_total}
    return {"in_file": sums.in_file, **total, "imported": sums.imported}


def _file_values(file: LayerFile) -> dict[str, Any]:
    recipe, system = file.recipe, file.recipe.system
    added = [name for names in recipe.sums.values() for name in names]
    used = {*recipe.columns.values(), *added, recipe.x, recipe.y}
    unknown = unknown_values(file.layer, recipe, load_catalogue())
    return {
        "source_layer": file.layer.name,
        "layer": recipe.target,
        "columns": dict(recipe.columns) | {axis: name for axis, name in _axes(file) if name},
        "sums_of_columns": {ours: list(theirs) for ours, theirs in recipe.sums.items()},
        "constants": dict(recipe.constants),
        "unknown_values": {ours: dict(values.most_common()) for ours, values in unknown.items()},
        "unused_columns": [name for name in file.layer.columns if name not in used],
        "crs": None if system is None else {"name": system.name, "north_first": system.swapped},
        "pairs": [[list(plan), list(place)] for plan, place in recipe.pairs],
    }


def _sums_of(file: LayerFile, taken: gpd.GeoDataFrame) -> dict[str, CountSums]:
    return count_sums(file.layer, file.recipe.columns, taken, file.recipe.sums)


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
        for name, sums in _sums_of(file, taken.frame).items():
            yield sums_line(name, sums)
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
    columns += [f"{' + '.join(theirs)} → {ours}" for ours, theirs in file.recipe.sums.items()]
    columns += [f"{name} → {axis}" for axis, name in _axes(file) if name]
    if columns:
        yield Message("Columns: {columns}", columns="、".join(columns))
    if file.recipe.system is not None:
        yield Message("Coordinate system: {name}", name=file.recipe.system.name)
