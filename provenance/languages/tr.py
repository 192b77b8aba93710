"""Turkish: words for time, for pictures and for telling stories."""

from provenance.languages._cldr import cldr_months
from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords(
    months=(
        *cldr_months("tr"), ("ocağ*", 1), ("ocak*", 1), ("şubat*", 2), ("mart*", 3), ("nisan*", 4),
        ("mayıs*", 5), ("haziran*", 6), ("temmuz*", 7), ("ağusto*", 8), ("eylül*", 9), ("ekim*", 10),
        ("kasım*", 11), ("aralı*", 12),
    ),
    weekdays=(
        ("pazartesi*", 0), ("salı", 1), ("salıya", 1), ("çarşamba*", 2), ("perşembe*", 3),
        ("cuma", 4), ("cumaya", 4), ("cumartesi*", 5), ("pazar", 6), ("pazartesi günü", 0),
        ("salı günü", 1), ("çarşamba günü", 2), ("perşembe günü", 3), ("cuma günü", 4),
        ("cumartesi günü", 5), ("pazar günü", 6),
    ),
    ambiguous=frozenset({"mar", "kas", "ara", "pazar", "salı", "martı", "eki", "ekimi", "cuma",
                         "ocağı", "aralı", "martin"}),
    shifts=(("bugün", 0), ("dün", -1), ("evvelsi gün", -2), ("önceki gün", -2), ("yarın", 1),
            ("bu sabah", 0), ("bu akşam", 0), ("bu gece", 0), ("dün akşam", -1), ("dün gece", -1),
            ("dün sabah", -1), ("öbür gün", 2)),
    deictics=(
        ("geçen yıl", "Y-1"), ("geçen yılın", "Y-1"), ("bu yıl", "Y+0"), ("bu yılın", "Y+0"),
        ("gelecek yıl", "Y+1"), ("önümüzdeki yıl", "Y+1"), ("geçen ay", "M-1"), ("bu ay", "M+0"),
        ("gelecek ay", "M+1"), ("geçen hafta", "W-1"), ("bu hafta", "W+0"),
        ("gelecek hafta", "W+1"), ("önümüzdeki hafta", "W+1"), ("geçen sene", "Y-1"),
        ("bu sene", "Y+0"), ("yıl sonu", "Y+0:END"), ("yıl başı", "Y+0:START"),
        ("yılın başında", "Y+0:START"), ("yılın sonunda", "Y+0:END"), ("hafta sonu", "WE+0"),
        ("geçen hafta sonu", "WE-1"), ("bu hafta sonu", "WE+0"),
        ("bu haftanın başında", "W+0:EARLIER"), ("bu hafta başında", "W+0:EARLIER"),
        ("önümüzdeki ay", "M+1"), ("geçtiğimiz hafta", "W-1"), ("geçtiğimiz ay", "M-1"),
        ("geçtiğimiz yıl", "Y-1"),
    ),
    numbers=(("bir", 1), ("iki", 2), ("üç", 3), ("dört", 4), ("beş", 5), ("altı", 6), ("yedi", 7),
             ("sekiz", 8), ("dokuz", 9), ("on", 10), ("yirmi", 20), ("otuz", 30), ("kırk", 40),
             ("elli", 50), ("yüz", 100), ("birkaç", 3)),
    ordinals=(("birinci", 1), ("ilk", 1), ("ikinci", 2), ("üçüncü", 3), ("dördüncü", 4)),
    units=(("gün", "D"), ("günü", "D"), ("hafta*", "W"), ("ay", "M"), ("ayı", "M"), ("ayın", "M"),
           ("ayında", "M"), ("çeyre*", "Q"), ("yıl", "Y"), ("yılı", "Y"), ("yıldır", "Y"),
           ("sene", "Y"), ("yüzyıl*", "C")),
    seasons=(("ilkbahar*", 1), ("bahar*", 1), ("yaz", 2), ("yazında", 2), ("yazın", 2),
             ("sonbahar*", 3), ("güz", 3), ("kış", 4), ("kışın", 4), ("kışında", 4)),
    dayparts=("sabahı", "sabah", "öğle", "öğleden sonra", "akşamı", "akşam", "gecesi", "gece"),
    parts=(("başı", "START"), ("başında", "START"), ("başlarında", "START"), ("ortası", "MID"),
           ("ortasında", "MID"), ("ortalarında", "MID"), ("sonu", "END"), ("sonunda", "END"),
           ("sonlarında", "END"), ("sonuna", "END")),
    last=("geçen", "geçtiğimiz", "önceki", "son"),
    this=("bu",),
    next=("gelecek", "önümüzdeki", "sonraki"),
    ago=("önce", "evvel"),
    hence=("sonra", "içinde"),
    of=("ayı", "ayında", "ayının", "günü"),
    to=("ile", "dan", "den"),
    between=(),
    both=("ve", "ile"),
    before=("tarihinde", "tarih", "yıl", "bu", "o", "en", "sonra"),
    offsets=(("sonra", "+"), ("önce", "-")),
    year_end=("yılı", "yılında", "yılının", "yılından"),
    decade=("'lar", "'ler", "'larda", "'lerde", "'li", "'lı", "lar", "ler"),
    holidays=(("yılbaşı", "01-01"), ("cumhuriyet bayramı", "10-29"), ("zafer bayramı", "08-30")),
    future=("yapılacak", "olacak", "edecek", "gelecek", "gidecek", "başlayacak", "görüşecek",
            "düzenlenecek", "planlanıyor", "bekleniyor", "açılacak", "katılacak", "ziyaret edecek",
            "verecek", "yapacak", "gerçekleşecek"),
    past=("yapıldı", "oldu", "etti", "geldi", "gitti", "başladı", "görüştü", "düzenlendi", "açıkladı",
          "söyledi", "katıldı", "öldü", "çekildi", "dedi", "yaptı"),
    counted=("kişi", "euro", "lira", "tl", "kilometre", "km", "metre", "ton", "asker", "dolar",
             "hektar", "puan", "oy", "litre", "ev", "metrekare", "yaşında", "bin", "kez", "gram"),
)

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("tr", "Turkish", time=TIME, picture=PICTURE, story=STORY)
