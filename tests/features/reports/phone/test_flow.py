"""From the first page to the receipt, on a phone without scripts."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette

from data.catalogue import load_catalogue
from data.open_communities import open_assessment
from features.reports.phone import routes
from features.reports.places import position_of
from features.reports.report_lookup import contact_of, photo, report_of_receipt, reports_of
from tests.features.reports.phone.phone import HERE, KIND, Phone, photo_here, photo_without_place
from web.forms.assets import asset_routes

CODE = re.compile(r"([0-9A-Z]{4}-){6}[0-9A-Z]{2}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_with_the_place_of_its_photo(language: str) -> None:
    phone = Phone()
    phone.open(f"/r/report?lang={language}")
    phone.send(photos=[photo_here(), photo_without_place()])
    assert ("照片记录的拍摄地点在这里" if language == "zh" else "it was taken here") in phone.text
    phone.send(1)
    phone.send(category=KIND, sentence="门口装了地锁", contact="13800000000")
    assert phone.path == "/r/report/done"
    assert ("已收到" if language == "zh" else "Received") in phone.text
    code = phone.code
    assert CODE.fullmatch(code)
    report = report_of_receipt(code)
    assert (report.category, report.state, report.sentence) == (KIND, "new", "门口装了地锁")
    assert report.place_from == "photo"
    assert position_of(open_assessment("xuzhen").community, report.place) == pytest.approx(HERE, abs=1e-6)
    assert contact_of(report.id) == "13800000000"
    assert len(report.photos) == 2
    assert photo(report.photos[0].id).width_px == 400


def test_a_building_is_shown_on_the_map_before_it_counts(phone: Phone) -> None:
    phone.send(without="1")
    building = next(n for n, form in enumerate(phone.reader.forms) if form.options)
    phone.send(building, building="home:R001")
    assert phone.path == "/r/report/place"
    assert "在您选的楼" in phone.text
    assert 'id="pin" transform' in phone.page.text
    phone.send(1)
    phone.send(category="illegal_building")
    report = report_of_receipt(phone.code)
    assert report.place_from == "building"
    homes = open_assessment("xuzhen").community.residences
    assert homes[homes["id"] == "R001"].geometry.iloc[0].contains(report.place)
    assert report.photos == ()


def test_sent_twice_it_is_one_report_with_one_receipt(phone: Phone) -> None:
    phone.reach_what()
    form = phone.reader.forms[0]
    sent = {**form.fields, "category": KIND}
    codes = set()
    for _ in range(3):
        phone.read(phone.client.post(form.action, data=sent))
        codes.add(phone.code)
    assert len(codes) == 1
    assert len(reports_of("xuzhen")) == 1
    assert len(reports_of("xuzhen")[0].photos) == 1


def test_the_next_report_of_a_phone_is_another_one(phone: Phone) -> None:
    first = phone.report()
    phone.open("/r/report")
    second = phone.report()
    assert first != second
    assert len(reports_of("xuzhen")) == 2


def test_a_restart_between_the_steps_loses_nothing(phone: Phone) -> None:
    phone.reach_what(photo_here(), photo_without_place())
    later = Starlette(routes=[*routes(), *asset_routes()])
    again = Phone(later)
    again.client.cookies = phone.client.cookies
    again.reader = phone.reader
    again.send(category=KIND)
    assert again.path == "/r/report/done"
    assert len(report_of_receipt(again.code).photos) == 2


def test_what_was_typed_stays_where_something_is_missing(phone: Phone) -> None:
    phone.reach_what()
    phone.send(sentence="写了很多", contact="微信 abc")
    assert phone.page.status_code == 422
    assert "还没有选是哪一种情况" in phone.text
    assert phone.reader.forms[0].fields["sentence"] == "写了很多"
    assert phone.reader.forms[0].fields["contact"] == "微信 abc"
    phone.send(category=KIND)
    assert phone.path == "/r/report/done"
    assert report_of_receipt(phone.code).sentence == "写了很多"


def test_too_long_a_text_is_refused_and_kept(phone: Phone) -> None:
    phone.reach_what()
    phone.send(category=KIND, sentence="长" * 501)
    assert phone.page.status_code == 422
    assert phone.reader.forms[0].fields["sentence"] == "长" * 501
    assert reports_of("xuzhen") == ()


def test_new_photos_take_the_place_of_the_old(phone: Phone) -> None:
    phone.reach_what()
    phone.open("/r/report")
    phone.reach_what(photo_here(), photo_here())
    phone.send(category=KIND)
    assert len(report_of_receipt(phone.code).photos) == 2


@pytest.mark.parametrize("path", ["/r/report/place", "/r/report/what", "/r/report/near"])
def test_a_step_without_a_beginning_leads_back_to_it(phone: Phone, path: str) -> None:
    answer = phone.open(path)
    assert answer.status_code == 410
    assert "从第一步" in phone.text
    assert any(given.get("href") == "/r/report" for _, given in phone.reader.tags)


def test_a_poster_leads_to_its_community_and_compound(phone: Phone) -> None:
    phone.open("/r/report?c=xuzhen&compound=jinlong")
    phone.send(without="1")
    building = next(form for form in phone.reader.forms if form.options)
    assert building.options[1] == "compound:jinlong"


def test_an_unknown_community_is_told_in_words(phone: Phone) -> None:
    answer = phone.open("/r/report?c=<b>nowhere</b>")
    assert answer.status_code == 422
    assert "找不到社区" in phone.text
    assert "<b>nowhere" not in answer.text


def test_every_category_of_the_catalogue_can_be_chosen_once(phone: Phone) -> None:
    phone.reach_what()
    assert sorted(phone.reader.forms[0].radios) == sorted(load_catalogue().encroachment_categories)
