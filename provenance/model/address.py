"""Addresses of articles: the same article under several of them is one article."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

__all__ = ["article_address", "canonical_address"]

_LONGEST = 2000

# Parameters that tell where a reader came from and nothing about the article: the analytics
# vendors' own documentation of campaign and click identifiers.
_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid igshid igsh li_fat_id "
    "mc_cid mc_eid mkt_tok _hsenc _hsmi hsctatracking vero_id vero_conv oly_anon_id oly_enc_id "
    "wickedid s_cid icid ncid cmpid cmp xtor at_medium at_campaign at_format at_link_id "
    "at_link_origin at_link_type at_ptr_name wt_mc wt_zmc _ga _gl traffic_source".split()
)
_TRACKING_STARTS = ("utm_", "pk_", "piwik_", "mtm_", "matomo_", "hsa_", "stm_", "ns_")
_DEFAULT_PORT = {"http": 80, "https": 443}
_EDGES = "".join(map(chr, range(0x21)))  # what stands around an address is no part of it
_CONTROLS = re.compile(r"[\x00-\x20\x7f]")
_TWIN_LABELS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


def canonical_address(url: str) -> str:
    """The address without what does not name the article: fragment, default port, tracking.

    Scheme and host are lower case. Anything that is no address of the web comes back as it is.

    >>> canonical_address("HTTPS://News.example:443/Flood?id=7&utm_source=rss#top")
    'https://news.example/Flood?id=7'
    """
    spelled = _CONTROLS.sub(lambda found: f"%{ord(found[0]):02X}", url.strip(_EDGES))
    parts = _split(spelled)
    if parts is None:
        return url
    scheme, host = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    kept = [item for item in parts.query.split("&") if item and not _is_tracking(item)]
    where = host if port in (None, _DEFAULT_PORT[scheme]) else f"{host}:{port}"
    if parts.username is not None or parts.password is not None:
        where = f"{parts.netloc.rpartition('@')[0]}@{where}"
    return urlunsplit((scheme, where, parts.path or "/", "&".join(kept), ""))


def article_address(fetched: str | None, stated: str | None) -> str | None:
    """The one address of an article that was fetched at one address and states another.

    What the page states (its canonical link) counts where it is of the same site and names a page;
    else the address it was fetched from. A stated link to the front page is a slip of many sites.

    >>> article_address("https://m.news.example/flood?utm_medium=rss", "https://news.example/flood")
    'https://news.example/flood'
    >>> article_address("https://news.example/flood", "https://other.example/flood")
    'https://news.example/flood'
    """
    if fetched is None or _split(fetched) is None:
        return fetched or stated
    own = canonical_address(fetched)
    if not stated or len(stated) > _LONGEST:
        return own
    try:
        joined = urljoin(fetched, stated.strip())
    except ValueError:
        return own
    mine, said = _split(fetched), _split(joined)
    if mine is None or said is None or said.username is not None:
        return own
    if _site(mine) != _site(said) or (said.path in ("", "/") and mine.path not in ("", "/")):
        return own
    return canonical_address(joined)


def _split(url: str) -> SplitResult | None:
    """The parts of an address of the web, None for anything else."""
    try:
        parts = urlsplit(url)
        known = parts.scheme.lower() in _DEFAULT_PORT and parts.hostname
        return parts if known and (parts.port is None or parts.port >= 0) else None
    except ValueError:
        return None


def _site(parts: SplitResult) -> str:
    return _TWIN_LABELS.sub("", (parts.hostname or "").rstrip("."))


def _is_tracking(item: str) -> bool:
    name = item.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_STARTS)
