"""The pages that residents open on their phones: plain HTML below `/r/`, without an account.

They work without JavaScript. Nothing of a report is shown to others before staff have verified it.
"""

from features.reports.phone.routes import routes

__all__ = ["routes"]
