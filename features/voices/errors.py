"""Why a voice was not taken, or not changed. Nothing of it is kept then."""

from __future__ import annotations

from base.errors import LintuError
from data.store.errors import VersionConflictError
from features.voices.voice import Voice


class VoiceError(LintuError):
    """Something about a voice that was refused as a whole."""


class UnknownVoiceError(VoiceError, LookupError):
    template = "There is no voice “{voice_id}”. The link may be wrong; choose it again from the list."


class UnknownVoiceReceiptError(VoiceError, LookupError):
    template = "Nothing has this receipt code. Check the code; it has 26 letters and digits."


class NoWordsError(VoiceError, ValueError):
    template = "Nothing was written. Say in a sentence what you need."


class UnknownNeedError(VoiceError, ValueError):
    template = "There is no such choice “{name}”. Choose again from the list."


class TooManyVoicesError(VoiceError):
    template = (
        "{count} voices are waiting to be read; no more are accepted now. Send later, or tell "
        "your grid worker."
    )


class PrivateVoiceError(VoiceError, ValueError):
    template = "This is a letter to the secretary: it is answered to the sender and shown to nobody else."


class NoConsentError(VoiceError, ValueError):
    template = "The sender does not want this to be published. Answer it to the sender."


class NoReasonError(VoiceError, ValueError):
    template = "Choose a reason and write a sentence: residents are told why."


class BadJoinError(VoiceError, ValueError):
    template = (
        "It can't be joined to “{into}”: that is itself, joined too, a letter, or elsewhere. "
        "Choose another one."
    )


class NotSupportedError(VoiceError, ValueError):
    template = "This voice can't be supported any more. Write your own."


class OtherWayError(VoiceError, ValueError):
    template = "“{to}” takes more than a step: use its own form."


class VoiceConflictError(VoiceError, VersionConflictError):
    """Somebody else changed the voice first. `stored` is its current state; decide again from that."""

    template = "“{by}” changed this voice meanwhile; it is now “{state}”. Reload it and decide again."

    def __init__(self, stored: Voice, **facts: object) -> None:
        self.stored = stored
        super().__init__(**facts)
