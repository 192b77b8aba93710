"""The signs of a credit that need no mark: houses that supply pictures, words behind a name."""

import re

__all__ = ["BEHIND", "HOUSE", "NAMELESS"]

# Agencies, libraries and handout sources as they sign (IPTC: provider).
_HOUSES = (
    "stock.adobe.com", "getty images", "getty", "afp", "agence france-presse", "reuters",
    "associated press", "ap photo", "ap", "dpa", "picture alliance", "picture-alliance", "imago",
    "imago images", "epa", "efe", "ansa", "apa", "keystone", "keystone-sda", "belga", "anp", "tt",
    "ntb", "ritzau", "scanpix", "lehtikuva", "pa images", "pa wire", "pa media",
    "press association", "pa", "alamy", "shutterstock", "istock", "istockphoto", "adobe stock",
    "unsplash", "pexels", "pixabay", "wikimedia commons", "wikipedia", "flickr", "zuma",
    "zuma press", "xinhua", "tass", "ria novosti", "sputnik", "interfax", "ukrinform", "unian",
    "kyodo", "jiji", "yonhap", "newsis", "ians", "pti", "ani", "anadolu", "aa", "dha", "iha",
    "lusa", "agência brasil", "notimex", "sipa", "abaca", "hans lucas", "maxppp", "panos",
    "magnum", "bloomberg", "upi", "aap", "canadian press", "the canadian press", "cp", "pap",
    "east news", "forum", "ctk", "čtk", "mti", "agerpres", "hina", "tanjug", "beta", "lapresse",
    "contrasto", "nurphoto", "corbis", "bridgeman", "akg-images", "ullstein bild", "ullstein",
    "epd", "kna", "ddp", "dapd", "action press", "eyevine", "wenn", "splash", "backgrid", "mega",
    "nasa", "esa", "us air force", "us navy", "handout", "facebook", "instagram", "twitter",
    "telegram", "screenshot", "rex", "rex features", "globallookpress", "depositphotos",
    "dreamstime", "europa press", "fotolia", "mauritius images", "visum", "laif", "ostkreuz",
    "pool", "via reuters", "via ap", "via getty images", "stringer", "cover media", "compic",
    "profimedia", "isifa", "photonews", "photo news", "gamma-rapho", "divergence", "riva press",
    "myop", "agence vu", "starface", "bestimage", "kcs", "icon sport", "dppi", "afp photo",
    "agencja wyborcza.pl", "agencja gazeta", "newspix", "rapport", "gallo images", "gallo",
    "presse canadienne", "la presse canadienne", "postmedia", "radio free europe", "rfe/rl",
    "cnn", "bbc", "spacex", "maxar", "planet labs", "copernicus", "eumetsat", "noaa", "usgs",
    "witters", "sven simon", "bongarts", "eibner", "hartenfelser", "hmb-media",
    "funke foto services", "colourbox", "panthermedia", "freepik", "plainpicture", "westend61",
    "photocase", "getty image", "тасс", "риа новости", "рейтер", "интерфакс", "коммерсантъ",
    "унiан", "уніан", "укрінформ", "укринформ", "суспільне", "رويترز", "فرانس برس", "أ ف ب",
    "الأناضول", "ایسنا", "ایرنا", "فارس", "مهر", "רויטרס", "απε-μπε", "eurokinissi",
    "intime news", "पीटीआई", "एएनआई", "रॉयटर्स", "ttxvn", "antara", "共同", "共同通信",
    "共同通信社", "時事", "時事通信", "ロイター", "ロイター時事", "ap=共同", "afp時事",
    "afp=時事", "ゲッティ", "ゲッティ共同", "ゲッティ=共同", "ロイター=共同", "新華社",
    "朝日新聞社", "読売新聞", "毎日新聞", "産経新聞", "연합뉴스", "뉴시스", "뉴스1", "로이터",
    "신화", "ap연합뉴스", "新华社", "中新社", "中新网", "视觉中国", "路透社", "法新社", "美联社",
    "中央社", "路透", "法新", "美聯社", "cfp", "ic photo", "东方ic", "人民图片", "图虫",
    "게티이미지", "게티이미지뱅크", "ap뉴시스", "연합", "bernama", "bta", "fonet", "pixsell",
    "cropix", "elta", "bns", "leta", "belta", "irna", "isna", "tasnim", "telam", "télam",
    "andina", "agencia uno", "aton", "cuartoscuro", "gtres", "contacto", "folhapress",
    "estadão conteúdo", "futura press", "agência o globo", "imagn", "usa today sports",
    "icon sportswire", "action images", "depo photos", "depophotos", "redux", "polaris",
    "ritzau scanpix", "ntb scanpix", "tt nyhetsbyrån", "бта", "булфото",
)  # fmt: skip
HOUSE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(h) for h in sorted(_HOUSES, key=len, reverse=True))
    + r")(?!\w)",
    re.I,
)
"""Any house's name, whatever its case, as whole words."""

BEHIND = re.compile(
    r"(?:撮影|提供|写真|촬영|제공|摄影?|攝影?|摄制|供图|供圖|翻攝)$"
    r"|(?:^|[\s/])(?:nuotr\.|fotó|foto|photos?|valokuva|picture)$",
    re.I,
)
"""Marks behind a name; those of scripts without spaces are written on to it."""

NAMELESS = re.compile(
    r"(?:(?:staff|courtesy|handout|supplied|submitted|contributed|provided|file|undated)"
    r"(?: (?:photo|image|picture))?|divulgação|reprodução|arquivo pessoal|acervo pessoal|cortesía"
    r"|gentileza|cedidas?|d\.?r\.?|z\.?v\.?g\.?|privat|materiały prasowe|mat\. prasowe"
    r"|archiwum prywatne)",
    re.I,
)
"""What stands for a name where none is given."""
