"""The command line: `cutline`. Everything it does, the library does."""

import os
import sys

import click

from provenance.cli import (
    archive,
    check,
    decisions,
    findings,
    language,
    look,
    photo,
    review,
    setup,
    stored,
    users,
    verify,
)
from provenance.cli.common import ERROR
from provenance.model import ProvenanceError

__all__ = ["cutline", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="cutline", prog_name="cutline")
def cutline() -> None:
    """Does the picture show the time the article says? A machine finds, a person decides.

    Exit status: 0 clean, 1 findings at or above --fail-on, 2 error, 3 some input unread. Shell
    completion: eval "$(_CUTLINE_COMPLETE=bash_source cutline)" (also zsh_source, fish_source).
    """


for command in (
    check.check,
    look.extract,
    look.dates,
    photo.photo,
    look.explain_check,
    look.score,
    language.language,
    stored.run,
    findings.findings,
    decisions.decide,
    decisions.decisions,
    stored.db,
    archive.archive,
    review.review,
    verify.verify,
    setup.watch,
    setup.setup,
):
    cutline.add_command(command)


setup.setup.add_command(users.user)


def main() -> None:
    """Runs the command line and exits; no error of the library shows a traceback."""
    try:
        status = cutline.main(prog_name="cutline", standalone_mode=False)
        raise SystemExit(status if isinstance(status, int) else 0)
    except click.Abort:
        click.echo("Stopped. What was stored before stays.", err=True)
        raise SystemExit(ERROR) from None
    except click.ClickException as error:
        error.show()
        raise SystemExit(ERROR) from None
    except ProvenanceError as error:
        click.echo(str(error), err=True)
        raise SystemExit(ERROR) from None
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
