"""Partners and resources: what can be kept, by whom, and where an agreement stands on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely
from sqlalchemy import select

from base.errors import LintuError
from data.communities import SAMPLE
from data.store.open_store import the_store
from features.options.option_store import (
    add_intervention,
    create_option,
    history,
    options_of,
    save_intervention,
    undo,
)
from features.options.presets import preset_intervention
from features.partnership import errors
from features.partnership.idle_sites import idle_sites
from features.partnership.partner import (
    PartnerFacts,
    ResourceFacts,
    has_valid_agreement,
    is_available,
    names_without_partner,
    term_of,
)
from features.partnership.partner_lookup import (
    contact_of,
    partner_history,
    partner_with,
    partners_of,
    resource_with,
    resources_of,
)
from features.partnership.partner_store import (
    PartnershipDesk,
    add_adopters,
    add_partner,
    add_resource,
    adopters_without_partner,
    change_partner,
    change_resource,
)
from features.partnership.schema import PARTNER_EVENT
from tests.data.sample_scored import sample
from tests.features.reports.sent import CATALOGUE, beijing

DESK = PartnershipDesk("toy", CATALOGUE, "王主任", beijing("2026-11-02 09:00"))
AGREED = PartnerFacts(
    "strategic", "墟镇小学", True, "周末开放操场", date(2026, 1, 1), date(2026, 12, 31), True, True
)
DAY = date(2026, 6, 1)


def gift(partner: str, **changed: Any) -> ResourceFacts:
    facts: dict[str, Any] = {"kind": "material", "name": "旧课桌", "quantity": 12, "unit": "张"}
    return ResourceFacts(partner=partner, **(facts | changed))


@pytest.mark.parametrize(
    ("changed", "day", "term"),
    [
        ({"agreement": "", "is_signed": False}, DAY, "none"),
        ({"is_signed": False}, DAY, "unsigned"),
        ({}, date(2025, 12, 31), "future"),
        ({}, date(2026, 1, 1), "valid"),
        ({}, date(2026, 11, 30), "valid"),  # 31 days before its last day
        ({}, date(2026, 12, 1), "ends_soon"),  # 30 days before
        ({}, date(2026, 12, 31), "ends_soon"),
        ({}, date(2027, 1, 1), "ended"),
        ({"agreed_to": None}, date(2099, 1, 1), "valid"),
    ],
)
def test_where_an_agreement_stands(changed: dict[str, Any], day: date, term: str) -> None:
    facts = replace(AGREED, **changed)
    assert term_of(facts, CATALOGUE, day) == term
    assert has_valid_agreement(facts, CATALOGUE, day) == (term in ("valid", "ends_soon"))


def test_a_resource_is_available_within_its_window_once_its_owner_agreed() -> None:
    agreed = gift("p", owner_agrees=True, available_from=DAY, available_to=DAY)
    assert is_available(agreed, DAY)
    assert not is_available(agreed, date(2026, 5, 31))
    assert not is_available(agreed, date(2026, 6, 2))
    assert not is_available(replace(agreed, owner_agrees=False), DAY)
    assert not is_available(replace(agreed, is_withdrawn=True), DAY)


def test_names_that_no_partner_has_are_listed_once() -> None:
    assert names_without_partner(["三组", " 三组", "", "物业"], ()) == ("三组", "物业")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"name": " "}, errors.NoPartnerNameError),
        ({"kind": "casino"}, errors.UnknownPartnerChoiceError),
        ({"agreement": ""}, errors.NothingAgreedError),
        ({"agreed_to": date(2025, 12, 31)}, errors.WrongDaysError),
        ({"name": "字" * 81}, LintuError),
    ],
)
def test_a_partner_that_makes_no_sense_is_refused(
    kept: Path, changed: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        add_partner(DESK, replace(AGREED, **changed))
    assert partners_of("toy") == ()


def test_a_partner_is_kept_with_its_past_and_its_contact_stands_in_no_event(kept: Path) -> None:
    partner = add_partner(DESK, AGREED, "13800138000")
    assert partner_with("toy", partner.id) == partner
    assert contact_of(partner.id) == "13800138000"
    longer = replace(AGREED, agreed_to=date(2027, 12, 31))
    changed = change_partner(replace(DESK, actor="李书记"), partner, longer)
    assert (changed.facts, changed.version) == (longer, 2)
    assert contact_of(partner.id) == "13800138000"
    assert [(one.actor, one.facts) for one in partner_history(partner.id)] == [
        ("王主任", AGREED),
        ("李书记", longer),
    ]
    with the_store().reading() as connection:
        rows = connection.execute(select(PARTNER_EVENT)).all()
    assert "13800138000" not in str(rows)
    with pytest.raises(errors.PartnershipConflictError, match="李书记"):
        change_partner(DESK, partner, AGREED)
    with pytest.raises(errors.PartnerNameTakenError):
        add_partner(DESK, replace(AGREED, name=" 墟镇小学 "))
    with pytest.raises(errors.UnknownPartnerError):
        change_partner(replace(DESK, community="elsewhere"), changed, AGREED)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"quantity": 0}, errors.NoQuantityError),
        ({"quantity": float("nan")}, LintuError),
        ({"unit": " "}, errors.NoQuantityError),
        ({"kind": "money", "unit": "元"}, errors.MoneyNotAgreedError),
        ({"category": "casino"}, errors.UnknownPartnerChoiceError),
        ({"partner": "nobody"}, errors.UnknownPartnerError),
    ],
)
def test_a_resource_that_makes_no_sense_is_refused(
    kept: Path, changed: dict[str, Any], error: type[Exception]
) -> None:
    partner = add_partner(DESK, AGREED)
    with pytest.raises(error):
        add_resource(DESK, gift(**({"partner": partner.id} | changed)))
    assert resources_of("toy") == ()


def test_a_resource_is_kept_and_withdrawn(kept: Path) -> None:
    partner = add_partner(DESK, AGREED)
    found = add_resource(DESK, gift(partner.id, kind="money", unit="元", quantity=5000, owner_agrees=True))
    assert resource_with("toy", found.id) == found
    gone = change_resource(DESK, found, replace(found.facts, is_withdrawn=True))
    assert resources_of("toy") == (gone,)
    with pytest.raises(errors.PartnershipConflictError):
        change_resource(DESK, found, found.facts)


def test_idle_spaces_offer_themselves_until_written_down(kept: Path) -> None:
    community = sample().community
    spaces = community.public_spaces
    is_idle = (spaces["condition"] == "idle") | (spaces["functions"] == "idle")
    sites = idle_sites(community, ())
    assert {one.space for one in sites} == set(spaces[is_idle]["id"])
    first = sites[0]
    desk = replace(DESK, community=SAMPLE)
    partner = add_partner(desk, AGREED)
    facts = gift(partner.id, kind="site", space=first.space, shape=first.shape, epsg=4548)
    given = add_resource(desk, facts)
    stored = resource_with(SAMPLE, given.id).facts.shape
    assert stored is not None
    assert stored.equals(first.shape)
    assert first.space not in {one.space for one in idle_sites(community, (given,))}
    withdrawn = replace(given, facts=replace(given.facts, is_withdrawn=True))
    assert idle_sites(community, (withdrawn,)) == sites


def test_adopters_become_partners_once_and_options_keep_their_undo(kept: Path) -> None:
    made = create_option("toy", "方案", "王主任", 4548)
    shape = shapely.box(100, 0, 110, 10)
    first = preset_intervention(CATALOGUE, next(iter(CATALOGUE.scenario_types)), shape, "长椅")
    added = add_intervention(made.id, first, "王主任")
    save_intervention(made.id, replace(added, adopter="三组"), "王主任")
    before = history(made.id)
    assert adopters_without_partner("toy", ()) == ("三组",)
    (partner,) = add_adopters(DESK, "operating")
    assert (partner.facts.name, partner.facts.agreement) == ("三组", "")
    assert add_adopters(DESK, "operating") == ()
    assert history(made.id) == before
    assert options_of("toy")[0].interventions[0].adopter == "三组"
    assert undo(made.id, "王主任").interventions[0].adopter == ""
