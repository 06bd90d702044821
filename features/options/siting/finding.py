"""What a rule says of a site: met, broken, or left to a person."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import shapely

from base.words import Message, Text
from data.catalogue.model import Rule
from features.options.siting.site import Site
from features.options.siting.wording import amount

Verdict = Literal["met", "broken", "to_confirm", "confirmed"]
"""to_confirm: the data do not tell; a person looks on site. confirmed: a person has."""

STANDING = -1
"""Position of a rule that holds for every shape and stands in no scenario (see `standing_rules`)."""

_READS_THE_SAME = 0.005
"""Numbers are written with two decimals; what reads the same as the limit meets it."""


@dataclass(frozen=True)
class Measurement:
    """What the evaluator of a rule kind found; NaN where nothing was measured. against: the home, path or
    other shape that stands against it; None where there is no such one."""

    verdict: Literal["met", "broken", "to_confirm"]
    text: Text
    value: float = math.nan
    by_how_much: float = math.nan
    against: shapely.Geometry | None = None

    def if_broken_against(self, thing: shapely.Geometry | None) -> Measurement:
        """The same with the thing that stands against it, where the rule is broken."""
        return replace(self, against=thing) if self.verdict == "broken" else self


@dataclass(frozen=True)
class Finding:
    """One rule on one site.

    position: of the rule in the scenario's rules, or `STANDING`. value: what was measured. limit: what the
    rule asks for. by_how_much: what is missing to the limit (negative: to spare). All three are in the
    limit's unit, NaN where there is none. text: the rule, what was measured, and where the rule comes from.
    against: see `Measurement`.
    """

    rule: Rule
    position: int
    verdict: Verdict
    value: float
    limit: float
    by_how_much: float
    text: Text
    against: shapely.Geometry | None = None

    @property
    def rejects(self) -> bool:
        """True where the shape may not stand like this."""
        return self.rule.hard and self.verdict == "broken"


def at_least(rule: Rule, site: Site, value: float, what: Text) -> Measurement:
    """The value must reach the rule's limit. what: the thing measured, e.g. “to Building 3”."""
    return _measurement(rule, site, value, _limit(rule) - value, what, Message("short by"))


def at_most(rule: Rule, site: Site, value: float, what: Text) -> Measurement:
    """The value must not exceed the rule's limit."""
    return _measurement(rule, site, value, value - _limit(rule), what, Message("over by"))


def to_confirm(why: Text) -> Measurement:
    """Nothing can be measured; the text says why."""
    return Measurement("to_confirm", why)


def met_measurement(why: Text) -> Measurement:
    """Met without a number; the text says why."""
    return Measurement("met", why)


def broken_measurement(why: Text) -> Measurement:
    """Broken without a number; the text says why."""
    return Measurement("broken", why)


def _limit(rule: Rule) -> float:
    if rule.limit is None:
        raise ValueError(f"the rule “{rule.text.text('en')}” needs a limit")
    return rule.limit.value


def _measurement(rule: Rule, site: Site, value: float, missing: float, what: Text, gap: Text) -> Measurement:
    assert rule.limit is not None
    unit = site.catalogue.units[rule.limit.unit]
    measured, rest = amount(value, unit), amount(abs(missing), unit)
    text = Message("{what} {measured}", what=what, measured=measured)
    if missing <= _READS_THE_SAME:
        return Measurement("met", text, value, missing)
    short = Message("{said}, {gap} {rest}", said=text, gap=gap, rest=rest)
    return Measurement("broken", short, value, missing)
