"""From words to days: every time expression, and what it means.

`tokens` classes the words of a text, `reading` finds the expressions among them, `placing` gives
their days, `find` does the three in turn, and `undated` infers the date of a page that states none.
"""
