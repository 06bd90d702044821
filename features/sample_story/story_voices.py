"""The story's voices, sent as phones send them and answered as staff answer them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import shapely

from base.receipt_codes import new_form_key
from data.catalogue.model import Catalogue
from data.model import Community
from features.reports.places import position_of
from features.sample_story.more_voices import more_voices
from features.sample_story.story_text import Facts, moment, story, text_in_both
from features.voices.submission import send_voice, support_voice
from features.voices.transitions import join_voice, move_voice, publish_voice
from features.voices.voice import NewVoice, VoiceAction
from features.voices.voice_changes import VoiceRef
from features.voices.voice_flow import VoiceStep


class VoiceMaker:
    """Makes the voices of a community, in the order of the story."""

    def __init__(self, community: Community, catalogue: Catalogue, today: datetime) -> None:
        self._community, self._catalogue, self._today = community, catalogue, today

    def make(self) -> None:
        """Send and answer them all."""
        ids: dict[str, str] = {}
        for facts in (*story().voices, *more_voices(self._community)):
            ids[facts["key"]] = self._send(facts)
            self._answer(facts, ids)

    def _send(self, facts: Facts) -> str:
        spot = facts.get("at")
        new = NewVoice(
            words=text_in_both(facts["words"]),
            category=facts["category"],
            position=position_of(self._community, shapely.Point(spot)) if spot else None,
            place_from="map" if spot else "community",
            groups=tuple(facts["groups"]),
            speaker=facts["speaker"],
            is_private=facts.get("is_private", False),
        )
        sender = VoiceAction(story().actor if facts.get("is_from_counter") else "")
        at = self._at(facts)
        return send_voice(self._community, self._catalogue, new, new_form_key(), at, sender).voice_id

    def _answer(self, facts: Facts, ids: Mapping[str, str]) -> None:
        """Its steps; with the first it is published and supported, after the last it joins another one."""
        voice_id, version = ids[facts["key"]], 1
        for step in facts.get("steps", ()):
            to, action = VoiceStep(step["to"], step.get("reason", "")), self._action(step)
            version = move_voice(self._seen(voice_id, version), to, action, self._at(step)).version
            if version == 2:
                version = self._publish(facts, voice_id, self._at(step))
        if "joins" in facts:
            when = self._at(facts["steps"][-1]) + timedelta(hours=1)
            action = VoiceAction(story().actor)
            join_voice(self._seen(voice_id, version), ids[facts["joins"]], action, when)

    def _publish(self, facts: Facts, voice_id: str, when: datetime) -> int:
        action = VoiceAction(story().actor)
        version = publish_voice(self._seen(voice_id, 2), True, action, when).version
        for number in range(facts.get("supporters", 0)):
            device = f"sample-voice-{facts['key']}-{number}"
            later = when + timedelta(minutes=20 * (number + 1))
            support_voice(self._community, self._catalogue, voice_id, device, later)
        return version

    def _seen(self, voice_id: str, version: int) -> VoiceRef:
        return VoiceRef(self._community, self._catalogue, voice_id, version)

    def _action(self, step: Facts) -> VoiceAction:
        return VoiceAction(story().actor, "", text_in_both(step["public"]))

    def _at(self, facts: Facts) -> datetime:
        return moment(self._today, facts["days_ago"], facts["hour"])
