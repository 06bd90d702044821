"""The page of partners and resources, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from data.communities import SAMPLE
from features.partnership.partner import PartnerFacts
from features.partnership.partner_lookup import contact_of, partners_of, resources_of
from features.partnership.partner_store import PartnershipDesk, add_partner
from tests.pages.acting import press_beginning as press
from tests.pages.reading import open_page, visible_text

DESK = PartnershipDesk(SAMPLE, load_catalogue(), "王主任")


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))


def test_a_partner_is_written_down_and_its_contact_stays_on_its_own_page() -> None:
    test = press(open_page("partners"), "partner-new")
    test.text_input(key="partner-name").input("墟镇小学 <b>")
    test.text_input(key="partner-contact").input("13800138000")
    press(test, "FormSubmitter:partner-form")
    (partner,) = [one for one in partners_of(SAMPLE) if one.facts.name == "墟镇小学 <b>"]
    assert contact_of(partner.id) == "13800138000"
    assert "13800138000" not in visible_text(open_page("partners"))


def test_an_idle_site_becomes_a_resource_of_a_partner() -> None:
    add_partner(DESK, PartnerFacts("operating", "物业"))
    test = open_page("partners", **{"partner-view": "resources"})
    before = {one.id for one in resources_of(SAMPLE)}
    press(test, "resource-idle-")
    press(test, "FormSubmitter:resource-form")
    (given,) = [one for one in resources_of(SAMPLE) if one.id not in before]
    assert given.facts.shape is not None
    assert given.facts.quantity == round(given.facts.shape.area)
    assert not given.facts.owner_agrees
