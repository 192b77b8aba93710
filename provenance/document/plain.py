"""Text without markup: bare alternative texts, credit lines and captions between paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from provenance.document.credit.credits import looks_like_credit
from provenance.document.credit.marks import credit_marks
from provenance.document.credit.splitting import split_credit
from provenance.model import Language, tidy

__all__ = ["PlainFigure", "PlainText", "read_plain"]

_IMAGE = re.compile(
    r"^!\[([^\]\n]{0,500})\]\(\s*<?([^)\s>]{1,500})>?(?:\s+[\"']([^\"'\n]{0,500})[\"'])?\s*\)"
)
_LABELS: dict[str, tuple[str, ...]] = {
    "caption": ("caption", "photo caption", "bildunterschrift", "bildtext", "légende",
    "pie de foto",
                "leyenda", "didascalia", "legenda", "подпись", "підпис", "podpis", "popisek",
                "altyazı", "fotoğraf altı", "onderschrift", "bijschrift", "billedtekst",
                "bildetekst", "kuvateksti", "λεζάντα", "képaláírás", "legendă", "التعليق", "تعليق",
                "כיתוב", "زیرنویس", "शीर्षक", "keterangan", "chú thích", "キャプション", "설명",
                "사진 설명", "图说", "圖說", "图片说明", "写真説明"),
    "credit": ("credit", "photo credit", "photo", "photographer", "source", "quelle", "fotograf",
               "photographe", "fotógrafo", "fotografo", "fuente", "fonte", "источник", "фотограф",
               "bildnachweis", "foto", "bild", "crédit",
               "crédit photo", "crédito", "créditos", "credito", "crediti", "кредит", "фото",
               "автор", "źródło", "zdjęcie", "fot", "zdroj", "kaynak", "fotoğraf", "bron", "kilde",
               "kuva", "πηγή", "φωτογραφία", "fotó", "forrás", "sursa", "المصدر", "تصوير", "צילום",
               "منبع", "عکس", "फोटो", "sumber", "nguồn", "撮影", "クレジット",
               "提供", "출처", "사진",
               "来源", "來源", "摄影", "图片来源", "copyright"),
    "alt": ("alt", "alt text", "alternativtext", "texte alternatif", "texto alternativo",
            "testo alternativo", "alternative text", "alternatywny", "альт", "代替テキスト"),
    "image": ("image", "bildadresse", "src", "file", "picture"),
}  # fmt: skip
_LABEL = {word: name for name, words in reversed(_LABELS.items()) for word in words}
_LABELLED = re.compile(r"^\s*[\[*_]*([^\W\d][\w .'-]{1,22}?)[*_]*\s*[:：][*_]*\s*(\S.*?)\]?\s*$")
# "By" in front of an author's name, in the languages that have such a word.
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|od|autora?|автори?|текст|text|skrevet av)[: ]\s*(?=\w)", re.I
)
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*")
# What an image label holds: an address, or else words that stand for the picture.
_ADDRESS = re.compile(r"^\S*(?:/|\.\w{3,4}$)\S*$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”»)\]]*$")
_LONGEST_LINE = 100_000
_LONGEST_CREDITED = 300


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
    """Plain text taken apart: headline, body paragraphs and figures in order."""

    headline: str | None = None
    byline: str | None = None
    body: list[str] = field(default_factory=list)
    figures: list[PlainFigure] = field(default_factory=list)


def read_plain(text: str, language: Language, headline: str | None = None) -> PlainText:
    """The parts of a text without markup.

    A credit line anchors its figure: the short line without a full stop above it is the
    alternative text, the line below it the caption. Without a credit an alternative text in small
    letters does, above a line without a full stop. `Caption:` and `Credit:` labels and Markdown
    images make figures too. The first line is a headline only where nothing makes it something
    else. `headline` is the one known from elsewhere.

    >>> from provenance.model import PictureWords
    >>> words = Language("en", "English", picture=PictureWords(credit_marks=("photo",)))
    >>> found = read_plain("It rained all day.\\n\\nmill street\\n© Jane Doe / File\\n"
    ...                    "Mill Street, 2019\\n\\nIt rains on.", words)
    >>> found.figures[0].caption, found.figures[0].alt, len(found.body)
    ('Mill Street, 2019', 'mill street', 2)
    """
    lines = [tidy(line[:_LONGEST_LINE]) for line in text.splitlines()]
    blank = [not line for line in lines]
    out = PlainText(headline=headline)
    at = 0
    while at < len(lines):
        if blank[at]:
            at += 1
            continue
        if _is_byline(lines, at, out):
            out.byline = lines[at]
            at += 1
            continue
        step = (
            _markdown(lines, at, out, language)
            or _labelled(lines, at, out, language)
            or _around_credit(lines, at, out, language)
            or _bracketed(lines, at, out, language)
            or _uncredited(lines, at, out)
        )
        if step:
            at += step
            continue
        line = re.sub(r"^#{1,6}\s+", "", lines[at])
        if headline and tidy(headline) == line and not out.body and not out.figures:
            at += 1
            continue
        out.body.append(line)
        at += 1
    if out.headline is None and len(out.body) > 1 and _is_headline(lines, out.body[0]):
        out.headline = out.body.pop(0)
        for figure in out.figures:
            figure.after = max(0, figure.after - 1)
    return out


def _is_headline(lines: Sequence[str], first: str) -> bool:
    start = next((line for line in lines if line), "")
    return (
        re.sub(r"^#{1,6}\s+", "", start) == first
        and len(first) <= 160
        and not _SENTENCE_END.search(first)
    )


def _is_byline(lines: Sequence[str], at: int, out: PlainText) -> bool:
    """Whether a line of its own above the text names its author: a title may stand above it."""
    line = lines[at]
    alone = at + 1 >= len(lines) or not lines[at + 1]
    if not alone or out.byline or out.figures or len(out.body) > 1 or len(line) > 120:
        return False
    start = _BYLINE.match(line)
    if not start or _SENTENCE_END.search(line):
        return False
    names = re.split(r"[\s,&]+", line[start.end() :])
    long = [name for name in names if len(name) > 3]
    return (
        0 < len(long) <= 8
        and all(_NAMES.fullmatch(name) for name in names if name)
        and all(name != name.lower() for name in long)
    )


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
        label = _label(line)
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
    below = _label(lines[at + 1])
    return below is not None and below[0] == "caption"


def _label(line: str) -> tuple[str, str] | None:
    match = _LABELLED.match(line[:2000])
    if not match:
        return None
    name = _LABEL.get(match[1].strip().lower().rstrip("."))
    return (name, match[2]) if name else None


def _around_credit(lines: Sequence[str], at: int, out: PlainText, language: Language) -> int:
    """A credit line, alone or with an alternative text above it, and the caption below."""
    for offset in (0, 1):
        place = at + offset
        if place >= len(lines) or not lines[place]:
            return 0
        if not _is_credit_line(lines[place], language):
            continue
        alt = lines[at] if offset else None
        if alt is not None and (len(alt) > 120 or _SENTENCE_END.search(alt)):
            return 0
        figure = PlainFigure(len(out.body), credit=_bare(lines[place]), alt=alt)
        used = offset + 1
        below = place + 1
        if below < len(lines) and lines[below] and not _label(lines[below]):
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
    if len(line) > 140 or (_SENTENCE_END.search(line.rstrip(")]")) and not line.startswith("©")):
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
    if alone and out.body and (bracketed or _ends_marked(line, language)):
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
    told = out.body and all(_SENTENCE_END.search(line) for line in out.body[-1:])
    if not told or not _looks_like_alt(lines[at]) or not caption[:1].isupper():
        return 0
    if any(_SENTENCE_END.search(line) for line in (lines[at], caption)):
        return 0
    out.figures.append(PlainFigure(len(out.body), caption, None, lines[at]))
    return 2
