"""Votes for the tests of the page of votes, made without the page."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pypdf

from base.receipt_codes import new_form_key
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from features.options import option_store
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.voting.ballots import ApprovalBallot
from features.voting.box.casting import BallotReceipt, BallotSubmission, cast
from features.voting.box.phases import prepare
from features.voting.box.results import turnout_of
from features.voting.box.slips import BatchSpec, Slip, mint
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord
from features.voting.on_the_ballot import slate_of, whole
from features.voting.vote_settings import VoteRules, VoteSettings
from features.voting.weights import catalogue_shares
from tests.data.sample_scored import sample

COMMUNITY = sample().community
CODE = re.compile(r"[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{4}[2-9A-HJ-NP-Z*+=/#]")
WHO = "王主持"


def option(name: str, costs_cny: tuple[float, ...] = (12_000.0,), is_locked: bool = True) -> LayoutOption:
    """An option with an installation in one public space after the other; 老井边 has other spaces."""
    made = option_store.create_option(SAMPLE, name, "规划师", COMMUNITY.crs.to_epsg() or 0)
    places = COMMUNITY.public_spaces.geometry
    first = 5 if name == "老井边" else 0
    for number, cost_cny in enumerate(costs_cny):
        one = Intervention(
            "",
            "build",
            "art_installation",
            places.iloc[first + number].representative_point(),
            f"长椅 {number + 1}",
        )
        option_store.add_intervention(
            made.id, replace(one, provides=("rest_and_access",), cost_cny=cost_cny), "规划师"
        )
    return option_store.set_state(made.id, "locked" if is_locked else "open", "规划师")


def draft(title: str = "墟镇广场", shares: Mapping[str, Fraction] | None = None, **rules: Any) -> VoteRecord:
    """Two locked options to choose from; without `shares` those of the catalogue."""
    candidates = tuple(whole(option(name)) for name in ("榕树下", "老井边"))
    settings = VoteSettings(
        title,
        "哪个方案？",
        "2026-11-28",
        tuple(one.id for one in candidates),
        {one.id: one.digest for one in candidates},
        shares or catalogue_shares(load_catalogue()),
        VoteRules(**rules),
    )
    return prepare(SAMPLE, VoteTerms(settings, slate_of(candidates)), WHO)


def with_codes(title: str = "墟镇广场", count: int = 3, **rules: Any) -> tuple[VoteRecord, tuple[Slip, ...]]:
    vote = draft(title, **rules)
    return vote, mint(vote.id, BatchSpec("resident", count, "elder"), WHO)


def give_codes_to_all(vote: VoteRecord) -> None:
    """A code for each constituency that has none."""
    issued = turnout_of(vote.id).issued
    for constituency in (key for key, count in issued.items() if not count):
        mint(vote.id, BatchSpec(constituency, 1), WHO)


def cast_by_phone(vote: VoteRecord, code: str, choice: int) -> BallotReceipt:
    """By phone, for the option with this number."""
    options = vote.terms.slate.options
    ballot = ApprovalBallot("", "", "", frozenset({options[choice - 1]}))
    return cast(vote.id, BallotSubmission(code, ballot, "phone", new_form_key(), options, vote.digest))


def codes_in(pdf: bytes) -> list[str]:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return CODE.findall(text)
