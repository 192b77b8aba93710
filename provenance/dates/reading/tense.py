"""Which way the words around an expression turn it: to the past or to what is to come."""

import re
from collections.abc import Sequence
from itertools import pairwise

from provenance.dates.reading.cues import Cues, Tense, cues_of, ends_sentence, turn_at, turn_of
from provenance.dates.tokens.letters import Token
from provenance.dates.tokens.lexicon import is_unspaced
from provenance.model import Language
from provenance.words.patterns import words_pattern

__all__ = ["Tense", "tense_at"]

_STOPS = ".;:!?。！？؟"
_FULL_STOPS, _CLAUSE_STOPS = re.compile(r"[。！？!?]|\. "), re.compile(r"[。！？!?，,;；]|\. ")
_BACK, _AHEAD, _NEAR, _NEAR_TERM = 24, 14, 12, 3
_DATED = "TWMDy"
_REACH = 60  # characters around an expression in a text without spaces


def tense_at(
    tokens: Sequence[Token],
    at: int,
    end: int,
    text: str,
    language: Language,
    shown: bool = False,
) -> Tense:
    """Which way the verbs around `tokens[at:end]` turn it: the nearest one before it decides; one
    behind it only where the expression opens its clause, or where verbs close theirs.

    `shown` says that the text is a caption: its present tense is of the day of the picture.
    """
    cues = cues_of(language)
    deadlines = cues.ahead if tokens[at].letter in "Ww" else cues.deadlines
    purpose = end < len(tokens) and tokens[end].word in cues.infinitive
    follows = turn_at(tokens, end, cues) if end < len(tokens) else Tense.NONE
    if follows is Tense.FUTURE and not purpose:
        after = {tokens[end].word, " ".join(token.word for token in tokens[end : end + 2])}
        if not after & deadlines:
            return Tense.FUTURE
    led = at > 0 and tokens[at - 1].word in deadlines
    free = led and _has_its_own_verb(tokens, at, end, cues)
    if led and not free:
        return _deadline(tokens, at, end, cues)
    if is_unspaced(language):
        return _tense_unspaced(tokens, at, end, text, language)
    if language.writing.verb_final and (turn := _behind(tokens, end, text, cues)):
        return turn
    if at > 1 and tokens[at - 1].letter in "op" and _is_now(tokens[at - 2], cues):
        return Tense.FUTURE  # "the vote is on Monday"
    term = free and tokens[at].letter == "P" and tokens[at - 1].word not in cues.befores
    turn, opens = _before(tokens, at, end, text, language, cues, term)
    if turn is Tense.NONE and opens and not purpose:
        turn = _behind(tokens, end, text, cues)
    if turn is Tense.NONE:
        turn = _beside(tokens, at, end, cues, shown)
    return Tense.FUTURE if turn is Tense.NONE and (free or (purpose and follows)) else turn


def _has_its_own_verb(tokens: Sequence[Token], at: int, end: int, cues: Cues) -> bool:
    """Whether a word that else sets a term only says when: "before dawn on Tuesday", and the
    first end of a row of days, "from Tuesday until Friday".
    """
    word = tokens[at - 1].word
    if tokens[at].letter == "P":
        return True
    row = end < len(tokens) and tokens[end].letter in "t-"
    return row and word not in cues.deadlines


def _before(
    tokens: Sequence[Token],
    at: int,
    end: int,
    text: str,
    language: Language,
    cues: Cues,
    term: bool,
) -> tuple[Tense, bool]:
    """The direction of the nearest cue before an expression in its sentence, and whether the
    expression opens its clause.

    An infinitive is to come behind a verb of intent ("agreed to meet on Monday"), and else takes
    the tense of the verb it depends on ("forced to close on Monday"). What may be a noun ("vote on
    Monday") yields to a verb before it, or right behind the expression. So does a `term` that is a
    part of a day or an hour: "until dawn on Monday".
    """
    opens, infinitive, noun, named = True, term, False, False
    for position in range(at - 1, max(-1, at - _BACK), -1):
        token = tokens[position]
        if token.letter in _STOPS and token.value is None and ends_sentence(token, text):
            break
        if infinitive and token.word in cues.intents:
            return Tense.FUTURE, opens
        phrase = position + 1 < at
        cue = turn_at(tokens, position, cues) if phrase else turn_of(token.word, cues)
        if cue is Tense.FUTURE:
            if _is_noun(tokens, position, at) or _is_object(tokens, position, cues):
                noun = named = True
            elif _is_perfect(tokens, position, at, cues):
                return Tense.PAST, opens
            elif token.word in cues.infinitive or _is_short_term(tokens, position, at, cues):
                infinitive = True
            elif _is_term(tokens, position, cues):
                return _term(tokens, position, end, cues), opens
            elif position + 2 == at and turn_of(token.word, cues) is not Tense.FUTURE:
                noun = True
            else:
                return cue, opens
        elif cue is Tense.PAST and not (noun and not _is_verb(token, cues)):
            ahead = position and _is_now(tokens[position - 1], cues)  # "is closed"
            ahead = ahead or (not infinitive and _is_to_be_done(tokens, position, language, cues))
            return (Tense.FUTURE if ahead else cue), opens
        if token.letter == "v":
            opens = opens and at - position <= 3
    over = noun and _is_over(tokens, end, _AHEAD if named else 1, cues)
    rest = Tense.FUTURE if infinitive or noun else Tense.NONE
    return (Tense.PAST if over else rest), opens


def _is_short_term(tokens: Sequence[Token], at: int, day: int, cues: Cues) -> bool:
    """Whether a term that begins `at` ends at an hour, or at the part of a `day` near it."""
    if not _is_term(tokens, at, cues):
        return False
    clock = tokens[at + 1].letter in "dn"
    return clock or (tokens[day].letter == "P" and day - at <= _NEAR_TERM)


def _is_to_be_done(tokens: Sequence[Token], at: int, language: Language, cues: Cues) -> bool:
    """Whether a verb of the past is a participle of what is to come: "will be held"."""
    perfect = any(token.word in cues.perfect for token in tokens[max(0, at - 2) : at])
    if perfect or language.writing.parts_behind:
        return False
    return any(
        turn_at(tokens, helper, cues) is Tense.FUTURE
        and not (helper and tokens[helper - 1].letter in "oN")  # "the plan failed"
        for helper in range(max(0, at - 3), at)
    )


def _is_over(tokens: Sequence[Token], end: int, reach: int, cues: Cues) -> bool:
    """Whether the first cue of so many tokens behind an expression is a verb of the past."""
    for position in range(end, min(len(tokens), end + reach)):
        if (cue := turn_at(tokens, position, cues)) is not Tense.NONE:
            return cue is Tense.PAST and _is_verb(tokens[position], cues)
    return False


def _is_now(token: Token, cues: Cues) -> bool:
    """Whether a token is a verb that turns what it stands before forward: "is", "are", "be"."""
    return token.letter == "v" and token.word in cues.deadlines


def _is_object(tokens: Sequence[Token], position: int, cues: Cues) -> bool:
    """Whether a cue is what a verb of the past is about: "approved plans on Monday"."""
    before = tokens[position - 1] if position else None
    if before is None or tokens[position].word in cues.infinitive or before.letter != "v":
        return False
    past = turn_of(before.word, cues) is Tense.PAST and _is_verb(before, cues)
    helps = before.word in cues.auxiliaries or before.word in cues.perfect
    return past and not helps and not _is_term(tokens, position, cues)


def _is_perfect(tokens: Sequence[Token], position: int, at: int, cues: Cues) -> bool:
    """Whether a perfect follows a modal verb: "should have resigned on Monday"."""
    after = tokens[position + 1 : min(at, position + 4)]
    for one, two in pairwise(after):
        if one.word in cues.perfect:
            return turn_of(two.word, cues) is Tense.PAST
    return False


def _is_noun(tokens: Sequence[Token], position: int, at: int) -> bool:
    """Whether a cue is a noun: an article before it, and a preposition or the date behind it."""
    if not position or tokens[position - 1].letter not in "oN":
        return False
    return position + 1 == at or tokens[position + 1].letter in "opb"


def _is_verb(token: Token, cues: Cues) -> bool:
    """Whether a cue of the past is a verb, and not one of saying: what it says may be to come."""
    return token.letter in "vV" and not cues.said.hold(token.word)


def _is_term(tokens: Sequence[Token], position: int, cues: Cues) -> bool:
    """Whether the cue is a word that sets a term: "ahead of the vote on Tuesday"."""
    both = " ".join(token.word for token in tokens[position : position + 2])
    word, letter = tokens[position].word, tokens[position].letter
    term = word in cues.deadlines and letter != "v"
    return term or word in cues.befores or both in cues.deadlines


def _term(tokens: Sequence[Token], position: int, end: int, cues: Cues) -> Tense:
    """A term is over where the pluperfect stands before it, or where a clause behind it says what
    came of it: "…, which ended 7 to 2".
    """
    before = {tokens[k].word for k in range(max(0, position - _NEAR), position)}
    behind = tokens[end : end + _NEAR]
    clause = behind[:1] and behind[0].letter == "," and behind[1:2]
    over = clause and any(turn_of(token.word, cues) is Tense.PAST for token in behind[2:4])
    return Tense.PAST if over or before & cues.pluperfect else Tense.FUTURE


def _beside(tokens: Sequence[Token], at: int, end: int, cues: Cues, shown: bool) -> Tense:
    """The direction of a verb that no list knows, by its ending: only right before an expression,
    or right behind one that opens its sentence.
    """
    back = at - 1
    while back >= 0 and tokens[back].letter in "op":
        back -= 1
    near = [tokens[back]] if back >= 0 else tokens[end : end + 1]
    for token in near:
        if token.letter != "v" and (token.letter != "V" or back):
            continue
        if cues.past_beside.hold(token.word):
            return Tense.PAST
        if not shown and cues.present_beside.hold(token.word):
            return Tense.FUTURE
    return Tense.NONE


def _behind(tokens: Sequence[Token], end: int, text: str, cues: Cues) -> Tense:
    """The direction of the first cue behind an expression in its clause."""
    for position in range(end, min(len(tokens), end + _AHEAD)):
        token = tokens[position]
        if token.letter == "&" or (token.letter in _STOPS and ends_sentence(token, text)):
            break
        cue = turn_at(tokens, position, cues)
        if cue is not Tense.NONE:
            return cue
    return Tense.NONE


def _deadline(tokens: Sequence[Token], at: int, end: int, cues: Cues) -> Tense:
    """ "by Friday" is to come, unless it "was" or a past clause says what happened then."""
    was = {tokens[k].word for k in range(max(0, at - _NEAR), at)} & cues.auxiliaries
    told = [tokens[k].word for k in range(end, min(len(tokens), end + _NEAR))]
    if told[:1] == [","] and len(told) > 1 and told[1] in cues.when:
        was = was or {word for word in told[2:] if turn_of(word, cues) is Tense.PAST}
    return Tense.PAST if was else Tense.FUTURE


def _tense_unspaced(
    tokens: Sequence[Token], at: int, end: int, text: str, language: Language
) -> Tense:
    """As `tense_at` where every character is a token: verbs are looked up in the text itself.

    A verb that closes its sentence comes behind; else what stands before in the clause decides.
    """
    final = language.writing.verb_final
    stops = _FULL_STOPS if final else _CLAUSE_STOPS
    far = tokens[end - 1].end + _REACH
    others = (t.start for t in tokens[end : end + _REACH] if t.letter in _DATED)
    behind = stops.split(text[tokens[end - 1].end : next(others, far)][:_REACH], maxsplit=1)[0]
    before = stops.split(text[max(0, tokens[at].start - _REACH) : tokens[at].start])[-1]
    future, past = words_pattern(language.time.future), words_pattern(language.time.past)
    for part, last in ((behind, False), (before, True)) if final else ((before, True), (behind, 0)):
        places = [
            (found[-1 if last else 0].start(), tense)
            for pattern, tense in ((future, Tense.FUTURE), (past, Tense.PAST))
            if (found := list(pattern.finditer(part)))
        ]
        if places:
            return max(places)[1] if last else min(places)[1]
    return Tense.NONE
