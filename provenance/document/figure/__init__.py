"""Figures: pictures with the captions and credits that belong to them."""
