"""What a person can do, from the fields of a form to events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from provenance.model import Verdict
from provenance.store.log.chain import Act, Entry
from provenance.store.log.fold import REASONS
from provenance.store.store import QueueItem
from provenance.store.tables import Values

__all__ = ["BUTTONS", "Button", "Unknown", "draft", "entries_of", "said"]

_LONGEST = 4000


class Unknown(ValueError):
    """A form asks for what there is not; the message says what."""


@dataclass(frozen=True, slots=True)
class Button:
    """One step: the value a form sends, its words, and its key unless remapped."""

    value: str
    words: str
    key: str


BUTTONS = (
    Button("confirmed", "Confirm mismatch", "c"),
    Button("unclear", "Unclear", "u"),
    *(
        Button(f"not-a-mismatch:{name}", words, str(number))
        for number, (name, words) in enumerate(REASONS.items(), start=1)
    ),
)
"""The verdicts, in the order of their buttons."""


def entries_of(
    form: Mapping[str, str], items: Sequence[QueueItem], who: str, now: datetime
) -> list[Entry]:
    """The events of a submitted step, one for each finding; raises `Unknown`."""
    act, told = _step(form, now)
    return [Entry(act, who, now, item.finding.key, told) for item in items]


def _step(form: Mapping[str, str], now: datetime) -> tuple[Act, Values]:
    step, note = form.get("step", ""), form.get("note", "").strip()[:_LONGEST]
    verdict, _, reason = step.partition(":")
    if verdict in set(Verdict):
        if verdict == Verdict.NOT_A_MISMATCH and reason not in REASONS:
            raise Unknown(f"“Not a mismatch” needs one of these reasons: {', '.join(REASONS)}.")
        return Act.DECIDE, {"verdict": verdict, "reason": reason or None, "note": note}
    if step == "snooze":
        return Act.SNOOZE, {"until": _until(form.get("until", ""), now)}
    if step == "assign":
        return Act.ASSIGN, {"to": form.get("to", "").strip()[:200]}
    if step == "note":
        if not note:
            raise Unknown("The note is empty.")
        return Act.NOTE, {"note": note}
    if step == "request":
        return Act.REQUEST, {"text": form.get("text", "").strip()[: 4 * _LONGEST]}
    if step == "reopen":
        return Act.REOPEN, {}
    raise Unknown("This step is not known.")


def _until(given: str, now: datetime) -> str:
    """A day as ISO 8601, or "change"."""
    if given == "change":
        return given
    if given in ("1", "7", "30"):
        return (now.date() + timedelta(days=int(given))).isoformat()
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise Unknown("Snooze needs a day, such as 2026-12-24, or “until it changes”.") from None
    if day <= now.date():
        raise Unknown("Snooze needs a day that is to come.")
    return day.isoformat()


def said(act: Act, told: Values) -> str:
    """An event in words.

    >>> said(Act.DECIDE, {"verdict": "not-a-mismatch", "reason": "caption date"})
    'not a mismatch: caption date misread'
    """
    match act:
        case Act.DECIDE:
            verdict = str(told["verdict"]).replace("-", " ")
            reason = told.get("reason")
            return f"{verdict}: {REASONS.get(reason, reason)}" if reason else verdict
        case Act.SNOOZE:
            until = "it changes" if told["until"] == "change" else told["until"]
            return f"snoozed until {until}"
        case Act.ASSIGN:
            return f"assigned to {told['to']}" if told["to"] else "assigned to nobody"
        case Act.NOTE:
            return "noted"
        case Act.REQUEST:
            return "correction requested"
        case Act.REOPEN:
            return "the page changed" if told.get("digest") else "opened again"
        case Act.UNDO:
            return f"undid {', '.join(f'step {number}' for number in told['of'])}"
        case Act.RULE:
            where = f" of {told['source']}" if told.get("source") else ""
            return f"{'recorded only' if told['on'] else 'queued again'}: {told['check']}{where}"
        case _:
            return act.value


def draft(item: QueueItem, caption: str, sentence: str, archived: str) -> str:
    """The message that asks for a correction, for a person to read and send."""
    title = f"“{item.headline}”" if item.headline else item.finding.article
    lines = [
        f"Dear colleagues of {item.source}," if item.source != "files" else "Dear colleagues,",
        "",
        f"in your article {title} ({item.location})",
        f"a photograph may not be of the time the text says. {item.finding.statement}",
        "",
        f"Caption: “{caption}”" if caption else "",
        f"Article: “{sentence}”" if sentence else "",
        "",
        f"{item.finding.mend}" if item.finding.mend else "",
        f"We kept the page as we read it: {archived}",
        "",
        "Could you look at it, and let us know what you find?",
    ]
    kept = "\n".join(lines)
    while "\n\n\n" in kept:
        kept = kept.replace("\n\n\n", "\n\n")
    return kept
