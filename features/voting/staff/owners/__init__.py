"""The owners' vote of Civil Code article 278, apart from the advisory votes of the workshop."""

from features.voting.staff.owners.panel import show_owners_vote

__all__ = ["show_owners_vote"]
