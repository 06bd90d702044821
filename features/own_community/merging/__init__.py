"""Two histories of one community, changed on two machines, become one again."""
