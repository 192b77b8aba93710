"""Cutline: does the picture show the time the article says?"""
