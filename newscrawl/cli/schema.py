"""newscrawl schema: the JSON Schema of a record."""

from __future__ import annotations

import argparse
import json

from newscrawl.article import json_schema
from newscrawl.cli import write_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command has no options."""
    parser.description = "Print the JSON Schema (2020-12) that every line validates against."
    parser.epilog = "example: newscrawl schema > article.schema.json"


def run(args: argparse.Namespace) -> int:
    """Print it."""
    write_line(json.dumps(json_schema(), indent=2))
    return 0
