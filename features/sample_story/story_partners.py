"""The story's partners and resources, written down as staff write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from data.catalogue.model import Catalogue
from data.model import Community
from data.work_calendar import CHINA
from features.partnership.limits import UNIT_MAX
from features.partnership.partner import PartnerFacts, ResourceFacts
from features.partnership.partner_store import PartnershipDesk, add_partner, add_resource
from features.sample_story.story_text import Facts, moment, name_in_both, story, text_in_both


class PartnerMaker:
    """Makes the partners of a community with what they give, in the order of the story."""

    def __init__(self, community: Community, catalogue: Catalogue, today: datetime) -> None:
        self._community, self._catalogue, self._today = community, catalogue, today

    def make(self) -> None:
        """Write them all down."""
        for facts in story().partners:
            desk = self._desk(facts["days_ago"])
            partner = add_partner(desk, self._partner(facts))
            for resource in facts.get("resources", ()):
                add_resource(desk, self._resource(partner.id, resource))

    def _desk(self, days_ago: int) -> PartnershipDesk:
        when = moment(self._today, days_ago, 10)
        return PartnershipDesk(self._community.key, self._catalogue, story().actor, when)

    def _partner(self, facts: Facts) -> PartnerFacts:
        agreement = facts.get("agreement")
        return PartnerFacts(
            kind=facts["kind"],
            name=name_in_both(facts["name"]),
            is_body=facts.get("is_body", True),
            agreement=text_in_both(agreement) if agreement else "",
            agreed_from=self._day(-facts["days_ago"]) if agreement else None,
            agreed_to=self._day(facts["ends_in_days"]) if "ends_in_days" in facts else None,
            is_signed=facts.get("is_signed", bool(agreement)),
            may_be_named=facts.get("may_be_named", True),
        )

    def _resource(self, partner: str, facts: Facts) -> ResourceFacts:
        kind = self._catalogue.resource_kinds[facts["kind"]]
        conditions = facts.get("conditions")
        return ResourceFacts(
            partner=partner,
            kind=facts["kind"],
            name=name_in_both(facts["name"]),
            quantity=float(facts["quantity"]),
            unit=kind.unit.text("zh")[:UNIT_MAX],
            category=facts.get("category", ""),
            available_to=self._day(facts["until_in_days"]) if "until_in_days" in facts else None,
            conditions=text_in_both(conditions) if conditions else "",
            owner_agrees=facts.get("owner_agrees", True),
            is_withdrawn=facts.get("is_withdrawn", False),
        )

    def _day(self, days: int) -> date:
        return self._today.astimezone(CHINA).date() + timedelta(days=days)
