"""Who people are: roles, a table of users with scrypt, and sessions."""

import hashlib
import hmac
import secrets
import threading
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from provenance.model import ReadError

__all__ = ["Person", "Role", "Sessions", "Users", "hashed", "read_users"]

_COST, _BLOCK, _LANES = 2**15, 8, 1  # scrypt: 32 MiB and about 0.1 s (OWASP, Password Storage)
_MEMORY = 64 * 2**20
_MOST_BYTES = 1_000_000
_HOURS = 12
_MOST_SESSIONS = 1000
_LONGEST_DELAY = 16.0
_MOST_NAMES = 10_000
MOST_PASSWORD = 200
"""Code points of a password that are looked at; a longer one is wrong."""


class Role(IntEnum):
    """What somebody may do; each may what those before it may.

    A viewer looks; a reviewer decides; an admin puts checks to shadow and back.
    """

    VIEWER = 1
    REVIEWER = 2
    ADMIN = 3

    @property
    def label(self) -> str:
        """The name in lower case."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the desk."""

    name: str
    role: Role


def hashed(password: str) -> str:
    """A password as the table of users holds it: cost, salt and scrypt's hash.

    >>> hashed("a long password").split(":")[0]
    'scrypt'
    """
    salt = secrets.token_bytes(16)
    return f"scrypt:{_COST}:{salt.hex()}:{_scrypt(password, salt, _COST).hex()}"


def _scrypt(password: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "replace"), salt=salt, n=cost, r=_BLOCK, p=_LANES, dklen=32,
        maxmem=_MEMORY,
    )  # fmt: skip


@dataclass
class Users:
    """A table of users. A wrong password makes the next try for that name wait, longer each time,
    whether there is such a name or not.
    """

    people: dict[str, tuple[Person, str]]
    clock: Callable[[], float] = time.monotonic
    _failed: dict[str, tuple[int, float]] = field(default_factory=dict, init=False)
    _one: threading.Lock = field(default_factory=threading.Lock, init=False)

    def waits(self, name: str) -> float:
        """Seconds until a password for that name is looked at."""
        times, at = self._failed.get(name, (0, 0.0))
        delay = min(_LONGEST_DELAY, 0.5 * 2**times) if times else 0.0
        return max(0.0, at + delay - self.clock())

    def admits(self, name: str, password: str) -> Person | None:
        """The person, where the password is theirs and none was tried too soon."""
        with self._one:  # one at a time: each costs memory
            if self.waits(name) or len(password) > MOST_PASSWORD:
                return None
            person, stored = self.people.get(name, (None, _NOBODY))
            _, cost, salt, right = stored.split(":")
            given = _scrypt(password, bytes.fromhex(salt), int(cost))
            if hmac.compare_digest(given, bytes.fromhex(right)) and person is not None:
                self._failed.pop(name, None)
                return person
            if len(self._failed) >= _MOST_NAMES:
                self._failed.clear()
            self._failed[name] = (self._failed.get(name, (0, 0.0))[0] + 1, self.clock())
            return None


_NOBODY = f"scrypt:{_COST}:{'00' * 16}:{'00' * 32}"  # costs as much as a name that there is


def read_users(path: Path) -> Users:
    """The users of a TOML file: a table for each, with `role` and `password` (as `hashed` makes).

    Raises `ReadError` where it cannot be read or says something else.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ReadError(str(path), "it is too large for a table of users")
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadError(str(path), (error.strerror or str(error)).lower()) from error
    except ValueError as error:
        raise ReadError(str(path), f"it is no TOML ({error})") from error
    roles = {role.label: role for role in Role}
    people: dict[str, tuple[Person, str]] = {}
    for name, row in rows.items():
        role = roles.get(str(row.get("role"))) if isinstance(row, dict) else None
        if role is None:
            raise ReadError(str(path), f"{name} has no role of {', '.join(roles)}")
        stored = str(row.get("password", _NOBODY))
        if not _is_hash(stored):
            raise ReadError(str(path), f"the password of {name} is not hashed")
        people[name] = (Person(name, role), stored)
    return Users(people)


def _is_hash(text: str) -> bool:
    parts = text.split(":")
    try:
        return (
            len(parts) == 4 and parts[0] == "scrypt" and 2**14 <= int(parts[1]) <= _COST
            and len(bytes.fromhex(parts[2])) >= 16 and len(bytes.fromhex(parts[3])) == 32
        )  # fmt: skip
    except ValueError:
        return False


@dataclass
class Sessions:
    """Sessions by their secret, of which only the digest is kept; each ends after 12 hours."""

    clock: Callable[[], float] = time.monotonic
    _open: dict[str, tuple[Person, str, float]] = field(default_factory=dict, init=False)

    def begin(self, person: Person) -> str:
        """A new session's secret; the oldest ends where there are too many."""
        while len(self._open) >= _MOST_SESSIONS:
            del self._open[next(iter(self._open))]
        secret = secrets.token_urlsafe(32)
        self._open[_digest(secret)] = (person, secrets.token_urlsafe(32), self.clock())
        return secret

    def of(self, secret: str) -> tuple[Person, str] | None:
        """The person of a session and the token its forms carry."""
        found = self._open.get(_digest(secret))
        if found is None:
            return None
        person, token, began = found
        if self.clock() - began > _HOURS * 3600:
            self.end(secret)
            return None
        return person, token

    def end(self, secret: str) -> None:
        """Ends a session, if there is such."""
        self._open.pop(_digest(secret), None)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
