"""What a voter's form carries from page to page: everything, since the server keeps nothing of it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import FormData

from base.receipt_codes import new_form_key
from features.voting.box.errors import AlteredOptionsError, DamagedBallotFormError
from features.voting.box.receipts import check_form_key
from features.voting.box.votes import VoteRecord
from features.voting.phone.shown_order import drawn_order, is_drawn_order, order_seal
from features.voting.phone.widgets.widget import Fields
from web.forms.form_reader import text, typed_code

CHECK, CAST, CHOOSE = "check", "cast", "choose"
"""The buttons: look at the choice, send it, change it."""


@dataclass(frozen=True)
class BallotForm:
    """A form as it came. `shown`, its seal `order` and `digest` are empty before the options were shown."""

    code: str
    key: str
    shown: tuple[str, ...]
    order: str
    digest: str
    step: str
    choice: FormData

    def hidden_fields(self) -> Fields:
        """The fields that every form of this ballot carries along, but for the choice."""
        return [
            ("code", self.code),
            ("key", self.key),
            ("shown", ",".join(self.shown)),
            ("order", self.order),
            ("digest", self.digest),
        ]


def ballot_form(form: FormData) -> BallotForm:
    """Read it; nothing is checked."""
    return BallotForm(
        code=typed_code(form),
        key=text(form, "key"),
        shown=tuple(filter(None, text(form, "shown").split(","))),
        order=text(form, "order"),
        digest=text(form, "digest"),
        step=text(form, "step"),
        choice=form,
    )


def fit_form(sent: BallotForm, vote: VoteRecord) -> BallotForm:
    """The form for choosing in this vote: with key and order as they were, where they are sound, so that a
    reload changes neither; else with new ones."""
    options, key = vote.terms.slate.options, sent.key
    try:
        check_form_key(key)
    except DamagedBallotFormError:
        key = new_form_key()
    shown = sent.shown if _is_sound(sent, vote) else drawn_order(vote.id, sent.code, options)
    seal = order_seal(vote.id, sent.code, shown)
    return BallotForm(sent.code, key, shown, seal, vote.digest, sent.step, sent.choice)


def require_unaltered(sent: BallotForm, vote: VoteRecord) -> None:
    """Raise AlteredOptionsError unless the form was filled in for these very terms, in the order drawn."""
    if sent.digest != vote.digest or not _is_sound(sent, vote):
        raise AlteredOptionsError


def _is_sound(sent: BallotForm, vote: VoteRecord) -> bool:
    """Whether all options are in the order that was drawn for this code."""
    is_whole = sorted(sent.shown) == sorted(vote.terms.slate.options)
    return is_whole and is_drawn_order(sent.order, vote.id, sent.code, sent.shown)
