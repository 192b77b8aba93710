"""French: words for time, for pictures and for telling stories."""

from provenance.languages._cldr import cldr_months, cldr_weekdays
from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords(
    months=(*cldr_months("fr"), ("fevrier", 2), ("aout", 8), ("decembre", 12)),
    weekdays=cldr_weekdays("fr"),
    ambiguous=frozenset({"mars", "mar", "mer", "mai"}),
    shifts=(
        ("aujourd'hui", 0), ("hier", -1), ("avant-hier", -2), ("demain", 1), ("après-demain", 2),
        ("ce jour", 0), ("cette nuit", 0), ("hier soir", -1), ("hier matin", -1),
        ("la veille", -1), ("demain matin", 1), ("ce matin", 0), ("ce soir", 0),
    ),
    deictics=(("fin d'année", "Y+0:END"), ("début d'année", "Y+0:START"),
              ("en début de semaine", "W+0:START"), ("l'an dernier", "Y-1"), ("l'an passé", "Y-1"),
              ("l'an prochain", "Y+1"), ("l'année dernière", "Y-1"), ("l'année passée", "Y-1"),
              ("l'année prochaine", "Y+1"), ("plus tôt cette semaine", "W+0:EARLIER")),
    numbers=(
        ("un", 1), ("une", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6),
        ("sept", 7), ("huit", 8), ("neuf", 9), ("dix", 10), ("onze", 11), ("douze", 12),
        ("quinze", 15), ("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50),
        ("soixante", 60), ("soixante-dix", 70), ("quatre-vingt", 80), ("quatre-vingt-dix", 90),
        ("cent", 100), ("une dizaine", 10), ("une vingtaine", 20),
    ),
    ordinals=(("premier", 1), ("première", 1), ("deuxième", 2), ("second", 2), ("seconde", 2),
              ("troisième", 3), ("quatrième", 4), ("dix-neuvième", 19), ("vingtième", 20)),
    units=(
        ("jour", "D"), ("jours", "D"), ("semaine", "W"), ("semaines", "W"), ("week-end", "WE"),
        ("mois", "M"), ("trimestre", "Q"), ("semestre", "HY"), ("an", "Y"), ("ans", "Y"),
        ("année", "Y"), ("années", "Y"), ("décennie", "X"), ("décennies", "X"), ("siècle", "C"),
        ("siècles", "C"),
    ),
    seasons=(("printemps", 1), ("été", 2), ("automne", 3), ("hiver", 4)),
    dayparts=("matin", "matinée", "midi", "après-midi", "soir", "soirée", "nuit"),
    parts=(("début", "START"), ("courant", "MID"), ("mi", "MID"), ("milieu", "MID"),
           ("fin", "END"), ("plus tôt", "EARLIER"), ("plus tard", "LATER")),
    this=("ce", "cet", "cette", "ces"),
    last=("derniers", "dernières", "dernier", "dernière"),
    next=("prochains", "prochaines", "prochain", "prochaine"),
    last_after=("dernier", "dernière", "derniers", "dernières", "passé", "passée", "écoulé",
                "écoulée", "précédent", "précédente"),
    next_after=("prochain", "prochaine", "prochains", "prochaines", "suivant", "suivante"),
    ago_before=("il y a", "voici", "voilà", "il y a environ", "il y a près de", "il y a plus de"),
    hence_before=("dans", "d'ici"),
    of=("de", "du", "des", "le", "la", "les", "l", "d", "de l", "de la", "en"),
    to=("au", "à", "jusqu'au", "jusqu'en"),
    between=("entre",),
    both=("et",),
    before=("en", "depuis", "le", "au", "dès", "du", "de", "jusqu", "jusqu'en", "pour", "avant",
            "après", "vers", "dans", "pendant", "durant", "l'année", "année", "an", "l'an", "d",
            "entre", "fin", "à", "en l'an", "les"),
    offsets=(("après", "+"), ("avant", "-"), ("plus tard", "+"), ("plus tôt", "-")),
    day_end=("er",),
    decade_before=("années", "les années"),
    holidays=(("noël", "12-25"), ("réveillon", "12-31"), ("saint-sylvestre", "12-31"),
              ("jour de l'an", "01-01"), ("nouvel an", "01-01"), ("vendredi saint", "E-2"),
              ("lundi de pâques", "E+1"), ("dimanche de pâques", "E+0"), ("pâques", "E-2/E+1"),
              ("pentecôte", "E+49"), ("ascension", "E+39"), ("toussaint", "11-01")),
    future=("sera", "seront", "aura", "auront", "va", "vont", "doit", "doivent", "devrait",
            "devraient", "prévu", "prévue", "prévus", "prévues", "pourra", "fera", "feront",
            "attendu", "attendue", "prochainement", "débutera", "commencera", "rencontrera"),
    past=("a", "ont", "avait", "avaient", "était", "étaient", "fut", "est", "sont", "dit", "annoncé",
          "déclaré", "depuis", "après"),
    counted=("personnes", "euros", "kilomètres", "km", "mètres", "tonnes", "habitants", "soldats",
             "pour", "morts", "blessés", "dollars", "hectares", "logements", "emplois", "voix",
             "points", "fois", "places", "litres", "heures", "spectateurs", "manifestants"),
)

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("fr", "French", time=TIME, picture=PICTURE, story=STORY)
