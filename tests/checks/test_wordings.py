"""How newsrooms word it, in many languages: an older picture under the news, and its look-alikes.

The first table must raise an alarm of `undisclosed-archive-photo` or `caption-event-date-conflict`,
the second must not.
"""

import pytest

from provenance.checks import caption_event_date_conflict, undisclosed_archive_photo
from provenance.model import Concern
from tests.build import case, findings

PUBLISHED = "2022-03-09"  # a Wednesday
CHECKS = (undisclosed_archive_photo.CHECK, caption_event_date_conflict.CHECK)
# language, what the article says, what the caption says
FLAGS = (
    (
        "en",
        "Fire crews fought a blaze at the Orlo paint works on Monday night. Two workers "
        "were treated for smoke.",
        "Smoke pours from the paint works in Orlo on June 3, 2016.",
    ),
    (
        "en",
        "Rescuers pulled 12 people from the rubble of a block of flats on Monday after "
        "a gas blast.",
        "Firefighters search the rubble after a gas explosion, 2015",
    ),
    (
        "en",
        "The prime minister opened a new hospital wing on Tuesday.",
        "The prime minister cuts the ribbon, May 2018",
    ),
    (
        "en",
        "Thousands marched through Brenton on Saturday against the new tax. The march "
        "ended peacefully.",
        "Protesters fill Market Square in Brenton, 12 October 2014",
    ),
    (
        "en",
        "The two presidents shook hands in Tallow on Monday, the first such meeting since 2008.",
        "Presidents Orlen and Vasker shake hands in Tallow on 4 May 2010",
    ),
    (
        "en",
        "A cargo ship ran aground off Point Sel on Sunday.",
        "A cargo ship aground on a reef, Jan 2013",
    ),
    (
        "en",
        "Police used tear gas against strikers in Dorn on Friday.",
        "Riot police during a strike in Dorn in 2017",
    ),
    (
        "en",
        "The flood reached the town hall in Elm on Sunday. In 2011 the water had stood lower.",
        "Residents wade through Elm, 8 January 2014",
    ),
    (
        "en",
        "The home side won the cup final on Saturday, beating Dorn 3-1.",
        "Players of the home side lift the cup, 23 May 2019",
    ),
    (
        "en",
        "The bridge over the Orel was closed on Monday after a crack was found. It was "
        "built in 1968.",
        "Engineers inspect the bridge over the Orel, 2 April 2012",
    ),
    (
        "en",
        "President Vasker met farm leaders on Monday.",
        "President Vasker meets farm leaders at the palace in November 2018",
    ),
    (
        "en",
        "Hundreds queued for fuel in Port Sel on Tuesday.",
        "Cars queue for fuel. Picture: Ann Dale, September 2019",
    ),
    (
        "en",
        "The volcano on Mara erupted on Monday for the third time since 2010.",
        "Ash rises from the volcano on Mara, April 2010",
    ),
    (
        "en",
        "An avalanche buried a hotel at Sorn on Sunday. Rescuers dug all night.",
        "Rescuers dig in the snow at Sorn (14 February 2015)",
    ),
    (
        "en",
        "The airline cancelled 200 flights on Monday as pilots walked out.",
        "Pilots on strike at the airport, 9 September 2019",
    ),
    (
        "de",
        "In der Nacht zum Montag ist in Hallstein ein Lagerhaus abgebrannt. Die "
        "Feuerwehr war mit 90 Kräften im Einsatz.",
        "Feuerwehrleute löschen ein Lagerhaus in Hallstein, 3. Juni 2016",
    ),
    (
        "de",
        "Rund 5000 Menschen haben am Samstag in Brennau gegen die Steuer demonstriert.",
        "Demonstranten auf dem Marktplatz von Brennau am 12. Oktober 2014",
    ),
    (
        "de",
        "Der Ministerpräsident hat am Dienstag den Neubau der Klinik eröffnet.",
        "Der Ministerpräsident durchschneidet das Band, Mai 2018",
    ),
    (
        "de",
        "Bei einer Explosion in einem Werk in Sorn wurden am Montag zwei Menschen verletzt.",
        "Rettungskräfte vor dem Werk in Sorn im November 2017",
    ),
    (
        "fr",
        "Un incendie a ravagé lundi soir un entrepôt à Orlieu.",
        "Les pompiers face aux flammes à Orlieu, le 3 juin 2016",
    ),
    (
        "fr",
        "Des milliers de personnes ont manifesté samedi à Brenne contre la taxe.",
        "Manifestation à Brenne, octobre 2014",
    ),
    (
        "fr",
        "Le Premier ministre a rencontré mardi les syndicats à l'hôtel de ville.",
        "Le Premier ministre et les syndicats à l'hôtel de ville, le 4 mai 2018",
    ),
    (
        "es",
        "Miles de personas marcharon el sábado por Brenas contra el impuesto.",
        "Manifestantes en la plaza Mayor de Brenas, 12 de octubre de 2014",
    ),
    (
        "es",
        "El presidente se reunió el lunes con los sindicatos en el palacio.",
        "El presidente saluda a los sindicatos en el palacio, el 4 de mayo de 2018",
    ),
    (
        "es",
        "Un terremoto sacudió el lunes la costa de Orla y derribó varias casas.",
        "Vecinos de Orla entre casas derrumbadas, en febrero de 2010",
    ),
    (
        "pt",
        "A chuva de domingo alagou o centro de Orla. Dezenas perderam a casa.",
        "Moradores caminham por rua alagada em Orla, em 8 de janeiro de 2014",
    ),
    (
        "it",
        "Migliaia di persone hanno manifestato sabato a Brenna contro la tassa.",
        "I manifestanti in piazza a Brenna, 12 ottobre 2014",
    ),
    (
        "it",
        "Un incendio ha distrutto lunedì notte un capannone a Orlo.",
        "I vigili del fuoco al lavoro a Orlo, giugno 2016",
    ),
    (
        "ru",
        "В понедельник в Орлове сгорел склад. Пожарные работали всю ночь.",
        "Пожарные тушат склад в Орлове, 3 июня 2016 года",
    ),
    (
        "ru",
        "Тысячи людей вышли в субботу на улицы Бреннова против налога.",
        "Участники шествия в Бреннове, октябрь 2014 года",
    ),
    (
        "uk",
        "У суботу тисячі людей вийшли на вулиці Бренова проти податку.",
        "Учасники маршу в Бренові, 12 жовтня 2014 року",
    ),
    (
        "pl",
        "W sobotę tysiące osób protestowało w Brennie przeciw podatkowi.",
        "Protestujący na rynku w Brennie, 12 października 2014 r.",
    ),
    (
        "nl",
        "Duizenden mensen liepen zaterdag door Brennum tegen de belasting.",
        "Betogers op de markt van Brennum, 12 oktober 2014",
    ),
    (
        "tr",
        "Pazartesi gecesi Orlu’da bir depo yandı. İtfaiye sabaha kadar çalıştı.",
        "İtfaiye ekipleri Orlu’daki depoda, 3 Haziran 2016",
    ),
    (
        "ar",
        "اندلع حريق يوم الاثنين في مستودع بمدينة أورلا وعمل رجال الإطفاء طوال الليل.",
        "رجال الإطفاء أمام مستودع في أورلا، 3 يونيو 2016",
    ),
    (
        "ja",
        "7日夜、大川町の倉庫で火災があり、消防が朝まで消火にあたった。",
        "燃える倉庫＝2016年6月3日、大川町",
    ),
    (
        "zh",
        "周一深夜，大川镇一座仓库起火，消防员扑救至天明。",
        "消防员在大川镇仓库灭火，2016年6月3日",
    ),
    (
        "ko",
        "7일 밤 대천읍의 한 창고에서 불이 나 소방관들이 새벽까지 진화했다.",
        "대천읍 창고에서 소방관들이 불을 끄고 있다. 2016년 6월 3일",
    ),
    (
        "sv",
        "Tusentals människor demonstrerade i lördags i Brenna mot skatten.",
        "Demonstranter på torget i Brenna den 12 oktober 2014",
    ),
    (
        "da",
        "Tusindvis af mennesker demonstrerede lørdag i Brenne mod skatten.",
        "Demonstranter på torvet i Brenne 12. oktober 2014",
    ),
    (
        "no",
        "Tusenvis av mennesker demonstrerte lørdag i Brenne mot skatten.",
        "Demonstranter på torget i Brenne 12. oktober 2014",
    ),
    (
        "fi",
        "Tuhannet ihmiset marssivat lauantaina Brennassa veroa vastaan.",
        "Mielenosoittajia Brennan torilla 12. lokakuuta 2014",
    ),
    (
        "cs",
        "Tisíce lidí v sobotu v Brenově protestovaly proti dani.",
        "Demonstranti na náměstí v Brenově, 12. října 2014",
    ),
    (
        "hu",
        "Ezrek tüntettek szombaton Brennán az adó ellen.",
        "Tüntetők Brenna főterén, 2014. október 12.",
    ),
    (
        "el",
        "Χιλιάδες διαδήλωσαν το Σάββατο στη Βρέννα κατά του φόρου.",
        "Διαδηλωτές στην πλατεία της Βρέννας, 12 Οκτωβρίου 2014",
    ),
    (
        "ro",
        "Mii de oameni au protestat sâmbătă la Brenna împotriva taxei.",
        "Protestatari în piața din Brenna, 12 octombrie 2014",
    ),
    (
        "hi",
        "सोमवार रात ओरला में एक गोदाम में आग लग गई।",
        "ओरला के गोदाम में आग बुझाते दमकलकर्मी, 3 जून 2016",
    ),
    (
        "he",
        "אלפי בני אדם הפגינו ביום שבת בברנה נגד המס.",
        "מפגינים בכיכר של ברנה, 12 באוקטובר 2014",
    ),
    (
        "fa",
        "هزاران نفر روز شنبه در برنا علیه مالیات تظاهرات کردند.",
        "تظاهرکنندگان در میدان برنا، ۱۲ اکتبر ۲۰۱۴",
    ),
    (
        "id",
        "Ribuan orang berunjuk rasa di Brena pada Sabtu menentang pajak.",
        "Pengunjuk rasa di alun-alun Brena, 12 Oktober 2014",
    ),
    (
        "vi",
        "Hàng nghìn người biểu tình hôm thứ Bảy tại Brena phản đối thuế.",
        "Người biểu tình tại quảng trường Brena, ngày 12 tháng 10 năm 2014",
    ),
    (
        "th",
        "เมื่อวันจันทร์เกิดไฟไหม้โกดังในเมืองออร์ลา",
        "นักดับเพลิงที่โกดังในเมืองออร์ลา 3 มิถุนายน 2559",
    ),
    (
        "en",
        "Workers walked out of the closed Dorn works on Monday and blocked the gate.",
        "Protesters outside the closed Dorn works on 4 May 2015",
    ),
    (
        "en",
        "The two states signed an accord on Monday in Dorn.",
        "Ministers at the signing of the accord in Dorn, 4 May 2015",
    ),
    (
        "en",
        "The newly elected president took the oath on Monday before a large crowd.",
        "The newly elected president greets the crowd, 4 May 2015",
    ),
    (
        "en",
        "Fans of Dorn celebrated the title on Sunday until the morning.",
        "Fans celebrate the title in Dorn on 4 May 2015",
    ),
    (
        "en",
        "Rescuers brought 40 survivors of the shipwreck to Dorn on Monday.",
        "A rescue team with survivors in Dorn, May 2015",
    ),
    (
        "en",
        "The prize was handed to three chemists in Dorn on Monday.",
        "The prize winners at the ceremony in Dorn, 4 May 2015",
    ),
    (
        "en",
        "Shareholders voted on Monday for the planned merger.",
        "Shareholders vote on the planned merger, 4 May 2015",
    ),
    (
        "en",
        "Shells hit the market in Dorn on Monday. Eleven people died.",
        "Soldiers patrol the destroyed market in Dorn in March 2015",
    ),
    (
        "en",
        "Voters queued in Dorn on Sunday in the first free election.",
        "Police stand guard as voters queue in Dorn, 4 May 2015",
    ),
    (
        "en",
        "Thousands attended the funeral of the singer in Dorn on Monday.",
        "Mourners at the funeral in Dorn, 4 May 2015",
    ),
    (
        "en",
        "Residents returned to Dorn by boat on Monday after the flood.",
        "Residents return to their homes by boat on 4 May 2015",
    ),
    (
        "en",
        "Locusts reached the fields of Dorn on Sunday.",
        "Locusts swarm over a field (Photo taken by A. Dale), June 2013",
    ),
    (
        "en",
        "The space agency launched a rocket from Dorn on Sunday.",
        "A rocket is launched from Dorn, 4 May 2015",
    ),
    (
        "en",
        "A train derailed near Dorn on Sunday night, killing nine.",
        "The wreck of the train near Dorn, 4 May 2015",
    ),
    (
        "en",
        "Police opened fire on marchers in Dorn on Sunday.",
        "Police who opened fire on marchers in Dorn fall back, 4 May 2015",
    ),
    (
        "en",
        "Hundreds of migrants landed on the island on Monday.",
        "Migrants, some of them children, land on the island on 4 May 2015",
    ),
    (
        "en",
        "A heatwave gripped Dorn this week, with 41 degrees on Monday.",
        "Children cool off in a fountain in Dorn, July 2018",
    ),
    (
        "en",
        "Farmers dumped milk in front of the ministry on Monday.",
        "Farmers dump milk in front of the ministry in Dorn. May 4, 2015. REUTERS",
    ),
    (
        "en",
        "The queen opened parliament on Monday.",
        "The queen reads her speech at the opening of parliament on 4 May 2015",
    ),
    (
        "en",
        "Surgeons in Dorn separated twins on Monday.",
        "The team of surgeons in Dorn after the operation, May 2015",
    ),
    (
        "fr",
        "Un train a déraillé dimanche soir près de Dorne, faisant neuf morts.",
        "L'épave du train près de Dorne, le 4 mai 2015",
    ),
    (
        "fr",
        "Les agriculteurs ont déversé du lait lundi devant le ministère.",
        "Des agriculteurs déversent du lait devant le ministère, le 4 mai 2015",
    ),
    (
        "fr",
        "La mairie a rouvert lundi le pont fermé depuis un an.",
        "Les premiers piétons sur le pont, à Dorne, le 4 mai 2015",
    ),
    (
        "fr",
        "Le champion a été fêté dimanche par des milliers de supporters à Dorne.",
        "Les supporters fêtent le champion à Dorne, le 4 mai 2015",
    ),
    (
        "fr",
        "Des inondations ont frappé Dorne dimanche.",
        "Un enfant dans une rue inondée de Dorne, en mai 2015",
    ),
    (
        "fr",
        "Une explosion a détruit lundi un immeuble de Dorne.",
        "Les secours devant l'immeuble détruit, à Dorne, mai 2015",
    ),
    (
        "de",
        "Ein Zug ist am Sonntagabend bei Dornau entgleist.",
        "Das Wrack des Zuges bei Dornau, 4. Mai 2015",
    ),
    (
        "de",
        "Landwirte haben am Montag vor dem Ministerium Milch verschüttet.",
        "Landwirte verschütten Milch vor dem Ministerium, Mai 2015",
    ),
    (
        "de",
        "Der gewählte Präsident wurde am Montag vereidigt.",
        "Der neu gewählte Präsident bei der Vereidigung am 4. Mai 2015",
    ),
    (
        "es",
        "Un tren descarriló el domingo cerca de Dorna.",
        "Los restos del tren cerca de Dorna, 4 de mayo de 2015",
    ),
    (
        "es",
        "El campeón fue recibido el domingo por miles de aficionados en Dorna.",
        "Aficionados reciben al campeón en Dorna, el 4 de mayo de 2015",
    ),
    (
        "it",
        "Un treno è deragliato domenica vicino a Dorna.",
        "I resti del treno vicino a Dorna, 4 maggio 2015",
    ),
    (
        "pt",
        "Um comboio descarrilou no domingo perto de Dorna.",
        "Os destroços do comboio perto de Dorna, 4 de maio de 2015",
    ),
    (
        "ru",
        "В воскресенье под Дорновом сошёл с рельсов поезд.",
        "Спасатели у сошедшего с рельсов поезда под Дорновом, 4 мая 2015 года",
    ),
    (
        "uk",
        "У неділю під Дорновом зійшов з рейок потяг.",
        "Рятувальники біля потяга під Дорновом, 4 травня 2015 року",
    ),
    (
        "pl",
        "W niedzielę pod Dornem wykoleił się pociąg.",
        "Ratownicy przy wykolejonym pociągu pod Dornem, 4 maja 2015 r.",
    ),
    (
        "nl",
        "Zondagavond ontspoorde bij Dorne een trein.",
        "De ontspoorde trein bij Dorne, 4 mei 2015",
    ),
    (
        "tr",
        "Pazar akşamı Dorn yakınlarında bir tren raydan çıktı.",
        "Dorn yakınlarında raydan çıkan tren, 4 Mayıs 2015",
    ),
    ("ar", "خرج قطار عن مساره يوم الأحد قرب دورن.", "رجال الإنقاذ قرب القطار في دورن، 4 مايو 2015"),
    ("ja", "6日夜、土井町で列車が脱線した。", "脱線した列車＝2015年5月4日、土井町"),
    ("zh", "周日晚，一列火车在多恩附近脱轨。", "多恩附近脱轨的列车，2015年5月4日"),
    ("ko", "6일 밤 도른 인근에서 열차가 탈선했다.", "도른 인근에서 탈선한 열차. 2015년 5월 4일"),
    ("sv", "Ett tåg spårade ur vid Dorna i söndags.", "Det urspårade tåget vid Dorna, 4 maj 2015"),
    (
        "hi",
        "रविवार को दोरन के पास एक ट्रेन पटरी से उतर गई।",
        "दोरन के पास पटरी से उतरी ट्रेन, 4 मई 2015",
    ),
    ("he", "רכבת ירדה מהפסים ביום ראשון ליד דורן.", "כוחות חילוץ ליד הרכבת בדורן, 4 במאי 2015"),
    (
        "fa",
        "قطاری روز یکشنبه در نزدیکی دورن از ریل خارج شد.",
        "امدادگران در کنار قطار در دورن، ۴ مه ۲۰۱۵",
    ),
    ("cs", "V neděli u Dornova vykolejil vlak.", "Záchranáři u vykolejeného vlaku, 4. května 2015"),
    (
        "hu",
        "Vasárnap Dorn közelében kisiklott egy vonat.",
        "A kisiklott vonat Dorn közelében, 2015. május 4.",
    ),
    (
        "ro",
        "Un tren a deraiat duminică lângă Dorna.",
        "Salvatorii lângă trenul deraiat, 4 mai 2015",
    ),
    (
        "fi",
        "Juna suistui raiteilta sunnuntaina Dornassa.",
        "Pelastajat raiteilta suistuneen junan luona, 4. toukokuuta 2015",
    ),
    (
        "el",
        "Τρένο εκτροχιάστηκε την Κυριακή κοντά στη Δόρνα.",
        "Διασώστες κοντά στο τρένο, 4 Μαΐου 2015",
    ),
    (
        "id",
        "Sebuah kereta anjlok di dekat Dorna pada Minggu.",
        "Petugas di dekat kereta yang anjlok, 4 Mei 2015",
    ),
)
QUIET = (
    (
        "en",
        "Fire crews fought a blaze at the Orlo paint works on Monday night.",
        "The Orlo paint works, which closed for good in 2016, from the river",
    ),
    (
        "en",
        "Ana Dorel won the race on Sunday.",
        "Ana Dorel, who won silver at the 2018 games, at her home",
    ),
    (
        "en",
        "Ana Dorel won the race on Sunday.",
        "Ana Dorel with her coach after taking the junior title in 2014",
    ),
    (
        "en",
        "The prime minister resigned on Monday after a vote.",
        "The prime minister has led the country since 4 May 2016",
    ),
    (
        "en",
        "The prime minister resigned on Monday after a vote.",
        "Parliament in Orlo, pictured in 2015",
    ),
    ("en", "The prime minister resigned on Monday after a vote.", "Parliament in Orlo, 2015"),
    (
        "en",
        "The company cut 500 jobs on Monday.",
        "The headquarters of Vask Steel in Orlo, June 2013",
    ),
    (
        "en",
        "The court on Monday overturned the sentence for the 2014 attack on a train at Orlo.",
        "Forensic officers beside the train at Orlo, May 2014",
    ),
    (
        "en",
        "The court on Monday overturned the sentence. The attack on a train at Orlo in "
        "May 2014 killed nine.",
        "Forensic officers beside the train, 6 May 2014",
    ),
    (
        "en",
        "The festival was cancelled on Monday because of the storm.",
        "Dancers at the 2019 festival",
    ),
    (
        "en",
        "Author Ben Oros, who wrote forty novels, died on Sunday aged 81.",
        "Ben Oros at his desk in 1987",
    ),
    (
        "en",
        "Orlo fell silent on Monday, ten years after the ferry disaster.",
        "Relatives wait at the quay, March 2012",
    ),
    (
        "en",
        "Minister Ivo Karn rejected the plan on Monday.",
        "Minister Ivo Karn speaks at a farm show in Dorn on 4 June 2019",
    ),
    ("en", "The river burst its banks on Sunday.", "Before: the river in summer 2020"),
    (
        "en",
        "The river burst its banks on Sunday.",
        "The same bend of the river seen from a satellite on 1 August 2020 and on 7 March 2022",
    ),
    ("en", "The club sacked its coach on Monday.", "Coach Ivo Karn, hired in July 2019"),
    ("en", "The club sacked its coach on Monday.", "Coach Ivo Karn was appointed on 3 July 2019"),
    (
        "en",
        "The club sacked its coach on Monday.",
        "Ivo Karn signs his contract, a scene from July 2019",
    ),
    (
        "en",
        "Police on Monday released a picture of the man who has been missing since May 2019.",
        "The missing man in a photo of April 2019",
    ),
    (
        "de",
        "Der Konzern streicht 500 Stellen, teilte er am Montag mit.",
        "Die Zentrale des Konzerns in Orlo, Juni 2013",
    ),
    (
        "de",
        "Anna Dorel gewann am Sonntag das Rennen.",
        "Anna Dorel, 2018 Olympiazweite, bei der Siegerehrung",
    ),
    (
        "de",
        "Der Minister trat am Montag zurück.",
        "Minister Ivo Karn (hier 2019 auf einer Landwirtschaftsmesse)",
    ),
    ("de", "Das Fest wurde am Montag abgesagt.", "Besucher auf dem Fest im Jahr 2019"),
    (
        "fr",
        "Le groupe supprime 500 emplois, a-t-il annoncé lundi.",
        "Le siège du groupe à Orlieu, en juin 2013",
    ),
    (
        "fr",
        "Anna Dorel a gagné la course dimanche.",
        "Anna Dorel, championne du monde en 2018, chez elle",
    ),
    ("fr", "Le ministre a démissionné lundi.", "Le ministre, élu député en 2012, quitte Matignon"),
    (
        "es",
        "El escritor Benito Oros murió el domingo a los 81 años.",
        "Benito Oros en su despacho en 1987",
    ),
    ("es", "La fiesta fue cancelada el lunes.", "Bailarines en la edición de 2019"),
    ("es", "El alcalde dimitió el lunes.", "El ayuntamiento de Orla, en una foto de 2015"),
    ("it", "Il sindaco si è dimesso lunedì.", "Il sindaco Ivo Carni, eletto nel giugno 2017"),
    ("pt", "O prefeito renunciou na segunda-feira.", "O prefeito Ivo Karn, eleito em 2016"),
    ("ru", "Мэр подал в отставку в понедельник.", "Мэр Иво Карнов, избранный в 2016 году"),
    ("ru", "Мэр подал в отставку в понедельник.", "Здание мэрии в Орлове, июнь 2013 года"),
    ("uk", "Мер подав у відставку в понеділок.", "Мер Іво Карнов, обраний 2016 року"),
    ("pl", "Burmistrz podał się do dymisji w poniedziałek.", "Ratusz w Orlu, czerwiec 2013 r."),
    ("nl", "De burgemeester trad maandag af.", "Burgemeester Ivo Karn, in functie sinds 2016"),
    ("tr", "Belediye başkanı pazartesi istifa etti.", "2016’da seçilen başkan Ivo Karn"),
    ("ja", "7日、市長が辞任した。", "2016年に就任した市長"),
    ("ja", "7日、市長が辞任した。", "市役所＝2013年6月"),
    ("zh", "市长周一辞职。", "2016年当选的市长"),
    ("ko", "시장이 7일 사임했다.", "2016년 취임한 시장"),
    ("ar", "استقال رئيس البلدية يوم الاثنين.", "رئيس البلدية الذي انتخب عام 2016"),
    ("sv", "Borgmästaren avgick i måndags.", "Borgmästare Ivo Karn, vald 2016"),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "Mayor Ivo Karn, who took office on 4 May 2015",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "The pit bell, cast in May 1950",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "A letter dated 4 May 2015 hangs in the museum",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "The plaque recalls the flood of 14 June 2009",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "The memorial to those killed on 11 March 2004",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "Ana Dorel, freed on 4 May 2015, at home",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "The hall, damaged by a storm in January 2012",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "A stamp issued in May 2010",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "Miners leave the pit on its last day, 3 May 1985",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "The museum, which drew 4,000 visitors in July 2019",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "Curator Ben Oros, hired in March 2014, with a lamp",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "The lamp room as rebuilt in June 2011",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "Ivo Karn was re-elected on 4 May 2019",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "Ivo Karn: sworn in on 4 May 2019",
    ),
    (
        "en",
        "The council voted on Monday to close the old pit museum. A band played outside.",
        "A model of the pit made for the fair of May 2013",
    ),
    (
        "en",
        "The council voted on Monday to close the pit museum.\n\nThe last such quarrel, "
        "eleven years ago, ended in court.\n\nMany visitors came from abroad.",
        "Protesters outside the court in June 2011",
    ),
    (
        "en",
        "Fire destroyed a mill at Dorn on Sunday.\n\nA decade ago a fire had destroyed "
        "its twin across the river.",
        "The twin mill after the fire of May 2012",
    ),
    (
        "de",
        "Der Rat stimmte am Montag für die Schließung.",
        "Bürgermeister Ivo Karn, der am 4. Mai 2015 ins Amt kam",
    ),
    ("de", "Der Rat stimmte am Montag für die Schließung.", "Die Glocke, im Mai 1950 gegossen"),
    (
        "fr",
        "Le conseil a voté lundi la fermeture.",
        "Le maire, qui a pris ses fonctions le 4 mai 2015",
    ),
    ("fr", "Le conseil a voté lundi la fermeture.", "La cloche, fondue en mai 1950"),
    (
        "es",
        "El consejo votó el lunes el cierre.",
        "El alcalde, que asumió el cargo el 4 de mayo de 2015",
    ),
    (
        "it",
        "Il consiglio ha votato lunedì la chiusura.",
        "Il sindaco, che si è insediato il 4 maggio 2015",
    ),
    (
        "pt",
        "A câmara votou na segunda-feira o encerramento.",
        "O presidente da câmara, que tomou posse em maio de 2015",
    ),
    (
        "ru",
        "Совет проголосовал в понедельник за закрытие.",
        "Мэр, который вступил в должность 4 мая 2015 года",
    ),
    (
        "pl",
        "Rada zagłosowała w poniedziałek za zamknięciem.",
        "Burmistrz, który objął urząd 4 maja 2015 r.",
    ),
    (
        "nl",
        "De raad stemde maandag voor de sluiting.",
        "De burgemeester, die op 4 mei 2015 aantrad",
    ),
    (
        "uk",
        "Рада проголосувала в понеділок за закриття.",
        "Мер, який обійняв посаду 4 травня 2015 року",
    ),
    ("tr", "Meclis pazartesi kapatma kararı aldı.", "4 Mayıs 2015’te göreve gelen başkan"),
    ("ja", "市議会は7日、閉館を決めた。", "2015年5月4日に就任した市長"),
    ("zh", "市议会周一决定关闭。", "2015年5月4日就任的市长"),
    ("ar", "صوت المجلس يوم الاثنين على الإغلاق.", "رئيس البلدية الذي تولى منصبه في 4 مايو 2015"),
    ("sv", "Rådet röstade i måndags för stängning.", "Borgmästaren, som tillträdde den 4 maj 2015"),
)


def _loud(language: str, body: str, caption: str) -> bool:
    made = case(language=language, published=PUBLISHED, body=body, caption=caption)
    return any(f.concern > Concern.NOTE for check in CHECKS for f in findings(check, made))


@pytest.mark.parametrize(("language", "body", "caption"), FLAGS)
def test_flags(language: str, body: str, caption: str) -> None:
    assert _loud(language, body, caption)


@pytest.mark.parametrize(("language", "body", "caption"), QUIET)
def test_stays_quiet(language: str, body: str, caption: str) -> None:
    assert not _loud(language, body, caption)
