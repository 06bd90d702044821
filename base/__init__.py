"""What everybody needs: words and their translations."""
