"""How somebody votes: on a phone of their own, or at the kiosk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from features.voting.phone.addresses import VOTE, ballot_path, kiosk_path


@dataclass(frozen=True)
class Way:
    """`workshop_id` is the vote that the page is of; "" where the code finds its own."""

    channel: Literal["phone", "kiosk"]
    workshop_id: str = ""

    @property
    def is_kiosk(self) -> bool:
        """Whether the next voter sits down at the same browser."""
        return self.channel == "kiosk"

    @property
    def start(self) -> str:
        """The path of the page that asks for the code."""
        if not self.workshop_id:
            return VOTE
        return kiosk_path(self.workshop_id) if self.is_kiosk else ballot_path(self.workshop_id)

    def of(self, workshop_id: str) -> Way:
        """The same way in this vote."""
        return Way(self.channel, workshop_id)
