"""What may be suggested, and what may not by which rule."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property

from base.words import Text
from features.options.intervention import Intervention
from features.options.siting import Finding, Judgement
from features.suggestions.ground import Ground


@dataclass(frozen=True, eq=False)
class SiteCandidate:
    """A scenario, or a repair, on one ground, that no hard rule rejects.

    key: the same on every run as long as the ground and the catalogue's sizes stay. interventions: what is
    done; several only where a space is repaired together with what is broken in it. payer: who pays the
    upkeep; empty where nobody is known.
    """

    key: str
    ground: Ground
    interventions: tuple[Intervention, ...]
    judgement: Judgement
    payer: str = ""
    changes_paths: bool = False
    """It adds a way to walk, or frees one: every distance must be measured again with it."""

    @property
    def intervention(self) -> Intervention:
        """The first of them, which names it."""
        return self.interventions[0]

    @property
    def cost_cny(self) -> float:
        """Spent once."""
        return sum(one.cost_cny for one in self.interventions)

    @property
    def upkeep_cny(self) -> float:
        """Every year."""
        return sum(one.upkeep_cny for one in self.interventions)

    @property
    def to_confirm(self) -> tuple[Finding, ...]:
        """Rules that a person checks on site."""
        return tuple(one for one in self.judgement.findings if one.verdict == "to_confirm")

    def with_figures(self, cost_cny: float, upkeep_cny: float, payer: str) -> SiteCandidate:
        """The same at another cost, all of it on the first intervention."""
        first = replace(self.intervention, cost_cny=cost_cny, upkeep_cny=upkeep_cny, adopter=payer)
        rest = tuple(replace(one, cost_cny=0.0, upkeep_cny=0.0) for one in self.interventions[1:])
        return replace(self, interventions=(first, *rest), payer=payer)


@dataclass(frozen=True, eq=False)
class Exclusion:
    """A scenario that may not stand on a ground. scenario: its key; empty for a repair. reason: the rules
    that are broken, or what is missing."""

    ground: Ground
    scenario: str
    reason: Text


@dataclass(frozen=True, eq=False)
class CandidateSet:
    """Everything that was looked at."""

    candidates: tuple[SiteCandidate, ...]
    exclusions: tuple[Exclusion, ...]

    @cached_property
    def by_key(self) -> dict[str, SiteCandidate]:
        """Key → candidate."""
        return {one.key: one for one in self.candidates}


def intervention_id(key: str) -> str:
    """The id of a candidate's intervention: the same on every run, so that what was measured is kept."""
    return f"s{hashlib.sha256(key.encode()).hexdigest()[:12]}"
