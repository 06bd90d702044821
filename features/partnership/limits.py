"""What can be kept of a partner or a resource. Raises PartnershipError, or what `storable_text` raises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from base.text_limits import KEY_MAX, NAME_MAX, NOTE_MAX, storable_number, storable_text
from base.words import Message
from data.catalogue.model import Catalogue
from features.partnership.errors import (
    MoneyNotAgreedError,
    NoPartnerNameError,
    NoQuantityError,
    NothingAgreedError,
    UnknownPartnerChoiceError,
    WrongDaysError,
)
from features.partnership.partner import PartnerFacts, ResourceFacts

UNIT_MAX = 20
MONEY = "money"
SITE = "site"
"""The kinds that mean something to the program."""

_NAME = Message("name of the partner or resource")
_AGREEMENT = Message("what was agreed")
_CONTACT = Message("how to reach the partner")
_CONDITIONS = Message("conditions")
_UNIT = Message("unit")
_QUANTITY = Message("quantity")
_ACTOR = Message("person acting")


def check_partner(facts: PartnerFacts, catalogue: Catalogue) -> PartnerFacts:
    """The facts, which can be kept."""
    _check_name(facts.name)
    _require_known(facts.kind, catalogue.partner_kinds)
    storable_text(facts.agreement, _AGREEMENT, NOTE_MAX)
    has_terms = facts.is_signed or facts.agreed_from is not None or facts.agreed_to is not None
    if has_terms and not facts.agreement.strip():
        raise NothingAgreedError
    _check_days(facts.agreed_from, facts.agreed_to)
    return facts


def check_resource(facts: ResourceFacts, catalogue: Catalogue) -> ResourceFacts:
    """The facts, which can be kept."""
    _check_name(facts.name)
    _require_known(facts.kind, catalogue.resource_kinds)
    if facts.category:
        _require_known(facts.category, catalogue.facility_categories)
    storable_text(facts.conditions, _CONDITIONS, NOTE_MAX)
    storable_text(facts.unit, _UNIT, UNIT_MAX)
    storable_text(facts.space, _NAME, KEY_MAX)
    if storable_number(facts.quantity, _QUANTITY) <= 0 or not facts.unit.strip():
        raise NoQuantityError
    if facts.kind == MONEY and not facts.owner_agrees:
        raise MoneyNotAgreedError
    _check_days(facts.available_from, facts.available_to)
    return facts


def check_contact(contact: str) -> str:
    """The contact, which can be kept."""
    return storable_text(contact, _CONTACT, NOTE_MAX)


def check_actor(actor: str) -> str:
    """The name of who acts, which can be kept."""
    return storable_text(actor, _ACTOR, NAME_MAX)


def _check_name(name: str) -> None:
    if not name.strip():
        raise NoPartnerNameError
    storable_text(name, _NAME, NAME_MAX)


def _require_known(key: str, known: Mapping[str, object]) -> None:
    if key not in known:
        raise UnknownPartnerChoiceError(name=key)


def _check_days(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise WrongDaysError(first=first.isoformat(), last=last.isoformat())
