"""The notice to put up when a vote opens, as a file."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from base.words import Bilingual
from data.catalogue import Catalogue
from features.voting.box.record import head_of
from features.voting.box.votes import VoteRecord
from features.voting.paper.vote_notice import VoteNotice, vote_notice_pdf
from features.voting.staff.frozen import rule_lines


def notice_file(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """A button that takes the notice away; on it the log's head is that of this moment."""
    zh, en = (rule_lines(vote.terms, catalogue, Translator(language)) for language in ("zh", "en"))
    settings = vote.terms.settings
    notice = VoteNotice(
        settings.title,
        settings.question,
        settings.date,
        tuple(vote.terms.slate.name(option) for option in vote.terms.slate.options),
        tuple(Bilingual(*line) for line in zip(zh, en, strict=True)),
        vote.digest,
        head_of(vote.id),
    )
    st.download_button(
        tr("Download the public notice (PDF)"),
        vote_notice_pdf(notice),
        file_name=f"notice-{vote.id}.pdf",
        mime="application/pdf",
        on_click="ignore",
        icon=":material/download:",
        key="vote-notice",
    )
