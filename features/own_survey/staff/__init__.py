"""The piece of a page on which staff set them."""
