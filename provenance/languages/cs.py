"""Czech: words for time, for pictures and for telling stories."""

from provenance.languages._cldr import cldr_months
from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords(
    months=(
        *cldr_months("cs"), ("leden", 1), ("lednu", 1), ("únor", 2), ("února", 2), ("únoru", 2),
        ("březen", 3), ("březnu", 3), ("duben", 4), ("dubnu", 4), ("květen", 5), ("květnu", 5),
        ("červen", 6), ("červnu", 6), ("června", 6), ("červenec", 7), ("červenci", 7),
        ("července", 7), ("srpen", 8), ("srpnu", 8), ("září", 9), ("říjen", 10), ("říjnu", 10),
        ("října", 10), ("listopad", 11), ("prosinec", 12), ("prosinci", 12),
    ),
    weekdays=(("pondělí", 0), ("pondělní*", 0), ("úterý", 1), ("úterní*", 1), ("středa", 2),
              ("středu", 2), ("středy", 2), ("čtvrtek", 3), ("čtvrtka", 3), ("čtvrteční*", 3),
              ("pátek", 4), ("pátku", 4), ("páteční*", 4), ("sobota", 5), ("sobotu", 5),
              ("soboty", 5), ("neděle", 6), ("neděli", 6)),
    ambiguous=frozenset({"led", "pro", "srp", "lis", "zář", "dub", "čer", "kvě"}),
    shifts=(("dnes", 0), ("včera", -1), ("předevčírem", -2), ("zítra", 1), ("pozítří", 2),
            ("dnes ráno", 0), ("včera večer", -1), ("dnešní*", 0), ("včerejší*", -1)),
    deictics=(("loni", "Y-1"), ("letos", "Y+0"), ("vloni", "Y-1"), ("předloni", "Y-2"),
              ("loňsk*", "Y-1"), ("letošní*", "Y+0")),
    numbers=(("jeden", 1), ("dva", 2), ("dvě", 2), ("dvěma", 2), ("tři", 3), ("třemi", 3),
             ("čtyři", 4), ("pět", 5), ("pěti", 5), ("šest", 6), ("sedm", 7), ("osm", 8),
             ("devět", 9), ("deset", 10), ("deseti", 10), ("dvacet", 20), ("třicet", 30),
             ("sto", 100), ("několika", 3)),
    ordinals=(("prvn*", 1), ("druh*", 2), ("třet*", 3), ("čtvrt*", 4)),
    units=(("den", "D"), ("dny", "D"), ("dní", "D"), ("dnů", "D"), ("týden", "W"), ("týdn*", "W"),
           ("víkend*", "WE"), ("měsíc*", "M"), ("čtvrtletí", "Q"), ("pololetí", "HY"),
           ("rok", "Y"), ("roku", "Y"), ("roky", "Y"), ("let", "Y"), ("lety", "Y"), ("letech", "Y"),
           ("desetiletí", "X"), ("století", "C")),
    seasons=(("jaro", 1), ("jara", 1), ("jaře", 1), ("léto", 2), ("létě", 2), ("podzim*", 3),
             ("zima", 4), ("zimě", 4), ("zimu", 4)),
    dayparts=("ráno", "dopoledne", "poledne", "odpoledne", "večer", "noc", "v noci"),
    parts=(("začátkem", "START"), ("začátku", "START"), ("počátkem", "START"), ("polovině", "MID"),
           ("koncem", "END"), ("konci", "END"), ("konec", "END"), ("dříve", "EARLIER"),
           ("později", "LATER")),
    last=("minul*", "uplynul*", "předchoz*", "poslední*"),
    this=("tento", "tuto", "toto", "této", "tomto", "letošní"),
    next=("příští*", "nadcházejíc*", "následujíc*"),
    ago_before=("před",),
    hence_before=("za",),
    of=(),
    to=("do", "až", "až do"),
    between=("mezi",),
    both=("a",),
    before=("v", "ve", "od", "do", "na", "z", "před", "po", "kolem", "roku", "rok", "mezi", "dne",
            "letech", "k", "ke"),
    offsets=(("po", "+"), ("před", "-"), ("později", "+"), ("předtím", "-")),
    day_end=(),
    decade_before=("léta", "let", "letech"),
    holidays=(("štědrý den", "12-24"), ("vánoce", "12-25"), ("silvestr*", "12-31"),
              ("nový rok", "01-01"), ("velký pátek", "E-2"), ("velikonoc*", "E-2/E+1")),
    future=("bude", "budou", "chystá", "plánuje", "plánují", "má", "mají", "uskuteční", "začne",
            "proběhne", "setká", "přijede", "chce"),
    past=("byl*", "řekl*", "uvedl*", "zemřel*", "měl*", "po", "setkal*", "přijel*", "konal*",
          "došlo", "oznámil*"),
    counted=("lidí", "osob", "procent", "eur", "korun", "kilometrů", "km", "metrů", "tun", "vojáků",
             "bodů", "hlasů", "obyvatel", "dolarů", "hektarů", "hodin", "litrů", "domů"),
)

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("cs", "Czech", time=TIME, picture=PICTURE, story=STORY)
