"""The calendar of languages that have no table yet: months, weekdays and the days around today.

Enough to read the dates of a text. A page in such a language is not checked, for nobody has written
down yet by which words it tells that a picture is old. Names after the Unicode CLDR; "*" stands for
any ending of up to four letters.
"""

from provenance.model import Language, TimeWords

__all__ = ["outline"]

# code, name, months, weekdays from Monday, yesterday today tomorrow, words inside a date, words
# behind a year, endings of a day; several forms of one name apart by "/".
_Row = tuple[str, str, str, str, str, str, str, str]
_ROWS: tuple[_Row, ...] = (
    ("bg", "Bulgarian",
     "януари/ян февруари/фев март/мар април/апр май юни юли август/авг септември/септ октомври/окт"
     " ноември/ноем декември/дек",
     "понеделник вторник сряда четвъртък петък събота неделя", "вчера днес утре", "от",
     "г година годината", "-ти -ри -ви -ми"),
    ("mk", "Macedonian",
     "јануари февруари март април мај јуни јули август септември октомври ноември декември",
     "понеделник* вторник* среда/средата четврток* петок* сабота* недела", "вчера денес утре", "",
     "година г", "-ти -ви -ри -ми"),
    ("sr", "Serbian",
     "јануар*/januar* фебруар*/februar* март*/mart април*/april* мај/маја/maj/maja јун/јуна/jun/juna"
     " јул/јула/jul/jula август*/avgust* септемб*/septemb* октоб*/oktob* новемб*/novemb*"
     " децемб*/decemb*",
     "понедељ*/ponedelj* уторак/utorak/уторка/utorka сред*/sreda/sredu четврт*/četvrt*"
     " петак/петка/petak/petka субот*/subot* недељ*/nedelj*",
     "јуче/juče данас/danas сутра/sutra", "", "године/godine година/godina г/g", ""),
    ("bs", "Bosnian",
     "januar* februar* mart/marta april* maj/maja juni/juna/jun juli/jula/jul august* septemb* oktob*"
     " novemb* decemb*",
     "ponedjelj* utorak/utorka srijed* četvrt* petak/petka subot* nedjelj*", "jučer/juče danas sutra",
     "", "godine godina", ""),
    ("hr", "Croatian",
     "siječ* veljač* ožuj* travanj/travnja/travnju svib* lipanj/lipnja/lipnju srpanj/srpnja/srpnju"
     " kolovoz* rujan/rujna/rujnu listopad* studen* prosin*",
     "ponedjelj* utorak/utorka srijed* četvrtak/četvrtka petak/petka subot* nedjelj*",
     "jučer danas sutra", "", "godine godina", ""),
    ("sl", "Slovenian",
     "januar* februar* marec/marca/marcu april* maj/maja/maju junij* julij* avgust* septemb* oktob*"
     " novemb* decemb*",
     "ponedelj* torek/torka/torkom sred* četrt* petek/petka/petkom sobot* nedelj*",
     "včeraj danes jutri", "", "leta leto", ""),
    ("sk", "Slovak",
     "január*/jan február*/feb marec/marca/marci apríl* máj/mája/máji jún/júna/júni júl/júla/júli"
     " august* septemb* októb* novemb* decemb*",
     "pondel* utor* stred* štvrt* piatok/piatka sobot* nedeľ*/nedele", "včera dnes zajtra", "",
     "roku rok", ""),
    ("lt", "Lithuanian",
     "sausio/sausis/sausį vasario/vasaris/vasarį kovo/kovas/kovą balandžio/balandis/balandį"
     " gegužės/gegužė/gegužę birželio/birželis/birželį liepos/liepa/liepą"
     " rugpjūčio/rugpjūtis/rugpjūtį rugsėjo/rugsėjis/rugsėjį spalio/spalis/spalį"
     " lapkričio/lapkritis/lapkritį gruodžio/gruodis/gruodį",
     "pirmadien* antradien* trečiadien* ketvirtadien* penktadien* šeštadien* sekmadien*",
     "vakar šiandien rytoj", "m", "metų metais m", "-ąją -oji -osios -oios -ajai d"),
    ("lv", "Latvian",
     "janvār* februār* mart* aprīl* maij* jūnij* jūlij* august* septembr* oktobr* novembr* decembr*",
     "pirmdien* otrdien* trešdien* ceturtdien* piektdien* sestdien* svētdien*",
     "vakar šodien rīt", "gada", "gada gadā", ""),
    ("et", "Estonian",
     "jaanuar* veebruar* märts* aprill* mai/mais/maist juuni* juuli* august* septemb* oktoob*"
     " novemb* detsemb*",
     "esmaspäev* teisipäev* kolmapäev* neljapäev* reede/reedel/reedest laupäev* pühapäev*",
     "eile täna homme", "", "aasta aastal", ""),
    ("is", "Icelandic",
     "janúar* febrúar* mars apríl* maí júní júlí ágúst* september* október* nóvember* desember*",
     "mánudag* þriðjudag* miðvikudag* fimmtudag* föstudag* laugardag* sunnudag*",
     "í_gær í_dag á_morgun", "", "", ""),
    ("fo", "Faroese",
     "januar februar mars apríl mai juni juli august september oktober november desember",
     "mánadag* týsdag* mikudag* hósdag* fríggjadag* leygardag* sunnudag*",
     "í_gjár í_dag í_morgin", "", "", ""),
    ("lb", "Luxembourgish",
     "januar* februar* mäerz abrëll/abrell mee juni juli august* september* oktober* november*"
     " dezember*",
     "méindeg* dënschdeg* mëttwoch* donneschdeg* freideg* samschdeg* sonndeg*",
     "gëschter haut muer", "", "", ""),
    ("af", "Afrikaans",
     "januarie/jan februarie/feb maart april/apr mei junie/jun julie/jul augustus/aug"
     " september/sept oktober/okt november/nov desember/des",
     "maandag* dinsdag* woensdag* donderdag* vrydag* saterdag* sondag*", "gister vandag môre", "",
     "", ""),
    ("ca", "Catalan",
     "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
     "dilluns dimarts dimecres dijous divendres dissabte diumenge", "ahir avui demà",
     "de del d'", "", ""),
    ("gl", "Galician",
     "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
     "luns martes mércores xoves venres sábado domingo", "onte hoxe mañá", "de do", "", ""),
    ("eu", "Basque",
     "urtarril* otsail* martxo* apiril* maiatz* ekain* uztail* abuztu* irail* urri/urria/urriaren/"
     "urriak/urrian azaro* abendu*",
     "astelehen* astearte* asteazken* ostegun* ostiral* larunbat* igande*", "atzo gaur bihar", "",
     "ko urteko", "a an ean"),
    ("sq", "Albanian",
     "janar* shkurt* mars/marsit prill* maj/majit qershor* korrik* gusht* shtator* tetor* nëntor*"
     " dhjetor*",
     "hënë/hënën/hëne martë/martën mërkurë/mërkurën enjte/enjten premte/premten shtunë/shtunën"
     " diel/dielën/dielë", "dje sot nesër", "", "", ""),
    ("ms", "Malay",
     "januari/jan februari/feb mac april mei jun/juni julai/julai/juli ogos/agustus"
     " september/sept oktober/okt november/nov disember/dis",
     "isnin selasa rabu khamis jumaat sabtu ahad", "semalam/kelmarin hari_ini esok", "", "", ""),
    ("tl", "Filipino",
     "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
     "lunes martes miyerkules/miyerkoles huwebes biyernes sabado/sábado linggo",
     "kahapon ngayon/ngayong_araw bukas", "ng", "", ""),
    ("sw", "Swahili",
     "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
     "jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili", "jana leo kesho", "mwaka", "",
     ""),
    ("ga", "Irish",
     "eanáir feabhra márta aibreán* bealtaine meitheamh/mheitheamh iúil lúnasa"
     " fómhair/meán_fómhair deireadh_fómhair samhain/samhna nollaig/nollag",
     "luain/dé_luain máirt/dé_máirt céadaoin/dé_céadaoin déardaoin aoine/dé_haoine sathairn/"
     "dé_sathairn domhnaigh/dé_domhnaigh", "inné inniu amárach", "", "", ""),
    ("cy", "Welsh",
     "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
     "dydd_llun/nos_lun dydd_mawrth dydd_mercher dydd_iau dydd_gwener dydd_sadwrn dydd_sul",
     "ddoe heddiw yfory", "", "", ""),
    ("be", "Belarusian",
     "студзен* лют* сакавік* красавік* мая/май/маі чэрвен* ліпен* жнів* верас* кастрычн* лістапад*"
     " снеж*",
     "панядзел* аўтор* серад* чацвер/чацвяр* пятніц* субот* нядзел*", "учора сёння заўтра", "",
     "года годзе г", ""),
    ("kk", "Kazakh",
     "қаңтар* ақпан* наурыз* сәуір* мамыр* маусым* шілде* тамыз* қыркүйек* қазан* қараша* желтоқсан*",
     "дүйсенбі* сейсенбі* сәрсенбі* бейсенбі* жұма/жұмада сенбі* жексенбі*", "кеше бүгін ертең", "",
     "жылы жылғы жыл", ""),
    ("az", "Azerbaijani",
     "yanvar* fevral* mart* aprel* may/mayın/mayda iyun* iyul* avqust* sentyabr* oktyabr* noyabr*"
     " dekabr*",
     "bazar_ertəsi çərşənbə_axşamı çərşənbə cümə_axşamı cümə şənbə bazar", "dünən bu_gün sabah", "",
     "ci_il il ildə -ci_il -cı_il", ""),
    ("uz", "Uzbek",
     "yanvar* fevral* mart* aprel* may iyun* iyul* avgust* sentabr*/sentyabr* oktabr*/oktyabr*"
     " noyabr* dekabr*",
     "dushanba* seshanba* chorshanba* payshanba* juma shanba yakshanba*", "kecha bugun ertaga", "",
     "yil yilda", ""),
    ("hy", "Armenian",
     "հունվար* փետրվար* մարտի/մարտ/մարտին ապրիլ* մայիս* հունիս* հուլիս* օգոստոս* սեպտեմբեր*"
     " հոկտեմբեր* նոյեմբեր* դեկտեմբեր*",
     "երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի", "երեկ այսօր վաղը", "",
     "թ թվական* թվականի", "-ին -ը"),
    ("ka", "Georgian",
     "იანვ* თებერ* მარტ* აპრ* მაის* ივნის* ივლის* აგვისტ* სექტემბ* ოქტომბ* ნოემბ* დეკემბ*",
     "ორშაბათ* სამშაბათ* ოთხშაბათ* ხუთშაბათ* პარასკევ* შაბათ* კვირას", "გუშინ დღეს ხვალ", "",
     "წლის წელს", "-ს"),
    ("bn", "Bengali",
     "জানুয়ারি/জানুয়ারী/জানুয়ারি ফেব্রুয়ারি/ফেব্রুয়ারী/ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট/আগষ্ট"
     " সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
     "সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার/রোববার", "গতকাল আজ আগামীকাল", "",
     "সালের সালে সাল", ""),
    ("ur", "Urdu",
     "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
     "پیر/سوموار منگل بدھ جمعرات جمعہ/جمعے ہفتہ/ہفتے اتوار", "گزشتہ_روز آج کل", "", "ء", ""),
    ("ta", "Tamil",
     "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
     "திங்கட்கிழமை/திங்கள்கிழமை செவ்வாய்க்கிழமை புதன்கிழமை வியாழக்கிழமை வெள்ளிக்கிழமை சனிக்கிழமை"
     " ஞாயிற்றுக்கிழமை", "நேற்று இன்று நாளை", "", "", ""),
    ("mr", "Marathi",
     "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
     "सोमवारी/सोमवार मंगळवारी/मंगळवार बुधवारी/बुधवार गुरुवारी/गुरुवार शुक्रवारी/शुक्रवार शनिवारी/शनिवार"
     " रविवारी/रविवार", "काल आज उद्या", "", "", ""),
)  # fmt: skip
_SAME = {"fil": "tl", "sh": "sr"}
_CAPITAL = frozenset(("lb", "af", "ms", "tl", "sw", "ga", "cy"))  # write months with a capital


def outline(tag: str) -> Language | None:
    """The calendar of a language without a table, by BCP 47 tag; None where it is not known.

    >>> outline("bg-BG").name
    'Bulgarian'
    >>> outline("xx") is None
    True
    """
    code = tag.lower().replace("_", "-").partition("-")[0]
    code = _SAME.get(code, code)
    return next((_language(row) for row in _ROWS if row[0] == code), None)


def _language(row: _Row) -> Language:
    code, name, months, weekdays, around, inside, behind, endings = row
    return Language(
        code,
        name,
        rtl=code == "ur",
        time=TimeWords(
            months=_pairs(months, 1),
            weekdays=_pairs(weekdays, 0),
            shifts=_pairs(around, -1),
            of=tuple(inside.split()),
            year_end=_phrases(behind),
            day_end=tuple(endings.split()),
            before=_BEFORE.get(code, ()),
            future=_phrases(_TENSES.get(code, ("", ""))[0]),
            past=_phrases(_TENSES.get(code, ("", ""))[1]),
            verb_final=code in _VERB_FINAL,
            ambiguous=frozenset(("mai", "mart", "mars", "mac", "mee", "май", "martes")),
            capital=code in _CAPITAL,
        ),
    )


def _pairs(names: str, first: int) -> tuple[tuple[str, int], ...]:
    return tuple(
        (form, number)
        for number, forms in enumerate(names.split(), first)
        for form in _phrases(forms.replace("/", " "))
    )


def _phrases(forms: str) -> tuple[str, ...]:
    return tuple(form.replace("_", " ") for form in forms.split() if form)


# Words that turn a weekday forward, and back: auxiliaries of the future and of the past, endings of
# verbs, and words for plans ("*" before an ending).
_TENSES: dict[str, tuple[str, str]] = {
    "bg": ("ще предстои предстоящ* планира* очаква", "беше бяха бе каза съобщи *ха *хме"),
    "mk": ("ќе треба планира* претстој*", "беше беа рече изјави *ше *ја"),
    "sr": (
        "ће će biće биће treba треба planira* планира*",
        "je је su су bio био bila била *la *ла *li *ли",
    ),
    "bs": ("će biće treba planira* trebalo", "je su bio bila *la *li *lo"),
    "hr": ("će bit treba planira* trebao trebala", "je su bio bila *la *li *lo"),
    "sl": ("bo bodo bosta naj načrtuje*", "je so bil bila bilo *la *li *lo"),
    "sk": ("bude budú má majú plánuj* chyst*", "bol bola bolo boli *la *li *lo"),
    "lt": ("bus vyks planuoja* numatyt* turėtų", "buvo *ėjo *davo pranešė"),
    "lv": ("būs notiks plāno* paredzēt* gaidāms", "bija notika *ja paziņoja"),
    "et": ("toimub tuleb peaks kavatseb plaanib avatakse", "oli olid toimus *sid teatas"),
    "is": ("mun munu verður verða ætlar stendur_til", "var voru sagði fór *ði *ðu"),
    "fo": ("fer verður skal ætlar", "var vóru segði *ði *ðu"),
    "lb": ("wäert wäerten soll sollen wëll geplangt", "war waren hat hunn gouf goufen ass"),
    "af": ("sal gaan moet beplan verwag", "het was is"),
    "ca": (
        "*arà *aran *irà *iran serà seran previst prevista propera",
        "va van ha han era eren *ava *aven",
    ),
    "gl": (
        "*ará *arán *erá *erán *irá *irán previst* vai van",
        "foi foron era eran *ou *aron *eron",
    ),
    "eu": ("izango *ko_da *go_da egingo", "zen ziren zuen zuten"),
    "sq": ("do pritet planifiko* duhet", "ishte ishin u ka kanë pati tha"),
    "ms": ("akan bakal dijangka dijadual*", "telah sudah berkata *kan_semalam"),
    "tl": (
        "gaganapin magaganap magsisimula inaasahan magkakaroon",
        "naganap sinabi nagsimula nangyari idinaos",
    ),
    "sw": (
        "atakuwa itakuwa kutakuwa yatafanyika itafanyika inatarajiwa",
        "alikuwa ilikuwa alisema yalifanyika ilifanyika",
    ),
    "ga": ("beidh tosóidh", "bhí dúirt tharla"),
    "cy": ("bydd byddant disgwyl", "oedd roedd bu dywedodd"),
    "be": (
        "будзе будуць плануе* адбудзецца пройдзе",
        "быў была было былі адбыл* адбыў* прайш* сказаў *ла *лі",
    ),
    "kk": ("өтеді болады жоспар* басталады", "болды өтті айтты *ды *ді *ты *ті"),
    "az": ("*acaq *əcək olacaq planlaşdırılır", "*dı *di *du *dü oldu"),
    "uz": ("*adi bo'ladi rejalashtir* kutilmoqda", "*di bo'ldi"),
    "hy": ("կլինի կլինեն տեղի_կունենա նախատես*", "էր էին եղավ ասաց"),
    "ka": ("იქნება გაიმართება დაიწყება დაგეგმ*", "იყო იყვნენ გაიმართა თქვა"),
    "bn": ("হব করব যাব থাকব", "ছিল বলেছ"),  # vowel signs are tokens of their own
    "ur": ("گا گی گے ہوگا ہوگی", "تھا تھی تھے ہوا ہوئی گیا گئی"),
    "mr": ("*णार होईल येईल", "होता होती झाला झाली झाले म्हणाले"),
}
_VERB_FINAL = frozenset("kk az uz bn ur mr eu".split())

# Prepositions of time.
_BEFORE = {
    "bg": ("на", "през", "в", "във"), "mk": ("на", "во"), "sr": ("у", "u", "од", "od", "на", "na"),
    "bs": ("u", "od", "na"), "hr": ("u", "od", "na"), "sl": ("v", "od", "leta"),
    "sk": ("v", "vo", "od", "na"), "is": ("í", "á", "þann"), "af": ("op", "in", "sedert"),
    "ca": ("el", "en", "al", "des del"), "gl": ("o", "en", "do"), "ms": ("pada", "pada hari"),
    "tl": ("noong", "nitong", "sa"), "sw": ("tarehe", "mnamo", "siku ya"), "be": ("у", "ў", "з"),
    "lb": ("am", "den", "zënter"), "sq": ("më", "në", "të"), "et": ("aastal",),
}  # fmt: skip
