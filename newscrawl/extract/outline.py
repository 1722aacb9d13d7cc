"""Outline: where blocks stand in the tree, as lines: an element with its ancestors, from the inside out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lxml.etree import _Element as HtmlElement


def line_of(element: HtmlElement, known: dict[HtmlElement, list[HtmlElement]]) -> list[HtmlElement]:
    """The element and its ancestors; those of each parent are looked up once."""
    parent = element.getparent()
    if parent is None:
        return [element]
    above = known.get(parent)
    if above is None:
        above = known[parent] = [parent, *parent.iterancestors()]
    return [element, *above]


def masses(lines: Iterable[list[HtmlElement]], values: Iterable[float]) -> dict[HtmlElement, float]:
    """What the blocks inside each element weigh together, by the line and the value of each; deeper elements come first."""
    mass: dict[HtmlElement, float] = defaultdict(float)
    parents: dict[HtmlElement, HtmlElement] = {}
    depths: dict[HtmlElement, int] = {}
    for line, value in zip(lines, values, strict=True):
        mass[line[0]] += value
        for level, element in enumerate(line):
            if level:
                parents[line[level - 1]] = element
            if element in depths:
                break
            depths[element] = len(line) - level
    order = sorted(depths, key=depths.__getitem__, reverse=True)
    for element in order:
        if element in parents:
            mass[parents[element]] += mass[element]
    return {element: mass[element] for element in order}


def signature(element: HtmlElement) -> tuple[object, ...]:
    """What alike blocks share: tag and class of the element and of its parent."""
    parent = element.getparent()
    return (element.tag, element.get("class"), *((parent.tag, parent.get("class")) if parent is not None else ()))


def article_of(line: list[HtmlElement]) -> HtmlElement | None:
    """The innermost article element of a line."""
    return next((up for up in line if up.tag == "article"), None)
