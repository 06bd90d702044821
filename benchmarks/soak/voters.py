"""Phones of a hall: each casts a ballot now and then, and in between comes back to look for its receipts."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from benchmarks.answers import phone
from benchmarks.voting.phones import Form, Seen, hidden_fields, receipt_on, send, vote

LOOK_PAGE, LOOK_UP, AGAIN = "receipt page", "receipt looked up", "ballot sent again"
HALL_IP = "127.0.3.1"
_CHECK = "/r/vote/check"


@dataclass
class HallSeen(Seen):
    """What the phones saw; `wrong_receipts` are those that came out otherwise, or were not in the box."""

    wrong_receipts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Voter:
    """A phone with the places whose codes it will use, in this order."""

    address: str
    from_ip: str
    path: str
    codes: dict[int, str]
    pace_s: float
    seen: HallSeen

    async def come_and_go(self, seconds: float) -> None:
        """Cast all ballots and look for them, spread over that time; those begun are ended."""
        cast: dict[int, Form] = {}
        codes, turns = list(self.codes.items()), max(len(self.codes), round(seconds / self.pace_s))
        casting = {round((number + 0.5) * turns / max(1, len(codes))) for number in range(len(codes))}
        started = asyncio.get_running_loop().time()
        async with phone(self.address, self.from_ip) as browser:
            for turn in range(turns):
                at = started + (turn + random.random()) * seconds / turns
                await asyncio.sleep(max(0.0, at - asyncio.get_running_loop().time()))
                try:
                    if codes and (turn in casting or len(codes) >= turns - turn):
                        place, code = codes.pop(0)
                        cast[place] = await vote(browser, self.path, code, place, self.seen)
                    else:
                        await self._revisit(browser, cast)
                except RuntimeError as error:
                    self.seen.refused.append(str(error))

    async def _revisit(self, browser: httpx.AsyncClient, cast: dict[int, Form]) -> None:
        """Look one receipt up, or send its form once more as a reload does."""
        page = await send(browser, self.seen, LOOK_PAGE, _CHECK)
        place = random.choice(list(cast)) if cast else -1
        receipt = self.seen.receipts.get(place, "")
        if not receipt:
            return
        if random.random() < 0.5:
            form = {**hidden_fields(page), "receipt": receipt}
            page = await send(browser, self.seen, LOOK_UP, _CHECK, form)
        else:
            page = await send(browser, self.seen, AGAIN, self.path, cast[place])
        if page.status_code == 200 and receipt_on(page) != receipt:
            self.seen.wrong_receipts.append(receipt)


def voters(
    address: str, path: str, codes: Sequence[str], phones: int, pace_s: float, seen: HallSeen
) -> list[Voter]:
    """So many phones, among which the codes are dealt out; half of them behind one address, as in a hall."""
    dealt = [{place: codes[place] for place in range(number, len(codes), phones)} for number in range(phones)]
    return [Voter(address, _ip_of(number), path, own, pace_s, seen) for number, own in enumerate(dealt)]


def _ip_of(number: int) -> str:
    return HALL_IP if number % 2 else f"127.0.{4 + number // 500}.{1 + number % 500 // 2}"
