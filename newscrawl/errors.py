"""The errors that a command answers with one clear line and an exit code of the contract."""

from __future__ import annotations


class UsageError(Exception):
    """Wrong usage or configuration: exit code 2, and nothing has been written."""


class LockedError(Exception):
    """Another run holds the output folder: exit code 5."""


class OutputError(Exception):
    """The output cannot be written (permissions, disk full): exit code 6; what is not on disk is not marked done."""
