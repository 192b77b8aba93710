"""`cutline setup user`: people who may come to the desk from other machines."""

import tomllib
from pathlib import Path

import click

from provenance.cli.common import say
from provenance.model import ReadError

__all__ = ["user"]

_LEAST = 12  # characters of a password that stands alone, without a second factor


@click.command()
@click.argument("name")
@click.option("--role", type=click.Choice(["viewer", "reviewer", "admin"]), default="reviewer",
              show_default=True, help="Look, decide, or also set rules.")  # fmt: skip
@click.option("--users", "table", default="users.toml", show_default=True, metavar="FILE",
              help="Table of users; it is made where it is missing.")  # fmt: skip
@click.option("--remove", is_flag=True, help="Take NAME out of the table.")
def user(name: str, role: str, table: str, remove: bool) -> None:
    """Put NAME into the table of users that `cutline review --users` reads, and ask for a password.

    Who is in it already gets the new role and password. A desk that runs reads it when it starts.
    """
    from provenance.review.access import MOST_PASSWORD, hashed, read_users
    from provenance.store.whole import whole_file

    if not name.isprintable() or not 0 < len(name) <= 200:
        raise click.BadParameter("a name has 1 to 200 printable characters. Nothing was changed.")
    path = Path(table)
    rows: dict[str, dict[str, str]] = {}
    if path.exists():
        read_users(path)
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    if remove:
        if rows.pop(name, None) is None:
            raise ReadError(table, f"it has no {name}; nothing was changed")
    else:
        password = click.prompt(f"Password of {name}", hide_input=True, confirmation_prompt=True)
        if not _LEAST <= len(password) <= MOST_PASSWORD:
            raise click.UsageError(
                f"a password has {_LEAST} to {MOST_PASSWORD} characters. Nothing was changed."
            )
        rows[name] = {"role": role, "password": hashed(password)}
    with whole_file(path) as stream:
        stream.write("".join(_row(who, row) for who, row in rows.items()).encode())
    path.chmod(0o600)
    say(f"{name} is {'out of' if remove else f'{role} in'} {table}.")


def _row(name: str, row: dict[str, str]) -> str:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'["{quoted}"]\nrole = "{row["role"]}"\n' + (
        f'password = "{row["password"]}"\n\n' if "password" in row else "\n"
    )
