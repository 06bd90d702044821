"""A vote on three layout options of the sample, as the pictures of the README show it."""

from __future__ import annotations

from base.receipt_codes import new_form_key
from benchmarks.sketching.sites import park_sites
from data.assess import Assessment
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from data.small_cells import fewest_shown
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention
from features.voting.ballots import ApprovalBallot
from features.voting.box.casting import BallotSubmission, cast
from features.voting.box.phases import close_vote, open_vote, prepare, settle_vote
from features.voting.box.publication import publication_of
from features.voting.box.reveal import Kind, parts_of, tell
from features.voting.box.slips import BatchSpec, Slip, mint
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord
from features.voting.on_the_ballot import whole
from features.voting.staff.draft import BallotContents, VoteDraft
from features.voting.staff.terms_of_draft import terms_of_draft
from features.voting.vote_settings import VoteRules
from features.voting.weights import catalogue_shares
from tests.data.sample_scored import sample

WHO = {"zh": "王主持", "en": "Wang"}
TITLE = {"zh": "墟镇广场怎么改？", "en": "What becomes of the square?"}
QUESTION = {
    "zh": "下面三个方案，您能接受哪几个？",
    "en": "Which of these three options could you live with?",
}
OPTIONS = {
    "zh": (
        ("榕树下的口袋公园", "两处小公园，有树荫和座位；停车位少三个。"),
        ("家门口的小公园", "一处小公园，离老人多的楼最近；花钱最少。"),
        ("三处小公园", "东、西、北各一处，孩子不用过马路；花钱最多。"),
    ),
    "en": (
        ("Parks under the banyan", "Two small parks with shade and seats; three parking places fewer."),
        ("Park next door", "One small park, nearest to where most elders live; costs least."),
        ("Three small parks", "East, west and north: children cross no road; costs most."),
    ),
}
PARKS = ((0, 1), (2,), (3, 4, 5))
"""Sites of each option, by number."""
CAST = (
    ("resident", "elder", (*["A"] * 5, *["B"] * 2)),
    ("resident", "adult", ("AB", "AB", "B", "B", "B")),
    ("volunteer", "adult", ("B",) * 6),
    ("community_worker", "adult", ("AB", "C", "C", "C", "C")),
    ("merchant", "adult", ("A",) * 9),
)
"""By constituency and age group; plain A leads, by seats B."""
SPARE = 3
"""Codes of each batch that are not used."""


def terms_shown(language: str) -> VoteTerms:
    """Three options of parks, drawn, locked, scored and pictured."""
    catalogue = load_catalogue()
    baseline = sample()
    options = tuple(
        _option(baseline, name, sites) for (name, _), sites in zip(OPTIONS[language], PARKS, strict=True)
    )
    candidates = tuple(map(whole, options))
    texts = {one.id: text for one, (_, text) in zip(candidates, OPTIONS[language], strict=True)}
    draft = VoteDraft(
        TITLE[language],
        QUESTION[language],
        "2026-11-28",
        BallotContents("one", candidates, texts),
        catalogue_shares(catalogue),
        VoteRules(),
    )
    return terms_of_draft(baseline, draft, lambda share, what: None)


def open_shown(terms: VoteTerms, language: str) -> tuple[VoteRecord, tuple[Slip, ...]]:
    """The vote, open, with two thirds of the ballots of `CAST`; codes that are left, of residents first."""
    vote = prepare(SAMPLE, terms, WHO[language])
    batches = [
        mint(vote.id, BatchSpec(who, len(choices) + SPARE, age), WHO[language]) for who, age, choices in CAST
    ]
    vote = open_vote(vote.id, vote.version, WHO[language])
    for (_, _, choices), slips in zip(CAST, batches, strict=True):
        for choice, slip in zip(choices, slips, strict=False):
            _cast(vote, slip, choice)
    left = [
        slip for slips, (_, _, choices) in zip(batches, CAST, strict=True) for slip in slips[len(choices) :]
    ]
    return vote, tuple(left)


def close_and_count(vote: VoteRecord, language: str) -> VoteRecord:
    """The same, closed and counted."""
    closed = close_vote(vote.id, vote.version, WHO[language])
    return settle_vote(vote.id, closed.version, WHO[language], "3 5 1")


def show_until(vote: VoteRecord, kind: Kind) -> None:
    """The wall is told as far as the part of this kind."""
    least = fewest_shown(load_catalogue())
    parts = parts_of(publication_of(vote.id, vote.version, least))
    step = next(number for number, part in enumerate(parts, 1) if part.kind == kind)
    tell(vote.id, 0, step, least)


def _cast(vote: VoteRecord, slip: Slip, letters: str) -> None:
    options = vote.terms.slate.options
    ballot = ApprovalBallot("", "", "", frozenset(options["ABC".index(letter)] for letter in letters))
    cast(vote.id, BallotSubmission(slip.code, ballot, "phone", new_form_key(), options, vote.digest))


def _option(baseline: Assessment, name: str, sites: tuple[int, ...]) -> LayoutOption:
    shapes = park_sites(baseline, sum(map(len, PARKS)))
    made = option_store.create_option(SAMPLE, name, "planner", baseline.community.crs.to_epsg() or 0)
    for number in sites:
        park = preset_intervention(baseline.catalogue, "pocket_park", shapes[number], f"{name} {number + 1}")
        option_store.add_intervention(made.id, park, "planner")
    return option_store.set_state(made.id, "locked", "planner")
