"""工作坊投票: a vote in six steps, from its options to the result."""

from __future__ import annotations

import streamlit as st

from features.voting.staff.listing import vote_bar
from features.voting.staff.owners import show_owners_vote
from features.voting.staff.vote import new_vote, vote
from ui.components.community import community_of
from ui.session import session_context

here = session_context()
tr = here.words
baseline = community_of(here)
record = vote_bar(here.community, tr)
if record is not None:
    vote(baseline, here.community, record, tr)
else:
    new_vote(baseline, here.community, tr)
with st.expander(tr("Owners' vote (Civil Code, article 278)"), icon=":material/gavel:", key="owners-vote"):
    show_owners_vote()
