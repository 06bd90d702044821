"""Typed slots of the session state: one key and one type each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar, cast

import streamlit as st

T = TypeVar("T")


@dataclass(frozen=True)
class Slot(Generic[T]):
    """One thing that a session remembers; `otherwise` is its value until it is set.

    The keys of a capability begin as its `Feature.session_keys` say, so that no two capabilities share one.
    """

    key: str
    otherwise: T

    def value(self) -> T:
        """The value in this session."""
        return cast(T, st.session_state.get(self.key, self.otherwise))

    def set(self, value: T) -> None:
        """Set the value for this session."""
        st.session_state[self.key] = value

    def take(self) -> T:
        """The value in this session, which is cleared."""
        return cast(T, st.session_state.pop(self.key, self.otherwise))
