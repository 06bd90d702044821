"""The story's reports, sent as phones send them and moved as staff move them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import shapely

from base.photos.clean_photo import CleanPhoto
from base.receipt_codes import new_form_key
from data.catalogue.model import Catalogue
from data.model import Community
from features.reports.corrections import set_outline
from features.reports.places import position_of
from features.reports.report import NewReport, StaffAction
from features.reports.submission import me_too, send
from features.reports.transitions import merge, move
from features.sample_story.story_text import Facts, moment, story, text_in_both

Photos = Mapping[str, CleanPhoto]
"""Scene → its picture."""


class ReportMaker:
    """Makes the reports of a community, in the order of the story."""

    def __init__(self, community: Community, catalogue: Catalogue, photos: Photos, today: datetime) -> None:
        self._community, self._catalogue = community, catalogue
        self._photos, self._today = photos, today

    def make(self) -> None:
        """Send and move them all."""
        ids: dict[str, str] = {}
        for facts in story().reports:
            ids[facts["key"]] = self._send(facts)
            self._go_on(facts, ids)

    def _send(self, facts: Facts) -> str:
        new = NewReport(
            category=facts["category"],
            position=position_of(self._community, shapely.Point(facts["at"])),
            place_from="map",
            sentence=text_in_both(facts["sentence"]),
            photos=tuple(self._photos[scene] for scene in facts["scenes"]),
        )
        return send(self._community, self._catalogue, new, new_form_key(), self._at(facts)).report_id

    def _go_on(self, facts: Facts, ids: Mapping[str, str]) -> None:
        report_id, version = ids[facts["key"]], 1
        for step in facts.get("steps", ()):
            self._move(report_id, version, step)
            version += 1
            if version == 2:
                version += self._after_first_step(facts, report_id)
        if "duplicate_of" in facts:
            merged = facts["merged"]
            into, action = ids[facts["duplicate_of"]], self._action(merged)
            merge(self._community, self._catalogue, report_id, version, into, action, self._at(merged))

    def _after_first_step(self, facts: Facts, report_id: str) -> int:
        """Neighbours say "me too", and staff draw the outline; how many versions that adds."""
        for number in range(facts.get("supporters", 0)):
            device = f"sample-{facts['key']}-{number}"
            when = self._at(facts["steps"][0]) + timedelta(minutes=20 * (number + 1))
            me_too(self._community, self._catalogue, report_id, device, when)
        if "outline" not in facts:
            return 0
        action, when = StaffAction(story().actor), self._at(facts["steps"][0]) + timedelta(minutes=30)
        shape = shapely.from_wkt(facts["outline"])
        set_outline(self._community, self._catalogue, report_id, 2, shape, action, when)
        return 1

    def _move(self, report_id: str, version: int, step: Facts) -> None:
        action, when = self._action(step), self._at(step)
        move(self._community, self._catalogue, report_id, version, step["to"], action, when)

    def _action(self, step: Facts) -> StaffAction:
        return StaffAction(
            actor=story().actor,
            staff_note=text_in_both(step["note"]),
            public_words=text_in_both(step["public"]),
            photos_before=tuple(self._photos[scene] for scene in step.get("before", ())),
            photos_after=tuple(self._photos[scene] for scene in step.get("after", ())),
        )

    def _at(self, facts: Facts) -> datetime:
        return moment(self._today, facts["days_ago"], facts["hour"])


def scenes_of_story() -> tuple[str, ...]:
    """Every scene that a photo of the story shows, each once."""
    shown: dict[str, None] = {}
    for facts in story().reports:
        shown |= dict.fromkeys(facts["scenes"])
        for step in facts.get("steps", ()):
            shown |= dict.fromkeys((*step.get("before", ()), *step.get("after", ())))
    return tuple(shown)
