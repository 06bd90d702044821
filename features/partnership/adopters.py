"""Adopters of interventions, taken over as partners. Options keep what they say, and their undo."""

from __future__ import annotations

from features.options.option_store import options_of
from features.partnership.partner import Partner, PartnerFacts, names_without_partner
from features.partnership.partner_lookup import partners_of
from features.partnership.partner_store import PartnershipDesk, add_partner


def adopters_without_partner(community: str, partners: tuple[Partner, ...]) -> tuple[str, ...]:
    """Names of adopters in the community's options that are no partner's yet, in their order."""
    names = [one.adopter for option in options_of(community) for one in option.interventions]
    return names_without_partner(names, partners)


def add_adopters(desk: PartnershipDesk, kind: str) -> tuple[Partner, ...]:
    """Make each of them a partner of this kind, without an agreement. Again: nothing new."""
    names = adopters_without_partner(desk.community, partners_of(desk.community))
    return tuple(add_partner(desk, PartnerFacts(kind, name)) for name in names)
