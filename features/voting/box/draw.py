"""The seed of a draw: half of it committed to before the first ballot, half thrown in the room afterwards.

The program draws its half at opening and tells only SHA-256 of it, so it cannot fit it to the ballots; the
room throws dice after closing, so the program cannot have fitted its half to a wish. Anybody can check both
from the log and work out the draw again.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from base.words import Message
from features.voting.box.errors import DrawError
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord
from features.voting.count import CountingRules
from features.voting.registry import method_of
from features.voting.ties import TieRule

_SEED_BYTES = 16
_THROWN = re.compile(r"[0-9A-Za-z]([0-9A-Za-z ]{0,98}[0-9A-Za-z])?")


def new_seed() -> str:
    """The program's half: 128 random bits in hex."""
    return secrets.token_hex(_SEED_BYTES)


def commitment_of(workshop_id: str, seed: str) -> str:
    """What is told of the seed at opening: SHA-256 (hex) of the vote's id, a line feed and the seed."""
    return sha256(f"{workshop_id}\n{seed}".encode()).hexdigest()


def check_settlement(terms: VoteTerms, thrown: str, order: Sequence[str]) -> dict[str, Any]:
    """What the room gave, if it is what the tie rule needs. Raises DrawError."""
    ties = terms.settings.rules.ties
    if bool(_THROWN.fullmatch(thrown)) != (ties == "draw"):
        raise DrawError(
            wrong=Message("a draw needs what the dice showed (letters, digits, spaces); no other rule does"),
        )
    if order and (ties != "ask" or sorted(order) != sorted(terms.settings.options)):
        raise DrawError(
            wrong=Message("an agreed order puts every option once, and only where the rule is to ask"),
        )
    return {"thrown": thrown, "order": list(order)}


def rules_of(vote: VoteRecord) -> CountingRules:
    """The rules that the vote is counted by; ties stay open until they are drawn or decided."""
    settings = vote.terms.settings
    rules = settings.rules
    return CountingRules(method_of(rules.method), settings.shares, _tie_rule(vote), rules.empty)


def _tie_rule(vote: VoteRecord) -> TieRule:
    ties = vote.terms.settings.rules.ties
    if ties == "shared":
        return TieRule("shared")
    if vote.phase == "counted" and ties == "draw":
        return TieRule("draw", seed=f"{vote.seed} {vote.thrown}")
    return TieRule("order", order=vote.order) if vote.order else TieRule("ask")
