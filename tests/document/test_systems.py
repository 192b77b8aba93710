"""Figures in the markup of many publishing systems and languages, written anew for this project."""

from datetime import UTC, datetime

import pytest

from provenance.document.read import read_article
from provenance.model import Article, Capture
from provenance.plugins import languages

_SEEN = datetime(2024, 6, 3, tzinfo=UTC)
_FIRST = "The river rose through the night and left its bed above the old mill near Tarrow."
_SECOND = "Crews carried sand to the lower streets while families waited in the school hall."
_LAST = "The water fell again in the morning, and by noon the first shops on the square opened."
_WATER = "Water covers Mill Street in Tarrow on Tuesday."
_SHORT = "Mill Street under water"
_IMG = "<img src='/upload/flood-east.jpg' alt='a street'>"


def read(markup: str, lang: str = "en") -> Article:
    page = (
        f"<html lang='{lang}'><body><article><h1>Water in Tarrow</h1><div class='text'>"
        f"<p>{_FIRST}</p>{markup}<p>{_SECOND}</p><p>{_LAST}</p></div></article></body></html>"
    )
    return read_article(
        Capture("page", None, "text/html; charset=utf-8", _SEEN, page.encode()), languages()
    )


def _row(id: str, markup: str, caption: str | None, credit: str | None, lang: str = "en") -> object:
    return pytest.param(markup, lang, caption, credit, id=id)


_MARKED = [
    _row(
        "definition list under the picture",
        f"<dl class='wp-caption alignleft'><dt>{_IMG}</dt><dd class='wp-caption-text'>{_WATER} "
        "Foto: Juan Ruiz</dd></dl>",
        _WATER,
        "Foto: Juan Ruiz",
        "es",
    ),
    _row(
        "media credit behind the picture, in a caption box",
        f"<div class='wp-caption' style='width:610px'>{_IMG}<p class='wp-media-credit'>Jane Doe</p>"
        f"<p class='wp-caption-text'>{_WATER}</p></div>",
        _WATER,
        "Jane Doe",
    ),
    _row(
        "credit span in an element caption",
        f"<figure class='wp-block-image'>{_IMG}<figcaption class='wp-element-caption'>{_WATER} "
        "<span class='image-credit'><span class='credit-label-wrapper'>Credit:</span> Jane Doe / "
        "Tarrow Post</span></figcaption></figure>",
        _WATER,
        "Credit: Jane Doe / Tarrow Post",
    ),
    _row(
        "caption and credit spans with a separator",
        f"<figure class='c-media-item'>{_IMG}<figcaption><span class='c-media-item__caption'>"
        f"{_WATER}</span><span class='c-media-item__separator'> </span>"
        "<span class='c-media-item__credit'>(Jane Doe/The Tarrow Post)</span></figcaption></figure>",
        _WATER,
        "Jane Doe/The Tarrow Post",
    ),
    _row(
        "media field and sibling fields",
        f"<div class='media media--type-image'><div class='field--name-field-media-image'>{_IMG}"
        f"</div><div class='field--name-field-caption'>{_WATER}</div>"
        "<div class='field--name-field-copyright'>Jane Doe</div></div>",
        _WATER,
        "Jane Doe",
    ),
    _row(
        "figure with caption and credit blocks in a content block",
        f"<div class='Figure'>{_IMG}<div class='Figure-content'><div class='Figure-caption'>"
        f"{_WATER}</div><div class='Figure-credit'>Jane Doe</div><div class='Figure-source'>"
        "Tarrow Radio</div></div></div>",
        _WATER,
        "Jane Doe / Tarrow Radio",
    ),
    _row(
        "picture cell and text cell of a table",
        f"<table class='picture' align='center'><tbody><tr><td class='pic'>{_IMG}</td></tr><tr>"
        "<td class='pic_caption'>Nước ngập phố Cối Xay sáng 4/6. Ảnh: Minh Anh</td></tr></tbody>"
        "</table>",
        "Nước ngập phố Cối Xay sáng 4/6.",
        "Ảnh: Minh Anh",
        "vi",
    ),
    _row(
        "bare table with small print",
        f"<table width='310' align='left'><tr><td>{_IMG}</td></tr><tr><td><font size='1'>"
        "Вода покрыла Мельничную улицу. Фото: Иван Петров</font></td></tr></table>",
        "Вода покрыла Мельничную улицу.",
        "Фото: Иван Петров",
        "ru",
    ),
    _row(
        "detail picture with its text behind",
        "<img class='detail_picture' src='/upload/a.jpg' alt='Улица'>"
        "<div class='detail_picture_text'>Вода покрыла Мельничную улицу 4 июня. <span class="
        "'author'>Фото: Иван Петров</span></div>",
        "Вода покрыла Мельничную улицу 4 июня.",
        "Фото: Иван Петров",
        "ru",
    ),
    _row(
        "paragraph behind that ends in a credit",
        f"<p>{_IMG}</p><p>{_WATER} (Photo: Jane Doe)</p>",
        _WATER,
        "Photo: Jane Doe",
    ),
    _row(
        "centred paragraph behind a centred picture",
        f"<p style='text-align: center'>{_IMG}</p><p style='text-align: center;'><font color="
        "'#008'>6月10日清晨，河水漫过磨坊街。（图/李想）</font></p>",
        "6月10日清晨，河水漫过磨坊街。",
        "图/李想",
        "zh",
    ),
    _row(
        "centred paragraph without a credit",
        f"<p align='center'>{_IMG}</p><p align='center'>河水漫过磨坊街。</p>",
        "河水漫过磨坊街。",
        None,
        "zh",
    ),
    _row(
        "photographer and mark behind the caption",
        f"<p align='center'>{_IMG}</p><p align='center'>河水漫过磨坊街。新华社记者 周敏 摄</p>",
        "河水漫过磨坊街。",
        "新华社记者 周敏 摄",
        "zh",
    ),
    _row(
        "slash mark behind the caption",
        f"<p align='center'>{_IMG}</p><p align='center'>河水漫过磨坊街。 江报记者 周敏/摄</p>",
        "河水漫过磨坊街。",
        "江报记者 周敏/摄",
        "zh",
    ),
    _row(
        "picture mark with a slash before a full stop",
        f"<figure>{_IMG}<figcaption>河水漫過磨坊街。圖／李想攝</figcaption></figure>",
        "河水漫過磨坊街。",
        "圖／李想攝",
        "zh",
    ),
    _row(
        "bracketed house and provider",
        f"<figure>{_IMG}<figcaption>▲河水漫過磨坊街。（圖／中央社）</figcaption></figure>",
        "河水漫過磨坊街。",
        "圖／中央社",
        "zh",
    ),
    _row(
        "credit behind an equals sign",
        f"<div class='photo'>{_IMG}<p class='caption'>冠水した水車通り＝4日、タロウ市（田中太郎撮影）</p>"
        "</div>",
        "冠水した水車通り＝4日、タロウ市",
        "田中太郎撮影",
        "ja",
    ),
    _row(
        "credit written on behind an equals sign",
        f"<div class='photo'>{_IMG}<p>冠水した水車通り＝４日、タロウ市、田中太郎撮影</p></div>",
        "冠水した水車通り＝４日、タロウ市",
        "田中太郎撮影",
        "ja",
    ),
    _row(
        "triangle and bracket in a table",
        f"<table class='image'><tr><td>{_IMG}</td></tr><tr><td>▲ 물에 잠긴 방앗간 거리. 사진=김민수 기자"
        "</td></tr></table>",
        "물에 잠긴 방앗간 거리.",
        "사진=김민수 기자",
        "ko",
    ),
    _row(
        "organisation span and emphasis",
        f"<span class='end_photo_org'>{_IMG}<em class='img_desc'>물에 잠긴 방앗간 거리. /연합뉴스</em></span>",
        "물에 잠긴 방앗간 거리.",
        "연합뉴스",
        "ko",
    ),
    _row(
        "house in square brackets",
        f"<figure>{_IMG}<figcaption>물에 잠긴 방앗간 거리 [타로시 제공]</figcaption></figure>",
        "물에 잠긴 방앗간 거리",
        "타로시 제공",
        "ko",
    ),
    _row(
        "slash and label behind",
        f"<table class='pic'><tr><td><div class='pic'>{_IMG}<span class='caption'>"
        "Jalan Kilang tergenang / Foto: dok. Warga Tarrow Baru</span></div></td></tr></table>",
        "Jalan Kilang tergenang",
        "Foto: dok. Warga Tarrow Baru",
        "id",
    ),
    _row(
        "bracketed source in Malay",
        f"<figure>{_IMG}<figcaption>Jalan Kilang ditenggelami air. - Gambar BERNAMA</figcaption>"
        "</figure>",
        "Jalan Kilang ditenggelami air.",
        "Gambar BERNAMA",
        "id",
    ),
    _row(
        "description and author in spans",
        f"<figure class='related_image'><a href='/im/flood.jpg'>{_IMG}</a><p class='desc'>"
        "<span class='photoDesc'>Ulica Młyńska pod wodą</span> <span class='photoAuthor'>fot. Jan "
        "Kowal / Agencja Tarska</span></p></figure>",
        "Ulica Młyńska pod wodą",
        "fot. Jan Kowal / Agencja Tarska",
        "pl",
    ),
    _row(
        "author label in Czech",
        f"<div class='opener-foto'>{_IMG}<div class='opener-foto-info'><span>Mlýnská ulice pod "
        "vodou</span> | <span class='autor'>autor: Jan Novák</span></div></div>",
        "Mlýnská ulice pod vodou",
        "autor: Jan Novák",
        "cs",
    ),
    _row(
        "photo mark in Hungarian",
        f"<figure>{_IMG}<figcaption>Víz alatt a Malom utca. Fotó: Kiss Anna / Tarrow Hírek"
        "</figcaption></figure>",
        "Víz alatt a Malom utca.",
        "Fotó: Kiss Anna / Tarrow Hírek",
        "hu",
    ),
    _row(
        "photo mark in Bulgarian",
        f"<figure>{_IMG}<figcaption>Водата покри улица Мелнична. Снимка: Петър Янков</figcaption>"
        "</figure>",
        "Водата покри улица Мелнична.",
        "Снимка: Петър Янков",
        "bg",
    ),
    _row(
        "photo mark in Croatian",
        f"<figure>{_IMG}<figcaption>Voda u Mlinskoj ulici <span>Foto: Ana Horvat/Cropix</span>"
        "</figcaption></figure>",
        "Voda u Mlinskoj ulici",
        "Foto: Ana Horvat/Cropix",
        "hr",
    ),
    _row(
        "photo mark in Lithuanian",
        f"<figure>{_IMG}<figcaption>Malūno gatvė po vandeniu | J. Jonaičio nuotr.</figcaption>"
        "</figure>",
        "Malūno gatvė po vandeniu",
        "J. Jonaičio nuotr.",
        "lt",
    ),
    _row(
        "photo mark in Estonian",
        f"<figure>{_IMG}<figcaption>Veski tänav on vee all. FOTO: Jaan Tamm</figcaption></figure>",
        "Veski tänav on vee all.",
        "FOTO: Jaan Tamm",
        "et",
    ),
    _row(
        "photo mark in Slovene",
        f"<figure>{_IMG}<figcaption>Mlinska ulica pod vodo. FOTO: Jure Novak/Delo</figcaption>"
        "</figure>",
        "Mlinska ulica pod vodo.",
        "FOTO: Jure Novak/Delo",
        "sl",
    ),
    _row(
        "photo mark in Romanian, overlaid",
        f"<div class='thumb-wrap'>{_IMG}<span class='overlay-credit'>Foto: Ion Popa</span></div>"
        "<p class='img-explicatie'><em>Strada Morii sub apă</em></p>",
        "Strada Morii sub apă",
        "Foto: Ion Popa",
        "ro",
    ),
    _row(
        "rights reserved",
        f"<figure>{_IMG}<figcaption>La rue du Moulin sous l’eau. <small>DR</small></figcaption>"
        "</figure>",
        "La rue du Moulin sous l’eau.",
        "DR",
        "fr",
    ),
    _row(
        "signature behind a dash in French",
        f"<figure>{_IMG}<figcaption>La rue du Moulin sous l’eau. - Crédit Photo : Léa Martin"
        "</figcaption></figure>",
        "La rue du Moulin sous l’eau.",
        "Crédit Photo : Léa Martin",
        "fr",
    ),
    _row(
        "names and house in capitals behind a full stop",
        f"<figure>{_IMG}<figcaption>La rue du Moulin sous l’eau, mardi. LÉA MARTIN / AFP"
        "</figcaption></figure>",
        "La rue du Moulin sous l’eau, mardi.",
        "LÉA MARTIN / AFP",
        "fr",
    ),
    _row(
        "names in capitals in brackets",
        f"<figure>{_IMG}<figcaption>La calle del Molino, bajo el agua. (EFE / Juan Ruiz)"
        "</figcaption></figure>",
        "La calle del Molino, bajo el agua.",
        "EFE / Juan Ruiz",
        "es",
    ),
    _row(
        "name in capitals in its own span",
        f"<figure>{_IMG}<figcaption><span>La calle del Molino, bajo el agua</span><span>JUAN RUIZ"
        "</span></figcaption></figure>",
        "La calle del Molino, bajo el agua",
        "JUAN RUIZ",
        "es",
    ),
    _row(
        "caption class in Italian",
        f"<div class='foto'>{_IMG}<div class='didascalia'>Via del Mulino sott’acqua (foto Rossi)"
        "</div></div>",
        "Via del Mulino sott’acqua",
        "foto Rossi",
        "it",
    ),
    _row(
        "item caption and credits",
        f"<div class='itemImageBlock'><span class='itemImage'><a href='/media/flood.jpg'>{_IMG}</a>"
        "</span><span class='itemImageCaption'>A rua do Moinho debaixo de água.</span><span class="
        "'itemImageCredits'>Ana Sousa</span></div>",
        "A rua do Moinho debaixo de água.",
        "Ana Sousa",
        "pt",
    ),
    _row(
        "reproduction as credit in Portuguese",
        f"<figure>{_IMG}<figcaption>Rua do Moinho embaixo d'água — Foto: Reprodução/TV Tarrow"
        "</figcaption></figure>",
        "Rua do Moinho embaixo d'água",
        "Foto: Reprodução/TV Tarrow",
        "pt",
    ),
    _row(
        "caption and byline with labels as data",
        f"<figure>{_IMG}<figcaption itemprop='caption' data-label='Bildetekst'>Vann i Møllegata."
        "</figcaption><figcaption itemprop='author' class='byline' data-label='Foto'>Kari Nord"
        "</figcaption></figure>",
        "Vann i Møllegata.",
        "Kari Nord",
        "no",
    ),
    _row(
        "caption and byline in one figcaption",
        f"<figure>{_IMG}<figcaption><span class='caption'>Vatten på Kvarngatan.</span><span class="
        "'byline'>Foto: Eva Berg</span></figcaption></figure>",
        "Vatten på Kvarngatan.",
        "Foto: Eva Berg",
        "sv",
    ),
    _row(
        "photographer in capitals with a label in Danish",
        f"<figure>{_IMG}<figcaption>Vand i Møllegade. Foto: Ida Holm/Ritzau Scanpix</figcaption>"
        "</figure>",
        "Vand i Møllegade.",
        "Foto: Ida Holm/Ritzau Scanpix",
        "da",
    ),
    _row(
        "photographer's label in Finnish",
        f"<figure>{_IMG}<figcaption>Myllykatu on veden alla. KUVA: Aino Virta / Lehtikuva"
        "</figcaption></figure>",
        "Myllykatu on veden alla.",
        "KUVA: Aino Virta / Lehtikuva",
        "fi",
    ),
    _row(
        "Swiss handout",
        f"<figure>{_IMG}<figcaption>Die Mühlegasse steht unter Wasser. <span>zvg</span>"
        "</figcaption></figure>",
        "Die Mühlegasse steht unter Wasser.",
        "zvg",
        "de",
    ),
    _row(
        "private in German",
        f"<figure>{_IMG}<figcaption>Die Mühlgasse steht unter Wasser. Foto: privat</figcaption>"
        "</figure>",
        "Die Mühlgasse steht unter Wasser.",
        "Foto: privat",
        "de",
    ),
    _row(
        "picture mark behind and year",
        f"<figure>{_IMG}<figcaption>Die Mühlgasse steht unter Wasser. © APA/AFP/JANE DOE"
        "</figcaption></figure>",
        "Die Mühlgasse steht unter Wasser.",
        "© APA/AFP/JANE DOE",
        "de",
    ),
    _row(
        "list of copyright and caption above it",
        f"<figure>{_IMG}<figcaption><div class='copyright'>Jane Doe/dpa</div><div class='text'>Die "
        "Mühlgasse steht unter Wasser.</div></figcaption></figure>",
        "Die Mühlgasse steht unter Wasser.",
        "Jane Doe/dpa",
        "de",
    ),
    _row(
        "label and colon for a credit in Greek",
        f"<figure>{_IMG}<figcaption>Η οδός Μύλου κάτω από το νερό. Φωτογραφία: Άννα Δήμου"
        "</figcaption></figure>",
        "Η οδός Μύλου κάτω από το νερό.",
        "Φωτογραφία: Άννα Δήμου",
        "el",
    ),
    _row(
        "credit in brackets in Hebrew",
        f"<figure>{_IMG}<figcaption>רחוב הטחנה מתחת למים (צילום: דנה לוי)</figcaption></figure>",
        "רחוב הטחנה מתחת למים",
        "צילום: דנה לוי",
        "he",
    ),
    _row(
        "credit overlay in Hebrew",
        f"<div class='ArticleImg'>{_IMG}<span class='ArticleImgCredit'>צילום: דנה לוי</span><div "
        "class='ArticleImgCaption'>רחוב הטחנה מתחת למים</div></div>",
        "רחוב הטחנה מתחת למים",
        "צילום: דנה לוי",
        "he",
    ),
    _row(
        "credit in brackets in Arabic",
        f"<figure>{_IMG}<figcaption>المياه تغمر شارع الطاحونة (رويترز)</figcaption></figure>",
        "المياه تغمر شارع الطاحونة",
        "رويترز",
        "ar",
    ),
    _row(
        "photo by in Persian",
        f"<figure>{_IMG}<figcaption>خیابان آسیاب زیر آب رفت. عکس: مریم احمدی</figcaption></figure>",
        "خیابان آسیاب زیر آب رفت.",
        "عکس: مریم احمدی",
        "fa",
    ),
    _row(
        "credit mark in Hindi",
        f"<figure>{_IMG}<figcaption>मिल स्ट्रीट पानी में डूबी। फोटो: पीटीआई</figcaption></figure>",
        "मिल स्ट्रीट पानी में डूबी।",
        "फोटो: पीटीआई",
        "hi",
    ),
    _row(
        "credit mark in Bengali",
        f"<figure>{_IMG}<figcaption>পানির নিচে মিল সড়ক। ছবি: রহিম উদ্দিন</figcaption></figure>",
        "পানির নিচে মিল সড়ক।",
        "ছবি: রহিম উদ্দিন",
        "bn",
    ),
    _row(
        "credit mark in Thai",
        f"<figure>{_IMG}<figcaption>น้ำท่วมถนนโรงสี ภาพ: สมชาย ใจดี</figcaption></figure>",
        "น้ำท่วมถนนโรงสี",
        "ภาพ: สมชาย ใจดี",
        "th",
    ),
    _row(
        "credit mark in Swahili",
        f"<figure>{_IMG}<figcaption>Mtaa wa Kinu ukiwa chini ya maji. PICHA | JUMA OTIENO"
        "</figcaption></figure>",
        "Mtaa wa Kinu ukiwa chini ya maji.",
        "PICHA | JUMA OTIENO",
        "sw",
    ),
    _row(
        "bar between photo and its house",
        f"<figure>{_IMG}<figcaption>{_WATER} PHOTO | JANE DOE | NMG</figcaption></figure>",
        _WATER,
        "PHOTO | JANE DOE | NMG",
    ),
    _row(
        "picture colon name in Afrikaans",
        f"<figure>{_IMG}<figcaption>Meulstraat is onder water. Foto: Piet Nel/Netwerk"
        "</figcaption></figure>",
        "Meulstraat is onder water.",
        "Foto: Piet Nel/Netwerk",
        "af",
    ),
    _row(
        "image supplied with a bar",
        f"<figure>{_IMG}<figcaption>{_WATER} Photo / Jane Doe</figcaption></figure>",
        _WATER,
        "Photo / Jane Doe",
    ),
    _row(
        "credit colon house in spans of Australian kind",
        f"<figure>{_IMG}<figcaption><span>{_WATER}</span><cite><span>Credit:</span>Jane Doe"
        "</cite></figcaption></figure>",
        _WATER,
        "Credit: Jane Doe",
    ),
    _row(
        "caption, then picture and source in brackets",
        f"<figure>{_IMG}<figcaption>{_WATER} Picture: NewsWire / Jane Doe</figcaption></figure>",
        _WATER,
        "Picture: NewsWire / Jane Doe",
    ),
    _row(
        "source in brackets of a public broadcaster",
        f"<figure>{_IMG}<figcaption>{_WATER}<cite>(<span>Tarrow Radio: Jane Doe</span>)</cite>"
        "</figcaption></figure>",
        _WATER,
        "Tarrow Radio: Jane Doe",
    ),
    _row(
        "credit before the caption, between bars",
        f"<figure>{_IMG}<figcaption><span>Jane Doe | </span><span>{_WATER}</span></figcaption>"
        "</figure>",
        _WATER,
        "Jane Doe",
    ),
    _row(
        "credit label first, caption behind a line break",
        f"<figure>{_IMG}<figcaption>Photo: Jane Doe<br>{_WATER}</figcaption></figure>",
        _WATER,
        "Photo: Jane Doe",
    ),
    _row(
        "italic paragraph behind",
        f"<p>{_IMG}</p><p><em>{_WATER}</em></p>",
        _WATER,
        None,
    ),
    _row(
        "caption in the picture's own paragraph behind a break",
        f"<p>{_IMG}<br><em>{_WATER} Photo: Jane Doe</em></p>",
        _WATER,
        "Photo: Jane Doe",
    ),
    _row(
        "caption in the picture's own paragraph in small print",
        f"<p>{_IMG}<br><small>{_WATER}</small></p>",
        _WATER,
        None,
    ),
    _row(
        "news image text",
        f"<div class='news-img-wrap'><div class='outer'><div class='mediaelement'>{_IMG}</div>"
        "<p class='news-img-caption'>Die Mühlgasse steht unter Wasser. Foto: Jan Huber</p></div>"
        "</div>",
        "Die Mühlgasse steht unter Wasser.",
        "Foto: Jan Huber",
        "de",
    ),
    _row(
        "caption of hashed classes beside the picture",
        f"<div class='x1'><div class='x2'>{_IMG}</div><div class='x3'><span>{_WATER}</span>"
        "<span>Jane Doe / Reuters</span></div></div>",
        _WATER,
        "Jane Doe / Reuters",
    ),
    _row(
        "card with picture and caption",
        f"<figure class='kg-card kg-image-card kg-card-hascaption'>{_IMG}<figcaption><span style="
        f"'white-space: pre-wrap;'>{_WATER} Photo by Jane Doe.</span></figcaption></figure>",
        _WATER,
        "Photo by Jane Doe.",
    ),
    _row(
        "asset caption with a byline",
        f"<div class='photo-container'>{_IMG}<div class='caption-container'><span class="
        f"'caption-text'><p>{_WATER}</p></span><ul class='credit-list'><li><span class='tnt-byline'"
        ">Jane Doe / Tarrow Post</span></li></ul></div></div>",
        _WATER,
        "Jane Doe / Tarrow Post",
    ),
    _row(
        "Turkish credit in brackets",
        f"<div class='haber-gorsel'>{_IMG}<span class='resim-alti'>Değirmen Caddesi sular altında "
        "(Fotoğraf: AA)</span></div>",
        "Değirmen Caddesi sular altında",
        "Fotoğraf: AA",
        "tr",
    ),
    _row(
        "Ukrainian credit behind a dash",
        f"<figure>{_IMG}<figcaption>Вода на вулиці Млиновій / Фото: Олена Коваль</figcaption>"
        "</figure>",
        "Вода на вулиці Млиновій",
        "Фото: Олена Коваль",
        "uk",
    ),
    _row(
        "Serbian credit",
        f"<figure>{_IMG}<figcaption><span class='Image-source'>Foto: Tanjug/Ana Ilić</span>"
        "<span class='Image-caption'>Voda u Mlinskoj ulici</span></figcaption></figure>",
        "Voda u Mlinskoj ulici",
        "Foto: Tanjug/Ana Ilić",
        "sr",
    ),
    _row(
        "enlarge label and caption",
        f"<figure><button>{_IMG}<span>Vergroot</span></button><figcaption><span>De Molenstraat "
        "onder water.</span><span>© Jan de Boer</span></figcaption></figure>",
        "De Molenstraat onder water.",
        "© Jan de Boer",
        "nl",
    ),
]


@pytest.mark.parametrize(("markup", "lang", "caption", "credit"), _MARKED)
def test_caption_and_credit(
    markup: str, lang: str, caption: str | None, credit: str | None
) -> None:
    article = read(markup, lang)
    told = [
        (
            figure.caption.text if figure.caption else None,
            figure.credit.line.text if figure.credit else None,
        )
        for figure in article.figures
    ]
    assert told == [(caption, credit)]
    assert [part.text for part in article.body] == [_FIRST, _SECOND, _LAST]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f"<div class='x9'><a href='/news/other'>{_IMG}<h3>Other story of the town hall</h3>"
            "<p>Its clock stands still.</p></a></div>",
            id="card of another story",
        ),
        pytest.param(
            f"<div class='box'>{_IMG}<h4>Hear the podcast from Tarrow</h4><p>Each Friday.</p></div>",
            id="box with a heading",
        ),
        pytest.param(
            f"<div class='promo-box'>{_IMG}<p>Get the morning letter with all that matters.</p>"
            "<a href='/letter'>Sign up</a></div>",
            id="call to sign up",
        ),
        pytest.param(
            f"<div class='jw-wrapper'><div class='jwplayer'>{_IMG}</div><div class='jw-title'>All "
            "that is known of the flood in Tarrow</div></div>",
            id="player with its title",
        ),
        pytest.param(
            "<div class='flex'><img src='/u/jane.jpg' alt='Jane Doe'><div><a href='/by/jane'>Jane "
            "Doe</a> <time datetime='2024-06-03'>3 June at 17:00</time></div></div>",
            id="portrait with name and hour",
        ),
        pytest.param(
            "<div class='about'><img src='/u/jane.jpg' alt='Jane Doe'><p><b>Jane Doe</b> covers "
            "rivers for the Tarrow Post.</p></div>",
            id="portrait with a life",
        ),
        pytest.param(
            f"<div class='reporter'><div>{_IMG}</div><div>김민수 기자 kim@taro.example</div></div>",
            id="address to write to",
        ),
    ],
)
def test_about_something_else(markup: str) -> None:
    article = read(markup)
    assert [figure.caption for figure in article.figures if figure.caption] == []
    assert [part.text for part in article.body] == [_FIRST, _SECOND, _LAST]


def test_picture_among_lines() -> None:
    page = (
        "<html lang='ja'><body><h1>水車通りが冠水、タロウ市の大雨</h1><div>大雨の影響で４日未明、川の水が"
        "水車通りにあふれ、住民は学校に避難した。市によると、けが人はいないという。<br><br><img src='/i/a.jpg'>"
        "<br>冠水した水車通り＝４日、タロウ市で、田中太郎撮影<br><br>市は５日朝までに通りを片付け、商店街も"
        "昼から営業を再開する見通しだと説明している。</div></body></html>"
    )
    article = read_article(
        Capture("page", None, "text/html; charset=utf-8", _SEEN, page.encode()), languages()
    )
    (figure,) = article.figures
    assert (
        figure.caption is not None and figure.caption.text == "冠水した水車通り＝４日、タロウ市で"
    )
    assert figure.credit is not None and figure.credit.line.text == "田中太郎撮影"
    assert len(article.body) == 2


def test_lead_before_the_article() -> None:
    page = (
        "<html><body><header><nav><a href='/a'>Town</a><a href='/b'>Land</a></nav></header><div "
        f"class='top'><picture>{_IMG}</picture><div class='top__text'>{_WATER} <span>Photo: Jane "
        f"Doe</span></div></div><main><article><h1>Water in Tarrow</h1><p>{_FIRST}</p>"
        f"<p>{_SECOND}</p></article></main></body></html>"
    )
    article = read_article(
        Capture("page", None, "text/html; charset=utf-8", _SEEN, page.encode()), languages()
    )
    (figure,) = article.figures
    assert figure.caption is not None and figure.caption.text == _WATER
    assert figure.credit is not None and figure.credit.line.text == "Photo: Jane Doe"


@pytest.mark.parametrize(
    ("lines", "lang", "caption", "credit"),
    [
        (
            "Bildunterschrift: Die Gasse unter Wasser.\nFoto: Jan Huber",
            "de",
            "Die Gasse unter Wasser.",
            "Jan Huber",
        ),
        (
            "Légende : La rue sous l’eau.\nCrédit photo : Léa Martin",
            "fr",
            "La rue sous l’eau.",
            "Léa Martin",
        ),
        (
            "Подпись: Вода на улице.\nФото: Иван Петров",
            "ru",
            "Вода на улице.",
            "Иван Петров",
        ),
        ("Podpis: Ulica pod wodą.\nFot.: Jan Kowal", "pl", "Ulica pod wodą.", "Jan Kowal"),
        (
            f"Image: flood.jpg\nCaption: {_WATER}\nSource: Reuters",
            "en",
            _WATER,
            "Reuters",
        ),
        (f'![a](b.jpg "{_WATER} Photo: Jane Doe")', "en", _WATER, "Photo: Jane Doe"),
        (f"![a](b.jpg)\n{_WATER} Photo: Jane Doe", "en", _WATER, "Photo: Jane Doe"),
        (f"[Photo: {_WATER} Jane Doe/Reuters]", "en", _WATER, "Jane Doe/Reuters"),
        (f"PHOTO: {_WATER} (Jane Doe/AP)", "en", _WATER, "Jane Doe/AP"),
        (f"{_WATER} Photo: Jane Doe", "en", _WATER, "Photo: Jane Doe"),
    ],
)
def test_text_without_markup(lines: str, lang: str, caption: str, credit: str) -> None:
    text = f"Water in Tarrow\n\n{_FIRST}\n\n{lines}\n\n{_SECOND}\n"
    article = read_article(
        Capture("page", None, f"text/plain; charset=utf-8; lang={lang}", _SEEN, text.encode()),
        languages(),
    )
    (figure,) = article.figures
    assert figure.caption is not None and figure.caption.text == caption
    assert figure.credit is not None and figure.credit.line.text == credit
    assert [part.text for part in article.body] == [_FIRST, _SECOND]
