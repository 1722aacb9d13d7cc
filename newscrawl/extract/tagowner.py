"""The owner of a keyword link: the list or box that it shares with its siblings, and whether that is named after tags."""

from __future__ import annotations

from itertools import chain, islice

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.groups import is_part
from newscrawl.extract.meanings import LONGEST
from newscrawl.extract.tagwords import names_tags

CLIMB = 5  # wrappers between a link and its list: li, button, a component's own elements


def owner_of(link: HtmlElement) -> HtmlElement | None:
    """The list or box that a link shares with its siblings."""
    up, inner = link.getparent(), None
    for _ in range(CLIMB):
        if up is None or up.tag == "body":
            break
        if up.tag == "p" or (_has_several(up) and up.tag != "li" and not _repeated(up)):
            return up if inner is None or is_named(up) else inner
        if up.tag != "li" and is_named(up) and not _repeated(up):
            inner = up  # a list of a single tag stands in its own named wrapper
        up = up.getparent()
    return inner


def is_cloud(owner: HtmlElement) -> bool:
    """Whether it is a whole site's cloud of tags: WordPress's widget or block."""
    names = " ".join(up.get("class") or "" for up in islice(chain((owner,), owner.iterancestors()), 4))
    return is_part("cloud", names)


def is_named(element: HtmlElement) -> bool:
    """Whether the element's class or id names a tag block."""
    name, key = element.get("class"), element.get("id")
    return bool((name and names_tags(name[:LONGEST])) or (key and names_tags(key[:LONGEST])))


def _has_several(element: HtmlElement) -> bool:
    # len() counts all children: quadratic time on a list of very many links
    first = next(iter(element), None)
    return first is not None and first.getnext() is not None


def _repeated(item: HtmlElement) -> bool:
    """Whether the element beside this one has its very class: an item of a list."""
    name = item.get("class")
    if not name:
        return False
    other = item.getnext()
    if other is None:
        other = item.getprevious()
    return other is not None and other.tag == item.tag and other.get("class") == name
