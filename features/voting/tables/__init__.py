"""What votes add to the tables of documents."""
