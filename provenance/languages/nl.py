"""Dutch: words for time, for pictures and for telling stories."""

from provenance.languages._cldr import cldr_months, cldr_weekdays
from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords(
    months=cldr_months("nl"),
    weekdays=(*cldr_weekdays("nl"), ("maandagavond", 0), ("dinsdagavond", 1), ("woensdagavond", 2),
              ("donderdagavond", 3), ("vrijdagavond", 4), ("zaterdagavond", 5), ("zondagavond", 6),
              ("maandagochtend", 0), ("dinsdagochtend", 1), ("woensdagochtend", 2),
              ("donderdagochtend", 3), ("vrijdagochtend", 4), ("zaterdagochtend", 5),
              ("zondagochtend", 6), ("maandagmiddag", 0), ("dinsdagmiddag", 1),
              ("woensdagmiddag", 2), ("donderdagmiddag", 3), ("vrijdagmiddag", 4),
              ("zaterdagmiddag", 5), ("zondagmiddag", 6), ("zaterdagnacht", 5)),
    ambiguous=frozenset({"mei", "mrt", "aug", "sep"}),
    shifts=(
        ("vandaag", 0), ("gisteren", -1), ("eergisteren", -2), ("morgen", 1), ("overmorgen", 2),
        ("vanavond", 0), ("vanochtend", 0), ("vanmorgen", 0), ("vanmiddag", 0), ("vannacht", 0),
        ("gisteravond", -1), ("gistermiddag", -1), ("gisterochtend", -1), ("afgelopen nacht", -1),
    ),
    deictics=(("jaareinde", "Y+0:END"), ("vorig jaar", "Y-1"), ("dit jaar", "Y+0"),
              ("eerder deze week", "W+0:EARLIER"), ("eerder deze maand", "M+0:EARLIER"),
              ("eerder dit jaar", "Y+0:EARLIER"), ("later dit jaar", "Y+0:LATER")),
    numbers=(
        ("een", 1), ("één", 1), ("twee", 2), ("drie", 3), ("vier", 4), ("vijf", 5), ("zes", 6),
        ("zeven", 7), ("acht", 8), ("negen", 9), ("tien", 10), ("elf", 11), ("twaalf", 12),
        ("vijftien", 15), ("twintig", 20), ("dertig", 30), ("veertig", 40), ("vijftig", 50),
        ("honderd", 100),
    ),
    ordinals=(("eerste", 1), ("tweede", 2), ("derde", 3), ("vierde", 4), ("negentiende", 19),
              ("twintigste", 20)),
    units=(
        ("dag", "D"), ("dagen", "D"), ("week", "W"), ("weken", "W"), ("weekend", "WE"),
        ("weekeinde", "WE"), ("maand", "M"), ("maanden", "M"), ("kwartaal", "Q"),
        ("halfjaar", "HY"), ("jaar", "Y"), ("jaren", "Y"), ("decennium", "X"), ("decennia", "X"),
        ("eeuw", "C"), ("eeuwen", "C"),
    ),
    seasons=(("lente", 1), ("voorjaar", 1), ("zomer", 2), ("herfst", 3), ("najaar", 3),
             ("winter", 4)),
    dayparts=("ochtend", "middag", "avond", "nacht"),
    parts=(("begin", "START"), ("half", "MID"), ("medio", "MID"), ("midden", "MID"),
           ("eind", "END"), ("einde", "END"), ("eerder", "EARLIER"), ("later", "LATER")),
    last=("vorige", "vorig", "afgelopen", "voorbije", "laatste", "verleden"),
    this=("deze", "dit", "huidige"),
    next=("volgende", "volgend", "komende", "komend", "aanstaande"),
    ago=("geleden",),
    hence_before=("over", "binnen"),
    of=("de", "het", "van", "van de", "van het"),
    to=("tot", "tot en met", "t/m"),
    between=("tussen",),
    both=("en",),
    before=("in", "op", "sinds", "vanaf", "tot", "van", "voor", "na", "rond", "tijdens", "uit",
            "jaar", "tussen", "door", "om", "het jaar"),
    offsets=(("na", "+"), ("voor", "-"), ("later", "+"), ("eerder", "-")),
    day_end=("e", "ste", "de"),
    decade_before=("jaren", "de jaren"),
    holidays=(("kerstavond", "12-24"), ("kerst", "12-25"), ("kerstmis", "12-25"),
              ("eerste kerstdag", "12-25"), ("tweede kerstdag", "12-26"), ("oudjaar", "12-31"),
              ("oudejaarsavond", "12-31"), ("nieuwjaarsdag", "01-01"), ("goede vrijdag", "E-2"),
              ("pasen", "E-2/E+1"), ("tweede paasdag", "E+1"), ("pinksteren", "E+49/E+50"),
              ("koningsdag", "04-27"), ("hemelvaartsdag", "E+39")),
    future=("zal", "zullen", "gaat", "gaan", "wil", "willen", "moet", "moeten", "wordt", "worden",
            "gepland", "verwacht", "begint", "zou", "zouden"),
    past=("heeft", "hebben", "had", "was", "waren", "is", "werd", "werden", "zei", "sinds", "na"),
    counted=("mensen", "procent", "euro", "kilometer", "km", "meter", "ton", "inwoners", "soldaten",
             "keer", "punten", "stemmen", "woningen", "dollar", "hectare", "uur", "liter",
             "deelnemers", "bezoekers", "huizen"),
)

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("nl", "Dutch", time=TIME, picture=PICTURE, story=STORY)
