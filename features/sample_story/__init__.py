"""What has happened in the bundled sample: invented options, votes and reports, made and made again."""
