"""Captures, examinations and decisions, kept; nothing is ever overwritten."""
