"""Slides for the meeting, as a PowerPoint file."""
