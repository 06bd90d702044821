"""What staff see and do of the sample's story."""
