"""What everybody needs: errors, words, types, ids, limits, photos."""
