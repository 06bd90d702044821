"""All that is measured once for a community, and solved as often as anybody asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from weakref import WeakKeyDictionary

import numpy as np

from base.bounded_cache import OwnedCache
from base.words import Message, join_texts, name_or_id
from data.assess import Assessment
from features.options.intervention import Intervention
from features.suggestions.candidate import CandidateSet, Exclusion, SiteCandidate
from features.suggestions.candidates import candidates_of
from features.suggestions.choice import CoverChoice
from features.suggestions.conflicts import conflicts_of
from features.suggestions.errors import NobodyLivesHereError, NoCandidatesError, SuggestionError
from features.suggestions.objective import Objective, cell_values
from features.suggestions.path_state import PathState, path_state_with
from features.suggestions.services import ServiceTable, service_table
from spatial.coverage import Bools
from spatial.network import Floats, Ints


@dataclass(frozen=True, eq=False)
class SuggestionProblem:
    """candidates: those that may be chosen. exclusions: what may not, and why."""

    baseline: Assessment
    candidates: tuple[SiteCandidate, ...]
    exclusions: tuple[Exclusion, ...]
    table: ServiceTable
    conflicts: Bools
    mode: str
    _scenes: dict[tuple[int, ...], PathState] = field(default_factory=dict)

    def scene(self, links: tuple[int, ...], link: int = -1) -> PathState:
        """The scene with these walking links, measured when it is first asked for."""
        if links not in self._scenes:
            self._scenes[links] = path_state_with(
                self.baseline, self.candidates, self.table, links, link, self.mode
            )
        return self._scenes[links]

    @property
    def links(self) -> tuple[int, ...]:
        """Rows of the candidates that change paths."""
        return tuple(row for row, one in enumerate(self.candidates) if one.changes_paths)

    def row_of(self, key: str) -> int:
        """The row of a candidate. Raises KeyError."""
        for row, one in enumerate(self.candidates):
            if one.key == key:
                return row
        raise KeyError(key)

    def by_key(self, key: str) -> SiteCandidate:
        """The candidate of this key. Raises KeyError."""
        return self.candidates[self.row_of(key)]

    def with_figures(self, change: Callable[[SiteCandidate], SiteCandidate]) -> SuggestionProblem:
        """The same with other costs: nothing is measured again."""
        return replace(self, candidates=tuple(change(one) for one in self.candidates))

    def choice(self, scene: PathState, weight: Floats, objective: Objective) -> CoverChoice:
        """What is to be chosen in a scene. weight: (G, C) of needs."""
        return CoverChoice(
            scene.gains.cover,
            cell_values(scene.gains, weight, objective),
            self.costs,
            np.array([one.upkeep_cny for one in self.candidates]),
            self.grounds,
            self.conflicts,
        )

    @property
    def costs(self) -> Floats:
        """(n,) in CNY."""
        return np.array([one.cost_cny for one in self.candidates], dtype=np.float64)

    @property
    def grounds(self) -> Ints:
        """(n,) a number for each ground."""
        keys = [one.ground.key for one in self.candidates]
        return np.unique(keys, return_inverse=True)[1].astype(np.intp)


_LOCKS: WeakKeyDictionary[Assessment, Lock] = WeakKeyDictionary()
_ONE_AT_A_TIME = Lock()
_PROBLEMS: OwnedCache[Assessment, tuple[str, tuple[Intervention, ...]], SuggestionProblem] = OwnedCache(4)


def suggestion_problem(
    baseline: Assessment, drawn: Sequence[Intervention] = (), mode: str = "standard_radius"
) -> SuggestionProblem:
    """The problem for a community as it is today; kept as long as its assessment.

    Raises NobodyLivesHereError and NoCandidatesError.
    """
    if not baseline.people.sum() > 0:
        raise NobodyLivesHereError()
    key = (mode, tuple(drawn))
    with _lock_of(baseline):  # who asks while it is measured waits for it
        return _PROBLEMS.get_or_make(
            baseline, key, lambda: problem_of(baseline, candidates_of(baseline, drawn), mode)
        )


def measure_ahead(baseline: Assessment, drawn: Sequence[Intervention]) -> None:
    """Measure the problem beside the page, so that it is there once somebody asks for suggestions."""

    def measure() -> None:
        with suppress(SuggestionError):  # told to whoever asks
            suggestion_problem(baseline, drawn)

    Thread(target=measure, name="measuring-suggestions", daemon=True).start()


def _lock_of(baseline: Assessment) -> Lock:
    with _ONE_AT_A_TIME:
        return _LOCKS.setdefault(baseline, Lock())


def problem_of(baseline: Assessment, found: CandidateSet, mode: str) -> SuggestionProblem:
    """The problem of choosing among these candidates. Raises NoCandidatesError."""
    table = service_table(baseline, found.candidates)
    kept = [row for row in range(len(found.candidates)) if row not in table.loses]
    losing = [_losing(baseline, found.candidates[row], ids) for row, ids in table.loses.items()]
    if losing:  # measured again without them, so that rows are those of the candidates
        left = CandidateSet(tuple(found.candidates[row] for row in kept), (*found.exclusions, *losing))
        return problem_of(baseline, left, mode)
    if not found.candidates:
        raise NoCandidatesError()
    conflicts = conflicts_of(baseline, found.candidates, table.touched)
    return SuggestionProblem(baseline, found.candidates, found.exclusions, table, conflicts, mode)


def _losing(baseline: Assessment, one: SiteCandidate, ids: tuple[str, ...]) -> Exclusion:
    """A candidate that would put something else out of use."""
    facilities = baseline.community.facilities
    rows = facilities[facilities["id"].isin(ids)].itertuples()
    names = join_texts([name_or_id(row.name_zh, row.name_en, row.id) for row in rows])
    return Exclusion(
        one.ground, one.intervention.scenario, Message("it would put out of use: {names}", names=names)
    )
