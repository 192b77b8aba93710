"""Writes `expected.toml`: what `pytest --accept` does, for the diff to be reviewed by eye."""

import json

from provenance.seeds import Expected, Seed


def write_expected(seed: Seed, expected: Expected) -> None:
    (seed.folder / "expected.toml").write_text(to_toml(expected), encoding="utf-8")


def to_toml(expected: Expected) -> str:
    data = expected.model_dump(exclude_none=True)
    lines = []
    for name, value in data.items():
        if not isinstance(value, tuple | list):
            lines.append(f"{name} = {_value(value)}")
    for name in ("figures", "dates", "findings"):
        for item in data[name]:
            lines += ["", f"[[{name}]]", *(f"{key} = {_value(v)}" for key, v in item.items())]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
