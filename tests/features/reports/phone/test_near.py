"""The same thing reported twice, and what others may see of a report."""

from __future__ import annotations

import pytest

from base.photos.cleaning import clean_photo
from base.receipt_codes import new_form_key
from data.catalogue import load_catalogue
from data.open_communities import open_assessment
from features.reports.report import NewReport, Report, StaffAction
from features.reports.report_lookup import case, reports_of
from features.reports.submission import send
from features.reports.transitions import move
from tests.features.reports.phone.phone import HERE, KIND, Phone, photo_here

METRES_A_DEGREE = 111_320 * 0.9113
"""Of longitude at 24.28° N: cos 24.28° = 0.9116, with the ellipsoid's 0.9113."""
STAFF = StaffAction("staff", staff_note="NOTE-canary", public_words="已看过")


def report_nearby(east_m: float, category: str = KIND, moves: tuple[str, ...] = ("verified",)) -> Report:
    """A report so far east of HERE, moved along by staff."""
    community, catalogue = open_assessment("xuzhen").community, load_catalogue()
    where = HERE[0] + east_m / METRES_A_DEGREE, HERE[1]
    photos = (clean_photo(photo_here()[1]),)
    new = NewReport(category, where, "map", "SENTENCE-canary", "CONTACT-canary", photos)
    receipt = send(community, catalogue, new, new_form_key())
    for to in moves:
        seen = case(community, catalogue, receipt.report_id)
        move(community, catalogue, seen.id, seen.version, to, STAFF)
    return case(community, catalogue, receipt.report_id)


def is_asked(phone: Phone) -> bool:
    """Whether the phone is asked "same thing?" after its report of KIND at HERE."""
    phone.reach_what()
    phone.send(category=KIND)
    return phone.path == "/r/report/near"


def test_a_known_one_is_shown_with_its_photo_and_me_too_is_no_new_report(phone: Phone) -> None:
    one = report_nearby(12)
    assert is_asked(phone)
    assert "约 12 米" in phone.text
    photo = next(given["src"] for tag, given in phone.reader.tags if "/r/photo/" in given.get("src", ""))
    assert phone.client.get(photo).content[:3] == b"\xff\xd8\xff"
    phone.send(0)
    assert phone.path == "/r/report/done"
    assert "1 人反映" in phone.text
    assert case(open_assessment("xuzhen").community, load_catalogue(), one.id).supporters == 1
    assert len(reports_of("xuzhen")) == 1


def test_another_thing_near_by_is_sent_all_the_same(phone: Phone) -> None:
    report_nearby(12)
    assert is_asked(phone)
    phone.send(len(phone.reader.forms) - 1)
    assert phone.code
    assert len(reports_of("xuzhen")) == 2


def test_me_too_counts_once_a_phone(phone: Phone) -> None:
    one = report_nearby(5)
    for _ in range(2):
        phone.open("/r/report")
        assert is_asked(phone)
        phone.send(0)
        assert "1 人反映" in phone.text
    other = Phone()
    assert is_asked(other)
    other.send(0)
    assert "2 人反映" in other.text
    assert case(open_assessment("xuzhen").community, load_catalogue(), one.id).supporters == 2


@pytest.mark.parametrize(
    ("east_m", "category", "moves", "is_shown"),
    [
        (29, KIND, ("verified",), True),
        (31, KIND, ("verified",), False),
        (5, "piled_goods", ("verified",), False),
        (5, KIND, (), False),
        (5, KIND, ("rejected",), False),
        (5, KIND, ("verified", "dispatched", "in_progress"), True),
        (5, KIND, ("verified", "dispatched", "in_progress", "to_be_checked", "closed"), False),
    ],
)
def test_only_open_verified_ones_of_the_kind_within_30_m_are_shown(
    phone: Phone, east_m: float, category: str, moves: tuple[str, ...], is_shown: bool
) -> None:
    report_nearby(east_m, category, moves)
    assert is_asked(phone) is is_shown


def test_others_see_no_sentence_no_contact_and_no_note(phone: Phone) -> None:
    report_nearby(5)
    assert is_asked(phone)
    for canary in ("SENTENCE-canary", "CONTACT-canary", "NOTE-canary"):
        assert canary not in phone.page.text


@pytest.mark.parametrize(
    ("moves", "status"),
    [((), 404), (("rejected",), 404), (("verified",), 200), (("verified", "dispatched"), 200)],
)
def test_a_photo_is_there_for_all_from_the_verification_on(
    phone: Phone, moves: tuple[str, ...], status: int
) -> None:
    one = report_nearby(5, moves=moves)
    answer = phone.client.get(f"/r/photo/{one.photos[0].id}.jpg")
    assert answer.status_code == status
    if status == 200:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "no-store" in answer.headers["cache-control"]
        assert len(answer.content) < 20_000  # the small one


@pytest.mark.parametrize("photo", ["x", "..%2f..%2fresidents.key", "' OR 1=1 --", "a" * 5000, "%00"])
def test_a_photo_that_is_none_is_404(phone: Phone, photo: str) -> None:
    assert phone.client.get(f"/r/photo/{photo}.jpg").status_code == 404


@pytest.mark.parametrize("same", ["nothing", "file:V99", "' OR 1=1 --"])
def test_me_too_to_nothing_is_refused(phone: Phone, same: str) -> None:
    report_nearby(5)
    assert is_asked(phone)
    phone.send(0, same=same)
    assert phone.page.status_code == 422
    assert len(reports_of("xuzhen")) == 1


def test_me_too_to_what_is_not_public_is_as_if_it_were_not_there(phone: Phone) -> None:
    hidden = report_nearby(200, moves=())
    report_nearby(5)
    assert is_asked(phone)
    phone.send(0, same=hidden.id)
    assert phone.page.status_code == 422
    assert case(open_assessment("xuzhen").community, load_catalogue(), hidden.id).supporters == 0
