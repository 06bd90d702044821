"""Share the people of a census grid out over the homes of a community."""
