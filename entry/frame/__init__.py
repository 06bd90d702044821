"""The frame around every page: the row above it, its menus, its title."""
