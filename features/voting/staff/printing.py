"""Files with the codes that were just made: printed once, stored nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from base.i18n import Translator
from base.words import Bilingual
from data.catalogue import Catalogue
from features.voting.ballots import UNDECLARED
from features.voting.box.pictures import picture_of
from features.voting.box.slips import Slip
from features.voting.box.votes import VoteRecord
from features.voting.paper.card_facts import card_facts
from features.voting.paper.paper_ballots import BallotPaper, PaperOption, paper_ballots_pdf
from features.voting.paper.printed_slip import PrintedSlip
from features.voting.paper.slips import slips_pdf
from features.voting.registry import method_of
from features.voting.staff.frozen import DIGEST_SHOWN

_NO_GROUP = Bilingual("", "")


@dataclass(frozen=True)
class PrintedCodes:
    """A file with codes that waits for its download."""

    workshop_id: str
    name: str
    content: bytes


def print_kinds(tr: Translator) -> dict[str, str]:
    """What can be printed of codes."""
    return {
        "slips": tr("Slips (for phones and the kiosk)"),
        "paper": tr("Paper ballots"),
        "large": tr("Paper ballots in large type"),
    }


def print_files(
    vote: VoteRecord,
    slips: Sequence[Slip],
    kinds: Sequence[str],
    catalogue: Catalogue,
    address_of: Callable[[str], str],
) -> tuple[PrintedCodes, ...]:
    """A PDF for each of `kinds`; `address_of` gives the address that a code's QR leads to."""
    shown = tuple(_printed_slip(slip, catalogue, address_of(slip.code)) for slip in slips)
    first, last = slips[0], slips[-1]
    is_one = first.batch == last.batch
    numbers = f"{first.batch}-{first.number:03d}" if is_one else f"{first.batch}-{last.batch}"
    title = vote.terms.settings.title
    make: Mapping[str, Callable[[], bytes]] = {
        "slips": lambda: slips_pdf(title, shown),
        "paper": lambda: paper_ballots_pdf(_paper(vote, catalogue, is_large=False), shown),
        "large": lambda: paper_ballots_pdf(_paper(vote, catalogue, is_large=True), shown),
    }
    return tuple(PrintedCodes(vote.id, f"{kind}-{numbers}.pdf", make[kind]()) for kind in kinds)


def _printed_slip(slip: Slip, catalogue: Catalogue, address: str) -> PrintedSlip:
    known = catalogue.constituencies.get(slip.constituency)
    is_told = slip.age_group != UNDECLARED
    return PrintedSlip(
        slip.code,
        address,
        known.name if known else Bilingual(slip.constituency, slip.constituency),
        catalogue.age_groups[slip.age_group].name if is_told else _NO_GROUP,
        slip.batch,
        slip.number,
        slip.is_test,
    )


def _paper(vote: VoteRecord, catalogue: Catalogue, is_large: bool) -> BallotPaper:
    terms = vote.terms
    return BallotPaper(
        terms.settings.title,
        terms.settings.question,
        method_of(terms.settings.rules.method).takes,
        tuple(_option(vote, key, catalogue) for key in terms.slate.options),
        vote.digest[:DIGEST_SHOWN],
        is_large,
    )


def _option(vote: VoteRecord, key: str, catalogue: Catalogue) -> PaperOption:
    name, card = vote.terms.slate.name(key), vote.terms.cards.get(key)
    if card is None:
        return PaperOption(name)
    picture = picture_of(card.picture_sha256) if card.picture_sha256 else None
    return PaperOption(name, card.description, card_facts(card, catalogue), picture)
