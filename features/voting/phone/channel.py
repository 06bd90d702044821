"""The channel by which a voter comes: a phone of their own, or the kiosk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from features.voting.phone.addresses import VOTE, ballot_path, kiosk_path


@dataclass(frozen=True)
class VotingChannel:
    """Phone or kiosk. `workshop_id` is the vote of the page; "" where the code finds its vote."""

    key: Literal["phone", "kiosk"]
    workshop_id: str = ""

    @property
    def is_kiosk(self) -> bool:
        """Whether the next voter sits down at the same browser."""
        return self.key == "kiosk"

    @property
    def start(self) -> str:
        """The path of the page that asks for the code."""
        if not self.workshop_id:
            return VOTE
        return kiosk_path(self.workshop_id) if self.is_kiosk else ballot_path(self.workshop_id)

    def of(self, workshop_id: str) -> VotingChannel:
        """The same channel in this vote."""
        return VotingChannel(self.key, workshop_id)
