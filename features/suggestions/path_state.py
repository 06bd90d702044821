"""The community with or without one new path: the ground on which all other candidates simply add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.assess import Assessment
from features.options.effects import with_interventions
from features.options.whatif import what_if
from features.suggestions.candidate import SiteCandidate
from features.suggestions.reach_gains import ReachGains, reach_gains
from features.suggestions.services import ServiceTable


@dataclass(frozen=True, eq=False)
class PathState:
    """link: row of the walking link that it has; −1 for none. links: rows of all links in it, pinned ones
    included. assessment: measured with them."""

    link: int
    links: tuple[int, ...]
    assessment: Assessment
    gains: ReachGains
    mode: str


def path_state_with(
    baseline: Assessment,
    candidates: Sequence[SiteCandidate],
    table: ServiceTable,
    links: tuple[int, ...],
    link: int,
    mode: str,
) -> PathState:
    """The scene with these walking links (rows of candidates), measured by the same what-if as options."""
    drawn = tuple(candidates[row].intervention for row in links)
    after = baseline
    if drawn:
        after = what_if(baseline, with_interventions(baseline.community, baseline.catalogue, drawn))
    return PathState(link, links, after, reach_gains(after, len(candidates), table.services, mode), mode)
