"""The files of a vote that anybody may have, to count again and to check its log."""

from __future__ import annotations

from features.voting.box.errors import HiddenError
from features.voting.box.record import log_of
from features.voting.box.results import poll_of
from features.voting.box.votes import vote_record
from features.voting.files.ballots_csv import ballots_csv
from features.voting.files.ballots_pb import ballots_pb
from features.voting.imported.origin import origin_texts
from features.voting.poll import publishable
from features.voting.slate import BundleSlate


def vote_files(workshop_id: str, least: int) -> dict[str, str]:
    """By name: the ballots, nobody in a group of fewer than `least`; for bundles also as Pabulib; the log.

    Raises HiddenError before closing, and BoxDamagedError.
    """
    vote = vote_record(workshop_id)
    if vote.phase == "open":  # file by file, live ballots could be told apart
        raise HiddenError(title=vote.terms.settings.title)
    poll = publishable(poll_of(workshop_id), least)
    marks = origin_texts(vote.origin)
    files = {"ballots.csv": ballots_csv(poll, marks), "log.txt": "\n".join((*log_of(workshop_id), ""))}
    if isinstance(poll.slate, BundleSlate):
        files["ballots.pb"] = ballots_pb(poll, vote.terms.settings.title, marks)
    return files
