"""Does the file say it was generated, and the page not?

Why it matters: a reader takes a photograph for a photograph.
Flags:        source type trainedAlgorithmicMedia under "The storm on Saturday."
Stays quiet:  the same under "How the storm may move. AI-generated image"; a photograph from a
              camera whose file names a program that only helped
Innocent if:  the page tells of it where this check does not look.
Sources:      IPTC Digital Source Type vocabulary; IPTC 2025.1, the AI fields; C2PA actions and
              ingredients
Measured:     on 626 invented articles, precision 1.00, recall 1.00 (26 expected); on the 190 of
              them never read 1.00 and 1.00 (8); on 113 real pages no alarm
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from provenance.languages.every import rows, words
from provenance.model import (
    Case,
    Check,
    Concern,
    Evidence,
    Finding,
    Passage,
    PhotoMetadata,
    Policy,
    Role,
)
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
_NAMES_SOMETHING = re.compile(r"[^\W\d_]{2}")  # an AI field holds a word, not "-" or "0"


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
    """One finding where the file says it was generated and no words by the picture say so."""
    said = _said_of(case.photo.metadata) if case.photo is not None else None
    if said is None:
        return
    passages = [*case.figure.passages, *case.article.notes]
    if any(_says_so(passage, case) for passage in passages):
        return
    if said.text.lower() == "algorithmicmedia" and any(_COMPUTED.search(p.text) for p in passages):
        return
    words = Passage(Role.EMBEDDED, said.text, case.figure.ordinal)
    evidence = [Evidence(said.label, words.span(), f"from {said.block}", None)]
    if case.figure.caption is not None:
        evidence.append(Evidence("caption", case.figure.caption.span(), "does not say so", None))
    yield Finding(
        CHECK.name,
        case.article.address,
        case.figure.ordinal,
        said.concern,
        0.9 if said.concern is Concern.CONFLICT else 0.6,
        f"The image file says {said.statement}. Nothing printed beside it does.",
        "Say in the caption that the picture was generated.",
        tuple(evidence),
        case.figure.image_url,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What a file says of its making: the words, what they are, their block, and how surely."""

    text: str
    label: str
    block: str
    statement: str
    concern: Concern


def _said_of(data: PhotoMetadata) -> _Said | None:
    """The source type where there is one, for it names the whole picture; else the AI fields, which
    a program that only retouched may fill in, too, so that they raise no more than a doubt.
    """
    kind = data.digital_source_type
    if kind is not None:
        if kind.lower() not in _SYNTHETIC:
            return None
        block = data.origin("digital_source_type")
        statement = f"the picture is synthetic ({kind})"
        return _Said(kind, "digital source type", block, statement, Concern.CONFLICT)
    rows = [(block, text) for block, text in data.ai if _NAMES_SOMETHING.search(text)]
    if not rows:
        return None
    block, text = rows[0]
    statement = "an AI system had a part in making the picture"
    return _Said(text, "AI field", block, statement, Concern.DOUBT)


CHECK = Check(
    "undisclosed-ai-media",
    "the page tells of it where this check does not look.",
    run,
    __doc__ or "",
)
