"""May a drawn intervention stand where it stands, and how well? One file a rule kind, in `kinds`."""

from features.options.siting.finding import Finding, Verdict
from features.options.siting.judgement import Judgement, judge
from features.options.siting.site import Site

__all__ = ["Finding", "Judgement", "Site", "Verdict", "judge"]
