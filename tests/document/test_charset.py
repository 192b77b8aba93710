"""Bytes to text: a label that is no character set of pages counts as not given."""

import pytest

from provenance.document.page.charset import decode

TEXT = "It rained all day in Tarrow, señor; naïve café."


@pytest.mark.parametrize(
    "label",
    ["undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "rot13", "base64",
     "utf-7", "mbcs", "no-such-set", "zlib", "charmap"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["meta", "header"])
def test_a_label_no_browser_knows_counts_as_not_given(label: str, place: str) -> None:
    meta = f"<meta charset='{label}'>" if place == "meta" else ""
    header = f"text/html; charset={label}" if place == "header" else ""
    assert TEXT in decode(f"{meta}<p>{TEXT}</p>".encode(), header)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        pytest.param("ISO-8859-1", "cp1252", id="Latin"),
        pytest.param("windows-1252", "cp1252", id="Windows"),
        pytest.param("latin-9", "iso8859-15", id="Latin with the euro"),
        pytest.param("UTF-16LE", "utf-16-le", id="UTF-16"),
        pytest.param("macintosh", "mac-roman", id="Macintosh"),
    ],
)
def test_a_label_that_browsers_know_is_believed(label: str, codec: str) -> None:
    assert decode(TEXT.encode(codec), f"text/html; charset={label}") == TEXT
