"""Spanish: words for time, for pictures and for telling stories."""

from provenance.languages._cldr import cldr_months, cldr_weekdays
from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords(
    months=(*cldr_months("es"), ("setiembre", 9)),
    weekdays=(*cldr_weekdays("es"), ("miercoles", 2), ("sabado", 5)),
    ambiguous=frozenset({"mar", "marzo de", "ene", "dom"}),
    shifts=(
        ("hoy", 0), ("ayer", -1), ("anteayer", -2), ("antier", -2), ("anoche", -1), ("mañana", 1),
        ("pasado mañana", 2), ("esta noche", 0), ("esta mañana", 0), ("esta tarde", 0),
        ("ayer por la tarde", -1), ("ayer por la noche", -1), ("esta madrugada", 0),
        ("la víspera", -1), ("mañana por la mañana", 1), ("la noche de ayer", -1),
    ),
    deictics=(("a principios de semana", "W+0:START"), ("antaño", "Y-1"), ("hogaño", "Y+0"),
              ("fin de año", "Y+0:END"), ("principios de año", "Y+0:START"),
              ("finales de año", "Y+0:END"), ("a mediados de año", "Y+0:MID")),
    numbers=(
        ("un", 1), ("una", 1), ("uno", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5),
        ("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10), ("once", 11),
        ("doce", 12), ("quince", 15), ("veinte", 20), ("treinta", 30), ("cuarenta", 40),
        ("cincuenta", 50), ("sesenta", 60), ("setenta", 70), ("ochenta", 80), ("noventa", 90),
        ("cien", 100),
    ),
    ordinals=(("primero", 1), ("primer", 1), ("primera", 1), ("segundo", 2), ("segunda", 2),
              ("tercer", 3), ("tercero", 3), ("tercera", 3), ("cuarto", 4)),
    units=(
        ("día", "D"), ("días", "D"), ("semana", "W"), ("semanas", "W"), ("fin de semana", "WE"),
        ("mes", "M"), ("meses", "M"), ("trimestre", "Q"), ("semestre", "HY"), ("año", "Y"),
        ("años", "Y"), ("década", "X"), ("décadas", "X"), ("decenio", "X"), ("siglo", "C"),
        ("siglos", "C"),
    ),
    seasons=(("primavera", 1), ("verano", 2), ("otoño", 3), ("invierno", 4)),
    dayparts=("madrugada", "mediodía", "tarde", "noche", "mañana"),
    parts=(("principios", "START"), ("comienzos", "START"), ("inicios", "START"),
           ("mediados", "MID"), ("finales", "END"), ("fines", "END"), ("fin", "END"),
           ("a principios", "START"), ("a mediados", "MID"), ("a finales", "END"),
           ("antes", "EARLIER"), ("más adelante", "LATER"), ("a comienzos", "START")),
    this=("este", "esta", "estos", "estas", "presente", "actual"),
    last=("pasado", "pasada", "pasados", "pasadas", "último", "última", "últimos", "últimas"),
    next=("próximo", "próxima", "próximos", "próximas"),
    last_after=("pasado", "pasada", "anterior", "pasados", "último"),
    next_after=("próximo", "próxima", "que viene", "siguiente", "entrante"),
    ago=("atrás",),
    ago_before=("hace", "hace unos", "hace unas", "hace casi", "hace más de", "hace ya"),
    hence_before=("dentro de", "en"),
    of=("de", "del", "el", "la", "los", "las", "de la", "de los", "por la"),
    to=("al", "a", "hasta", "hasta el"),
    between=("entre",),
    both=("y", "e"),
    before=("en", "desde", "el", "hasta", "del", "de", "para", "hacia", "durante", "antes de",
            "a partir de", "año", "años", "entre", "tras", "desde el", "al"),
    offsets=(("después", "+"), ("antes", "-"), ("más tarde", "+"), ("después de", "+"),
             ("antes de", "-")),
    day_end=("º", "°"),
    decade_before=("años", "los años", "década de", "década de los", "la década de"),
    holidays=(("nochebuena", "12-24"), ("navidad", "12-25"), ("nochevieja", "12-31"),
              ("año nuevo", "01-01"), ("reyes magos", "01-06"), ("viernes santo", "E-2"),
              ("jueves santo", "E-3"), ("domingo de resurrección", "E+0"),
              ("semana santa", "E-7/E+0"), ("pascua", "E-2/E+1")),
    future=("será", "serán", "va", "van", "tendrá", "tendrán", "habrá", "debe", "deberá", "prevé",
            "previsto", "prevista", "podrá", "hará", "celebrará", "se celebrará", "comenzará",
            "llegará", "visitará", "reunirá", "reunirán", "próximamente"),
    past=("ha", "han", "había", "fue", "fueron", "era", "estaba", "dijo", "anunció", "murió",
          "desde", "tras", "hubo", "llegó", "inició"),
    counted=("personas", "euros", "kilómetros", "km", "metros", "toneladas", "habitantes",
             "dólares", "pesos", "hectáreas", "viviendas", "soldados", "veces", "puntos", "votos",
             "muertos", "heridos", "horas", "litros", "plazas", "empleos", "casos", "millones",
             "manifestantes"),
)

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("es", "Spanish", time=TIME, picture=PICTURE, story=STORY)
