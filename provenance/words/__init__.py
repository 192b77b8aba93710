"""The mechanics of language that every stage shares: scripts, stems, sentences, names, patterns.

Nothing here knows an article or a date. A module looks at the letters of a text, and at a
`Language` for the words that carry no content.
"""
