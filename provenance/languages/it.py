"""Italian: words for time, for pictures and for telling stories."""

from provenance.languages._cldr import cldr_months, cldr_weekdays
from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords(
    months=cldr_months("it"),
    weekdays=(*cldr_weekdays("it"), ("lunedi", 0), ("martedi", 1), ("mercoledi", 2), ("giovedi", 3),
              ("venerdi", 4)),
    ambiguous=frozenset({"mar", "dom", "set", "gen", "mag"}),
    shifts=(
        ("oggi", 0), ("ieri", -1), ("l'altro ieri", -2), ("altroieri", -2), ("domani", 1),
        ("dopodomani", 2), ("stasera", 0), ("stamattina", 0), ("stamani", 0), ("stanotte", 0),
        ("ieri sera", -1), ("ieri mattina", -1), ("ieri pomeriggio", -1), ("iersera", -1),
        ("questa notte", 0),
    ),
    deictics=(("fine anno", "Y+0:END"), ("inizio anno", "Y+0:START"), ("l'anno scorso", "Y-1"),
              ("l'anno prossimo", "Y+1"), ("l'altra settimana", "W-1")),
    numbers=(
        ("un", 1), ("una", 1), ("uno", 1), ("due", 2), ("tre", 3), ("quattro", 4), ("cinque", 5),
        ("sei", 6), ("sette", 7), ("otto", 8), ("nove", 9), ("dieci", 10), ("undici", 11),
        ("dodici", 12), ("quindici", 15), ("venti", 20), ("trenta", 30), ("quaranta", 40),
        ("cinquanta", 50), ("cento", 100),
    ),
    ordinals=(("primo", 1), ("prima", 1), ("secondo", 2), ("seconda", 2), ("terzo", 3),
              ("quarto", 4), ("venti", 20), ("trenta", 30), ("quaranta", 40), ("cinquanta", 50),
              ("sessanta", 60), ("settanta", 70), ("ottanta", 80), ("novanta", 90)),
    units=(
        ("giorno", "D"), ("giorni", "D"), ("settimana", "W"), ("settimane", "W"),
        ("fine settimana", "WE"), ("weekend", "WE"), ("mese", "M"), ("mesi", "M"),
        ("trimestre", "Q"), ("semestre", "HY"), ("anno", "Y"), ("anni", "Y"), ("decennio", "X"),
        ("decenni", "X"), ("secolo", "C"), ("secoli", "C"),
    ),
    seasons=(("primavera", 1), ("estate", 2), ("autunno", 3), ("inverno", 4)),
    dayparts=("mattina", "mattino", "pomeriggio", "sera", "serata", "notte", "mezzogiorno"),
    parts=(("inizio", "START"), ("inizi", "START"), ("primi", "START"), ("metà", "MID"),
           ("fine", "END"), ("fine di", "END"), ("prima", "EARLIER"), ("più tardi", "LATER")),
    this=("questo", "questa", "questi", "queste", "quest", "corrente"),
    last=("scorso", "scorsa", "scorsi", "scorse", "ultimi", "ultime", "ultimo", "ultima"),
    next=("prossimo", "prossima", "prossimi", "prossime"),
    last_after=("scorso", "scorsa", "scorsi", "passato", "passata", "precedente"),
    next_after=("prossimo", "prossima", "seguente", "successivo"),
    ago=("fa", "or sono", "addietro"),
    hence_before=("tra", "fra", "entro"),
    of=("di", "del", "della", "dell", "degli", "dei", "il", "la", "l", "lo", "gli", "nel"),
    to=("al", "a", "fino al", "all"),
    between=("tra", "fra"),
    both=("e", "ed"),
    before=("nel", "in", "dal", "il", "fino al", "del", "di", "dall", "nell", "al", "per", "entro",
            "verso", "durante", "anno", "anni", "l", "tra", "fra", "da", "a", "negli"),
    offsets=(("dopo", "+"), ("prima", "-"), ("più tardi", "+"), ("prima di", "-")),
    day_end=("º", "°"),
    decade_before=("anni", "gli anni"),
    holidays=(("vigilia di natale", "12-24"), ("natale", "12-25"), ("santo stefano", "12-26"),
              ("san silvestro", "12-31"), ("capodanno", "01-01"), ("epifania", "01-06"),
              ("venerdì santo", "E-2"), ("pasquetta", "E+1"), ("pasqua", "E-2/E+1"),
              ("ferragosto", "08-15"), ("festa della repubblica", "06-02")),
    future=("sarà", "saranno", "avrà", "deve", "dovrà", "dovrebbe", "previsto", "prevista", "si terrà",
            "terrà", "farà", "potrà", "andrà", "inizierà", "comincerà", "incontrerà", "arriverà"),
    past=("ha", "hanno", "aveva", "era", "erano", "è", "sono", "fu", "detto", "annunciato", "dopo",
          "stato", "stata", "morto"),
    counted=("persone", "euro", "chilometri", "km", "metri", "tonnellate", "abitanti", "dollari",
             "soldati", "ettari", "volte", "punti", "voti", "morti", "feriti", "ore", "litri",
             "posti", "lire", "casi", "metri", "famiglie"),
)

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("it", "Italian", time=TIME, picture=PICTURE, story=STORY)
