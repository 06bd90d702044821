"""Why something about a partner or a resource was refused. Nothing of it is kept then."""

from __future__ import annotations

from base.errors import LintuError
from data.store.errors import VersionConflictError


class PartnershipError(LintuError):
    """Something about a partner or a resource that was refused as a whole."""


class UnknownPartnerError(PartnershipError, LookupError):
    template = "There is no partner “{partner_id}”. The link may be wrong; choose it again from the list."


class UnknownResourceError(PartnershipError, LookupError):
    template = "There is no resource “{resource_id}”. The link may be wrong; choose it again from the list."


class NoPartnerNameError(PartnershipError, ValueError):
    template = "Write a name."


class UnknownPartnerChoiceError(PartnershipError, ValueError):
    template = "There is no such kind “{name}”. Choose again from the list."


class WrongDaysError(PartnershipError, ValueError):
    template = "The last day {last} is before the first, {first}. Correct one of them."


class NothingAgreedError(PartnershipError, ValueError):
    template = "Say what was agreed, or leave “signed” and the days empty."


class NoQuantityError(PartnershipError, ValueError):
    template = "Write how much: a number above 0, and what it is counted in."


class MoneyNotAgreedError(PartnershipError, ValueError):
    template = (
        "Only agreed donations are written down. Tick the owner's consent once the donor has agreed; "
        "the page never asks the public for money."
    )


class PartnerNameTakenError(PartnershipError, ValueError):
    template = "There is a partner called “{name}” already. Change that one, or write another name."


class PartnershipConflictError(PartnershipError, VersionConflictError):
    template = "“{by}” changed “{name}” meanwhile. Reload it and decide again."
