"""The staff's page of partners and resources."""
