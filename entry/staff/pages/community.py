"""你的社区: bring in a community of one's own, step by step."""

from __future__ import annotations

from data.communities import own_names
from features.own_community.staff.assistant import assistant
from features.own_community.staff.start import start
from features.packets.staff.carrying import packet_in, packet_out
from ui.session import session_context

here = session_context()
tr = here.words
if here.community in own_names():
    assistant(here, tr, packet_out)
else:
    start(here, tr, packet_in)
