"""Findings for people and for other programs."""
