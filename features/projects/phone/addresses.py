"""Where residents see what is being built."""

from __future__ import annotations

PROJECTS_PAGE = "/projects"
