"""Words for partners and resources."""

from __future__ import annotations

from datetime import date

from base.i18n import NOTHING, Translator
from base.words import name_or_id
from data.catalogue.model import Catalogue
from data.model import Community
from features.partnership.partner import Partner, PartnerFacts, Resource, Term, is_available, term_of


def term_text(facts: PartnerFacts, catalogue: Catalogue, day: date, tr: Translator) -> str:
    """Where the agreement stands; what needs an eye has a sign before it."""
    last = facts.agreed_to.isoformat() if facts.agreed_to is not None else ""
    first = facts.agreed_from.isoformat() if facts.agreed_from is not None else ""
    texts: dict[Term, str] = {
        "none": tr("no agreement"),
        "unsigned": tr("⚠ not signed yet"),
        "future": tr("valid from {day}", day=first),
        "valid": tr("valid until {day}", day=last) if last else tr("valid, open-ended"),
        "ends_soon": tr("⚠ ends soon: {day}", day=last),
        "ended": tr("⚠ ended on {day}", day=last),
    }
    return texts[term_of(facts, catalogue, day)]


def quantity_text(resource: Resource, catalogue: Catalogue, tr: Translator) -> str:
    """How much, with its unit; the usual unit of its kind in the reader's language."""
    unit, usual = resource.facts.unit, catalogue.resource_kinds[resource.facts.kind].unit
    shown = tr.name(usual) if unit in (usual.zh, usual.en) else tr.written(unit)
    return f"{resource.facts.quantity:g} {shown}"


def window_text(resource: Resource, tr: Translator) -> str:
    """From when until when it can be used."""
    first, last = resource.facts.available_from, resource.facts.available_to
    if first is None and last is None:
        return tr("always")
    return f"{first or ''} – {last or ''}"


def resource_state(resource: Resource, day: date, tr: Translator) -> str:
    """Whether it can be used, and if not why."""
    if resource.facts.is_withdrawn:
        return tr("withdrawn")
    if not resource.facts.owner_agrees:
        return tr("⚠ the owner has not agreed yet")
    return tr("available") if is_available(resource.facts, day) else tr("outside its window")


def partner_names(partners: tuple[Partner, ...], tr: Translator) -> dict[str, str]:
    """Partner's id → name, in order."""
    return {one.id: tr.written(one.facts.name) for one in partners}


def space_names(community: Community, tr: Translator) -> dict[str, str]:
    """Public space's id → name, in order; "" for no place."""
    rows = community.public_spaces
    names = zip(rows["id"], rows["name_zh"], rows["name_en"], strict=True)
    return {"": NOTHING} | {key: tr.name(name_or_id(zh, en, key)) for key, zh, en in names}
