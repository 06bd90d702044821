"""The story's projects: what the counted vote has won, some gates on its way."""

from __future__ import annotations

from datetime import datetime, timedelta

from base.clock import at_moment
from data.assess import Assessment
from features.projects.decisions import make_projects, won_votes
from features.projects.project import BudgetLine, Evidence, Project
from features.projects.project_store import pass_gate, projects_of, set_money, set_plan
from features.sample_story.story_text import Facts, moment, name_in_both, story

_MADE_DAYS_AGO, _HOUR = 12, 10


class ProjectMaker:
    """Makes the projects of a community whose votes are there already."""

    def __init__(self, baseline: Assessment, today: datetime) -> None:
        self._baseline, self._today = baseline, today

    def make(self) -> None:
        """A project for each place that was won, each with its facts of the story."""
        community = self._baseline.community.key
        with at_moment(moment(self._today, _MADE_DAYS_AGO, _HOUR)):
            for decided in won_votes(community, ()):
                make_projects(self._baseline, decided, False, story().actor)
        for project, facts in zip(projects_of(community), story().projects, strict=False):
            self._go_on(project, facts)

    def _go_on(self, project: Project, facts: Facts) -> None:
        actor, cost_cny = story().actor, project.promise.cost_cny
        with at_moment(moment(self._today, _MADE_DAYS_AGO, _HOUR + 1)):
            due = (self._today + timedelta(days=facts["due_in_days"])).date()
            set_plan(project, project.name, name_in_both(facts["lead"]), due, actor)
            for money in facts["money"]:
                line = BudgetLine(
                    id="",
                    source=name_in_both(money["source"]),
                    agreed_cny=round(cost_cny * money["share"]),
                    paid_cny=round(cost_cny * money["paid"]),
                    receipts=money["receipts"],
                )
                set_money(self._now(project), line, actor)
        for gate in facts["gates"]:
            when = moment(self._today, gate["days_ago"], _HOUR)
            with at_moment(when):
                pass_gate(self._now(project), Evidence(when.date(), gate["document"]), actor)

    def _now(self, project: Project) -> Project:
        return next(one for one in projects_of(project.community) if one.id == project.id)
