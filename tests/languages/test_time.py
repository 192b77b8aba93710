"""The same seventeen dates in every language, read on Wednesday 15 May 2019."""

from datetime import date

import pytest

from provenance.dates.find import find_dates
from provenance.model import Interval, Passage, Role, choose_language
from provenance.plugins import languages

PUBLISHED = Interval.parse("2019-05-15")

MEANINGS = (
    ("today", "2019-05-15", "2019-05-15"),
    ("yesterday", "2019-05-14", "2019-05-14"),
    ("tomorrow", "2019-05-16", "2019-05-16"),
    ("last week", "2019-05-06", "2019-05-12"),
    ("last month", "2019-04-01", "2019-04-30"),
    ("last year", "2018-01-01", "2018-12-31"),
    ("this week", "2019-05-13", "2019-05-19"),
    ("this year", "2019-01-01", "2019-12-31"),
    ("next week", "2019-05-20", "2019-05-26"),
    ("next month", "2019-06-01", "2019-06-30"),
    ("next year", "2020-01-01", "2020-12-31"),
    ("three years ago", "2016-01-01", "2016-12-31"),
    ("Monday", "2019-05-13", "2019-05-13"),
    ("3 March 2018", "2018-03-03", "2018-03-03"),
    ("March 2018", "2018-03-01", "2018-03-31"),
    ("3 March", "2019-03-03", "2019-03-03"),
    ("in 1998", "1998-01-01", "1998-12-31"),
)

WORDS = {
    "ar": "اليوم|أمس|غدا|الأسبوع الماضي|الشهر الماضي|العام الماضي|هذا الأسبوع|هذا العام"
    "|الأسبوع المقبل|الشهر المقبل|العام المقبل|قبل ثلاث سنوات|يوم الاثنين|3 مارس 2018|مارس 2018"
    "|3 مارس|في عام 1998",
    "cs": "dnes|včera|zítra|minulý týden|minulý měsíc|loni|tento týden|letos|příští týden"
    "|příští měsíc|příští rok|před třemi lety|v pondělí|3. března 2018|v březnu 2018|3. března"
    "|v roce 1998",
    "da": "i dag|i går|i morgen|sidste uge|sidste måned|sidste år|denne uge|i år|næste uge"
    "|næste måned|næste år|for tre år siden|i mandags|3. marts 2018|marts 2018|3. marts|i 1998",
    "de": "heute|gestern|morgen|letzte Woche|im vergangenen Monat|voriges Jahr|diese Woche"
    "|in diesem Jahr|nächste Woche|im kommenden Monat|nächstes Jahr|vor drei Jahren|am Montag"
    "|3. März 2018|im März 2018|am 3. März|im Jahr 1998",
    "el": "σήμερα|χθες|αύριο|την περασμένη εβδομάδα|τον περασμένο μήνα|πέρυσι|αυτή την εβδομάδα"
    "|φέτος|την επόμενη εβδομάδα|τον επόμενο μήνα|του χρόνου|πριν από τρία χρόνια|τη Δευτέρα"
    "|3 Μαρτίου 2018|τον Μάρτιο του 2018|στις 3 Μαρτίου|το 1998",
    "en": "today|yesterday|tomorrow|last week|last month|last year|this week|this year|next week"
    "|next month|next year|three years ago|on Monday|March 3, 2018|in March 2018|on 3 March"
    "|in 1998",
    "es": "hoy|ayer|mañana|la semana pasada|el mes pasado|el año pasado|esta semana|este año"
    "|la próxima semana|el próximo mes|el próximo año|hace tres años|el lunes"
    "|3 de marzo de 2018|en marzo de 2018|el 3 de marzo|en 1998",
    "fa": "امروز|دیروز|فردا|هفته گذشته|ماه گذشته|سال گذشته|این هفته|امسال|هفته آینده|ماه آینده"
    "|سال آینده|سه سال پیش|روز دوشنبه|۳ مارس ۲۰۱۸|مارس ۲۰۱۸|۳ مارس|در سال ۱۹۹۸",
    "fi": "tänään|eilen|huomenna|viime viikolla|viime kuussa|viime vuonna|tällä viikolla"
    "|tänä vuonna|ensi viikolla|ensi kuussa|ensi vuonna|kolme vuotta sitten|maanantaina"
    "|3. maaliskuuta 2018|maaliskuussa 2018|3. maaliskuuta|vuonna 1998",
    "fr": "aujourd'hui|hier|demain|la semaine dernière|le mois dernier|l'année dernière"
    "|cette semaine|cette année|la semaine prochaine|le mois prochain|l'année prochaine"
    "|il y a trois ans|lundi|3 mars 2018|en mars 2018|le 3 mars|en 1998",
    "he": "היום|אתמול|מחר|בשבוע שעבר|בחודש שעבר|בשנה שעברה|השבוע|השנה|בשבוע הבא|בחודש הבא"
    "|בשנה הבאה|לפני שלוש שנים|ביום שני|3 במרץ 2018|במרץ 2018|3 במרץ|בשנת 1998",
    "hi": "आज|बीते कल|आने वाले कल|पिछले सप्ताह|पिछले महीने|पिछले साल|इस सप्ताह|इस साल"
    "|अगले सप्ताह|अगले महीने|अगले साल|तीन साल पहले|सोमवार|3 मार्च 2018|मार्च 2018|3 मार्च"
    "|1998 में",
    "hu": "ma|tegnap|holnap|múlt héten|múlt hónapban|tavaly|ezen a héten|idén|jövő héten"
    "|jövő hónapban|jövőre|három évvel ezelőtt|hétfőn|2018. március 3.|2018 márciusában|március 3-án"
    "|1998-ban",
    "id": "hari ini|kemarin|besok|pekan lalu|bulan lalu|tahun lalu|pekan ini|tahun ini"
    "|pekan depan|bulan depan|tahun depan|tiga tahun lalu|Senin|3 Maret 2018|Maret 2018|3 Maret"
    "|pada tahun 1998",
    "it": "oggi|ieri|domani|la settimana scorsa|il mese scorso|l'anno scorso|questa settimana"
    "|quest'anno|la prossima settimana|il mese prossimo|l'anno prossimo|tre anni fa|lunedì"
    "|3 marzo 2018|marzo 2018|il 3 marzo|nel 1998",
    "ja": "今日|昨日|明日|先週|先月|昨年|今週|今年|来週|来月|来年|3年前|月曜日|2018年3月3日"
    "|2018年3月|3月3日|1998年",
    "ko": "오늘|어제|내일|지난주|지난달|지난해|이번 주|올해|다음 주|다음 달|내년|3년 전|월요일"
    "|2018년 3월 3일|2018년 3월|3월 3일|1998년",
    "nl": "vandaag|gisteren|morgen|vorige week|vorige maand|vorig jaar|deze week|dit jaar"
    "|volgende week|volgende maand|volgend jaar|drie jaar geleden|maandag|3 maart 2018"
    "|maart 2018|3 maart|in 1998",
    "no": "i dag|i går|i morgen|forrige uke|forrige måned|i fjor|denne uken|i år|neste uke"
    "|neste måned|neste år|for tre år siden|mandag|3. mars 2018|mars 2018|3. mars|i 1998",
    "pl": "dzisiaj|wczoraj|jutro|w zeszłym tygodniu|w zeszłym miesiącu|w ubiegłym roku"
    "|w tym tygodniu|w tym roku|w przyszłym tygodniu|w przyszłym miesiącu|w przyszłym roku"
    "|trzy lata temu|w poniedziałek|3 marca 2018|w marcu 2018|3 marca|w 1998 roku",
    "pt": "hoje|ontem|amanhã|na semana passada|no mês passado|no ano passado|esta semana"
    "|este ano|na próxima semana|no próximo mês|no próximo ano|há três anos|na segunda-feira"
    "|3 de março de 2018|em março de 2018|em 3 de março|em 1998",
    "ro": "astăzi|ieri|mâine|săptămâna trecută|luna trecută|anul trecut|săptămâna aceasta"
    "|anul acesta|săptămâna viitoare|luna viitoare|anul viitor|acum trei ani|luni|3 martie 2018"
    "|martie 2018|3 martie|în 1998",
    "ru": "сегодня|вчера|завтра|на прошлой неделе|в прошлом месяце|в прошлом году"
    "|на этой неделе|в этом году|на следующей неделе|в следующем месяце|в следующем году"
    "|три года назад|в понедельник|3 марта 2018 года|в марте 2018 года|3 марта|в 1998 году",
    "sv": "i dag|i går|i morgon|förra veckan|förra månaden|förra året|denna vecka|i år"
    "|nästa vecka|nästa månad|nästa år|för tre år sedan|i måndags|3 mars 2018|mars 2018"
    "|den 3 mars|1998",
    "th": "วันนี้|เมื่อวานนี้|พรุ่งนี้|สัปดาห์ที่แล้ว|เดือนที่แล้ว|ปีที่แล้ว|สัปดาห์นี้|ปีนี้|สัปดาห์หน้า|เดือนหน้า"
    "|ปีหน้า|สามปีก่อน|วันจันทร์|3 มีนาคม 2561|มีนาคม 2561|3 มีนาคม|ปี 2541",
    "tr": "bugün|dün|yarın|geçen hafta|geçen ay|geçen yıl|bu hafta|bu yıl|gelecek hafta"
    "|gelecek ay|gelecek yıl|üç yıl önce|Pazartesi günü|3 Mart 2018|Mart 2018|3 Mart"
    "|1998 yılında",
    "uk": "сьогодні|вчора|завтра|минулого тижня|минулого місяця|минулого року|цього тижня"
    "|цього року|наступного тижня|наступного місяця|наступного року|три роки тому|у понеділок"
    "|3 березня 2018 року|у березні 2018 року|3 березня|у 1998 році",
    "vi": "hôm nay|hôm qua|ngày mai|tuần trước|tháng trước|năm ngoái|tuần này|năm nay|tuần tới"
    "|tháng tới|năm tới|ba năm trước|thứ Hai|ngày 3 tháng 3 năm 2018|tháng 3 năm 2018"
    "|ngày 3 tháng 3|năm 1998",
    "zh": "今天|昨天|明天|上周|上个月|去年|本周|今年|下周|下个月|明年|三年前|周一|2018年3月3日"
    "|2018年3月|3月3日|1998年",
}
ROWS = [
    pytest.param(code, phrase, first, last, id=f"{code}: {meaning}")
    for code, line in WORDS.items()
    for (meaning, first, last), phrase in zip(MEANINGS, line.split("|"), strict=True)
]


@pytest.mark.parametrize(("code", "phrase", "first", "last"), ROWS)
def test_reads(code: str, phrase: str, first: str, last: str) -> None:
    text = f"Tarrow, {phrase}."
    found = find_dates(Passage(Role.CAPTION, text), choose_language(code, languages()), PUBLISHED)
    assert [(str(t.best.first), str(t.best.last)) for t in found if t.best] == [(first, last)]
    assert found[0].span.quote in phrase


def test_every_language_has_a_row() -> None:
    assert set(WORDS) == {language.code for language in languages()}


@pytest.mark.parametrize("code", WORDS)
def test_prints_and_reads_back(code: str) -> None:
    """Every month name of the table reads as its month."""
    language = choose_language(code, languages())
    for name, month in language.time.months:
        if "*" in name or "-" in name or name in language.time.ambiguous:
            continue
        if name in dict(language.time.holidays):  # Danish "jul" is Christmas
            continue
        passage = Passage(Role.CAPTION, f"Tarrow, 17 {name.title()} 2016")
        best = [t.best for t in find_dates(passage, language, PUBLISHED)]
        assert best and best[0] and best[0].first == date(2016, month, 17), name
