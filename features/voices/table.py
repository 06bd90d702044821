"""需求清单: the list of needs for documents."""

from __future__ import annotations

from dataclasses import replace

from base.words import Bilingual, Message
from data.assess import Assessment
from data.catalogue.model import Catalogue
from data.small_cells import fewest_shown
from features.voices.needs import ON_NO_MAP, Need, need_name, needs_of
from features.voices.voice_lookup import public_voices
from paper.order import Order
from paper.table import Cell, Table, TableColumn

MOST = 20
"""The largest ones: a document is no database."""
_COLUMNS = (
    TableColumn(Message("What is needed"), width=18),
    TableColumn(Message("For whom"), width=10),
    TableColumn(Message("Grid"), width=10),
    TableColumn(Message("People without"), "count", 10),
    TableColumn(Message("Voices"), "count", 8),
    TableColumn(Message("Supporters"), "count", 8),
)


def table(order: Order) -> Table:
    """The largest needs, published voices beside them; few people are no row, nor is what touches health."""
    baseline = order.baseline
    needs = public_needs(baseline.community.key, baseline.catalogue, baseline)
    rows = [_row(baseline.catalogue, one) for one in needs[:MOST]]
    return Table("needs", Message("List of needs"), _COLUMNS, tuple(rows))


def public_needs(community: str, catalogue: Catalogue, assessment: Assessment | None) -> tuple[Need, ...]:
    """The needs that anybody may see, the largest first; without a score those that somebody said.

    How few people are in a gap is said of none, for it tells on them: what somebody said stands without.
    """
    least = fewest_shown(catalogue)
    found = (one for one in needs_of(assessment, public_voices(community)) if one.category not in ON_NO_MAP)
    shown = (one if one.people >= least else replace(one, people=0.0) for one in found)
    return tuple(one for one in shown if one.people or one.voices)


def _row(catalogue: Catalogue, one: Need) -> tuple[Cell, ...]:
    groups = catalogue.age_groups
    return (
        need_name(catalogue, one.category),
        groups[one.group].people if one.group else None,
        Bilingual(one.grid, one.grid) if one.grid else None,
        round(one.people) if one.people else None,
        one.voices,
        one.supporters,
    )
