"""The staff's page of voices."""
