"""Options that several commands share, so that they mean the same everywhere."""

from pathlib import Path

import click

record_option = click.option(
    "--record",
    "record_dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The record to use.  [default: DRAGOMAN_HOME, else your data directory]",
)

min_confidence_option = click.option(
    "--min-confidence",
    metavar="P",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave out events whose confidence is under P, from 0 to 1.  [default: show all]",
)
