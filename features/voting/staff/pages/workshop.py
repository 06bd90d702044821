"""工作坊投票: prepare a vote, make codes, open, follow the turnout, enter papers, close, settle ties."""

from __future__ import annotations

import streamlit as st

from features.voting.staff.listing import vote_bar
from features.voting.staff.owners import show_owners_vote
from features.voting.staff.preparing import preparing
from features.voting.staff.session import NEW_VOTE, chosen_vote
from features.voting.staff.vote import vote
from ui.components.community import community_of
from ui.session import session_context

here = session_context()
tr = here.words
baseline = community_of(here)
record = vote_bar(here.community, tr)
if record is not None:
    vote(baseline, here.community, record, tr)
elif chosen_vote() == NEW_VOTE:
    preparing(baseline, here.community, None, tr)
else:
    st.info(tr("There is no vote yet. Create one with the button above."))
with st.expander(tr("Owners' vote (Civil Code, article 278)"), icon=":material/gavel:", key="owners-vote"):
    show_owners_vote()
