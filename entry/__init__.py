"""What puts everything together: navigation, pages of no one capability, commands, exports."""
