"""Staff pages' part of the noise class."""
