"""Why a vote was not opened, changed or closed, and why a ballot was not taken."""

from __future__ import annotations

from data.store.errors import VersionConflictError
from features.voting.errors import VotingError


class BoxError(VotingError):
    """A request to the ballot box that was refused as a whole; nothing was stored."""


class NoSuchWorkshopError(BoxError, LookupError):
    template = "There is no vote “{workshop_id}”. The link may be wrong; choose it again from the list."


class FrozenError(BoxError):
    template = (
        "The vote “{title}” is {phase}; its question, options and rules can no longer be changed. "
        "Create another vote."
    )


class WrongPhaseError(BoxError):
    template = "The vote “{title}” is {phase}; this can be done only while it is {wanted}. Reload the page."


class VoteChangedError(BoxError, VersionConflictError):
    template = "Somebody else changed the vote “{title}” meanwhile; it is {phase} now. Reload, then decide."


class NoCodesError(BoxError):
    template = (
        "The vote “{title}” has no codes yet, so nobody could vote. Make codes for the constituencies first."
    )


class DrawError(BoxError):
    template = "A step of the tie rule is missing: {wrong}. Do it in public, then count."


class ConfirmationError(BoxError):
    template = "This was not confirmed: {wrong}. Read the check code from the printed log and type it again."


class NotSuspendedError(BoxError):
    template = "The vote “{title}” is {phase} and not suspended; nothing is to be confirmed. Reload the page."


class BatchError(BoxError):
    template = "These codes cannot be made: {wrong}. Correct it and try again."


class TwoPeopleError(BoxError):
    template = "Once a vote is open, codes are made or voided by two people. Give the name of the second one."


class UnknownSlipError(BoxError, LookupError):
    template = "Batch {batch} has no slip {slip}. Check the numbers on the slip."


class UsedSlipError(BoxError):
    template = (
        "Slip {slip} of batch {batch} has been used and cannot be voided: its ballot is in the box "
        "and cannot be identified."
    )


class VoidSlipError(BoxError):
    template = "Slip {slip} of batch {batch} is void already. Check the number."


class CastError(BoxError):
    """A ballot that was refused."""


class MistypedCodeError(CastError):
    template = "The code is mistyped: {slip}. Compare it with your slip and type it again."


class UnknownCodeError(CastError, LookupError):
    template = "There is no such code. Compare it with your slip and type it again, or ask the staff."


class OtherWorkshopError(CastError):
    template = "This code belongs to another vote. Use the slip of this vote, or ask the staff for one."


class VoidCodeError(CastError):
    template = "This code is void and cannot be used. Ask the staff for a new slip."


class AlreadyUsedError(CastError):
    template = (
        "This code has been used; that ballot is in the box and nothing was added. If it was not "
        "you, tell the staff."
    )


class NotOpenYetError(CastError):
    template = "The vote “{title}” is not open yet. Wait until the facilitator opens it, then send again."


class ClosedError(CastError):
    template = "The vote “{title}” is closed; this ballot was not accepted. Ask the facilitator if in doubt."


class SuspendedError(CastError):
    template = (
        "Voting in “{title}” is suspended: the data were restored from a backup, and two people must confirm "
        "that first. This ballot was not accepted. Keep your slip and ask the staff when voting goes on."
    )


class AlteredOptionsError(CastError):
    template = (
        "The options on this ballot are not those of the vote; it was not accepted. Open the page again."
    )


class WrongKindError(CastError):
    template = (
        "This ballot is filled in for another method of voting; it was not accepted. Open the page again."
    )


class DamagedBallotFormError(CastError):
    template = (
        "This form is damaged, so duplicate submissions cannot be detected. Open the page again and vote."
    )


class HiddenError(BoxError):
    template = (
        "The vote “{title}” is not closed, so there is no result and none is computed. Look again "
        "after closing."
    )


class BoxDamagedError(BoxError):
    template = (
        "The ballots of the vote “{title}” do not match the record made at closing; they may have "
        "been changed. Do not publish anything; compare with the backup and the printed log."
    )


class VoteDamagedError(BoxError):
    template = (
        "The vote {workshop_id} cannot be opened: its rows are damaged. The other votes are not affected. "
        "Restore the latest backup in which it opens."
    )


class PaperError(BoxError):
    template = "This paper ballot cannot be counted yet: {wrong}. Compare the entries with the paper."
