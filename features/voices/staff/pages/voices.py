"""民声: what residents said, one in hand at a time; letters to the secretary apart."""

from __future__ import annotations

import streamlit as st

from features.voices.staff.heard_table import heard_table
from features.voices.staff.letters_door import letters_door, letters_note, may_read_letters
from features.voices.staff.needs_table import needs_table
from features.voices.staff.page_head import VIEWS, voice_list_head, voice_view_choice
from features.voices.staff.session import NEW_VOICE, chosen_voice, chosen_voice_view
from features.voices.staff.voice_list import voice_list
from features.voices.staff.voice_panel import voice_in_hand, voice_panel
from features.voices.staff.written_down import written_down_form
from features.voices.voice_lookup import damaged_voices, voices_of
from ui.components.actor_field import actor_field
from ui.components.community import community_in_file, community_of
from ui.components.damaged_rows import damaged_rows
from ui.components.sample_badge import sample_badge
from ui.components.style import use_sheets
from ui.session import session_context

here = session_context()
tr = here.words
use_sheets("reports.css")
in_file = community_in_file(here)
voices = voices_of(here.community)
voice = voice_in_hand(here.community)
is_table = voice is None and chosen_voice() != NEW_VOICE and chosen_voice_view(VIEWS) == "needs"
with st.container(width=1200 if is_table else 760, key="voice-page"):  # the list has a column an option
    if voice is not None and voice.is_private and not may_read_letters():
        letters_door(tr)
    elif voice is not None:
        voice_panel(in_file, voice, voices, tr)
    elif chosen_voice() == NEW_VOICE:
        written_down_form(in_file, tr)
    else:
        view = chosen_voice_view(VIEWS)
        voice_view_choice(voices, tr)
        sample_badge(here.community, tr)
        if view == "needs":
            needs_table(community_of(here), voices, tr)
        elif view == "heard":
            heard_table(community_of(here), voices, tr)
        elif view == "mailbox" and not may_read_letters():
            letters_door(tr)
        else:
            if view == "queue":
                voice_list_head(here.community, tr)
                damaged_rows(damaged_voices(here.community), tr("Residents' voices"), tr)
            else:
                letters_note(tr)
            shown = [one for one in voices if one.is_private == (view == "mailbox")]
            voice_list(in_file.catalogue, shown, tr)
    actor_field(tr("Your name (recorded with every step)"), "voice-actor", tr, width=300)
