"""The toy town in which every text that people write would do something if anything read it as more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import count

import geopandas as gpd

from base.words import Bilingual, Note
from data.model import SCHEMAS
from exports.request import ExportRequest
from features.options.intervention import Intervention
from tests.browser.apps.canaries import PAYLOADS
from tests.data.towns import assess_town, town, with_layers
from tests.exports.requests import DAY, SMALL, interventions, option_of

EXTRA = (
    "=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1＋1", "=HYPERLINK(\"http://tracker.invalid\")",
    "http://tracker.invalid/a", "external:x.xlsx", "file:///etc/hosts", "%%u\\U+4E00^J", "a\n  0\nSECTION",
    "]]>", "&name;", "$[name]", "{ HYPERLINK \"http://tracker.invalid\" }", "a\x00b\x0b\x1b",
    "../../etc/cron.d/x", "';DROP TABLE gpkg_contents;--", "_x0041_", "&P&D",
)  # fmt: skip
TEXTS = (*EXTRA, *PAYLOADS)
WRITTEN_BY_PEOPLE = (
    "name_zh", "name_en", "manager", "rules", "note", "reported_on"
)  # fmt: skip
KEPT_SHORT = 200
"""Characters of a payload that stand in a name: the store allows no more."""


@cache
def canary_request(turn: int, language: str = "zh") -> ExportRequest:
    """Every text another payload; another `turn` gives each another one."""
    numbers = count(turn * 17)

    def payload() -> str:
        return TEXTS[next(numbers) % len(TEXTS)][:KEPT_SHORT]

    layers = {name: _fill_with(town().layer(name), payload) for name in SCHEMAS}
    community = replace(
        with_layers(town(), **layers),
        name=Bilingual(payload(), payload()),
        attribution=Bilingual(payload(), payload()),
        warnings=(Note("w", Bilingual(payload(), payload())),),
        assumptions=(Note("a", Bilingual(payload(), payload())),),
    )
    assessment = assess_town(_with_codes(community, payload))
    ones = tuple(_texts_from(one, payload) for one in interventions())
    options = tuple(
        option_of(assessment, letter, ones, name=payload(), description=payload()) for letter in "AB"
    )
    return ExportRequest(assessment, options=options, language=language, made_on=DAY, sheet=SMALL)


def _fill_with(frame: gpd.GeoDataFrame, payload: Callable[[], str]) -> gpd.GeoDataFrame:
    texts = {name: [payload() for _ in range(len(frame))] for name in WRITTEN_BY_PEOPLE if name in frame}
    return frame.assign(**texts)


def _with_codes(community, payload):  # type: ignore[no-untyped-def]
    """Codes of grids, which other layers name, are people's words too."""
    codes = {code: f"{payload()} {code}" for code in community.grids["code"]}
    renamed = {"grids": community.grids.assign(code=community.grids["code"].map(codes))}
    for name in ("residences", "public_spaces", "encroachments"):
        frame = community.layer(name)
        renamed[name] = frame.assign(grid=frame["grid"].map(lambda one: codes.get(one, one)))
    return replace(with_layers(community, **renamed))


def _texts_from(one: Intervention, payload: Callable[[], str]) -> Intervention:
    texts = {name: payload() for name in ("name", "adopter", "note", "use_rules")}
    return replace(one, **texts)


def texts_of(request: ExportRequest) -> Iterator[str]:
    """Every text of people's in the request."""
    community = request.baseline.community
    yield from (community.name.zh, community.name.en, community.attribution.zh)
    for name in SCHEMAS:
        frame = community.layer(name)
        for column in {"code", *WRITTEN_BY_PEOPLE} & set(frame.columns):
            yield from frame[column]
    for sketch in request.options:
        yield sketch.option.name
        for one in sketch.option.interventions:
            yield from (one.name, one.adopter, one.note, one.use_rules)
