"""Data model of the catalogue: every number with its unit, source and confidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from base.words import Bilingual, Text
from data.catalogue.citation import ClauseName, Evidence, Source
from data.catalogue.report_model import AnswerTemplate, EncroachmentState

if TYPE_CHECKING:  # they hold figures, which are of here
    from data.catalogue.partner_model import PartnerKind, ResourceKind
    from data.catalogue.project_model import ProjectGate
    from data.catalogue.voice_model import VoiceAnswer, VoiceReason, VoiceState

Pattern = Literal["", "lines", "cross", "dots", "grid"]
"""A hatch, so that colour is never the only channel."""


@dataclass(frozen=True)
class Unit:
    """A unit that figures are given in, and the values that make sense in it."""

    key: str
    name: Text
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Figure:
    """One number. `verified` is true only where the number was checked against the source itself."""

    value: float
    unit: str
    """Key of a `Unit`."""
    source: str
    """Key of a `Source`."""
    clause: ClauseName
    """Where in the source; never empty for a standard."""
    evidence: Evidence
    verified: bool
    range: tuple[float, ...] = ()
    """Lowest and highest that is published or sensible; empty where nobody said."""
    note: Bilingual | None = None


@dataclass(frozen=True)
class PaceVariant:
    """Part of an age group that walks at another speed: shown beside the group, not scored apart."""

    name: Bilingual
    walking_speed_m_per_s: Figure


@dataclass(frozen=True)
class Decay:
    """A distance decay by name, with its parameters (see `spatial.decay`)."""

    kind: Literal["senior_walk_score", "step", "linear", "gaussian"]
    parameters: Mapping[str, Figure]
    """senior_walk_score: beta; the others: radius_m."""


@dataclass(frozen=True)
class AgeGroup:
    """People of a bracket of ages, how fast they walk and how distance weighs on them."""

    key: str
    name: Bilingual
    """Short: 老 / elders."""
    people: Bilingual
    """In a sentence: 老人 / elders."""
    long_name: Bilingual
    """With the bracket: 老人(60 岁及以上) / elders (60 and over)."""
    age_from: Figure
    age_to: Figure | None
    walking_speed_m_per_s: Figure
    decay: Decay
    default_share: Figure
    """Share of the population where a community has no figures of its own."""
    colour: str
    marker: str
    """A character that tells the group apart without colour."""
    variants: tuple[PaceVariant, ...] = ()
    """Faster or slower walkers of the group."""


@dataclass(frozen=True)
class TagRule:
    """An OpenStreetMap tag that means this thing: key = one of the values ("*": any)."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class FacilityCategory:
    """A kind of facility, how much each age group needs it and how near it should be."""

    key: str
    name: Bilingual
    weight: Mapping[str, Figure]
    """Age group key to weight; a missing group or 0 means the group does not need it."""
    service_radius_m: Figure
    walk_min: Figure
    """The time limit of the equal-time mode."""
    osm: tuple[TagRule, ...]
    colour: str
    glyph: str
    """One Chinese character drawn in the marker, so that colour is not the only channel."""
    glyph_en: str = ""
    """The same for who reads no Chinese: a letter of the English name; empty: the same character."""
    osm_higher: tuple[TagRule, ...] = ()
    """Tags of its facilities of a higher level, which do not stand for a station."""
    includes: Bilingual | None = None
    """Examples of what belongs to it."""
    along_the_way: Literal["", "seat", "destination"] = ""
    """Seats are looked for on the walks to the nearest of each destination."""
    in_the_open: bool = False
    """What takes its ground takes it out of use; one in a building stays open behind what lies before it."""


FIVE_MINUTE_STATION = "five_minute_station"
"""The profile that catalogues have unless another is chosen."""


@dataclass(frozen=True)
class ScoringProfile:
    """What is asked for, and how near: chosen for each community. Scores of two profiles never mix."""

    key: str
    name: Bilingual
    what: Bilingual
    """One or two sentences on what it asks."""
    service_radius_m: Mapping[str, Figure]
    """Category key to radius. Empty, and `walk_min` too: every category with its own figures; otherwise the
    categories that are not listed are not asked for."""
    walk_min: Mapping[str, Figure]
    counts_higher: tuple[str, ...] = ()
    """The categories whose facilities of a higher level count."""


@dataclass(frozen=True)
class Range:
    """low / typical / high."""

    low: Figure
    typical: Figure
    high: Figure


@dataclass(frozen=True)
class Rule:
    """One siting rule. `hard` rejects, otherwise it lowers the suitability score."""

    kind: str
    """One of `data.catalogue.siting.RULE_KINDS`."""
    hard: bool
    text: Text
    limit: Figure | None = None
    target: str = ""
    """What the rule measures to, one of `data.catalogue.siting.TARGETS`; empty for the shape itself."""
    hard_in: Literal["", "compound"] = ""
    """A hard rule that rejects only inside compounds, and lowers the suitability elsewhere."""


@dataclass(frozen=True)
class Provision:
    """A facility category that a scenario provides once the shape reaches `from_size` (m², m or 1)."""

    category: str
    from_size: Figure


@dataclass(frozen=True)
class ScenarioType:
    """One of the types of micro-renewal: what it provides, costs and asks of its site."""

    key: str
    name: Bilingual
    what: Bilingual
    """One sentence on what it is."""
    geometry: tuple[Literal["point", "line", "polygon"], ...]
    colour: str
    pattern: Pattern
    glyph: str
    provides: tuple[Provision, ...]
    functions: tuple[str, ...]
    """Space functions that its ground gets; empty where it makes no public space of its own."""
    serves: Mapping[str, Figure]
    """Age group key to benefit, 0–2."""
    cost_cny_per_unit: Range
    cost_unit: Literal["m2", "m", "piece"]
    upkeep: Range
    upkeep_unit: Literal["cny_per_m2_year", "cny_per_m_year", "share_of_cost_per_year"]
    rules: tuple[Rule, ...]
    """Its own first, then those that hold for every type."""
    glyph_en: str = ""
    """The same for who reads no Chinese; empty: the same character."""
    size: Range | None = None
    """Usual size (m² for polygons and footprints, m for lines)."""


@dataclass(frozen=True)
class EncroachmentCategory:
    """A way of taking public space, with its official code and time limit."""

    key: str
    name: Bilingual
    """What residents call it."""
    official_name: str
    code: str
    """Code of the standard in force (kind 事项)."""
    former_codes: tuple[str, ...]
    time_limit: Figure
    """unit "working_hour" or "working_day"."""
    path_effect: Literal["blocks", "narrows", "none"]
    """What an open one on a walking path does to it."""
    group: Literal["way", "ground", "left", "trade"]
    """Where residents look for it: in the way, ground taken, left lying, trade and drying."""
    colour: str
    glyph: str
    source: str
    evidence: Evidence
    verified: bool


@dataclass(frozen=True)
class SpaceFunction:
    """What a public space is used for."""

    key: str
    name: Bilingual
    serves: tuple[str, ...]
    """Age groups that it serves; empty for parking and plain lawn."""
    counts_as: tuple[Literal["green", "activity", "sports"], ...]
    """What ground of this use counts as in the clauses of standards."""
    osm: tuple[TagRule, ...]
    switchable: bool = False
    """Ground of this use alone may get another use: suggestions are looked for there."""
    usable_m2: Figure | None = None
    """Ground of which no less may be left by encroachments for this use; none: any."""


@dataclass(frozen=True)
class Clause:
    """A clause of a standard that can be computed: `measure` compared with `limit`."""

    key: str
    name: Bilingual
    measure: str
    """One of `spatial.standards.MEASURES`."""
    compare: Literal["at_least", "at_most"]
    limit: Figure
    applies_to: Literal["community", "compound", "grid"] = "community"
    binds: Literal["requirement", "reference"] = "requirement"
    """reference: it binds new projects or another scale; what stands there is shown beside it, not judged."""
    country: Literal["CN", ""] = "CN"
    """Where it is in force; empty: everywhere. Elsewhere it does not apply."""
    exception_to: str = ""
    """Key of the clause that it eases; it does not apply where that clause is met."""


@dataclass(frozen=True)
class Constituency:
    """A part of the council and its share of the seats."""

    key: str
    name: Bilingual
    share: Figure


@dataclass(frozen=True)
class Parameter:
    """A single number that is no member of a family (detour factor, household size …)."""

    key: str
    name: Bilingual
    figure: Figure


@dataclass(frozen=True)
class LandUse:
    """A class of land of the national classification (用地用海分类), with its colour on statutory plans."""

    key: str
    code: str
    name: Bilingual
    colour: str
    functions: tuple[str, ...]
    """Space functions whose ground is of this class."""
    categories: tuple[str, ...]
    """Facility categories that stand on ground of this class."""
    ground: tuple[Literal["compounds", "residences", "road", "water"], ...]
    """What else is of this class."""
    source: str
    """Of the code and the name."""
    colour_source: str
    evidence: Evidence
    """How sure the colour is."""
    verified: bool


@dataclass(frozen=True)
class Catalogue:
    """Everything, by key, in the order of the files."""

    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    age_groups: Mapping[str, AgeGroup]
    facility_categories: Mapping[str, FacilityCategory]
    scenario_types: Mapping[str, ScenarioType]
    encroachment_categories: Mapping[str, EncroachmentCategory]
    encroachment_states: Mapping[str, EncroachmentState]
    answer_templates: Mapping[str, AnswerTemplate]
    voice_states: Mapping[str, VoiceState]
    voice_reasons: Mapping[str, VoiceReason]
    voice_answers: Mapping[str, VoiceAnswer]
    project_gates: Mapping[str, ProjectGate]
    partner_kinds: Mapping[str, PartnerKind]
    resource_kinds: Mapping[str, ResourceKind]
    space_functions: Mapping[str, SpaceFunction]
    clauses: Mapping[str, Clause]
    constituencies: Mapping[str, Constituency]
    parameters: Mapping[str, Parameter]
    land_uses: Mapping[str, LandUse]
    profiles: Mapping[str, ScoringProfile]

    @property
    def profile(self) -> str:
        """Key of the profile that the facility categories are in."""
        return FIVE_MINUTE_STATION

    @property
    def base(self) -> Catalogue:
        """The catalogue as its files say, before a profile was chosen."""
        return self
