"""The page on which everybody sees what is being built."""

from features.projects.phone.routes import routes

__all__ = ["routes"]
