"""Does the file say it was generated, and the page not?

Why it matters: a reader takes a photograph for a photograph.
Flags:        source type trainedAlgorithmicMedia under "The storm on Saturday."
Stays quiet:  the same under "How the storm may move. AI-generated image"
Innocent if:  the page tells of it where this check does not look.
Sources:      IPTC Digital Source Type vocabulary; C2PA actions
Measured:     on 626 invented articles, precision 1.00, recall 1.00 (26 expected); on the 190 of
              them never read 1.00 and 1.00 (8); on 113 real pages no alarm
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from provenance.languages.every import rows, words
from provenance.model import Case, Check, Concern, Evidence, Finding, Passage, Policy, Role
from provenance.words.patterns import stems_pattern, words_pattern
from provenance.words.script import CASED

__all__ = ["CHECK"]

# Source types that say a picture is synthetic, in whole or part (IPTC NewsCodes).
_SYNTHETIC = frozenset(
    (
        "trainedalgorithmicmedia",
        "compositewithtrainedalgorithmicmedia",
        "compositesynthetic",
        "algorithmicmedia",
    )
)
# A picture computed without a model that learnt.
_COMPUTED = stems_pattern(words("pictures", "computed"))
_SHORT = rows("ai_short")


def _says_so(passage: Passage, case: Case) -> bool:
    """Whether a passage says that a picture was generated."""
    text = unicodedata.normalize("NFKC", passage.text)  # "ＡＩ" is "AI"
    if words_pattern((*case.language.picture.ai_marks, *words("pictures", "generated"))).search(
        text
    ):
        return True
    return _short(case.language.code).search(text) is not None


@lru_cache(maxsize=64)
def _short(code: str) -> re.Pattern[str]:
    """ "Artificial intelligence" in short, as pages in a language write it."""
    forms = "|".join(map(re.escape, (*_SHORT["any"], *_SHORT.get(code, ()))))
    return re.compile(rf"(?<![{CASED}])(?:{forms})(?![{CASED}])")


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding where the source type is synthetic and no words by the picture say so."""
    if case.photo is None:
        return
    kind = case.photo.metadata.digital_source_type
    if kind is None or kind.lower() not in _SYNTHETIC:
        return
    passages = [*case.figure.passages, *case.article.notes]
    if any(_says_so(passage, case) for passage in passages):
        return
    if kind.lower() == "algorithmicmedia" and any(_COMPUTED.search(p.text) for p in passages):
        return
    block = case.photo.metadata.origin("digital_source_type")
    field = Passage(Role.EMBEDDED, kind, case.figure.ordinal)
    evidence = [Evidence("digital source type", field.span(), f"from {block}", None)]
    if case.figure.caption is not None:
        evidence.append(Evidence("caption", case.figure.caption.span(), "does not say so", None))
    yield Finding(
        CHECK.name,
        case.article.address,
        case.figure.ordinal,
        Concern.CONFLICT,
        0.9,
        f"The image file says the picture is synthetic ({kind}). Nothing printed beside it does.",
        "Say in the caption that the picture was generated.",
        tuple(evidence),
        case.figure.image_url,
    )


CHECK = Check(
    "undisclosed-ai-media",
    "the page tells of it where this check does not look.",
    run,
    __doc__ or "",
)
