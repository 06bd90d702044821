"""The scores of one place: a community, a grid, a compound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from spatial.coverage import (
    MODES,
    Bools,
    access_index,
    coverage_share,
    headline,
    needs_met,
    people_by_lack,
)
from spatial.equity import worst
from spatial.network import Floats, Ints


@dataclass(frozen=True, eq=False)
class Scores:
    """How well one place is served. G age groups and C categories in catalogue order; NaN: nobody there.

    people: (G,). coverage: mode → (G, C) shares. needs_met: mode → (G,) 0–100, the headline. lacking: mode →
    (G, 3) people who lack none, one, two or more of what they need. shortfall: (G,) 0–100, the smooth index
    (v2). proximity: (G,) 0–100, the former index (v1). supply_m2: public space per person. open_space: share
    of all people within the walk of SDG 11.7.1 of a public space.
    """

    households: float
    people: Floats
    coverage: Mapping[str, Floats]
    needs_met: Mapping[str, Floats]
    lacking: Mapping[str, Floats]
    shortfall: Floats
    proximity: Floats
    supply_m2: float
    open_space: float

    @property
    def met(self) -> Floats:
        """(G,) the headline: needs met within the standard distance, 0–100."""
        return self.needs_met["standard_radius"]

    @property
    def worst_group(self) -> int:
        """Number of the group with the fewest needs met; −1 where nobody lives."""
        return worst(self.met)

    @property
    def least_met(self) -> float:
        """Needs met of the worst-off group; NaN where nobody lives."""
        return float(self.met[self.worst_group]) if self.worst_group >= 0 else float("nan")

    @property
    def met_by_people(self) -> float:
        """Needs met of the people who live there, whatever their group; NaN where nobody does.

        It says how places differ; of a place by itself it hides the group that is worst off.
        """
        return self._by_people(self.met)

    @property
    def shortfall_by_people(self) -> float:
        """Shortfall index of the people who live there, whatever their group; NaN where nobody does."""
        return self._by_people(self.shortfall)

    def _by_people(self, of_group: Floats) -> float:
        lives = self.people > 0
        return float(np.average(of_group[lives], weights=self.people[lives])) if lives.any() else float("nan")

    @property
    def proximity_all(self) -> float:
        """Proximity (v1), mean of the groups."""
        return headline(self.proximity)


@dataclass(frozen=True, eq=False)
class HomeValues:
    """What the scores are summed from, one row a residence (B).

    households: (B,). people: (B, G). weight: (G, C). covered: mode → (B, G, C). lacked: mode → (B, G) needs
    out of reach. shortfall, proximity: (B, G). supply_m2: (B,). open_space: (B,).
    """

    households: Floats
    people: Floats
    weight: Floats
    covered: Mapping[str, Bools]
    lacked: Mapping[str, Ints]
    shortfall: Floats
    proximity: Floats
    supply_m2: Floats
    open_space: Bools


def scores_of(homes: HomeValues, rows: Bools) -> Scores:
    """The scores of the place whose residences are marked in `rows` (B,)."""
    people = homes.people[rows]
    persons = people.sum(axis=1)
    total = persons.sum()
    coverage = {mode: coverage_share(people, homes.covered[mode][rows]) for mode in MODES}
    return Scores(
        households=float(homes.households[rows].sum()),
        people=people.sum(axis=0),
        coverage=coverage,
        needs_met={mode: needs_met(coverage[mode], homes.weight) for mode in MODES},
        lacking={mode: people_by_lack(people, homes.lacked[mode][rows]) for mode in MODES},
        shortfall=access_index(people, homes.shortfall[rows]),
        proximity=access_index(people, homes.proximity[rows]),
        supply_m2=float((persons * homes.supply_m2[rows]).sum() / total) if total > 0 else float("nan"),
        open_space=float(persons[homes.open_space[rows]].sum() / total) if total > 0 else float("nan"),
    )


def scores_by(homes: HomeValues, labels: Iterable[str], order: list[str]) -> dict[str, Scores]:
    """The scores of each place in `order`; labels: (B,) the place that each residence belongs to."""
    of_home = np.array(list(labels), dtype=object)
    return {place: scores_of(homes, np.asarray(of_home == place, dtype=bool)) for place in order}
