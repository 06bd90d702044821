"""What `lintu` can do, one file a command."""
