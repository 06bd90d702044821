"""People deciding: interventions and layout options, what they change, and where they may stand."""
