"""Exported ballots, for uploads that are given them by mistake."""

from __future__ import annotations

from base.words import Message
from data.known_files import KnownFile
from features.voting.files.ballots_csv import FORMAT

_START = FORMAT[0].encode()

KNOWN = (
    KnownFile(
        "ballots",
        Message("the exported ballots of a vote"),
        Message("Count them again with the command “lintu tally FILE”."),
        lambda raw, name: raw.removeprefix(b"\xef\xbb\xbf").startswith(_START),
    ),
)
