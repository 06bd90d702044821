"""The bundled sample community and the program that draws it."""
