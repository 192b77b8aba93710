"""The docs stay true: every command, option, check, public name and link is told."""

import importlib
import inspect
import pkgutil
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import flows
import provenance
from provenance.cli import cutline
from provenance.plugins import checks
from provenance.settings import Settings

ROOT = Path(__file__).parent.parent
DOCS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
COMMANDS = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")


def leaves(group: click.Group, prefix: str = "cutline") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found += leaves(command, f"{prefix} {name}")
        else:
            found.append((f"{prefix} {name}", command))
    return found


@pytest.mark.parametrize(("name", "command"), leaves(cutline), ids=lambda item: str(item))
def test_every_command_and_option_is_told(name: str, command: click.Command) -> None:
    assert command.help, name
    row = next((line for line in COMMANDS.splitlines() if line.startswith(f"| `{name}")), None)
    assert row is not None, f"{name} is not in docs/reference/commands.md"
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.name}"
            assert f"`{option.opts[0]}`" in row, f"{name} {option.opts[0]}"


def test_every_check_has_its_page_in_the_fixed_order() -> None:
    pages = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
    parts = ("Why it matters:", "Flags:", "Stays quiet:", "Innocent if:", "Sources:")
    for check in checks():
        assert f"## {check.name}\n" in pages
        assert check.about.strip() in pages, f"docs/reference/checks.md is behind {check.name}"
        places = [check.about.index(part) for part in parts]
        assert places == sorted(places), check.name
        assert check.about.splitlines()[0].endswith("?"), check.name


def modules() -> list[str]:
    found = []
    for package in (provenance, flows):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in info.name and not info.name.endswith("__main__"):
                found.append(info.name)
    return found


@pytest.mark.parametrize("name", modules())
def test_every_public_name_has_a_docstring(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, name
    for public in getattr(module, "__all__", ()):
        value = getattr(module, public)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert value.__doc__, f"{name}.{public}"


def told(text: str) -> list[list[str]]:
    """The commands a page tells: lines of its blocks, and code in its sentences."""
    blocks = re.findall(r"```\n(.*?)```", text, flags=re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`(cutline [^`|]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    told = [shlex.split(line.split(" > ")[0]) for line in lines if line.startswith("cutline ")]
    return [command for command in told if len(command) > 1]


@pytest.mark.parametrize(
    "path", [path for path in DOCS if path.name != "commands.md"], ids=lambda path: path.name
)
def test_commands_in_the_docs_are_commands(path: Path) -> None:
    for command in told(path.read_text(encoding="utf-8")):
        group: click.Command = cutline
        words = command[1:]
        while isinstance(group, click.Group) and words:
            assert words[0] in group.commands, f"{path.name}: {shlex.join(command)}"
            group, words = group.commands[words[0]], words[1:]
        options = {name for param in group.params for name in param.opts} | {"--help"}
        for word in words:
            if word.startswith("--"):
                assert word in options, f"{path.name}: {shlex.join(command)}"


def test_the_finding_in_the_readme_is_what_cutline_says() -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[1]
    said = CliRunner().invoke(cutline, ["check", str(ROOT / "seeds" / "born-from")]).stdout
    flat = " ".join(said.replace(f"{ROOT}/", "").split())
    for part in re.split(r"\n\n|\n(?= {2}\w| {10})", shown.strip()):
        assert " ".join(part.split()).removesuffix("…”") in flat, part


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_told(name: str) -> None:
    told = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    assert f"`{name}`" in told


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / re.sub(r"\s+", "", target)).exists(), f"{path.name}: {target}"


def test_the_readme_fits_two_screens_and_its_commands_run(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 110
    block = text.split("## Three commands")[1].split("```")[1]
    commands = [shlex.split(line) for line in block.strip().splitlines()]
    assert [command[:2] for command in commands] == [
        ["cutline", "check"],
        ["cutline", "run"],
        ["cutline", "findings"],
    ]
    runner = CliRunner(env={"CUTLINE_STORE": str(tmp_path / "cutline.db")})
    seeds = str(ROOT / "seeds")
    for command in commands:
        arguments = [part.replace("seeds", seeds, 1) for part in command[1:]]
        if command[1] != "run":  # the flow has its own test
            done = runner.invoke(cutline, arguments)
            assert done.exit_code in (0, 1, 2), done.output
            assert "Traceback" not in done.output


def test_words_of_the_field_are_in_the_glossary() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").lower()
    for word in ("caption", "credit line", "dct", "granularity", "claim", "finding", "verdict",
                 "timex", "disclosure", "capture"):  # fmt: skip
        assert f"| {word}" in text or f", {word}" in text, word
