"""Assumptions and warnings of an assessment, with how many people each concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from base.words import Message, Note, Text, join_texts
from data.assess import Assessment
from data.catalogue.own_survey import survey_of
from data.mainland_china import NEAR_M, is_near_its_border, lies_in_mainland_china
from data.usable import is_other_level
from spatial.coverage import Bools
from spatial.walking import STRAIGHT_LINE, UNREACHABLE


def assumptions_of(assessment: Assessment) -> tuple[Note, ...]:
    """Everything the scores rest on that nobody measured: of the community's data, then of the catalogue."""
    found = (note for rule in _ASSUMPTIONS for note in rule(assessment))
    return (*assessment.community.assumptions, *found)


def warnings_of(assessment: Assessment) -> tuple[Note, ...]:
    """What is missing or cut off."""
    found = (note for rule in _WARNINGS for note in rule(assessment))
    return (*assessment.community.warnings, *found)


def _straight_lines(assessment: Assessment) -> Iterator[Note]:
    homes = np.asarray((assessment.how == STRAIGHT_LINE).any(axis=1), dtype=bool)
    if not homes.any() or not len(assessment.network):
        return
    parameters = assessment.catalogue.parameters
    factor, beyond_m = parameters["detour_factor"].figure.value, parameters["off_network_m"].figure.value
    count, people = int(homes.sum()), _people(assessment, homes)
    yield _note(
        "straight_line",
        Message(
            "Residences without a path within {beyond_m:g} m, or whose nearest facility has none: "
            "{count} ({people:,.0f} people). Their distance is the straight line times {factor:g}.",
            beyond_m=beyond_m,
            count=count,
            people=people,
            factor=factor,
        ),
        people,
    )


def _walking_speeds(assessment: Assessment) -> Iterator[Note]:
    groups = [g for g in assessment.catalogue.age_groups.values() if not g.walking_speed_m_per_s.verified]
    if not groups:
        return
    speeds = join_texts(
        Message("{group} {speed:g}", group=g.people, speed=g.walking_speed_m_per_s.value) for g in groups
    )
    yield _note(
        "walking_speed",
        Message("Walking speeds are assumed (m/s): {speeds}.", speeds=speeds),
        _everybody(assessment),
    )


def _weights(assessment: Assessment) -> Iterator[Note]:
    groups, categories = assessment.catalogue.age_groups, assessment.catalogue.facility_categories.values()
    weights = [item for category in categories for item in category.weight.items()]
    assumed = {group for group, weight in weights if not weight.verified}
    if not assumed:
        return
    text: Text = Message(
        "The weight of each facility for each group is an assumption; replace it with a local survey."
    )
    if assumed != set(groups):
        names = join_texts(groups[key].people for key in groups if key in assumed)
        text = Message("The weight of each facility is an assumption for: {groups}.", groups=names)
    yield _note("weights", text, _everybody(assessment))


def _own_survey(assessment: Assessment) -> Iterator[Note]:
    """What the community asked its own people, in place of an assumption."""
    survey, groups = survey_of(assessment.catalogue), assessment.catalogue.age_groups
    kinds = assessment.catalogue.facility_categories
    parts = [
        Message("weights ({names})", names=join_texts(groups[key].people for key in survey.weights)),
        Message(
            "walking speed ({names})", names=join_texts(groups[key].people for key in survey.speeds_m_per_s)
        ),
        Message("distance ({names})", names=join_texts(kinds[key].name for key in survey.radii_m)),
        Message("minutes ({names})", names=join_texts(kinds[key].name for key in survey.minutes)),
    ]
    asked = (survey.weights, survey.speeds_m_per_s, survey.radii_m, survey.minutes)
    if survey:
        found = join_texts(part for part, some in zip(parts, asked, strict=True) if some)
        yield _note(
            "own_survey",
            Message("From the community's own survey: {found}.", found=found),
            _everybody(assessment),
        )


def _radii(assessment: Assessment) -> Iterator[Note]:
    radii = [c.service_radius_m for c in assessment.catalogue.facility_categories.values() if c.weight]
    open_ = sum(not radius.verified for radius in radii)
    if open_:
        yield _note(
            "service_radius",
            Message(
                "The service radius of {open} of {count} categories is not yet checked against the "
                "printed standard.",
                open=open_,
                count=len(radii),
            ),
            _everybody(assessment),
        )


def _higher_level(assessment: Assessment) -> Iterator[Note]:
    left = assessment.uncounted
    if not left:
        return
    categories = assessment.catalogue.facility_categories
    kinds = join_texts(
        Message(
            "{category}: {count} ({people:,.0f} people have one within reach, and no station)",
            category=categories[one.category].name,
            count=one.count,
            people=one.people,
        )
        for one in left
    )
    yield _note(
        "higher_level",
        Message(
            "Facilities of a higher level (a hospital, town hall or district library) do not stand for a "
            "station and are not counted. {kinds}.",
            kinds=kinds,
        ),
        max(one.people for one in left),
    )


def _elsewhere(assessment: Assessment) -> Iterator[Note]:
    community = assessment.community
    if not len(community.residences):
        return
    if not lies_in_mainland_china(community):
        people = _people(assessment, community.residences["estimated"].to_numpy(dtype=bool))
        yield _note(
            "outside_china",
            Message(
                "This place lies outside mainland China. Chinese standards are not applicable here; the "
                "radii, weights and walking speeds are Chinese ones, too. {people:,.0f} people are estimated "
                "with figures of Guangdong (persons a household, floor area a person, ages): replace them "
                "with counts of the place.",
                people=people,
            ),
            people,
        )
    if is_near_its_border(community):
        yield _note(
            "near_border",
            Message(
                "This place lies within {metres:,.0f} m of a border of mainland China, and a simplified map "
                "decided on which side: check whether Chinese standards apply.",
                metres=NEAR_M,
            ),
            _everybody(assessment),
        )


def _unreachable(assessment: Assessment) -> Iterator[Note]:
    there = _is_there(assessment)
    homes = np.asarray((assessment.how[:, there] == UNREACHABLE).any(axis=1), dtype=bool)
    if homes.any():
        count, people = int(homes.sum()), _people(assessment, homes)
        yield _note(
            "unreachable",
            Message(
                "Residences on disconnected paths, from which some facilities cannot be reached: {count} "
                "({people:,.0f} people). Check whether the paths connect.",
                count=count,
                people=people,
            ),
            people,
        )


def _isolated_parts(assessment: Assessment) -> Iterator[Note]:
    network = assessment.network
    parts = int(network.node_part.max()) if len(network) else 0
    if not parts:
        return
    length_m = float(network.edge_length_m[network.edge_part > 0].sum())
    people = _people(assessment, _on_isolated_parts(assessment))
    yield _note(
        "isolated_parts",
        Message(
            "Disconnected parts of the path network: {parts}, {length_m:,.0f} m, {people:,.0f} people.",
            parts=parts,
            length_m=length_m,
            people=people,
        ),
        people,
    )


def _on_isolated_parts(assessment: Assessment) -> Bools:
    snap = assessment.homes.snap
    if snap is None:
        return np.zeros(len(assessment.people), dtype=bool)
    return (assessment.network.edge_part[snap.edge] > 0) & ~assessment.homes.off


def _no_paths(assessment: Assessment) -> Iterator[Note]:
    if len(assessment.people) and not len(assessment.network):
        yield _note(
            "no_paths",
            Message("There are no walking paths: all distances are straight lines."),
            _everybody(assessment),
        )


def _no_facilities(assessment: Assessment) -> Iterator[Note]:
    categories = assessment.catalogue.facility_categories.values()
    is_there = _is_there(assessment)
    missing = [c.name for c, there in zip(categories, is_there, strict=True) if not there and c.weight]
    if missing and len(assessment.people):
        yield _note(
            "category_missing",
            Message("No usable facility of: {categories}.", categories=join_texts(missing)),
            _everybody(assessment),
        )


def _is_there(assessment: Assessment) -> Bools:
    """(C,) whether the community has a usable facility of each category, within anybody's reach or not."""
    community, usable = assessment.community, assessment.ground.facility
    counts = usable & ~is_other_level(community, assessment.catalogue)
    there = set(community.facilities.loc[counts, "category"])
    return np.array([category in there for category in assessment.categories], dtype=np.bool_)


Rule = Callable[[Assessment], Iterator[Note]]
_ASSUMPTIONS: tuple[Rule, ...] = (
    _own_survey,
    _straight_lines,
    _walking_speeds,
    _weights,
    _radii,
    _higher_level,
)
_WARNINGS: tuple[Rule, ...] = (_elsewhere, _no_paths, _no_facilities, _unreachable, _isolated_parts)


def _note(key: str, text: Text, people: float) -> Note:
    return Note(key, text, people)


def _people(assessment: Assessment, homes: Bools) -> float:
    return float(assessment.people[homes].sum())


def _everybody(assessment: Assessment) -> float:
    return float(assessment.people.sum())
