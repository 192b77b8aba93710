"""Polish: words for time, for pictures and for telling stories."""

from provenance.languages._cldr import cldr_months
from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords(
    months=(
        *cldr_months("pl"), ("styczeń", 1), ("styczniu", 1), ("luty", 2), ("lutym", 2),
        ("marzec", 3), ("marcu", 3), ("kwiecień", 4), ("kwietniu", 4), ("maju", 5),
        ("czerwiec", 6), ("czerwcu", 6), ("lipiec", 7), ("lipcu", 7), ("sierpień", 8),
        ("sierpniu", 8), ("wrzesień", 9), ("wrześniu", 9), ("październik", 10),
        ("październiku", 10), ("listopad", 11), ("listopadzie", 11), ("grudzień", 12),
        ("grudniu", 12), ("maj", 5), ("maja", 5), ("majem", 5),
    ),
    weekdays=(
        ("poniedział*", 0), ("wtor*", 1), ("środa", 2), ("środę", 2), ("środy", 2), ("środowy", 2),
        ("czwart*", 3), ("piąt*", 4), ("sobota", 5), ("sobotę", 5), ("soboty", 5), ("sobotni*", 5),
        ("niedziel*", 6),
    ),
    ambiguous=frozenset({"mar", "lis", "lip", "maj", "czwarty", "piąty", "czwartym", "piątym",
                         "czwartego", "piątego"}),
    shifts=(("dziś", 0), ("dzisiaj", 0), ("wczoraj", -1), ("przedwczoraj", -2), ("jutro", 1),
            ("pojutrze", 2), ("dziś rano", 0), ("wczoraj wieczorem", -1), ("minionej nocy", -1),
            ("tej nocy", 0), ("dzisiejsz*", 0), ("wczorajsz*", -1)),
    deictics=(("ubiegłoroczn*", "Y-1"), ("tegoroczn*", "Y+0"), ("zeszłoroczn*", "Y-1")),
    numbers=(("jeden", 1), ("dwa", 2), ("dwie", 2), ("dwóch", 2), ("trzy", 3), ("trzech", 3),
             ("cztery", 4), ("pięć", 5), ("sześć", 6), ("siedem", 7), ("osiem", 8), ("dziewięć", 9),
             ("dziesięć", 10), ("kilka", 3), ("kilku", 3), ("dwanaście", 12), ("piętnaście", 15),
             ("dwadzieścia", 20), ("trzydzieści", 30), ("sto", 100)),
    ordinals=(("pierwsz*", 1), ("drugi*", 2), ("trzeci*", 3)),
    units=(("dzień", "D"), ("dni", "D"), ("dnia", "D"), ("dniach", "D"), ("tydzień", "W"),
           ("tygodni*", "W"), ("weekend*", "WE"), ("miesiąc*", "M"), ("miesięcy", "M"),
           ("kwarta*", "Q"), ("rok", "Y"), ("roku", "Y"), ("rokiem", "Y"), ("lata", "Y"),
           ("lat", "Y"), ("latach", "Y"), ("dekad*", "X"), ("dziesięciole*", "X"), ("wiek", "C"),
           ("wieku", "C"), ("stuleci*", "C")),
    seasons=(("wiosn*", 1), ("wiosenn*", 1), ("latem", 2), ("lato", 2), ("jesień", 3),
             ("jesieni*", 3), ("zima", 4), ("zimą", 4), ("zimy", 4), ("zimę", 4)),
    dayparts=("rano", "ranek", "południe", "popołudnie", "popołudniu", "po południu", "wieczorem",
              "wieczór", "nocą", "noc", "w nocy", "nad ranem"),
    parts=(("początek", "START"), ("początku", "START"), ("połowa", "MID"), ("połowie", "MID"),
           ("koniec", "END"), ("końcu", "END"), ("końca", "END"), ("pod koniec", "END"),
           ("wcześniej", "EARLIER"), ("później", "LATER")),
    last=("ubiegł*", "zeszł*", "minion*", "poprzedni*", "ostatni*"),
    this=("tym", "ten", "tej", "tego", "to", "bieżąc*", "obecn*"),
    next=("przyszł*", "następn*", "nadchodząc*", "najbliższ*", "kolejn*"),
    last_after=("temu ubiegłego",),
    ago=("temu",),
    ago_before=("przed",),
    hence_before=("za",),
    of=("dnia",),
    to=("do",),
    between=("między", "pomiędzy"),
    both=("a", "i"),
    before=("w", "we", "od", "do", "na", "z", "przed", "po", "około", "roku", "rok", "latach",
            "między", "dniu", "za", "przez"),
    offsets=(("po", "+"), ("przed", "-"), ("później", "+"), ("wcześniej", "-")),
    year_end=("roku", "rok", "r", "rokiem", "r."),
    decade_before=("lata", "lat", "latach"),
    holidays=(("wigilia", "12-24"), ("wigilię", "12-24"), ("boże narodzenie", "12-25"),
              ("sylwestra", "12-31"), ("sylwester", "12-31"), ("nowy rok", "01-01"),
              ("wielki piątek", "E-2"), ("wielkanoc*", "E-2/E+1"), ("boże ciało", "E+60"),
              ("święto niepodległości", "11-11")),
    future=("będzie", "będą", "planuje", "planują", "ma", "mają", "odbędzie", "odbędą", "zamierza",
            "rozpocznie", "spotka", "spotkają", "przyjedzie", "zostanie", "powinien"),
    past=("był*", "powiedział*", "poinformował*", "odbył*", "został*", "zginął*", "miał*", "po",
          "przybył*", "spotkał*", "doszło", "oświadczył*"),
    counted=("osób", "ludzi", "procent", "euro", "złotych", "zł", "kilometrów", "km", "metrów",
             "ton", "żołnierzy", "razy", "punktów", "głosów", "mieszkańców", "dolarów", "hektarów",
             "godzin", "litrów", "domów", "kibiców"),
)

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("pl", "Polish", time=TIME, picture=PICTURE, story=STORY)
