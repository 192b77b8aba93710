"""Text without markup: what a line is, told by the lines around it."""

from datetime import UTC, date, datetime

import pytest

from provenance.document.plain.read import read_plain
from provenance.document.read import read_article
from provenance.examine import examine
from provenance.model import Article, Capture, Interval, choose_language
from provenance.plugins import checks, languages

ENGLISH = choose_language("en", languages())
TEXT = "It rained all day in Tarrow, and the Orra rose above its banks.\n"


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        pytest.param("By Ann Writer", "en", id="by"),
        pytest.param("By Ann Writer and Bo Clerk", "en", id="two"),
        pytest.param("Von Anke Schreiber", "de", id="German"),
        pytest.param("Par Anne d'Écrivain", "fr", id="French"),
        pytest.param("Por Ana Escribano", "es", id="Spanish"),
        pytest.param("Text: Anna Skrivare", "sv", id="Swedish"),
        pytest.param("Автор: Анна Писарева", "ru", id="Russian"),
    ],
)
def test_an_author_above_the_text_is_the_byline(line: str, lang: str) -> None:
    found = read_plain(f"Rain over Tarrow\n\n{line}\n\n{TEXT}", choose_language(lang, languages()))
    assert found.byline == line
    assert found.figures == []
    assert found.headline == "Rain over Tarrow"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("By noon the water stood in Mill Street.", id="a sentence"),
        pytest.param("By noon", id="a time"),
        pytest.param("© Ann Writer / Tarrow Post", id="a credit"),
    ],
)
def test_other_lines_above_the_text_are_no_byline(line: str) -> None:
    assert read_plain(f"Rain over Tarrow\n\n{line}\n\n{TEXT}", ENGLISH).byline is None


def test_a_labelled_caption_keeps_its_mark_beside_a_labelled_credit() -> None:
    text = f"{TEXT}\nCaption: Mill Street. File photo\nCredit: Ann Painter\n\n{TEXT}"
    figure = read_plain(text, ENGLISH).figures[0]
    assert figure.caption == "Mill Street. File photo"
    assert figure.credit == "Ann Painter"


def test_a_labelled_caption_alone_gives_its_credit() -> None:
    figure = read_plain(
        f"{TEXT}\nCaption: Mill Street. Photo: Ann Painter\n\n{TEXT}", ENGLISH
    ).figures[0]
    assert figure.caption == "Mill Street."
    assert figure.credit is not None
    assert "Ann Painter" in figure.credit


@pytest.mark.parametrize(
    ("label", "alt", "address"),
    [
        pytest.param("[Image: people with honeycombs]", "people with honeycombs", None, id="words"),
        pytest.param("[Image: stalls]", "stalls", None, id="a word"),
        pytest.param("Image: photos/stalls.jpg", None, "photos/stalls.jpg", id="a path"),
        pytest.param("Image: stalls.jpg", None, "stalls.jpg", id="a file"),
    ],
)
def test_an_image_label_holds_words_or_an_address(
    label: str, alt: str | None, address: str | None
) -> None:
    text = f"{TEXT}\n{label}\nCaption: The market in Tarrow\nCredit: Ann Painter\n\n{TEXT}"
    figure = read_plain(text, ENGLISH).figures[0]
    assert (figure.alt, figure.image_url) == (alt, address)


def test_a_line_in_brackets_above_a_caption_is_the_alternative_text() -> None:
    text = (
        f"{TEXT}\n[Photo: burned mill]\nCaption: The mill in October\nCredit: Ann Writer\n\n{TEXT}"
    )
    found = read_plain(text, ENGLISH)
    assert [(f.alt, f.caption, f.credit) for f in found.figures] == [
        ("burned mill", "The mill in October", "Ann Writer")
    ]


def test_a_month_behind_by_is_nobody() -> None:
    text = f"{TEXT}\nThe council would look at the mill, the mayor said, by June.\n\n{TEXT}"
    assert read_plain(text, ENGLISH).figures == []
    credited = read_plain(f"{TEXT}\nflooded mill\nPhoto by June Venn\nThe mill\n", ENGLISH)
    assert [f.credit for f in credited.figures] == ["Photo by June Venn"]


def test_an_alternative_text_above_a_caption_needs_no_credit() -> None:
    found = read_plain(
        f"{TEXT}\nmill road\nMill Road, where a bridge is to be built\n{TEXT}", ENGLISH
    )
    assert [(f.alt, f.caption, f.credit) for f in found.figures] == [
        ("mill road", "Mill Road, where a bridge is to be built", None)
    ]
    listed = read_plain(f"The list:\nsalt and pepper\nTwo eggs and a spoon\n{TEXT}", ENGLISH)
    assert listed.figures == []


STORY = {
    "en": "A storm tore the roof off the school in Dunmore on Sunday night, officials said.",
    "de": "Ein Sturm hat in der Nacht zum Montag das Dach der Schule von Bruckwalde abgedeckt.",
    "es": "Una tormenta arrancó el domingo por la noche el techo de la escuela de Valdemora.",
    "fr": "Une tempête a emporté dimanche soir le toit de l’école de Montreval, selon la mairie.",
    "ru": "Буря сорвала крышу со школы в Заречье в ночь на понедельник, сообщили власти.",
    "pl": "Burza zerwała w niedzielę w nocy dach szkoły w Dębowie, podały władze miasta.",
    "tr": "Fırtına pazar gecesi Akçaköy'deki okulun çatısını uçurdu, dedi yetkililer.",
    "ja": "十四日夜、東浜町の小学校の屋根が強風で飛ばされ、町はけが人はいないと発表した。",
    "ko": "일요일 밤 강풍으로 해안마을 초등학교의 지붕이 날아갔다고 당국이 밝혔다.",
    "sv": "En storm slet av taket på skolan i Ekvik natten mot måndagen, uppger kommunen.",
    "ar": "اقتلعت عاصفة سقف المدرسة في البلدة مساء الأحد، وفق ما أعلن المسؤولون في المدينة.",
    "th": "พายุพัดหลังคาโรงเรียนในเมืองปลิวเมื่อคืนวันอาทิตย์ เจ้าหน้าที่กล่าวว่าไม่มีผู้ได้รับบาดเจ็บ",
}


@pytest.mark.parametrize(
    ("lang", "head", "headline", "published", "changed"),
    [
        pytest.param("en", "Storm tears off roof\nBy Ann Writer\n\n14 January 2025",
                     "Storm tears off roof", "2025-01-14", None, id="author, bare day"),
        pytest.param("en", "Storm tears off roof\n\nUpdated 16 January 2025 | Published 14 January "
                     "2025", "Storm tears off roof", "2025-01-14", "2025-01-16", id="change first"),
        pytest.param("en", "# Who pays for the roof?\n\nJan. 14, 2025 at 9:05 a.m.",
                     "Who pays for the roof?", "2025-01-14", None, id="a question, month first"),
        pytest.param("de", "Sturm deckt Schule ab\nVon Anke Schreiber\nVeröffentlicht: 14.01.2025, "
                     "10:30 Uhr", "Sturm deckt Schule ab", "2025-01-14", None, id="German"),
        pytest.param("es", "Una tormenta arranca un techo\n\nPublicado el 14 de enero de 2025",
                     "Una tormenta arranca un techo", "2025-01-14", None, id="Spanish"),
        pytest.param("fr", "La tempête emporte un toit\nMis à jour le 16 janvier 2025",
                     "La tempête emporte un toit", None, "2025-01-16", id="French, a change alone"),
        pytest.param("ru", "Буря сорвала крышу\nАвтор: Анна Писарева\n14 января 2025, 10:30",
                     "Буря сорвала крышу", "2025-01-14", None, id="Russian"),
        pytest.param("pl", "Burza zerwała dach\n\nDębowo, 14 stycznia 2025",
                     "Burza zerwała dach", "2025-01-14", None, id="Polish, a place before the day"),
        pytest.param("tr", "Fırtına çatıyı uçurdu\n\nYayınlanma: 14 Ocak 2025",
                     "Fırtına çatıyı uçurdu", "2025-01-14", None, id="Turkish"),
        pytest.param("ja", "小学校の屋根飛ぶ\n\n2025年1月14日 公開", "小学校の屋根飛ぶ",
                     "2025-01-14", None, id="Japanese, the word behind"),
        pytest.param("ko", "강풍에 학교 지붕 날아가\n입력 2025.01.14. 오전 10:00",
                     "강풍에 학교 지붕 날아가", "2025-01-14", None, id="Korean"),
        pytest.param("th", "พายุพัดหลังคาโรงเรียน\n\n14 มกราคม 2568", "พายุพัดหลังคาโรงเรียน",
                     "2025-01-14", None, id="Thai, Buddhist year"),
        pytest.param("ar", "عاصفة تقتلع سقف مدرسة\n\n14 يناير 2025", "عاصفة تقتلع سقف مدرسة",
                     "2025-01-14", None, id="Arabic"),
    ],
)  # fmt: skip
def test_the_lines_above_the_story(
    lang: str, head: str, headline: str, published: str | None, changed: str | None
) -> None:
    article = pasted(f"{head}\n\n{STORY[lang]}\n\n{STORY[lang]}\n", lang)
    assert article.headline is not None
    assert article.headline.text == headline
    assert (article.published.edtf if article.published else None) == published
    assert (article.modified.edtf if article.modified else None) == changed
    assert [part.text for part in article.body] == [STORY[lang]] * 2
    assert article.figures == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Photo taken 3 February 2014", id="a picture's day"),
        pytest.param("[Photo: the school, 3 February 2014]", id="a picture in brackets"),
        pytest.param("The school was opened by the mayor of Dunmore on 3 February 2014", id="told"),
        pytest.param("The inquiry reported on 3 February 2014.", id="a sentence"),
    ],
)
def test_lines_that_are_not_the_texts_day(line: str) -> None:
    article = pasted(f"Storm tears off roof\n\n{line}\n\n{STORY['en']}\n", "en")
    assert article.published is None


def test_a_day_between_paragraphs_is_told_and_one_at_the_foot_needs_a_word() -> None:
    told = pasted(f"{STORY['en']}\n\n3 February 2014\n\n{STORY['en']}\n", "en")
    assert told.published is None
    bare = pasted(f"Roof\n\n{STORY['en']}\n\n{STORY['en']}\n\n{STORY['en']}\n\n3 May 2014", "en")
    assert bare.published is None
    foot = pasted(f"Roof off\n\n{STORY['en']}\n\nPublished: 14 January 2025", "en")
    assert foot.published is not None
    assert foot.published.edtf == "2025-01-14"


@pytest.mark.parametrize(
    ("lang", "lines", "caption", "credit"),
    [
        pytest.param("en", "[PHOTO 1] Workers at the school. Photograph: Ada Lund",
                     "Workers at the school", "Ada Lund", id="a number in brackets"),
        pytest.param("en", "[Image]\nWorkers at the school\nCredit: Ada Lund",
                     "Workers at the school", "Ada Lund", id="below its mark"),
        pytest.param("de", "(Foto 2) Arbeiter an der Schule. Foto: Ada Lund",
                     "Arbeiter an der Schule", "Ada Lund", id="German, round brackets"),
        pytest.param("de", "Bild 3: Arbeiter an der Schule, Januar 2014",
                     "Arbeiter an der Schule, Januar 2014", None, id="a number before a colon"),
        pytest.param("fr", "Légende : Des ouvriers devant l’école\nCrédit : Ada Lund",
                     "Des ouvriers devant l’école", "Ada Lund", id="French labels"),
        pytest.param("ru", "Подпись: Рабочие у школы\nФото: Ада Лунд", "Рабочие у школы",
                     "Ада Лунд", id="Russian labels"),
        pytest.param("ko", "사진 설명: 학교 앞의 인부들\n출처: 해안일보", "학교 앞의 인부들", "해안일보",
                     id="Korean labels"),
        pytest.param("sv", "Arbetare vid skolan i februari 2014. Foto: Ada Lund",
                     "Arbetare vid skolan i februari 2014", "Ada Lund", id="a credit at the end"),
    ],
)  # fmt: skip
def test_figures_above_the_story(lang: str, lines: str, caption: str, credit: str | None) -> None:
    title = STORY[lang].split()[0] + " 2" if lang != "ko" else "학교 지붕"
    article = pasted(f"{title}\n\n{lines}\n\n{STORY[lang]}\n\n{STORY[lang]}\n", lang)
    [figure] = article.figures
    assert figure.caption is not None
    assert figure.caption.text.rstrip(".") == caption
    assert (figure.credit.line.text if figure.credit else "").endswith(credit or "")
    assert (figure.credit is None) == (credit is None)
    assert article.published is None
    assert len(article.body) == 2


@pytest.mark.parametrize(
    ("lines", "published", "said"),
    [
        pytest.param(
            "The roof, 3 February 2014. Photo: Ada Lund", None, True, id="one dated picture"
        ),
        pytest.param("The roof. Photo: Ada Lund", None, False, id="an undated picture"),
        pytest.param("The roof, 13 January 2025. Photo: Ada Lund", "2025-01-14", False, id="given"),
    ],
)
def test_dated_pictures_of_an_undated_draft_are_said_to_be_compared_with_nothing(
    lines: str, published: str | None, said: bool
) -> None:
    text = f"Storm tears off roof\n\n{STORY['en']}\n\n{lines}\n\nNobody was hurt.\n"
    given = Interval.day(date.fromisoformat(published)) if published else None
    examined = examine(
        as_capture(text, "en"), languages=languages(), checks=checks(), published=given
    )
    assert any("compared with nothing" in item.reason for item in examined.unread) == said
    assert "2014" not in (examined.article.published.edtf if examined.article.published else "")


def pasted(text: str, lang: str) -> Article:
    return read_article(as_capture(text, lang), languages())


def as_capture(text: str, lang: str) -> Capture:
    seen = datetime(2025, 12, 31, tzinfo=UTC)
    return Capture("page.txt", None, f"text/plain; lang={lang}", seen, text.encode())
