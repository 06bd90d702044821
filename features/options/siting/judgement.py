"""Every rule that holds for an intervention, judged where it stands."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.evaluators import EVALUATORS
from features.options.siting.finding import STANDING, Finding, Verdict
from features.options.siting.general_rules import standing_rules
from features.options.siting.rule_in_force import rule_in_force
from features.options.siting.site import Site
from features.options.siting.wording import source_of


@dataclass(frozen=True)
class Judgement:
    """All findings: the scenario's rules in their order, then those that hold for every shape."""

    findings: tuple[Finding, ...]

    @property
    def rejections(self) -> tuple[Finding, ...]:
        """Hard rules that are broken."""
        return tuple(finding for finding in self.findings if finding.rejects)

    @property
    def counts(self) -> bool:
        """False where a hard rule is broken: the shape is kept but takes no part in the score."""
        return not self.rejections

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """The soft rules that make up the suitability."""
        return tuple(one for one in self.findings if not one.rule.hard and one.verdict != "to_confirm")

    @property
    def suitability(self) -> float:
        """0–100: share of the soft rules that are met, each weighing the same; NaN where none can be told."""
        if not self.reasons:
            return float("nan")
        return 100 * sum(one.verdict != "broken" for one in self.reasons) / len(self.reasons)


def judge(site: Site) -> Judgement:
    """Judge an intervention; one that builds nothing has no rules."""
    if site.intervention.action != "build":
        return Judgement(())
    shapely.prepare(site.shape)
    own = [_finding(rule, place, site) for place, rule in enumerate(site.scenario.rules)]
    standing = [_finding(rule, STANDING, site) for rule in standing_rules(site)]
    return Judgement((*own, *standing))


def _finding(written: Rule, position: int, site: Site) -> Finding:
    rule = rule_in_force(written, site)
    measured = EVALUATORS[rule.kind](rule, site)
    verdict: Verdict = measured.verdict
    if verdict == "to_confirm" and position in site.intervention.confirmed:
        verdict = "confirmed"
    source, text = source_of(rule, site.catalogue), measured.text
    return Finding(
        rule=rule,
        position=position,
        verdict=verdict,
        value=measured.value,
        limit=rule.limit.value if rule.limit else float("nan"),
        by_how_much=measured.by_how_much,
        text=Message("{rule}: {said} ({source})", rule=rule.text, said=text, source=source),
        against=measured.against,
    )
