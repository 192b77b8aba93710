"""A store of fictional findings for the desk: pictures, groups, other scripts, hostile words."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw

from provenance.model import (
    Article,
    Capture,
    Case,
    Concern,
    Credit,
    Evidence,
    Examination,
    Figure,
    Finding,
    Interval,
    Passage,
    Role,
)
from provenance.store.archive import Archive, KeptPicture
from provenance.store.log.desk import Desk

SEEN = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
ARABIC = ("الفيضانات تغرق تارو", "المياه تغمر شارع الطاحونة في 14 مايو 2019.",
          "هطل المطر طوال الليل. فاضت الأورا يوم الأحد. غادر المئات بيوتهم.",
          "14 مايو 2019", "يوم الأحد")  # fmt: skip
FLOOD = ("Hundreds leave homes as the Orra floods",
         "Water covers Mill Street in Tarrow on Tuesday, May 14, 2019.",
         "It rained all night in the hills. The Orra burst its banks above Tarrow on Sunday. By "
         "noon hundreds had left their homes.", "May 14, 2019", "on Sunday")  # fmt: skip


def picture(number: int = 0) -> bytes:
    """A drawn street under water, with a date in its file."""
    image = Image.new("RGB", (960, 640), (150, 172, 190))
    draw = ImageDraw.Draw(image)
    for house in range(6):
        left, top = 30 + house * 155, 150 + (house * 53 + number * 31) % 110
        draw.rectangle((left, top, left + 125, 470), fill=(120 + house * 14, 84, 66))
        draw.polygon(
            [(left - 12, top), (left + 62, top - 62), (left + 137, top)], fill=(66, 50, 47)
        )
        for window in range(4):
            x, y = left + 22 + window % 2 * 55, top + 40 + window // 2 * 80
            draw.rectangle((x, y, x + 28, y + 42), fill=(238, 220, 160))
    draw.rectangle((0, 440, 960, 640), fill=(96, 112, 110))
    for wave in range(60):
        x, y = wave * 157 % 960, 455 + wave * 37 % 180
        draw.line((x, y, x + 70, y - 3), fill=(128, 146, 144), width=3)
    exif = Image.Exif()
    exif[0x010E] = "Water covers Mill Street in Tarrow"
    exif.get_ifd(0x8769)[0x9003] = "2019:05:14 16:20:00"
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80, exif=exif)
    return out.getvalue()


def finding(
    words: tuple[str, str, str, str, str],
    url: str,
    check: str = "undisclosed-archive-photo",
    image: str | None = "https://courier.example/img/mill-street.jpg",
    confidence: float = 0.93,
) -> Finding:
    headline, caption, body, date, event = words
    shown, told = (
        Passage(Role.CAPTION, caption, 1, "figure > figcaption"),
        Passage(Role.BODY, body, 1),
    )
    title = Passage(Role.HEADLINE, headline, 1)
    evidence = (
        Evidence("caption date", shown.span(date), "written in full", Interval.parse("2019-05-14")),
        Evidence(
            "event", told.span(event), "counted back from publication", Interval.parse("2024-06-02")
        ),
        Evidence("for", shown.span(date), "it is 1,846 days older than the event (+3.1)"),
        Evidence("for", told.span(event), "the event is told as news (+1.4)"),
        Evidence("against", title.span(), "the page tells of several years (-0.6)"),
    )
    return Finding(
        check, url, 1, Concern.CONFLICT, confidence,
        "The caption dates this photograph to 14 May 2019. The article says the flood it illustrates "
        "began on 2 June 2024, 1,846 days later.",
        "Say that the picture is older, or use one of this flood.", evidence, image,
    )  # fmt: skip


def save(desk: Desk, found: Finding, words: tuple[str, ...], language: str = "en",
         credit: str = "Jane Doe", data: bytes | None = None, location: str = "") -> None:  # fmt: skip
    """Keeps one page with its figure, picture and findings."""
    headline, caption, body = words[:3]
    page = Capture(location or found.article, found.article if "://" in found.article else None,
                   "text/html", SEEN, _page(headline, caption, body, credit, language).encode())  # fmt: skip
    line = Credit(Passage(Role.CREDIT, credit, 1))
    figure = Figure(1, 0, found.image, Passage(Role.CAPTION, caption, 1), line)
    article = Article(
        page.digest, page.url, language, Passage(Role.HEADLINE, headline, 1),
        published=Interval.parse("2024-06-03"), published_from="JSON-LD datePublished",
        body=(Passage(Role.BODY, body, 1), Passage(Role.BODY, "More rain is expected.", 2)),
        figures=(figure,),
    )  # fmt: skip
    kept = []
    if data is not None and desk.archive is not None and found.image:
        kept = [KeptPicture(found.image, desk.archive.keep(data), len(data), SEEN)]
    examined = Examination(article, cases=(Case(article, figure),), findings=(found,))
    desk.save(page, examined, "morning", kept)


def _page(headline: str, caption: str, body: str, credit: str, language: str) -> str:
    from html import escape

    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><body><article><h1>{escape(headline)}</h1>'
        f'<figure><img src="img/mill-street.jpg"><figcaption>{escape(caption)} '
        f"<span class=credit>{escape(credit)}</span></figcaption></figure><p>{escape(body)}</p>"
        "<p>More rain is expected.</p></article></body></html>"
    )


def open_desk(folder: Path) -> Desk:
    return Desk.open(str(folder / "desk.db"), archive=Archive.open(folder / "kept"),
                     clock=lambda: SEEN)  # fmt: skip


def fill(desk: Desk, more: int = 0) -> Finding:
    """The flood (on two pages), the same in Arabic, an impossible day, and `more` others."""
    flood = finding(FLOOD, "https://courier.example/2024/orra-floods")
    save(desk, flood, FLOOD, data=picture())
    again = replace(flood, article="https://www.gazette.example/flood", confidence=0.8)
    save(desk, again, ("Orra floods Tarrow", *FLOOD[1:]))
    save(desk, finding(ARABIC, "https://sahifa.example/a", image="s.jpg", confidence=0.9), ARABIC, "ar",
         data=picture(5))  # fmt: skip
    for number in range(more):
        words = (
            f"Story {number} of the Orra",
            f"Water on street {number}, May 14, 2019.",
            *FLOOD[2:],
        )
        url = f"https://courier.example/{number}"
        save(desk, finding(words, url, image=f"{number}.jpg", confidence=0.7), words)
    return flood


HOSTILE = (
    "<script>document.title='run'</script>",
    '"><img src=x onerror="document.title=\'run\'">',
    "'><svg onload=document.title='run'>",
    "</title><script>document.title='run'</script>",
    "javascript:document.title='run'",
    "{{ 7 * 7 }}{% raw %}",
    "</textarea><script>document.title='run'</script>",
    "<iframe srcdoc=\"<script>parent.document.title='run'</script>\">",
    "<math><mtext></table><mglyph><style><img src=x onerror=document.title='run'>",
    "\u202egnp.exe\u2066<b onmouseover=document.title='run'>",
    "--><body onload=document.title='run'>",
    "`${document.title='run'}`",
)
PLACES = ("headline", "caption", "credit", "body", "statement", "mend", "image", "location",
          "alt", "reading")  # fmt: skip


def save_hostile(desk: Desk) -> list[tuple[str, str]]:
    """A finding for each of 12 payloads in each of 10 places; gives back keys with their payload."""
    found = []
    for number, (payload, place) in enumerate((p, q) for p in HOSTILE for q in PLACES):
        words = {"headline": "Flood", "caption": "Water,", "body": "It rained."}
        words |= {place: payload} if place in words else {}
        caption = f"{words['caption']} May 14, 2019."
        url = f"https://courier.example/h{number}"
        told = (
            words["headline"],
            caption,
            f"{words['body']} It burst on Sunday.",
            "May 14, 2019",
            "on Sunday",
        )
        one = finding(told, url, image=payload if place == "image" else f"h{number}.jpg")
        if place == "statement":
            one = replace(one, statement=payload)
        if place == "mend":
            one = replace(one, mend=payload)
        if place == "reading":
            first, *rest = one.evidence
            one = replace(one, evidence=(replace(first, reading=payload), *rest))
        if place == "alt":
            alt = Passage(Role.ALT, payload, 1)
            one = replace(
                one, evidence=(*one.evidence, Evidence("alternative text", alt.span(), ""))
            )
        where = f"file:///{payload}" if place == "location" else ""
        if place == "location":
            one = replace(one, article=f"hostile-{number}")
        save(desk, one, told, credit=payload if place == "credit" else "Jane Doe", location=where)
        found.append((one.key, payload))
    return found
