"""Class and id words that tell what an element is for, whatever the language of the page."""

import operator
import re
from functools import lru_cache

__all__ = [
    "BODY",
    "CAPTION",
    "CREDIT",
    "FIGURE",
    "FURNITURE",
    "JUNK",
    "NOT_A_PHOTO",
    "TEASER",
    "UNSEEN",
    "tokens_of",
]

_WORD = re.compile(r"[A-Z]+[a-zäöüß]*|[a-zäöüß]+")


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def tokens_of(*attributes: object) -> frozenset[str]:
    """The words in class and id values, split at dashes, underscores and capitals.

    Neighbours count together too ("most-read" holds "mostread").

    >>> sorted(tokens_of("wp-captionText"))
    ['caption', 'captiontext', 'text', 'wp', 'wpcaption']
    """
    parts = [part for value in attributes if value for part in str(value).split()[:40]]
    if len(parts) < 2:
        return _tokens(parts[0]) if parts else _NONE
    return _NONE.union(*map(_tokens, parts))


@lru_cache(maxsize=20_000)
def _tokens(value: str) -> frozenset[str]:
    words = _WORD.findall(value[:200])
    if not value.islower():
        words = [word.lower() for word in words]
    if len(words) > 1:
        words += map(operator.add, words, words[1:])
    return frozenset(words)


CAPTION = frozenset(
    """caption captions figcaption legend legende légende cutline bildunterschrift bildtext
    bildetext billedtekst didascalia pie piefoto leyenda legenda onderschrift bijschrift подпись
    kuvateksti podpis popisek altyazi resimalti imgcaption imgdesc imagedescription
    imgdescription photodescription picturedescription mediadescription imagetext phototext
    imagedesc photodesc imglegend cptn imgcptn captiontitle embedcaption
    imagecaption photocaption mediacaption picturetext pictext imgtext imginfo imageinfo photoinfo
    pictureinfo fototext bildinfo picdesc picturedesc figuretext figdesc mediatext mediadesc
    fototekst fotopopis popisfoto opisfoto opiszdjecia explicatie epigrafe sublegenda fotoalti
    gorselalti subfoto bildlegende bildunterzeile bildbeschreibung fotoonderschrift piedefoto
    pieimagen textofoto chuthich takarir alairas
    captiontext captioned bu subline descr subtitle""".split()
)
CREDIT = frozenset(
    """credit credits copyright copyrights source sources photographer fotograf fotografo fotógrafo
    photographe quelle bildquelle rights rightsholder agency agence agentur fuente fonte autorfoto
    photoby photocredit imagecredit crédit attribution kuvaaja courtesy bildnachweis bron creator
    photoauthor provider byline author autor""".split()
)
FIGURE = frozenset(
    """figure image img photo picture media gallery slide slideshow carousel galerie bild foto
    fotos imagem imagen immagine imagebox photobox lead hero cover visual illustration wp
    attachment thumbnail featured multimedia grafik kuva obrazek zdjecie""".split()
)
# What publishers name the part of a page that holds the article's text.
BODY = frozenset(
    """articlebody articletext articlecontent articlemain bodytext bodycopy bodycontent entrycontent
    postcontent postbody storybody storytext storycontent contentbody newstext newsbody artikeltext
    richtext prose maincontent texte article story entry post""".split()
)
# Parts of a page that are not the article.
JUNK = frozenset(
    """related recommended recommend recommendation recommendations newsletter share sharing social
    comment comments disqus promo promos promotion teaser teasers advert advertisement advertising
    ad ads banner breadcrumb breadcrumbs tags taglist topics mostread popular trending outbrain
    taboola paywall subscribe subscription signup sponsored footer nav navigation menu sidebar
    readmore more next previous pagination toolbar tools cookie consent modal popup player video
    playlist podcast audio poll quiz login toc bookmark follow weiterlesen mehr similar
    visuallyhidden sronly screenreader disclaimer lightbox feedback tooltip actionbar commercial
    twittertweet instagrammedia tiktokembed signin signup regwall donation donate
    suggestions similars crosslink linklist widget rail latest infobox factbox author authors bio
    biography byline autor verfasser""".split()
)
# What no publisher names the part of a page after that holds the article.
FURNITURE = frozenset(
    """related recommended recommendation recommendations newsletter share sharing social promo
    promos teaser teasers mostread trending outbrain taboola breadcrumb breadcrumbs popup modal
    login signin toolbar actionbar cookie consent menu""".split()
)
NOT_A_PHOTO = frozenset(
    """logo icon avatar author authors byline profile portrait headshot badge emoji sprite pixel
    tracking spacer flag rating autor redakteur writer contributor columnist qr appstore
    related recommended teaser teasers newsletter promo advert ad ads banner recommend popular
    sponsor sponsored mostread trending outbrain taboola comment comments footer nav share
    social""".split()
)
# What even a picture with a caption of its own must not stand in.
TEASER = frozenset(
    """related recommended teaser teasers newsletter promo recommend popular sponsored mostread
    trending outbrain taboola comment comments footer nav author authors avatar logo
    articlepreview contentpreview morestories alsoread readmore readnext
    contributor""".split()
)
# Text for screen readers and switches, which no one reads beside a caption.
UNSEEN = frozenset(
    """visuallyhidden sronly screenreader screenreadertext assistivetext hidecaption showcaption
    togglecaption hidetext""".split()
)
