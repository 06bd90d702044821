"""Why a vote was not opened, changed or closed, and why a ballot was not taken."""

from __future__ import annotations

from data.store.errors import VersionConflictError
from features.voting.errors import VotingError


class BoxError(VotingError):
    """Something about the ballot box that was refused as a whole; nothing of it is kept."""


class NoSuchWorkshopError(BoxError, LookupError):
    template = "There is no vote “{workshop_id}”. The link may be wrong; choose it again from the list."


class FrozenError(BoxError):
    template = (
        "The vote “{title}” is {phase}; its question, options and rules are settled. Open another vote."
    )


class WrongPhaseError(BoxError):
    template = "The vote “{title}” is {phase}; this can be done only while it is {wanted}. Reload the page."


class ChangedMeanwhileError(BoxError, VersionConflictError):
    template = "Somebody else changed the vote “{title}” meanwhile; it is {phase} now. Reload, then decide."


class NoCodesError(BoxError):
    template = (
        "The vote “{title}” has no codes yet, so nobody could vote. Make codes for the constituencies first."
    )


class DrawError(BoxError):
    template = "A step of the tie rule is missing: {wrong}. Do it in front of everybody, then count."


class BatchError(BoxError):
    template = "These codes cannot be made: {wrong}. Correct it and try again."


class TwoPeopleError(BoxError):
    template = "Once a vote is open, codes are made or voided by two people. Give the name of the second one."


class UnknownSlipError(BoxError, LookupError):
    template = "Batch {batch} has no slip {slip}. Check the numbers on the slip."


class UsedSlipError(BoxError):
    template = (
        "Slip {slip} of batch {batch} was used and stays so: its ballot is in the box and cannot be found."
    )


class VoidSlipError(BoxError):
    template = "Slip {slip} of batch {batch} is void already. Check the number."


class CastError(BoxError):
    """A ballot that was not taken."""


class MistypedCodeError(CastError):
    template = (
        "The code is mistyped; it has 15 characters in groups of five. Type it again: this is no failed try."
    )


class UnknownCodeError(CastError, LookupError):
    template = "There is no such code. Compare it with your slip and type it again, or ask the staff."


class OtherWorkshopError(CastError):
    template = "This code belongs to another vote. Use the slip of this vote, or ask the staff for one."


class VoidCodeError(CastError):
    template = "This code is void and cannot be used. Ask the staff for a new slip."


class AlreadyUsedError(CastError):
    template = (
        "This code has been used; that ballot is in the box and nothing was added now. If it was not "
        "you, tell the staff."
    )


class NotOpenYetError(CastError):
    template = "The vote “{title}” is not open yet. Wait until the facilitator opens it, then send again."


class ClosedError(CastError):
    template = "The vote “{title}” is closed; this ballot was not taken. Ask the facilitator if in doubt."


class AlteredOptionsError(CastError):
    template = "The options on this ballot are not those of the vote; it was not taken. Open the page again."


class WrongKindError(CastError):
    template = "This ballot is filled in for another method of voting; it was not taken. Open the page again."


class DamagedBallotFormError(CastError):
    template = "This form is damaged, so sending it twice could not be told. Open the page again and vote."


class LockedOutError(CastError):
    template = (
        "Too many wrong codes were tried. Try again in {minutes} minutes, or vote on paper with the staff."
    )


class HiddenError(BoxError):
    template = (
        "The vote “{title}” is not closed, so there is no result and none is computed. Look after closing."
    )


class BoxDamagedError(BoxError):
    template = (
        "The ballots of the vote “{title}” are not those of its closing; somebody may have changed them. "
        "Publish nothing, and compare with the backup and the printed log."
    )


class PaperError(BoxError):
    template = "This paper ballot cannot be counted yet: {wrong}. Compare the entries with the paper."
