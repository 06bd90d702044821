"""May a drawn intervention stand where it stands, and how well? One file a rule kind, in `kinds`."""

from workshop.siting.finding import Finding, Verdict
from workshop.siting.judgement import Judgement, judge
from workshop.siting.site import Site

__all__ = ["Finding", "Judgement", "Site", "Verdict", "judge"]
