"""Who may import whom: the table of the design, held by reading every import with `ast`."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PURE = "provenance.model"
WORDS = "provenance.words"

# Rooms and the rooms of ours they may import, besides themselves and the model.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "provenance.model": (),
    "provenance.words": (),
    "provenance.sources": ("provenance.languages.load",),
    "provenance.document": (
        "provenance.languages.every",
        "provenance.languages.houses",
    ),
    "provenance.photo": (),
    "provenance.dates": (),
    "provenance.dates.tokens": (),
    "provenance.dates.reading": ("provenance.dates.tokens",),
    "provenance.dates.placing": ("provenance.dates.reading",),
    "provenance.dates.undated": (
        "provenance.dates.find",
        "provenance.dates.placing",
        "provenance.dates.tokens",
    ),
    "provenance.languages": (),
    "provenance.claims": (),
    "provenance.checks": ("provenance.languages.every", "provenance.languages.houses"),
    "provenance.store": (),
    "provenance.report": ("provenance.words.sentences",),
    "provenance.settings": (),
    "provenance.plugins": ("provenance.sources.reader", "provenance.languages.load"),
    "provenance.review": ("provenance.store", "provenance.report"),
    "provenance.examine": (
        "provenance.document",
        "provenance.photo",
        "provenance.dates",
        "provenance.claims",
    ),
    "provenance.seeds": ("provenance.examine", "provenance.plugins"),
    "flows": (
        "provenance.examine",
        "provenance.plugins",
        "provenance.sources",
        "provenance.store",
        "provenance.report",
        "provenance.photo.thumbnail",
        "provenance.review.outgoing",
        "provenance.settings",
    ),
    "provenance.cli": ("provenance", "flows"),
    "benchmarks": ("provenance", "flows"),
    "provenance.public": (
        "provenance.document.read",
        "provenance.examine",
        "provenance.plugins",
        "provenance.sources.files",
    ),
    "provenance": ("provenance.public", "provenance.cli"),
}

# These rooms may import the mechanics of language.
USE_WORDS = (
    "provenance.sources",
    "provenance.document",
    "provenance.dates",
    "provenance.claims",
    "provenance.checks",
    "provenance.review",
)

# Outside libraries and the rooms they may stand in.
ROOMS_OF: dict[str, tuple[str, ...]] = {
    "bs4": ("provenance.document",),
    "lxml": ("provenance.sources",),
    "selectolax": ("provenance.document",),
    "charset_normalizer": ("provenance.document",),
    "PIL": ("provenance.photo",),
    "defusedxml": ("provenance.sources",),
    "c2pa": ("provenance.photo",),
    "numpy": ("provenance.photo", "provenance.store"),
    "httpx": ("provenance.sources",),
    "httpcore": ("provenance.sources",),
    "feedparser": ("provenance.sources",),
    "protego": ("provenance.sources",),
    "brotli": ("provenance.sources",),
    "fastwarc": ("provenance.sources",),
    "babel": ("benchmarks",),
    "convertdate": ("provenance.dates.placing",),
    "sentencex": ("provenance.words",),
    "platformdirs": ("provenance.settings",),
    "sqlmodel": ("provenance.store",),
    "sqlalchemy": ("provenance.store",),
    "alembic": ("provenance.store",),
    "starlette": ("provenance.review",),
    "uvicorn": ("provenance.cli",),
    "jinja2": ("provenance.report", "provenance.review"),
    "click": ("provenance.cli",),
    "rich": ("provenance.cli", "flows", "benchmarks"),
    "prefect": ("flows",),
    "pebble": ("flows",),
    "fsspec": ("provenance.store",),
    "cronsim": ("flows",),
    "selenium": ("benchmarks",),
    "pydantic": ("provenance.settings", "provenance.seeds"),
    "pydantic_settings": ("provenance.settings",),
    "rfc3161_client": ("provenance.store",),
    "cryptography": ("provenance.store",),
}


def modules() -> list[tuple[str, Path]]:
    found = []
    for top in ("provenance", "flows", "benchmarks"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found.append((".".join(p for p in parts if p != "__init__"), path))
    return found


def room_of(module: str) -> str:
    if module.startswith(("provenance.cli", "provenance._cli")):
        return "provenance.cli"
    return max((room for room in MAY_IMPORT if inside(module, room)), key=len)


def inside(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written from the top"
            assert node.module is not None
            names.add(node.module)
            if node.module == "provenance":
                names |= {f"provenance.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            names |= _named(node.args[0])
    return names - {"provenance"}


def _named(argument: ast.expr) -> set[str]:
    """What `import_module` is given, as far as it is written out."""
    lead = argument.values[0] if isinstance(argument, ast.JoinedStr) else argument
    found = lead.value if isinstance(lead, ast.Constant) else None
    return {found.rstrip(".")} if isinstance(found, str) else set()


MODULES = modules()


@pytest.mark.parametrize(("module", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_rooms_import_only_what_lies_below(module: str, path: Path) -> None:
    room = room_of(module)
    for name in imports(path):
        top = name.partition(".")[0]
        if top in ("provenance", "flows", "benchmarks", "tests"):
            words = (WORDS,) if any(inside(room, other) for other in USE_WORDS) else ()
            allowed = (room, PURE, *words, *MAY_IMPORT[room])
            assert any(inside(name, other) for other in allowed), f"{module} imports {name}"
        elif top in ROOMS_OF:
            rooms = (*ROOMS_OF[top], "benchmarks")
            assert room in rooms, f"{module} imports {name}, which belongs to {ROOMS_OF[top]}"
        else:
            assert top in sys.stdlib_module_names, f"{module} imports {name}, which has no room"


def importers(room: str) -> set[str]:
    """Every module that a room's files import."""
    return {name for module, path in MODULES if room_of(module) == room for name in imports(path)}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_no_row_allows_what_nothing_uses(room: str) -> None:
    used = importers(room)
    stale = [row for row in MAY_IMPORT[room] if not any(inside(name, row) for name in used)]
    assert not stale, f"{room} imports nothing of {stale}"


@pytest.mark.parametrize("room", USE_WORDS)
def test_rooms_that_may_use_words_do(room: str) -> None:
    used = {name for other in MAY_IMPORT if inside(other, room) for name in importers(other)}
    assert any(inside(name, WORDS) for name in used), f"{room} uses no words"


@pytest.mark.parametrize("library", ROOMS_OF)
def test_libraries_stand_in_the_rooms_they_are_given(library: str) -> None:
    users = {
        room_of(module)
        for module, path in MODULES
        if any(inside(name, library) for name in imports(path))
    }
    stale = [room for room in ROOMS_OF[library] if not any(inside(user, room) for user in users)]
    assert not stale, f"nothing in {stale} imports {library}"


ORDER = (
    "address",
    "source",
    "text",
    "time",
    "timex",
    "language",
    "article",
    "photo",
    "claim",
    "finding",
    "check",
)


@pytest.mark.parametrize("name", ORDER)
def test_the_model_reads_bottom_up(name: str) -> None:
    for imported in imports(ROOT / "provenance" / "model" / f"{name}.py"):
        if imported.startswith(f"{PURE}."):
            below = ORDER[: ORDER.index(name)]
            assert imported.removeprefix(f"{PURE}.") in below, f"{name} imports {imported}"
        else:
            assert imported.partition(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("command", ["import provenance.cli", "import provenance.examine"])
def test_prefect_and_pillow_are_loaded_only_when_needed(command: str) -> None:
    loaded = f"{command}; import sys; print({{'prefect', 'PIL'}} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "set()"
