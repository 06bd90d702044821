"""Reports that nobody has checked, and columns that no layer declares, reach no format."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from data.catalogue import load_catalogue
from exports.formats import FORMATS
from exports.request import ExportRequest
from features.options.withheld import publishable_states
from tests.data.towns import assess_town, town, with_layers
from tests.exports.opened import holds
from tests.exports.requests import DAY, FORMAT_KEYS, SMALL, interventions, option_of

SECRETS = {"V2": "老周家的鸡棚", "V3": "隔壁老陈又堆货", "V7": "张三偷偷搭棚"}
"""V2 is duplicate here, V3 new and V7 rejected; their notes name a neighbour."""
PUBLIC = "菜地占了花园"
CONTACT = "13800138000"
WITHOUT_NOTES = (".docx", ".pptx", ".dxf", ".pdf", ".png")
"""Formats in which no report is told in its reporter's words."""


@cache
def request_with_secrets() -> ExportRequest:
    frame = town().encroachments.copy()
    for key, status in (("V2", "duplicate"), ("V7", "rejected")):
        frame.loc[frame["id"] == key, "status"] = status
    frame["note"] = frame["note"].astype(object)
    for key, note in {**SECRETS, "V1": PUBLIC}.items():
        frame.loc[frame["id"] == key, "note"] = note
    frame["reporter_phone"] = CONTACT
    assessment = assess_town(with_layers(town(), encroachments=frame))
    return ExportRequest(
        assessment,
        options=(option_of(assessment, "A", interventions()),),
        language="zh",
        made_on=DAY,
        sheet=SMALL,
    )


def test_states_that_a_report_comes_to_only_once_checked() -> None:
    """The handbook's ladder: new leads to verified, duplicate and rejected; the rest comes after."""
    assert publishable_states(load_catalogue()) == {
        "verified", "dispatched", "in_progress", "to_be_checked", "returned", "closed"
    }  # fmt: skip


def test_what_is_withheld_changes_no_score() -> None:
    request = request_with_secrets()
    kept = list(request.baseline.community.encroachments["id"])
    assert kept == ["V1", "V4", "V5", "V6"]
    again = assess_town(replace(request.baseline.community))
    assert again.overall.supply_m2 == request.baseline.overall.supply_m2
    assert again.spaces.taken_m2 == request.baseline.spaces.taken_m2
    for sketch in request.options:
        for one in (sketch.comparison.before, sketch.assessment):
            assert set(one.community.encroachments["id"]) <= set(kept)


@pytest.mark.parametrize("key", FORMAT_KEYS)
def test_no_format_tells(key: str) -> None:
    export = FORMATS[key]
    content = export.write(request_with_secrets())
    for secret in (*SECRETS.values(), CONTACT, "reporter_phone"):
        assert not holds(content, secret)
    if export.extension not in WITHOUT_NOTES:
        assert holds(content, PUBLIC), "the search finds what is there"
