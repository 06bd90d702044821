"""Streamlit's own words, which no setting of it translates; static/words.js puts ours in their place."""

from __future__ import annotations

import json

from base.translations import ENGLISH, languages
from base.words import Message

TEXTS = (
    Message("Skip to main content"),
    Message("Press Enter to apply"),
    Message("Press Enter to submit form"),
    Message("Press Ctrl+Enter to apply"),
    Message("Press Ctrl+Enter to submit form"),
    Message("Choose an option"),
    Message("Choose options"),
    Message("Select all"),
    Message("No results"),
    Message("No options to select"),
    Message("No options to select."),
    Message("Drag and drop a file here"),
    Message("Drag and drop files here"),
    Message("Uploading..."),
    Message("Upload failed"),
    Message("Sort ascending"),
    Message("Sort descending"),
    Message("Autosize"),
    Message("Pin column"),
    Message("Unpin column"),
    Message("Hide column"),
    Message("Show/hide columns"),
    Message("Download as CSV"),
    Message("Download as PNG"),
    Message("Copy Vega-Lite spec"),
    Message("Close fullscreen"),
    Message("Copy to clipboard"),
    Message("Link to heading"),
    Message("Delete row(s)"),
    Message("Add row"),
    Message("Clear all"),
    Message("Clear value"),
    Message("Clear selection"),
    Message("Choose date"),
    Message("file upload"),
    Message("Show data"),
)
"""Said as a text or for screen readers."""
LABELS = (
    Message("Open", context="of Streamlit"),
    Message("Close", context="of Streamlit"),
    Message("Help", context="of Streamlit"),
    Message("Search", context="of Streamlit"),
    Message("Format", context="of Streamlit"),
    Message("Fullscreen", context="of Streamlit"),
    Message("Remove ", context="of Streamlit"),
    Message("Decrement", context="of Streamlit"),
    Message("Increment", context="of Streamlit"),
)
"""Said for screen readers alone: as a text they might be somebody's name for something."""


def words_json() -> str:
    """Language → kind → Streamlit's words → ours, to stand inside HTML."""
    words = {
        language: {
            kind: {one.english: one.text(language) for one in members}
            for kind, members in (("texts", TEXTS), ("labels", (*TEXTS, *LABELS)))
        }
        for language in languages()
        if language != ENGLISH
    }
    return json.dumps(words).replace("<", "\\u003c")
