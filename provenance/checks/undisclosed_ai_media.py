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

from provenance.model import Case, Check, Concern, Evidence, Finding, Passage, Policy, Role
from provenance.words.patterns import words_pattern

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
# Words that tell of a picture computed without a model, in the languages that share their roots.
_COMPUTED = re.compile(
    r"comput|calcul|berechn|beregn|berekend|render|simul|visuali|modell?|3-?d\b|animat|animac|graphi|"
    r"grafi|diagram|karte|map|carte|mapa|вычисл|рассчит|визуал|модел|візуал|обчисл|görselleştir|計算|"
    r"模型|合成|可视化|시각화|محاكاة",
    re.I,
)
# Words that tell of it on pages of any language: English ones and the names of the tools.
_ALWAYS = (
    "(ai)",
    "ai-*",
    "ai generat*",
    "by ai",
    "with ai",
    "using ai",
    "generative ai",
    "artificial intelligence",
    "ai render*",
    "ai art*",
    "ai pictur*",
    "ai photo*",
    "synthetic image*",
    "synthetic media",
    "computer-generated",
    "computer generated",
    "cgi",
    "chatgpt",
    "openai",
    "grok",
    "gemini",
    "copilot",
    "midjourney",
    "dall-e",
    "dall·e",
    "stable diffusion",
    "firefly",
    "ai image*",
    "ai illustration*",
    "image: ai",
    "deepfake*",
)


# "Artificial intelligence" in short, as languages write it; in small letters these are other words.
_LETTER = "A-Za-z\u0370-\u04ff"
_SHORT = re.compile(rf"(?<![{_LETTER}])(?:A\.?I\.?|KI|IA|ИИ|ШІ|ΤΝ|YZ|MI|SI)(?![{_LETTER}])")
_SHORT_CODES = {"MI": "hu", "SI": "pl", "YZ": "tr"}


def _tells(passage: Passage, case: Case) -> bool:
    """Whether a passage says that a picture was generated."""
    text = unicodedata.normalize("NFKC", passage.text)  # "ＡＩ" is "AI"
    if words_pattern((*case.language.picture.ai_marks, *_ALWAYS)).search(text):
        return True
    return any(
        _SHORT_CODES.get(match.group(), case.language.code) == case.language.code
        for match in _SHORT.finditer(text)
    )


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding where the source type is synthetic and no words by the picture say so."""
    if case.photo is None:
        return
    kind = case.photo.metadata.digital_source_type
    if kind is None or kind.lower() not in _SYNTHETIC:
        return
    passages = [*case.figure.passages, *case.article.notes]
    if any(_tells(passage, case) for passage in passages):
        return
    if kind.lower() == "algorithmicmedia" and any(_COMPUTED.search(p.text) for p in passages):
        return
    block = case.photo.metadata.origin("digital_source_type")
    told = Passage(Role.EMBEDDED, kind, case.figure.ordinal)
    evidence = [Evidence("digital source type", told.span(), f"from {block}", None)]
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
