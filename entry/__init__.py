"""Composition of the app: navigation, pages of no one capability, commands, exports."""
