"""A project and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import shapely

from features.options.intervention import Intervention

START = "decided"


@dataclass(frozen=True)
class Decision:
    """How it was decided. vote: id of the vote that it won, "" where somebody decided it otherwise: `by`
    says who, `day` when. option: id of the layout option, which may change or go later."""

    option: str
    option_letter: str
    vote: str
    by: str
    day: date


@dataclass(frozen=True)
class Promise:
    """What the project was to bring, as scored on the day of the decision, alone and without the others.

    people: group → people who newly reach something. needs_met: group → points of needs met. measure and
    profile: what these were measured by.
    """

    people: Mapping[str, float]
    needs_met: Mapping[str, float]
    cost_cny: float
    upkeep_cny: float
    measure: str
    profile: str


@dataclass(frozen=True)
class Keeping:
    """Who keeps what was built: without all of it nothing is handed over."""

    keeper: str = ""
    inspect_every_days: int = 0
    warranty_until: date | None = None
    life_until: date | None = None
    upkeep_payer: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        days = self.warranty_until is not None and self.life_until is not None
        return bool(self.keeper and self.inspect_every_days > 0 and days and self.upkeep_payer)


@dataclass(frozen=True)
class Evidence:
    """With what a gate was passed. as_built: intervention → its shape as it was really built."""

    day: date
    document: str = ""
    note: str = ""
    keeping: Keeping = field(default_factory=Keeping)
    as_built: Mapping[str, shapely.Geometry] = field(default_factory=dict)


@dataclass(frozen=True)
class PassedGate:
    """A gate that was passed: which, with what evidence, who wrote it down and when."""

    gate: str
    evidence: Evidence
    actor: str
    at: datetime


@dataclass(frozen=True)
class BudgetLine:
    """Money from one source. receipts: their numbers, as they are written on them."""

    id: str
    source: str
    agreed_cny: float
    paid_cny: float
    receipts: str


@dataclass(frozen=True)
class Project:
    """One project. `epsg`: CRS of the shapes; due: None without a date. `version`: events that it has had."""

    id: str
    community: str
    name: str
    lead: str
    due: date | None
    decision: Decision
    epsg: int
    interventions: tuple[Intervention, ...]
    promise: Promise
    made_at: datetime
    passed: tuple[PassedGate, ...] = ()
    money: tuple[BudgetLine, ...] = ()
    version: int = 1
    dropped_because: str = ""

    @property
    def gate(self) -> str:
        """The gate that it stands behind."""
        return self.passed[-1].gate if self.passed else START

    @property
    def agreed_cny(self) -> float:
        """Of all sources."""
        return sum(line.agreed_cny for line in self.money)

    @property
    def paid_cny(self) -> float:
        """Of all sources."""
        return sum(line.paid_cny for line in self.money)

    @property
    def keeping(self) -> Keeping:
        """Who keeps it; empty before it is handed over."""
        return next(
            (one.evidence.keeping for one in reversed(self.passed) if one.evidence.keeping.keeper), Keeping()
        )

    @property
    def as_built(self) -> Mapping[str, shapely.Geometry]:
        """Intervention → its shape where that is another than drawn."""
        return {key: shape for one in self.passed for key, shape in one.evidence.as_built.items()}

    def is_late(self, today: date, is_built: bool) -> bool:
        """Whether its date has gone by and it does not stand yet."""
        return self.due is not None and self.due < today and not is_built
