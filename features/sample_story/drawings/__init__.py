"""Pictures for the sample's reports, drawn by this program: they show no real place and nobody."""
