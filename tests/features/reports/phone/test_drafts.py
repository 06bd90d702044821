"""Drafts: gone once they are sent, counted by bytes of whoever sends them, and never a reason to refuse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette

from base.photos.clean_photo import CleanPhoto
from base.receipt_codes import new_form_key
from data.catalogue import load_catalogue
from data.profile import parameter
from features.reports.limits import DraftLimits
from features.reports.phone import routes
from features.reports.phone.draft import ReportDraft, begin_draft, drop_draft
from features.reports.phone.draft_room import DraftRoom, draft_room
from features.reports.report_lookup import reports_of
from tests.features.reports.phone.phone import KIND, Phone, photo_here
from tests.features.reports.phone.test_near import report_nearby
from web.forms.assets import asset_routes
from web.forms.errors import ForgottenError
from web.forms.rate_limits import ADDRESS_REPORTS

LIMITS = DraftLimits(
    bytes_of_address=500, bytes_of_community=1000, bytes_of_all=2000, kept_s=24 * 3600, least_bytes=10
)
HONEST = 2000


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()} if folder.is_dir() else set()


def begin(address: str = "192.0.2.1", photo: bytes = b"x") -> str:
    key = new_form_key()
    picture = CleanPhoto(jpeg=photo, thumbnail=photo, width_px=4, height_px=3, position=None)
    begin_draft(ReportDraft(key, "xuzhen", sizes=((4, 3),)), [picture], address)
    return key


@pytest.mark.slow
def test_two_thousand_sent_reports_take_no_room(phone: Phone, tmp_path: Path) -> None:
    for _ in range(HONEST):
        drop_draft(begin("testclient"))
    assert names(tmp_path / "drafts") == set()
    assert phone.report(photo_here())


@pytest.mark.slow
def test_two_thousand_unsent_drafts_of_one_address_stop_nobody(phone: Phone, tmp_path: Path) -> None:
    for _ in range(HONEST):
        begin("testclient")
    assert len(names(tmp_path / "drafts")) == HONEST
    assert phone.report(photo_here())
    assert len(names(tmp_path / "drafts")) == HONEST


def test_two_thousand_drafts_of_one_hall_find_room_and_sent_ones_give_it_back(tmp_path: Path) -> None:
    room = DraftRoom(tmp_path)
    for number in range(HONEST):
        room.take(f"sent{number}", "xuzhen", "hall", 2_000_000)
        room.give_back(f"sent{number}")
    assert len(room) == 0
    for number in range(HONEST):
        room.take(f"unsent{number}", "xuzhen", "hall", 500_000)
    assert len(room) == HONEST


def test_one_address_cannot_fill_the_queue_of_all_in_a_day() -> None:
    sent = ADDRESS_REPORTS.burst + 24 * 3600 / ADDRESS_REPORTS.every_s
    assert ADDRESS_REPORTS.burst >= HONEST
    assert HONEST < sent < parameter(load_catalogue(), "most_unchecked_reports")


def test_a_sent_report_leaves_no_draft_and_nothing_of_its_address(phone: Phone, tmp_path: Path) -> None:
    phone.reach_what(photo_here())
    (folder,) = (tmp_path / "drafts").iterdir()
    assert not any(b"testclient" in file.read_bytes() for file in folder.iterdir())
    phone.send(category=KIND)
    assert names(tmp_path / "drafts") == set()


@pytest.mark.parametrize("step", ["place", "what", "near"])
def test_after_sending_every_step_leads_to_the_receipt_again_after_a_restart_too(
    phone: Phone, step: str
) -> None:
    code = phone.report(photo_here())
    draft_room.cache_clear()
    later = Phone(Starlette(routes=[*routes(), *asset_routes()]))
    later.client.cookies = phone.client.cookies
    later.client.cookies.delete("lintu-receipt")
    later.open(f"/r/report/{step}")
    assert later.path == "/r/report/done"
    assert later.code == code
    assert len(reports_of("xuzhen")) == 1


def test_a_lost_answer_to_me_too_is_given_again(phone: Phone, tmp_path: Path) -> None:
    report_nearby(12)
    phone.reach_what()
    phone.send(category=KIND)
    form = phone.reader.forms[0]
    for _ in range(2):
        phone.read(phone.client.post(form.action, data=form.fields))
        assert phone.path == "/r/report/done"
        assert "1 人反映" in phone.text
        phone.client.cookies.delete("lintu-receipt")
    assert names(tmp_path / "drafts") == set()


def test_a_draft_that_made_way_is_told(phone: Phone, tmp_path: Path) -> None:
    phone.reach_what(photo_here())
    (folder,) = (tmp_path / "drafts").iterdir()
    draft_room(tmp_path / "drafts").give_back(folder.name)
    phone.send(category=KIND)
    assert phone.page.status_code == 410
    assert reports_of("xuzhen") == ()


class Bench:
    """A room whose drafts are one file each, and a clock."""

    def __init__(self, folder: Path, limits: DraftLimits = LIMITS) -> None:
        self.folder, self.now = folder, 1e9
        self.room = DraftRoom(folder, limits, lambda: self.now)

    def take(self, name: str, address: str, size: int = 100, community: str = "a") -> None:
        self.now += 1
        self.room.take(name, community, address, size)
        (self.folder / name).mkdir(parents=True)

    @property
    def held(self) -> set[str]:
        assert len(self.room) == len(names(self.folder))
        return names(self.folder)


def test_who_holds_too_much_loses_the_oldest_of_its_own(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "drafts")
    bench.take("honest", "phone")
    for number in range(9):
        bench.take(f"a{number}", "attacker")
    assert bench.held == {"honest", "a4", "a5", "a6", "a7", "a8"}


def test_in_a_full_community_the_address_with_most_bytes_makes_way(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "drafts")
    bench.take("honest", "phone")
    for number in range(20):
        bench.take(f"a{number}", f"attacker-{number % 2}")
    for number in range(3):
        bench.take(f"late{number}", f"late-{number}")
    assert {"honest", "late0", "late1", "late2"} < bench.held
    assert len(bench.held) == 10


def test_one_community_does_not_take_the_room_of_another(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "drafts")
    bench.take("honest", "phone", community="b")
    for number in range(30):
        bench.take(f"a{number}", f"attacker-{number}", community="a")
    assert "honest" in bench.held
    assert len(bench.held) == 11


def test_all_communities_together_have_an_end(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "drafts", replace(LIMITS, bytes_of_all=500))
    bench.take("honest", "phone", community="b")
    for number in range(9):
        bench.take(f"a{number}", "attacker", community=f"c{number % 3}")
    assert "honest" in bench.held
    assert len(bench.held) == 5


def test_a_draft_without_photos_counts_too(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "drafts", replace(LIMITS, least_bytes=100))
    for number in range(9):
        bench.take(f"a{number}", "attacker", size=0)
    assert len(bench.held) == 5


def test_a_draft_goes_after_a_day(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "drafts")
    bench.take("old", "phone")
    bench.now += 24 * 3600
    bench.take("new", "phone")
    assert bench.held == {"new"}


def test_after_a_restart_what_lies_there_is_counted_and_goes_first(tmp_path: Path) -> None:
    draft = ReportDraft(new_form_key(), "xuzhen")
    begin_draft(draft, [], "phone")
    folder = tmp_path / "drafts"
    (folder / "torn").mkdir()
    (earlier,) = names(folder) - {"torn"}
    room = DraftRoom(folder, replace(LIMITS, least_bytes=450))
    assert len(room) == 2
    room.take("new", "xuzhen", "phone", 10)
    assert names(folder) == {earlier}, "half a draft is as old as can be"
    for number in range(3):
        room.take(f"new{number}", "xuzhen", f"phone-{number}", 10)
    assert names(folder) == set()


def test_a_draft_of_an_earlier_version_that_was_sent_is_none(phone: Phone, tmp_path: Path) -> None:
    phone.reach_what(photo_here())
    (folder,) = (tmp_path / "drafts").iterdir()
    words = folder / "draft.json"
    words.write_text(words.read_text("utf-8").replace("{", '{"is_sent": true, ', 1), "utf-8")
    phone.open("/r/report/what")
    assert phone.page.status_code == ForgottenError.status
