"""Portuguese: words for time, for pictures and for telling stories."""

from provenance.languages._cldr import cldr_months, cldr_weekdays
from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords(
    months=(*cldr_months("pt"), ("marco", 3)),
    weekdays=(*cldr_weekdays("pt"), ("segunda", 0), ("terça", 1), ("quarta", 2), ("quinta", 3),
              ("sexta", 4), ("sabado", 5)),
    ambiguous=frozenset({"mar", "set", "dom", "sex", "qui", "seg", "ter", "segunda", "terça",
                         "quarta", "quinta", "sexta"}),
    shifts=(
        ("hoje", 0), ("ontem", -1), ("anteontem", -2), ("amanhã", 1), ("depois de amanhã", 2),
        ("esta noite", 0), ("esta manhã", 0), ("esta tarde", 0), ("ontem à noite", -1),
        ("na véspera", -1), ("nesta madrugada", 0), ("hoje de manhã", 0), ("nesta manhã", 0),
    ),
    deictics=(("final do ano", "Y+0:END"), ("fim do ano", "Y+0:END"), ("início do ano", "Y+0:START"),
              ("começo do ano", "Y+0:START")),
    numbers=(
        ("um", 1), ("uma", 1), ("dois", 2), ("duas", 2), ("três", 3), ("quatro", 4), ("cinco", 5),
        ("seis", 6), ("sete", 7), ("oito", 8), ("nove", 9), ("dez", 10), ("onze", 11), ("doze", 12),
        ("quinze", 15), ("vinte", 20), ("trinta", 30), ("quarenta", 40), ("cinquenta", 50),
        ("cem", 100),
    ),
    ordinals=(("primeiro", 1), ("primeira", 1), ("segundo", 2), ("terceiro", 3), ("quarto", 4)),
    units=(
        ("dia", "D"), ("dias", "D"), ("semana", "W"), ("semanas", "W"), ("fim de semana", "WE"),
        ("final de semana", "WE"), ("mês", "M"), ("meses", "M"), ("trimestre", "Q"),
        ("semestre", "HY"), ("ano", "Y"), ("anos", "Y"), ("década", "X"), ("décadas", "X"),
        ("século", "C"), ("séculos", "C"),
    ),
    seasons=(("primavera", 1), ("verão", 2), ("outono", 3), ("inverno", 4)),
    dayparts=("manhã", "tarde", "noite", "madrugada", "à noite", "à tarde", "de manhã"),
    parts=(("início", "START"), ("começo", "START"), ("princípio", "START"), ("meados", "MID"),
           ("final", "END"), ("fim", "END"), ("finais", "END"), ("mais cedo", "EARLIER"),
           ("mais tarde", "LATER")),
    this=("este", "esta", "neste", "nesta", "deste", "desta", "atual"),
    last=("passado", "passada", "último", "última", "últimos", "últimas"),
    next=("próximo", "próxima", "próximos", "próximas"),
    last_after=("passado", "passada", "anterior", "retrasado", "último"),
    next_after=("que vem", "seguinte", "próximo", "próxima"),
    ago=("atrás",),
    ago_before=("há", "faz", "há cerca de", "há mais de", "há quase"),
    hence_before=("daqui a", "dentro de", "em"),
    of=("de", "do", "da", "dos", "das", "o", "a", "no", "na"),
    to=("a", "ao", "até", "à"),
    between=("entre",),
    both=("e",),
    before=("em", "desde", "no", "na", "até", "de", "do", "para", "durante", "ano", "anos", "entre",
            "a partir de", "nos", "por"),
    offsets=(("depois", "+"), ("antes", "-"), ("mais tarde", "+"), ("após", "+")),
    day_end=("º", "°"),
    decade_before=("anos", "os anos", "década de"),
    holidays=(("véspera de natal", "12-24"), ("natal", "12-25"), ("réveillon", "12-31"),
              ("ano-novo", "01-01"), ("ano novo", "01-01"), ("sexta-feira santa", "E-2"),
              ("páscoa", "E-2/E+1"), ("quarta-feira de cinzas", "E-46"), ("carnaval", "E-48/E-47")),
    future=("será", "serão", "vai", "vão", "deve", "deverá", "terá", "haverá", "previsto",
            "prevista", "poderá", "fará", "começará", "irá", "pretende"),
    past=("foi", "foram", "era", "estava", "disse", "anunciou", "tinha", "morreu", "desde", "após",
          "havia", "houve", "teve"),
    counted=("pessoas", "euros", "quilômetros", "quilómetros", "km", "metros", "toneladas",
             "habitantes", "reais", "dólares", "soldados", "hectares", "vezes", "pontos", "votos",
             "mortos", "feridos", "horas", "litros", "casos", "casas", "militares"),
)

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("pt", "Portuguese", time=TIME, picture=PICTURE, story=STORY)
