"""Sums of households and people: in a file, by its own total, and as they would be kept."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from base.words import Message, Text
from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.plausible_values import is_share
from data.importers.mapping.reading_values import number_of

AGES = ("elder", "adult", "child")


@dataclass(frozen=True)
class CountSums:
    """Of households or people. in_file: of the rows in the file; None where its columns do not say. in_total:
    what a row with the total says; None where there is none. imported: what would be kept."""

    in_file: float | None
    in_total: float | None
    imported: float


def count_sums(
    layer: RawLayer,
    columns: Mapping[str, str],
    taken: gpd.GeoDataFrame,
    added: Mapping[str, tuple[str, ...]] | None = None,
) -> dict[str, CountSums]:
    """ "people" and "households" → their sums before and after; nothing for layers without people.

    columns: ours → the file's; shares say no sum. taken: the rows as they would be kept. added: ours → those
    of the file that are added up.
    """
    if "households" not in taken:
        return {}
    parts = {**(added or {}), **{ours: (name,) for ours, name in columns.items() if not is_share(name)}}
    people = AGES if all(age in parts for age in AGES) else ("people",)
    return {
        "people": CountSums(*_sums(layer, parts, people), _frame_sum(taken, AGES)),
        "households": CountSums(*_sums(layer, parts, ("households",)), _frame_sum(taken, ("households",))),
    }


def sums_line(name: str, sums: CountSums) -> Text:
    """The sums before and after in one line."""
    what = Message("People") if name == "people" else Message("Households")
    if sums.in_file is None:
        line = Message("{what}: {imported:,.0f} imported")
    elif sums.in_total is None:
        line = Message("{what}: {in_file:,.0f} in the file, {imported:,.0f} imported")
    else:
        line = Message(
            "{what}: {in_file:,.0f} in the rows of the file, {in_total:,.0f} in its total, "
            "{imported:,.0f} imported"
        )
    return line.with_facts(what=what, in_file=sums.in_file, in_total=sums.in_total, imported=sums.imported)


def _frame_sum(frame: gpd.GeoDataFrame, columns: Sequence[str]) -> float:
    return float(np.nansum(frame[list(columns)].to_numpy(dtype=float)))


def _sums(
    layer: RawLayer, columns: Mapping[str, tuple[str, ...]], ours: Sequence[str]
) -> tuple[float | None, float | None]:
    """The sum of these columns in the file, and by its own total; None where it lacks one of them."""
    if not all(columns.get(one) for one in ours):
        return None, None
    theirs = [name for one in ours for name in columns[one]]
    numbers = (number_of(value) for name in theirs for value in layer.columns.get(name, []))
    has_total = all(name in layer.totals for name in theirs)
    total = math.fsum(layer.totals[name] for name in theirs) if has_total else None
    return math.fsum(number for number in numbers if number >= 0), total
