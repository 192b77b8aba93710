"""From text to tokens: each word of the tables carries one letter.

Texts too plain to hold a date are passed over before.
"""
