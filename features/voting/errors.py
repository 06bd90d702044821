"""Why a ballot, a rule or a file of ballots was not counted."""

from __future__ import annotations

from base.errors import LintuError


class VotingError(LintuError, ValueError):
    """Something about a vote that was refused; nothing was counted."""


class UnknownChoiceError(VotingError):
    template = "“{option}” on the ballot is not one of the options. Choose from: {known}."


class ScoreError(VotingError):
    template = "The score {score} of option “{option}” is not valid. Give a whole number from 0 to {most}."


class RankedTwiceError(VotingError):
    template = "Option “{option}” occurs more than once in the ranking. Rank it once."


class UnknownGroupError(VotingError):
    template = "The ballot's {what} “{key}” is not known. Use one of: {known}."


class WrongBallotError(VotingError):
    template = "The method “{method}” cannot count ballots of this kind ({found}). Choose one that can."


class SlateError(VotingError):
    template = "The list of options is not valid: {wrong}. Correct it before opening."


class SharesError(VotingError):
    template = "The constituencies' shares are not valid: {wrong}. Make them all 0 or more, adding up to 1."


class TieRuleError(VotingError):
    template = "The tie rule is not valid: {wrong}. Choose a rule that works before opening."


class OwnersVoteError(VotingError):
    template = "The owners' vote is not valid: {wrong}. Check it against the register of owners."


class UnknownMethodError(VotingError):
    template = "There is no voting method called “{method}”. Use one of: {known}."


class BallotFileError(VotingError):
    template = "Line {line} of {file} cannot be read: {wrong}. Use the file as Lintu exported it."


class NotReadyError(VotingError):
    template = "The vote cannot open yet. {what} {remedy}"


class OptionsChangedError(VotingError):
    template = "Options were changed or unlocked since: {names}. Look at them in step 1 and go on from there."


class HeadDiffersError(VotingError):
    template = (
        "No vote of this packet ends at the check code of the log that you typed ({typed}); the packet says "
        "{heads}. Nothing was imported. Type at least 20 characters as printed on the result sheet; if they "
        "are right, do not believe this packet and ask those who held the vote."
    )


class WorkshopError(VotingError):
    template = "The workshop cannot be opened yet: {wrong}. Correct it first."
