"""The entry point: finds the command, and turns errors into messages and exit codes.

0 done; 1 it ran, but some input was refused; 2 the call was wrong; 130 interrupted.
"""

import importlib
import keyword
import os
import sys
import traceback
from pathlib import Path

import click

from dragoman._version import __version__
from dragoman.cli._registry import COMMANDS
from dragoman.errors import DragomanError, UsageError

DONE, REFUSED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130
DEBUG = "DRAGOMAN_DEBUG"


class _Commands(click.Group):
    """Imports a command when it is called, so that `--help` and `--version` answer at once."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. A reader of our output who goes away (`dragoman … | head`) ends it well."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python would complain once more when it flushes stdout at exit: point it elsewhere first.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        return result

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # A command named by a word of Python's, as `import`, stands in a module with a _ behind its name.
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"dragoman.cli.{module}").command
        return command


_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=_Commands, context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="dragoman")
def dragoman() -> None:
    """Read diplomatic and political news and keep the record: who did what to whom, when, where, and
    according to whom.

    \b
    Example:
      dragoman read article.txt --html dossier.html
    """


def report(error: DragomanError) -> None:
    """Say on stderr what happened, where, and what to do, on one line that steers no terminal."""
    from dragoman.presentation import neutralise  # noqa: PLC0415  `--help` need not wait for it

    line = " ".join(neutralise(str(error)).split())
    click.echo(click.style("dragoman: ", fg="red", bold=True) + line, err=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; never a traceback for bad input."""
    try:
        result = dragoman.main(arguments, prog_name="dragoman", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_CALL
    except UsageError as error:
        report(error)
        return WRONG_CALL
    except DragomanError as error:
        report(error)
        return REFUSED
    except (KeyboardInterrupt, click.Abort):
        click.echo("\ndragoman: interrupted; what was finished is kept.", err=True)
        return INTERRUPTED
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        report(_fault(error))
        return REFUSED
    return result if isinstance(result, int) else DONE


def _fault(error: Exception) -> DragomanError:
    """Return what nobody foresaw as an error that says what to do."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return DragomanError(
        f"this is a fault of dragoman ({type(error).__name__}: {str(error)[:200]}; {where})",
        remedy=f"Please report it with the input. {DEBUG}=1 shows where it came from.",
    )
