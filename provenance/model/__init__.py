"""The ground of the house: frozen values that every stage reads and gives back."""

from provenance.model.address import article_address, canonical_address
from provenance.model.article import Article, Capture, Credit, DayReason, Figure
from provenance.model.check import Case, Check, EarlierUse, Examination, House, Policy
from provenance.model.claim import Claim, ClaimKind, Link, Place, Scene, Word
from provenance.model.errors import (
    NotHTML,
    PageError,
    PartlyRead,
    PluginError,
    ProvenanceError,
    ReadError,
    Refused,
    StoreError,
    TooLarge,
)
from provenance.model.finding import Concern, Decision, Evidence, Finding, Unread, Verdict
from provenance.model.language import (
    Language,
    Languages,
    PictureWords,
    Rows,
    StoryWords,
    TimeWords,
    Writing,
    choose_language,
)
from provenance.model.photo import (
    Credentials,
    EmbeddedValue,
    Fingerprint,
    Photo,
    PhotoMetadata,
    View,
)
from provenance.model.source import Manners, Source, Validators
from provenance.model.text import Passage, Role, Span, tidy
from provenance.model.time import Granularity, Interval
from provenance.model.timex import Anchor, Timex, TimexKind

__all__ = [
    "Anchor",
    "Article",
    "Capture",
    "Case",
    "Check",
    "Claim",
    "ClaimKind",
    "Concern",
    "Credentials",
    "Credit",
    "DayReason",
    "Decision",
    "EarlierUse",
    "EmbeddedValue",
    "Evidence",
    "Examination",
    "Figure",
    "Finding",
    "Fingerprint",
    "Granularity",
    "House",
    "Interval",
    "Language",
    "Languages",
    "Link",
    "Manners",
    "NotHTML",
    "PageError",
    "PartlyRead",
    "Passage",
    "Photo",
    "PhotoMetadata",
    "PictureWords",
    "Place",
    "PluginError",
    "Policy",
    "ProvenanceError",
    "ReadError",
    "Refused",
    "Role",
    "Rows",
    "Scene",
    "Source",
    "Span",
    "StoreError",
    "StoryWords",
    "TimeWords",
    "Timex",
    "TimexKind",
    "TooLarge",
    "Unread",
    "Validators",
    "Verdict",
    "View",
    "Word",
    "Writing",
    "article_address",
    "canonical_address",
    "choose_language",
    "tidy",
]
