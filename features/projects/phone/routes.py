"""Where residents see what is being built."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from features.projects.phone.project_list import projects_page
from web.base_path import address, set_base
from web.forms.form_services import FormServices, page_endpoint

PROJECTS_PAGE = "/projects"


def routes(base: str = "") -> list[BaseRoute]:
    """The page of projects, below `base` (Streamlit's `server.baseUrlPath`)."""
    set_base(base)
    endpoint = page_endpoint(FormServices(), projects_page, start=PROJECTS_PAGE)
    return [Route(address(PROJECTS_PAGE), endpoint, methods=["GET", "HEAD"])]
