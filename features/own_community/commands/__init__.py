"""The commands for a community of one's own: begin it, import files, look for problems."""
