"""Compiled XPath with the type of its answer: lxml's own says that an expression may give anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from lxml import etree
from lxml.etree import _Element as HtmlElement


def elements(expression: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    """An expression that selects elements."""
    return cast(Callable[[HtmlElement], list[HtmlElement]], etree.XPath(expression, smart_strings=False))


def truth(expression: str) -> Callable[[HtmlElement], bool]:
    """An expression ``boolean(…)``."""
    return cast(Callable[[HtmlElement], bool], etree.XPath(expression))


def count(expression: str) -> Callable[[HtmlElement], float]:
    """An expression ``count(…)``."""
    return cast(Callable[[HtmlElement], float], etree.XPath(expression))
