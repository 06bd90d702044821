"""What options add to the tables of documents."""
