"""Where the next intervention should go, why, and what would change the answer."""
