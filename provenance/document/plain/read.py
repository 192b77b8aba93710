"""Text without markup: bare alternative texts, credit lines and captions between paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from provenance.document.credit.credits import looks_like_credit
from provenance.document.credit.marks import credit_marks
from provenance.document.credit.splitting import split_credit
from provenance.document.day.stamps import Order
from provenance.document.day.traces import Dated
from provenance.document.plain.lines import (
    dated,
    ends_sentence,
    is_author,
    is_running,
    label_of,
    picture_of,
)
from provenance.model import Language, tidy

__all__ = ["PlainFigure", "PlainText", "read_plain"]

_IMAGE = re.compile(
    r"^!\[([^\]\n]{0,500})\]\(\s*<?([^)\s>]{1,500})>?(?:\s+[\"']([^\"'\n]{0,500})[\"'])?\s*\)"
)
# What an image label holds: an address, or else words that stand for the picture.
_ADDRESS = re.compile(r"^\S*(?:/|\.\w{3,4}$)\S*$")
_LONGEST_LINE = 100_000
_LONGEST_CREDITED = 300
_LONGEST_HEADLINE = 160
_HEAD, _FOOT = 6, 3  # lines above the story, and lines at its end, that may date it


@dataclass(slots=True)
class PlainFigure:
    """A figure in plain text; `after` counts the body paragraphs before it."""

    after: int
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    image_url: str | None = None


@dataclass(slots=True)
class PlainText:
    """Plain text taken apart: headline, days, body paragraphs and figures in order.

    `days` are the lines that only date the text, each with its days.
    """

    headline: str | None = None
    byline: str | None = None
    days: list[tuple[str, tuple[Dated, ...]]] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    figures: list[PlainFigure] = field(default_factory=list)


def read_plain(
    text: str,
    language: Language,
    headline: str | None = None,
    tag: str = "",
    order: Order | None = None,
) -> PlainText:
    """The parts of a text without markup.

    Above the story stand its headline, the author's line and lines that only date it. A credit line
    anchors its figure: the short line without a full stop above it is the alternative text, the
    line below it the caption. Without a credit an alternative text in small letters does, above a
    line without a full stop. `Caption:` and `Credit:` labels, pictures in brackets and Markdown
    images make figures too. `headline` is the one known from elsewhere; `tag` and `order` say how
    its dates are read.

    >>> from provenance.model import PictureWords
    >>> words = Language("en", "English", picture=PictureWords(credit_marks=("photo",)))
    >>> found = read_plain("It rained all day.\\n\\nmill street\\n© Jane Doe / File\\n"
    ...                    "Mill Street, 2019\\n\\nIt rains on.", words)
    >>> found.figures[0].caption, found.figures[0].alt, len(found.body)
    ('Mill Street, 2019', 'mill street', 2)
    """
    lines = [tidy(line[:_LONGEST_LINE]) for line in text.splitlines()]
    out, order = PlainText(headline=headline), order or Order()
    at = _head(lines, out, language, tag, order)
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        if at >= len(lines) - _FOOT and _is_dating(lines[at], out, language, tag, order, True):
            at += 1
            continue
        step = (
            _markdown(lines, at, out, language)
            or _labelled(lines, at, out, language)
            or _around_credit(lines, at, out, language)
            or _marked(lines, at, out, language)
            or _bracketed(lines, at, out, language)
            or _uncredited(lines, at, out)
        )
        if step:
            at += step
            continue
        out.body.append(_bare_heading(lines[at]))
        at += 1
    return out


def _head(lines: Sequence[str], out: PlainText, language: Language, tag: str, order: Order) -> int:
    """Takes what stands above the story and returns the line behind it.

    The first line is the headline, where no figure begins with it; behind it the author and the
    day are looked for until the story begins.
    """
    filled = [place for place, line in enumerate(lines) if line][:_HEAD]
    end = 0
    for number, place in enumerate(filled):
        line = _bare_heading(lines[place])
        if out.headline and tidy(out.headline) == line:
            end = place + 1
        elif number and out.byline is None and is_author(line):
            out.byline = line
            end = place + 1
        elif _is_dating(line, out, language, tag, order, False):
            end = place + 1
        elif number == 0 and out.headline is None and _is_headline(lines, place, language):
            out.headline = line
            end = place + 1
        else:
            break
    return end


def _is_headline(lines: Sequence[str], place: int, language: Language) -> bool:
    """Whether the first line is the headline: it does not end as a statement does, and no figure
    begins with it.

    The line below may be a credit and make it a picture's, unless it names the author or a day.
    """
    line = _bare_heading(lines[place])
    below = next((other for other in lines[place + 1 :] if other), "")
    if not below or len(line) > _LONGEST_HEADLINE or line.endswith((".", "。", "।", "۔")):
        return False
    if label_of(line) or picture_of(line) is not None or _IMAGE.match(line):
        return False
    if is_author(below):
        return not _is_credit_line(line, language)
    adjoins = place + 1 < len(lines) and bool(lines[place + 1])
    credited = adjoins and _is_credit_line(lines[place + 1], language)
    return not credited and not _is_credit_line(line, language) and not _ends_marked(line, language)


def _is_dating(
    line: str, out: PlainText, language: Language, tag: str, order: Order, foot: bool
) -> bool:
    """Whether a line only dates the text, and is kept as such; at its foot only one that says so
    by a word."""
    days = dated(line, language, tag, order)
    if not days or (foot and not all(day.kind for day in days)):
        return False
    out.days.append((line, days))
    return True


def _bare_heading(line: str) -> str:
    return re.sub(r"^#{1,6}\s+", "", line)


def _markdown(lines: Sequence[str], at: int, out: PlainText, language: Language) -> int:
    match = _IMAGE.match(lines[at])
    if not match:
        return 0
    figure = PlainFigure(len(out.body), alt=match[1] or None, image_url=match[2])
    rest = lines[at][match.end() :].strip() or (match[3] or "")
    used = 1
    if not rest and at + 1 < len(lines) and re.match(r"^[*_][^*_].*[*_]$", lines[at + 1]):
        rest, used = lines[at + 1].strip("*_ "), 2
    elif not rest and at + 1 < len(lines) and _ends_marked(lines[at + 1], language):
        rest, used = lines[at + 1], 2
    caption, credit = split_credit(rest.strip("*_ "), language)
    figure.caption, figure.credit = caption or None, credit
    out.figures.append(figure)
    return used


def _labelled(lines: Sequence[str], at: int, out: PlainText, language: Language) -> int:
    """A run of labelled lines that holds a caption."""
    fields: dict[str, str] = {}
    used = 0
    for line in lines[at : at + 5]:
        label = label_of(line)
        if label is None or label[0] in fields:
            break
        name = "alt" if label[0] == "image" and not _ADDRESS.search(label[1]) else label[0]
        if not used and name == "credit" and _opens_a_figure(lines, at):
            name = "alt"
        fields[name] = label[1]
        used += 1
    if "caption" not in fields and not ("alt" in fields and "credit" in fields):
        return 0
    figure = PlainFigure(len(out.body), alt=fields.get("alt"), image_url=fields.get("image"))
    caption, credit = fields.get("caption", ""), fields.get("credit")
    if credit is None:  # else what else the caption says ("File photo") stays where it stands
        caption, credit = split_credit(caption, language)
    figure.caption, figure.credit = caption or None, credit
    out.figures.append(figure)
    return used


def _opens_a_figure(lines: Sequence[str], at: int) -> bool:
    """Whether a line in brackets stands for the picture itself, "[Photo: a burned lorry]": its
    caption follows under a label.
    """
    if not lines[at].startswith("[") or at + 1 >= len(lines):
        return False
    below = label_of(lines[at + 1])
    return below is not None and below[0] == "caption"


def _around_credit(lines: Sequence[str], at: int, out: PlainText, language: Language) -> int:
    """A credit line, alone or with an alternative text above it, and the caption below."""
    for offset in (0, 1):
        place = at + offset
        if place >= len(lines) or not lines[place]:
            return 0
        if not _is_credit_line(lines[place], language):
            continue
        alt = lines[at] if offset else None
        if alt is not None and (len(alt) > 120 or ends_sentence(alt)):
            return 0
        figure = PlainFigure(len(out.body), credit=_bare(lines[place]), alt=alt)
        used = offset + 1
        below = place + 1
        if below < len(lines) and lines[below] and not label_of(lines[below]):
            figure.caption = lines[below]
            used += 1
        elif alt is not None and not _looks_like_alt(alt):
            figure.caption, figure.alt = alt, None
        out.figures.append(figure)
        return used
    return 0


def _looks_like_alt(text: str) -> bool:
    return text == text.lower() and len(text.split()) <= 8


def _bare(line: str) -> str:
    return line.strip().strip("[]()")


def _is_credit_line(line: str, language: Language) -> bool:
    if len(line) > 140 or (ends_sentence(line.rstrip(")]")) and not line.startswith("©")):
        return False
    if line.startswith(("©", "(c)", "(C)")):
        return True
    if not looks_like_credit(line, language) or len(line.split()) > 12:
        return False
    return not split_credit(line, language)[0]


def _ends_marked(line: str, language: Language) -> bool:
    """Whether a line ends in a credit that opens with a mark: "… Photo: Jane Doe"."""
    caption, credit = split_credit(line, language)
    marked = credit is not None and credit_marks(language).after(credit) != credit
    return marked and bool(caption) and len(line) <= _LONGEST_CREDITED


def _marked(lines: Sequence[str], at: int, out: PlainText, language: Language) -> int:
    """A picture's mark in brackets, "[PHOTO 1]", and its caption behind it or below it."""
    rest = picture_of(lines[at])
    if rest is None:
        return 0
    used = 1
    if not rest and at + 1 < len(lines) and lines[at + 1]:
        rest, used = lines[at + 1], 2
    caption, credit = split_credit(rest, language)
    figure = PlainFigure(len(out.body), caption or None, credit)
    below = label_of(lines[at + used]) if at + used < len(lines) and credit is None else None
    if below is not None and below[0] == "credit":
        figure.credit, used = below[1], used + 1
    if not rest and figure.credit is None:
        return 0
    out.figures.append(figure)
    return used


def _bracketed(lines: Sequence[str], at: int, out: PlainText, language: Language) -> int:
    """A line in brackets that is a caption with its credit, or a caption that ends in one."""
    line = lines[at]
    alone = (at == 0 or not lines[at - 1]) and (at + 1 >= len(lines) or not lines[at + 1])
    if line.startswith("[") and line.endswith("]") and len(line) < 600:
        caption, credit = split_credit(line[1:-1], language)
        if credit:
            out.figures.append(PlainFigure(len(out.body), caption or None, credit))
            return 1
    bracketed = len(line) < 400 and bool(re.search(r"[)\]）]\s*\.?$", line))
    begun = out.body or out.headline
    apart = alone or (at > 0 and ends_sentence(lines[at - 1]) and not is_running(line))
    if begun and ((alone and bracketed) or (apart and _ends_marked(line, language))):
        caption, credit = split_credit(line, language)
        if credit and caption and not re.search(r"[.!?] [A-Z].{80,}", caption):
            out.figures.append(PlainFigure(len(out.body), caption, credit))
            return 1
    return 0


def _uncredited(lines: Sequence[str], at: int, out: PlainText) -> int:
    """An alternative text in small letters and, below it, a caption without a full stop, between
    paragraphs that have one: a figure without a credit.
    """
    caption = lines[at + 1] if at + 1 < len(lines) else ""
    closed = out.body and all(ends_sentence(line) for line in out.body[-1:])
    if not closed or not _looks_like_alt(lines[at]) or not caption[:1].isupper():
        return 0
    if any(ends_sentence(line) for line in (lines[at], caption)):
        return 0
    out.figures.append(PlainFigure(len(out.body), caption, None, lines[at]))
    return 2
