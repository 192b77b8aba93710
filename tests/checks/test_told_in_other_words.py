"""Tables for captions and texts that tell of one event in different words, in many languages, and
for look-alikes: an earlier event that the caption names, a study, a plan, a subject.
"""

import pytest

from provenance.model import Concern
from provenance.plugins import checks
from tests.build import case, findings

OLDER = "undisclosed-archive-photo"
SLIP = "caption-event-date-conflict"
LATER = "caption-date-after-publication"
Row = tuple[str, str, str | None, str, str]
"""Language, day of publication, headline, body and caption."""

FLAGS: tuple[tuple[str, Row], ...] = (
    (
        SLIP,
        (
            "en",
            "2024-06-13",
            "First ferry leaves Tarrow",
            "The ferry Isobel sailed from Tarrow for the first time on Tuesday, with 300 people aboard.\n\nTickets cost 12 pounds.",
            "The new ferry leaves the quay at Tarrow on 4 June 2024",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-06-13",
            None,
            "A warehouse in Lorne Street burned down on Tuesday, 11 June.\n\nNobody was hurt.",
            "Fire crews at the Lorne Street warehouse, 11 June 2023",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-06-13",
            "Tram line opens",
            "Mayor Ida Fell opened the tram line on Monday.\n\nIt runs to the coast.",
            "Mayor Ida Fell cuts the ribbon on 8 June 2024",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-06-13",
            None,
            "The choir of St Anne sang in the square of Arden on 9 June.\n\nHundreds came.",
            "The choir of St Anne sings in the square, 9 May 2024",
        ),
    ),
    (
        SLIP,
        (
            "de",
            "2024-06-13",
            None,
            "Das Sägewerk in Hohenau ist am Montag abgebrannt.\n\nVerletzt wurde niemand.",
            "Feuerwehrleute löschen den Brand im Sägewerk, 3. Juni 2024",
        ),
    ),
    (
        SLIP,
        (
            "fr",
            "2024-06-11",
            None,
            "Le club de Valbrune a remporté la coupe dimanche.\n\nLa fête a duré toute la nuit.",
            "Le président du club avec la coupe, le 2 juin 2024",
        ),
    ),
    (
        SLIP,
        (
            "es",
            "2024-06-13",
            None,
            "Los obreros de la acería votaron la huelga el 12 de junio.\n\nEl paro empieza el lunes.",
            "Los obreros votan la huelga, 12 de mayo de 2024",
        ),
    ),
    (
        SLIP,
        (
            "ru",
            "2024-06-11",
            None,
            "Мост в Заречье открыли в воскресенье.\n\nПроезд бесплатный.",
            "Открытие моста в Заречье, 5 июня 2024 года",
        ),
    ),
    (
        SLIP,
        (
            "pl",
            "2024-06-11",
            None,
            "Premier Jan Kos podpisał umowę z portem w poniedziałek.\n\nPort zatrudnia 300 osób.",
            "Premier Jan Kos podpisuje umowę, 10 czerwca 2023 r.",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-06-10",
            None,
            "More than 4,000 people ran the Tarrow marathon on Sunday.\n\nAsta Bren won.",
            "Runners start the Tarrow marathon on Sunday, 2 June 2024",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-01-23",
            None,
            "The ministers signed the fishing treaty in Port Selby on 21 January 2024.\n\nIt runs for ten years.",
            "Signing of the treaty in Port Selby, 21 January 2023",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-09-20",
            None,
            "Nurses at the county hospital voted on 19 September for a strike.\n\nThe result was clear.",
            "Nurses vote at the county hospital, 16 September 2024",
        ),
    ),
    (
        SLIP,
        (
            "it",
            "2024-05-15",
            None,
            "Il sindaco ha inaugurato la scuola di Albara il 13 maggio.\n\nI bambini erano 200.",
            "Il sindaco inaugura la scuola, 3 maggio 2024",
        ),
    ),
    (
        SLIP,
        (
            "sv",
            "2024-06-10",
            None,
            "Badhuset i Lillvik öppnade på lördagen.\n\nInträdet kostar 60 kronor.",
            "Öppningen av badhuset den 1 juni 2024",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-05-16",
            None,
            "Divers brought up the bell of the wreck Orra on Tuesday.\n\nIt weighs 80 kilos.",
            "Divers bring up the bell of the Orra, 7 May 2024",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-09-05",
            None,
            "A hot-air balloon came down in a field near Arden on 3 September with five people in the basket.",
            "The balloon lands in a field near Arden on 30 August 2024",
        ),
    ),
    (
        LATER,
        (
            "en",
            "2024-06-10",
            None,
            "The crew of the Isobel won the bay race on Sunday.",
            "The winning crew after the race on 20 June 2024",
        ),
    ),
    (
        LATER,
        (
            "en",
            "2024-06-12",
            None,
            "The minister, Ida Fell, met farmers on Monday.",
            "Ida Fell speaks to farmers, 14 October 2024",
        ),
    ),
    (
        LATER,
        (
            "en",
            "2024-06-10",
            None,
            "The Orra flooded cellars on Sunday.",
            "Flooded cellar in Mill Street, July 2024",
        ),
    ),
    (
        LATER,
        (
            "en",
            "2024-06-10",
            None,
            "The Orra flooded cellars on Sunday.",
            "Flooded cellar in Mill Street, 2025",
        ),
    ),
    (
        LATER,
        (
            "en",
            "2024-06-10",
            None,
            "A store in the port burned on Sunday.",
            "Smoke over the port. Photo taken on 1 July 2024",
        ),
    ),
    (
        LATER,
        (
            "en",
            "2024-06-10",
            None,
            "Children at Arden school planted 200 trees last Friday.",
            "Children plant trees at Arden school on Friday, 5 July 2024",
        ),
    ),
    (
        LATER,
        (
            "de",
            "2024-06-10",
            None,
            "Die Polizei hat am Sonntag das Rathaus geräumt.",
            "Polizisten vor dem Rathaus am 3. Juli 2024",
        ),
    ),
    (
        LATER,
        (
            "es",
            "2024-06-12",
            None,
            "Lucia Mar firmó el acuerdo el lunes.",
            "Lucia Mar firma el acuerdo el 18 de junio de 2024",
        ),
    ),
    (
        LATER,
        (
            "ru",
            "2024-06-12",
            None,
            "В воскресенье сгорел склад.",
            "Пожарные у склада, 25 июля 2024 года",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            "Calva sleeps outdoors after quake",
            "Families whose homes were wrecked by Sunday's quake are sleeping in the stadium of Calva.\n\nMore tents are on the way.",
            "Rows of tents in the stadium, October 2018",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            "Minister visits pit",
            "Ida Fell visited the miners' families on Monday.\n\nShe promised money.",
            "Ida Fell lays flowers at the pit, 3 February 2019",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "Police ended a siege at a bank in Port Selby on Tuesday night.\n\nThe hostages were unhurt.",
            "Police lead a man out of the bank, August 2017",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "Students have been occupying the university library since Monday.\n\nThey want lower rents.",
            "Students on the steps of the library, 5 May 2016",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "President Orsk and Chancellor Bren agreed on a border on Wednesday in Arden.\n\nIt was their third meeting.",
            "The two leaders on the balcony, Arden, 2 March 2015",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "Shops in Tarrow ran out of bread on Monday after the roads were closed by snow.",
            "Empty shelves in a Tarrow supermarket, January 2017",
        ),
    ),
    (
        OLDER,
        (
            "de",
            "2024-06-13",
            None,
            "Seit Dienstag warten hunderte Lastwagen am Grenzübergang Hohenau.\n\nDer Zoll streikt.",
            "Lastwagen stauen sich vor der Grenze, Dezember 2014",
        ),
    ),
    (
        OLDER,
        (
            "fr",
            "2024-06-13",
            None,
            "La rivière est montée de trois mètres samedi à Valbrune, et des centaines de personnes ont dû être secourues.",
            "Des habitants sur les toits à Valbrune, septembre 2011",
        ),
    ),
    (
        OLDER,
        (
            "es",
            "2024-06-13",
            None,
            "Decenas de familias pasaron la noche del martes en un refugio tras el terremoto en Calama.",
            "Una madre con su hija en el refugio, abril de 2013",
        ),
    ),
    (
        OLDER,
        (
            "pl",
            "2024-06-13",
            None,
            "Wichura, która przeszła w niedzielę nad Lasówką, połamała setki drzew.",
            "Przewrócone drzewo na ulicy Długiej, lipiec 2015",
        ),
    ),
    (
        OLDER,
        (
            "tr",
            "2024-06-13",
            None,
            "Binlerce kişi pazar günü Karaçay meydanında toplandı.",
            "Kalabalık, meydanda, 4 Mayıs 2013",
        ),
    ),
    (
        OLDER,
        (
            "ja",
            "2024-06-13",
            None,
            "日曜日、霧原駅前で増税に反対する集会が開かれ、千人が集まった。",
            "駅前に集まった人たち＝2012年5月3日",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "Eleven people were hurt when a coach left the road near Arden on Tuesday.",
            "A bus lies on its side near Arden, 19 October 2016",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "Farmers poured milk onto the road in Ferrow on Monday to protest against prices.",
            "Farmers pour milk onto the road in Ferrow, 2016",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "The bishop came to Lower Vesk on Sunday, and thousands filled the streets.",
            "Crowds greet the bishop in Lower Vesk in May 2012",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "The bishop came to Lower Vesk on Sunday, and thousands filled the streets.",
            "The bishop in Lower Vesk, 14 May 2012",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "Asta Bren won the Tarrow marathon on Sunday in a record time.",
            "Asta Bren crosses the line, 12 April 2019",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "Asta Bren won the Tarrow marathon on Sunday in a record time.",
            "Asta Bren with her medal, Tarrow, April 2019",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "General Orsk visited the front on Saturday and spoke with soldiers.",
            "General Orsk inspects the troops, 9 September 2014",
        ),
    ),
    (
        OLDER,
        (
            "pt",
            "2024-06-13",
            None,
            "Centenas de voluntários limparam no domingo a praia de Alva depois do derrame.",
            "Voluntários limpam a praia, março de 2012",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "A blast tore through a fireworks store in Calva on Friday.",
            "Aftermath of the blast, 2 Nov 2011",
        ),
    ),
    (
        OLDER,
        (
            "de",
            "2024-06-13",
            None,
            "Das Freibad Hohenau war am Sonntag so voll wie nie; um elf wurden die Kassen geschlossen.",
            "Kinder im Freibad Hohenau, Juli 2010",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-06-10",
            None,
            "Mayor Ida Fell opened the bridge at Arden on Tuesday, 4 June.\n\nIt took five years.",
            "Mayor Ida Fell opens the new bridge at Arden, 8 June 2024",
        ),
    ),
    (
        SLIP,
        (
            "de",
            "2024-06-11",
            None,
            "Jan Kos gewann das Rennen in Hohenau am Dienstag, 4. Juni.",
            "Jan Kos winkt nach dem Sieg in Hohenau, 9. Juni 2024",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-06-08",
            None,
            "Ada Bren signed the contract with Tarrow on 7 June.",
            "Ada Bren signs the contract, 06/03/2024",
        ),
    ),
    (
        SLIP,
        (
            "en",
            "2024-06-08",
            None,
            "The concert in Selby Park drew 20,000 people on Thursday. This week the grass will be mown.",
            "Crowds at the concert in Selby Park, 2 June 2024",
        ),
    ),
    (
        SLIP,
        (
            "de",
            "2024-06-11",
            None,
            "In Hohenau sind am Sonntag nach einem Unwetter Dutzende Keller vollgelaufen.\n\nDie Feuerwehr war die ganze Nacht unterwegs.",
            "Die Feuerwehr pumpt Keller in Hohenau aus, 2. Juni 2024",
        ),
    ),
    (
        OLDER,
        (
            "de",
            "2024-06-11",
            None,
            "In Hohenau sind am Sonntag nach einem Unwetter Dutzende Keller vollgelaufen.\n\nDie Feuerwehr war die ganze Nacht unterwegs.",
            "Die Feuerwehr pumpt Keller in Hohenau aus, 2. Juni 2016",
        ),
    ),
    (
        OLDER,
        (
            "de",
            "2024-06-11",
            None,
            "Rund 3.000 Schülerinnen und Schüler haben am Freitag vor dem Rathaus in Grollau gegen den Abriss der Turnhalle protestiert.",
            "Schüler vor dem Rathaus, 20. September 2019",
        ),
    ),
    (
        OLDER,
        (
            "de",
            "2024-06-13",
            "Güterzug entgleist bei Hohenau",
            "Bei Hohenau ist am Dienstagabend ein Güterzug aus den Gleisen gesprungen.\n\nVerletzt wurde niemand.",
            "Ein Kran hebt den Waggon auf das Gleis, März 2013",
        ),
    ),
    (
        OLDER,
        (
            "de",
            "2024-06-13",
            None,
            "Ministerin Eva Rauch hat am Montag in Grollau mit Landwirten über die Dürre gesprochen.",
            "Ministerin Eva Rauch (links) mit Landwirten in Grollau, 4. Mai 2018",
        ),
    ),
    (
        OLDER,
        (
            "de",
            "2024-06-13",
            None,
            "Mit 40.000 Unterschriften im Gepäck sind Eltern am Mittwoch vor den Landtag gezogen. Sie übergaben die Petition dem Präsidenten.",
            "Übergabe der Petition im Landtag, November 2015",
        ),
    ),
    (
        OLDER,
        (
            "de",
            "2024-06-13",
            None,
            "Jonas Wirt ist am Sonntag zum Bürgermeister von Hohenau gewählt worden.",
            "Der neue Bürgermeister Jonas Wirt nach der Wahl, 14. April 2013",
        ),
    ),
    (
        SLIP,
        (
            "de",
            "2024-06-10",
            None,
            "Jonas Wirt ist am Sonntag, 9. Juni, zum Bürgermeister von Hohenau gewählt worden.",
            "Der neue Bürgermeister Jonas Wirt nach der Wahl, 9. Juni 2023",
        ),
    ),
    (
        LATER,
        (
            "de",
            "2024-06-12",
            None,
            "Der Chor aus Grollau hat am Samstag den ersten Preis gewonnen.",
            "Der Chor beim Auftritt in Grollau, 15. August 2024",
        ),
    ),
    (
        OLDER,
        (
            "pl",
            "2024-06-13",
            None,
            "Ulewa, która w sobotę przeszła nad Lasówką, zalała dziesiątki domów.\n\nNikt nie ucierpiał.",
            "Strażacy wypompowują wodę z piwnic w Lasówce, lipiec 2011",
        ),
    ),
    (
        OLDER,
        (
            "pl",
            "2024-06-13",
            None,
            "Minister Jan Kos przyjął w poniedziałek w Warszawie ambasadora Norwegii.",
            "Minister Jan Kos wita się z ambasadorem, 12 marca 2015 r.",
        ),
    ),
    (
        OLDER,
        (
            "pl",
            "2024-06-13",
            None,
            "W Lasówce od wtorku brakuje leków, a przed aptekami ustawiają się długie kolejki.",
            "Kolejka przed apteką w Lasówce, kwiecień 2016",
        ),
    ),
    (
        OLDER,
        (
            "pl",
            "2024-06-13",
            None,
            "Kilkuset rolników przyjechało w środę traktorami na rynek w Brennowie. Domagają się wyższych cen.",
            "Rolnicy na rynku w Brennowie, 4 maja 2012 r.",
        ),
    ),
    (
        SLIP,
        (
            "pl",
            "2024-06-11",
            None,
            "W niedzielę w Brennowie odsłonięto pomnik flisaków.\n\nPrzyszło kilkaset osób.",
            "Odsłonięcie pomnika w Brennowie, 2 czerwca 2024 r.",
        ),
    ),
    (
        LATER,
        (
            "pl",
            "2024-06-11",
            None,
            "Bieg w Lasówce odbył się w niedzielę.",
            "Zawodnicy na mecie biegu, 30 czerwca 2024 r.",
        ),
    ),
    (
        OLDER,
        (
            "he",
            "2024-06-13",
            None,
            "אלפי בני אדם הפגינו במוצאי שבת בכיכר העיר נגד יוקר המחיה.",
            "מפגינים בכיכר העיר, 14 במאי 2013",
        ),
    ),
    (
        OLDER,
        (
            "he",
            "2024-06-13",
            None,
            "שריפה פרצה ביום ראשון במפעל בנהריה. איש לא נפגע.",
            "כבאים ליד המפעל בנהריה, יוני 2015",
        ),
    ),
    (
        OLDER,
        (
            "he",
            "2024-06-13",
            None,
            "נהגי האוטובוסים שבתו ביום שלישי, והתחנה המרכזית הייתה ריקה.",
            "נהגי אוטובוס שובתים בתחנה המרכזית, מרץ 2014",
        ),
    ),
    (
        SLIP,
        (
            "he",
            "2024-06-11",
            None,
            "ראש העיר דנה לוי חנכה ביום ראשון את הגשר החדש.",
            "ראש העיר חונכת את הגשר, 2 ביוני 2024",
        ),
    ),
    (
        SLIP,
        (
            "he",
            "2024-06-06",
            None,
            "ההסכם נחתם בנמל ב-4 ביוני.\n\nהוא יעמוד בתוקף עשר שנים.",
            "חתימת ההסכם בנמל, 4 במאי 2024",
        ),
    ),
    (
        LATER,
        (
            "he",
            "2024-06-11",
            None,
            "המירוץ בנהריה נערך ביום שישי.",
            "המנצחת במירוץ, 20 ביולי 2024",
        ),
    ),
    (
        OLDER,
        (
            "es",
            "2024-06-13",
            None,
            "Un contingente de 300 militares desembarcó el lunes en Alva para ayudar en la limpieza.",
            "Soldados llegan al puerto de Alva, 8 de mayo de 2014",
        ),
    ),
    (
        OLDER,
        (
            "it",
            "2024-06-13",
            None,
            "Dopo l'alluvione di domenica a Riomonte centinaia di ragazzi sono arrivati con le pale.",
            "Volontari spalano il fango a Riomonte, ottobre 2011",
        ),
    ),
    (
        OLDER,
        (
            "sv",
            "2024-06-13",
            None,
            "En lada utanför Lillvik totalförstördes i en brand natten till söndag.",
            "Brandmän vid ladan utanför Lillvik, augusti 2014",
        ),
    ),
    (
        OLDER,
        (
            "da",
            "2024-06-13",
            None,
            "Flere hundrede mennesker gik på gaden i Skovby lørdag.",
            "Demonstranter på torvet i Skovby, 3. maj 2013",
        ),
    ),
    (
        OLDER,
        (
            "no",
            "2024-06-13",
            None,
            "Partene i lærerstreiken møttes i Havnes mandag.",
            "Muntlige forhandlinger i Havnes, 4. mars 2011",
        ),
    ),
    (
        OLDER,
        (
            "hu",
            "2024-06-13",
            None,
            "Leégett vasárnap a régi malom Kishegyen. Senki sem sérült meg.",
            "Tűzoltók a leégett malomnál, 2014 májusa",
        ),
    ),
    (
        OLDER,
        (
            "el",
            "2024-06-13",
            None,
            "Φωτιά ξέσπασε την Κυριακή σε αποθήκη στο λιμάνι.",
            "Πυροσβέστες στο λιμάνι, Μάιος 2013",
        ),
    ),
    (
        OLDER,
        (
            "fi",
            "2024-06-13",
            None,
            "Varasto paloi satamassa sunnuntaina. Kukaan ei loukkaantunut.",
            "Palomiehiä satamassa toukokuussa 2013",
        ),
    ),
    (
        OLDER,
        (
            "zh",
            "2024-06-13",
            None,
            "周日，码头一座仓库起火，无人受伤。",
            "消防员在码头灭火，2013年5月",
        ),
    ),
    (
        OLDER,
        (
            "ko",
            "2024-06-13",
            None,
            "일요일 항구의 한 창고에서 불이 났다. 다친 사람은 없다.",
            "항구 창고에서 소방관들이 물을 뿌리고 있다. 2013년 5월 3일",
        ),
    ),
    (
        OLDER,
        (
            "ar",
            "2024-06-13",
            None,
            "اندلع حريق يوم الأحد في مستودع بالميناء.",
            "رجال الإطفاء في الميناء، مايو 2013",
        ),
    ),
    (
        OLDER,
        (
            "hi",
            "2024-06-13",
            None,
            "रविवार को बंदरगाह के एक गोदाम में आग लग गई।",
            "आग बुझाते दमकल कर्मी, मई 2013",
        ),
    ),
    (
        OLDER,
        (
            "vi",
            "2024-06-13",
            None,
            "Một nhà kho ở cảng bốc cháy hôm Chủ nhật.",
            "Lính cứu hỏa tại cảng, tháng 5 năm 2013",
        ),
    ),
    (
        OLDER,
        (
            "id",
            "2024-06-13",
            None,
            "Sebuah gudang di pelabuhan terbakar pada hari Minggu.",
            "Petugas pemadam di pelabuhan, Mei 2013",
        ),
    ),
    (
        OLDER,
        (
            "tr",
            "2024-06-13",
            None,
            "Limandaki bir depo pazar günü yandı.",
            "Limanda itfaiyeciler, Mayıs 2013",
        ),
    ),
    (
        OLDER,
        (
            "ro",
            "2024-06-13",
            None,
            "Un depozit din port a ars duminică.",
            "Pompierii în port, mai 2013",
        ),
    ),
    (
        OLDER,
        (
            "cs",
            "2024-06-13",
            None,
            "Sklad v přístavu v neděli vyhořel.",
            "Hasiči v přístavu, květen 2013",
        ),
    ),
    (
        OLDER,
        (
            "nl",
            "2024-06-13",
            None,
            "Een loods in de haven is zondag afgebrand.",
            "Brandweerlieden in de haven, mei 2013",
        ),
    ),
    (
        OLDER,
        (
            "uk",
            "2024-06-13",
            None,
            "У неділю в порту згорів склад.",
            "Пожежники в порту, травень 2013 року",
        ),
    ),
    (
        OLDER,
        (
            "ru",
            "2024-06-13",
            None,
            "В воскресенье в порту сгорел склад.",
            "Пожарные в порту, май 2013 года",
        ),
    ),
    (
        OLDER,
        (
            "fa",
            "2024-06-13",
            None,
            "یکشنبه انباری در بندر آتش گرفت.",
            "آتش\u200cنشانان در بندر، مه ۲۰۱۳",
        ),
    ),
    (
        OLDER,
        (
            "ja",
            "2024-06-13",
            None,
            "日曜日、港の倉庫で火事があった。けが人はいない。",
            "港の倉庫で消火にあたる消防隊員＝2013年5月",
        ),
    ),
    (
        OLDER,
        (
            "en",
            "2024-06-13",
            None,
            "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
            "Flooded Mill Street in Tarrow on 14 November 2014",
        ),
    ),
)
QUIET: tuple[Row, ...] = (
    (
        "en",
        "2024-06-13",
        None,
        "Ida Fell resigned on Monday over a loan.",
        "Ida Fell in her office in May 2019",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "A fire destroyed the old mill at Tarrow on Sunday.",
        "The old mill at Tarrow, seen from the river in 2015",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Ada Bren won the book prize on Monday.",
        "The author at a reading in Arden, 4 March 2016",
    ),
    (
        "en",
        "2024-06-13",
        "Dyke holds",
        "After the flood of 2013 the dyke was raised; on Sunday it held.",
        "Workers repair the dyke in 2014",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra flooded Tarrow on Sunday.",
        "The bridge during the last flood in November 2014",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Asta Bren won the Tarrow marathon on Sunday.",
        "Asta Bren during last year's race, 14 May 2023",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Ida Fell was sworn in on Monday.",
        "Ida Fell, here with fishermen in 2017, became a minister on Monday",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "A hall collapsed in Calva on 10 June.",
        "Rescue workers clear rubble on 12 June 2024",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The boathouse burned down on Sunday; arson is suspected.",
        "Members of the rowing club at their boathouse, 2012",
    ),
    (
        "de",
        "2024-06-13",
        None,
        "Die Alte Mühle ist am Montag abgebrannt.",
        "Die Alte Mühle, aufgenommen im Mai 2016",
    ),
    (
        "fr",
        "2024-06-13",
        None,
        "Le ministre a démissionné lundi.",
        "Le ministre en visite à Lyon, en 2018",
    ),
    (
        "en",
        "2024-06-13",
        "Election on Sunday",
        "Voters go to the polls on Sunday.",
        "A polling station in the 2019 election",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "A study published on Monday says that snow on Mount Ysel comes later each year.",
        "Snow on Mount Ysel, January 2012",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Beekeepers protested in Arden on Monday.",
        "Bees on a comb, June 2018",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The town will buy a new fire engine, the council said on Monday.",
        "Firefighters train at the Arden depot, March 2020",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Six years on, the town voted again on Sunday.",
        "Celebrations after the vote of 2016",
    ),
    (
        "en",
        "2024-06-10",
        None,
        "Mayor Ida Fell opened the bridge at Arden on Tuesday, 4 June.\n\nIt took five years.",
        "Officials walk over the bridge at Arden on 8 June 2024",
    ),
    (
        "en",
        "2024-06-10",
        None,
        "The mill burned down on Tuesday, 4 June.",
        "Firefighters damp down the ruins of the mill on 8 June 2024",
    ),
    (
        "en",
        "2024-06-10",
        None,
        "The ferry was christened on Saturday.",
        "The ferry is to sail on Thursday, 20 June",
    ),
    (
        "en",
        "2024-06-08",
        None,
        "Ada Bren signed the contract with Tarrow on 7 June.",
        "Ada Bren signs the contract, 06/07/2024",
    ),
    (
        "de",
        "2024-06-13",
        None,
        "Rund 300 Schüler haben am Freitag gegen den Abriss der Turnhalle protestiert.",
        "Die Turnhalle in Grollau im Jahr 2011",
    ),
    (
        "de",
        "2024-06-13",
        None,
        "Ministerin Eva Rauch ist am Montag zurückgetreten.",
        "Ministerin Eva Rauch im Mai 2018 in Brüssel",
    ),
    (
        "de",
        "2024-06-13",
        None,
        "Kai Holm hat am Sonntag seinen Rücktritt erklärt.",
        "Kai Holm gewann 2012 die Meisterschaft",
    ),
    (
        "de",
        "2024-06-13",
        None,
        "Das Hochwasser vom Sonntag blieb unter der Marke von 2013, als Grollau unter Wasser stand.",
        "Hochwasser in Grollau im Juni 2013",
    ),
    (
        "pl",
        "2024-06-13",
        None,
        "Minister Jan Kos podał się w poniedziałek do dymisji.",
        "Minister Jan Kos w 2015 r.",
    ),
    (
        "pl",
        "2024-06-13",
        None,
        "W zamku w Brennowie wybuchł w niedzielę pożar.",
        "Zamek w Brennowie, 2013",
    ),
    (
        "he",
        "2024-06-13",
        None,
        "שריפה פרצה ביום ראשון בבית הספר הישן.",
        "בית הספר הישן בנהריה, 2012",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "Sandbags in Mill Street during the 2014 flood",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "Sandbags in Mill Street during the flood in November 2014",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "Sandbags in Mill Street during the floods of November 2014",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "The flood of 14 November 2014 reached the church door",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "A boat in Mill Street in the previous flood, November 2014",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "High-water marks on the church: 1953, 1978 and 2014",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "Tarrow under water the last time, in November 2014",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "Then as now: Mill Street on 14 November 2014",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "The weir, built in 2014 after an earlier flood, held on Sunday",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "Mill Street, Tarrow, before the flood, in May 2016",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "The mayor inspects the new weir, opened in May 2016",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The Orra burst its banks on Sunday and flooded the lower town of Tarrow.",
        "The bridge in Tarrow, seen here in June 2018, was swept away",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "A fire burned down the market street in Calva on Monday.",
        "What the street looked like in 2018",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "A fire burned down the market hall in Calva on Monday.",
        "The market hall in Calva as it stood in May 2018",
    ),
    (
        "en",
        "2024-06-13",
        "Fell resigns",
        "Ida Fell resigned on Monday after five years.",
        "Ida Fell at her swearing-in on 4 March 2019",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Troops under General Orsk took the town on Saturday.",
        "General Orsk, who led the 2014 offensive",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The club won the cup in Dorn on Sunday, eight years after losing the final.",
        "Fans at the final in Dorn in 2016, which the club lost",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Asta Bren won the race again on Sunday.",
        "Asta Bren wins the 2019 race",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Twelve years after the uprising began, protesters gathered in Arden on Saturday.",
        "Protesters in Arden in March 2012, at the start of the uprising",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Cases of measles rose by half, the health ministry reported on Monday.",
        "A nurse gives a child a vaccine in Tarrow, May 2019",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "The price of wheat fell by a tenth on Monday.",
        "Wheat harvest near Dorn, July 2021",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Thieves broke into the Dorn museum on Sunday night.",
        "Visitors in the Dorn museum, 2018",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Fares will rise in January, the railway announced on Monday.",
        "Commuters at Arden station, October 2019",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "Prime minister Ida Fell will visit Port Selby on Friday.",
        "Prime minister Ida Fell in Arden, 3 May 2022",
    ),
    (
        "en",
        "2024-06-13",
        None,
        "A truce began in Calva on Monday.",
        "Rebels near Calva in 2016, when the war was in its second year",
    ),
    (
        "fr",
        "2024-06-13",
        None,
        "La rivière a débordé dimanche et inondé le Vieux-Port.",
        "Le Vieux-Port pendant les inondations de 2014",
    ),
    (
        "fr",
        "2024-06-13",
        None,
        "La rivière a débordé dimanche et inondé la place du marché.",
        "La place du marché lors de la crue de novembre 2014",
    ),
    (
        "de",
        "2024-06-13",
        None,
        "Der Fluss ist am Sonntag in Grollau über die Ufer getreten.",
        "Beim Hochwasser im Juni 2013 stand Grollau unter Wasser",
    ),
    (
        "de",
        "2024-06-13",
        None,
        "Der Fluss ist am Sonntag in Grollau über die Ufer getreten.",
        "Helfer beim Hochwasser 2013 in Grollau",
    ),
    (
        "es",
        "2024-06-13",
        None,
        "El río se desbordó el domingo e inundó la calle Mayor.",
        "La calle Mayor durante las inundaciones de 2014",
    ),
    (
        "es",
        "2024-06-13",
        None,
        "Los trabajadores del puerto de Alva empezaron el lunes una huelga.",
        "La huelga de noviembre de 2012 en Alva",
    ),
    (
        "pl",
        "2024-06-13",
        None,
        "W niedzielę rzeka zalała Brennów; woda była wyższa niż w 2010 roku.",
        "Powódź w Brennowie w 2010 r.",
    ),
    (
        "ru",
        "2024-06-13",
        None,
        "В воскресенье наводнение затопило центр Заречья.",
        "Во время наводнения 2013 года",
    ),
    (
        "ru",
        "2024-06-13",
        None,
        "В воскресенье наводнение затопило центр Заречья.",
        "Последствия наводнения 2013 года в Заречье",
    ),
    (
        "it",
        "2024-06-13",
        None,
        "Il fiume è esondato domenica a Riomonte.",
        "L'alluvione dell'ottobre 2011 a Riomonte",
    ),
    (
        "pt",
        "2024-06-13",
        None,
        "Os estivadores de Alva entraram em greve na segunda-feira.",
        "A greve de março de 2012 em Alva",
    ),
    (
        "nl",
        "2024-06-13",
        None,
        "De rivier trad zondag buiten haar oevers in Holmdijk.",
        "De overstroming van januari 1995 in Holmdijk",
    ),
    (
        "ja",
        "2024-06-13",
        None,
        "日曜日、川が氾濫し、町が水につかった。",
        "2014年の洪水で水につかった町",
    ),
    (
        "zh",
        "2024-06-13",
        None,
        "周日河水泛滥，老街被淹。",
        "2014年洪水时的老街",
    ),
)


def _found(row: Row) -> set[str]:
    language, published, headline, body, caption = row
    made = case(
        language=language, published=published, headline=headline, body=body, caption=caption
    )
    return {
        finding.check
        for check in checks()
        for finding in findings(check, made)
        if finding.concern > Concern.NOTE
    }


@pytest.mark.parametrize(
    ("check", "row"), FLAGS, ids=lambda part: part[4] if isinstance(part, tuple) else part
)
def test_flags(check: str, row: Row) -> None:
    assert check in _found(row)


@pytest.mark.parametrize("row", QUIET, ids=lambda row: row[4])
def test_stays_quiet(row: Row) -> None:
    assert not _found(row)
