"""Regular expressions compiled when first used: those of many languages cost more to compile than a page to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


class Pattern:
    """Like ``re.compile(source, flags)``, compiled at the first call of one of the methods below."""

    __slots__ = ("_flags", "findall", "finditer", "fullmatch", "match", "search", "source", "split", "sub")

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self.source, self._flags)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
