"""Staff pages' part of suggestions."""
