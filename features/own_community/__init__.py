"""Communities that people bring in themselves: kept in the store step by step, carried in a packet."""
