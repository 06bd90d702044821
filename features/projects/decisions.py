"""What was decided and is no project yet: winners of counted votes, and options decided otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from base.errors import LintuError
from base.known_texts import bilingual
from base.words import Message, Text
from data.assess import Assessment
from features.options import option_store
from features.options.intervention import Intervention
from features.options.intervention_facts import what_it_is
from features.options.layout_option import LayoutOption
from features.options.sketch import sketch_of
from features.projects.project import Decision, Project, Promise
from features.projects.project_store import make_project
from features.voting.box.cards import NEEDS_MET
from features.voting.box.results import result_of
from features.voting.box.votes import votes_of

_COUNTED = ("closed", "counted")


@dataclass(frozen=True)
class DecidedOption:
    """A decision: which interventions of an option, and how it came about."""

    title: Text
    decision: Decision
    option: LayoutOption


def won_votes(community: str, projects: Iterable[Project]) -> tuple[DecidedOption, ...]:
    """The winners of all counted votes that are no projects yet. A tie that is open has no winner."""
    taken = {one.id for project in projects for one in project.interventions}
    options = option_store.options_of(community, include_archived=True)
    found = []
    for vote in votes_of(community):
        if vote.phase not in _COUNTED:
            continue
        try:
            winners = set(result_of(vote.id).winners)
        except LintuError:  # damaged or hidden: the page of votes says so
            continue
        settings = vote.terms.settings
        for option in options:
            chosen = _chosen(option, winners, taken)
            if chosen:
                day = date.fromisoformat(str(settings.date)[:10])
                decision = Decision(option.id, option.letter, vote.id, "", day)
                found.append(
                    DecidedOption(bilingual(settings.title), decision, replace(option, interventions=chosen))
                )
    return tuple(found)


def option_decided_by(option: LayoutOption, by: str, day: date, projects: Iterable[Project]) -> DecidedOption:
    """An option that somebody decided without a vote here; without what is a project already."""
    taken = {one.id for project in projects for one in project.interventions}
    chosen = tuple(one for one in option.interventions if one.id not in taken)
    title = Message("Decided by {by}", by=by)
    return DecidedOption(
        title, Decision(option.id, option.letter, "", by, day), replace(option, interventions=chosen)
    )


def make_projects(baseline: Assessment, decided: DecidedOption, is_one: bool, actor: str) -> tuple[str, ...]:
    """Make a project for each place of the decision, or one for all; their ids.

    What each promises is scored alone, on the community as it is now.
    """
    parts = [decided.option.interventions] if is_one else [(one,) for one in decided.option.interventions]
    return tuple(_make(baseline, decided, part, actor) for part in parts if part)


def promise_of(baseline: Assessment, option: LayoutOption, interventions: Sequence[Intervention]) -> Promise:
    """What these interventions promise by themselves; one that breaks a hard siting rule costs and brings
    nothing."""
    sketch = sketch_of(baseline, replace(option, interventions=tuple(interventions)))
    comparison, groups = sketch.comparison, baseline.groups
    return Promise(
        people=dict(zip(groups, map(float, comparison.gained.people), strict=True)),
        needs_met=dict(zip(groups, map(float, comparison.met), strict=True)),
        cost_cny=sum(one.cost_cny for one in interventions),
        upkeep_cny=sum(one.upkeep_cny for one in interventions),
        measure=NEEDS_MET,
        profile=comparison.after.catalogue.profile,
    )


def name_of(baseline: Assessment, interventions: Sequence[Intervention]) -> str:
    """What a project of these is called at first: the name of the place, or what is done there."""
    first = interventions[0]
    name = first.name.strip() or what_it_is(baseline.catalogue, first).text("zh")
    return name if len(interventions) == 1 else f"{name} +{len(interventions) - 1}"


def _make(baseline: Assessment, decided: DecidedOption, part: Sequence[Intervention], actor: str) -> str:
    option = decided.option
    return make_project(
        option.community,
        name_of(baseline, part),
        decided.decision,
        option.epsg,
        part,
        promise_of(baseline, option, part),
        actor,
    )


def _chosen(option: LayoutOption, winners: set[str], taken: set[str]) -> tuple[Intervention, ...]:
    return tuple(one for one in option.interventions if {option.id, one.id} & winners and one.id not in taken)
