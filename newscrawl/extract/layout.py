"""The layout of a site that fits a page, and what its selectors find there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from lxml import etree
from lxml.etree import _Element as HtmlElement

from newscrawl.extract.blocks import Block, blocks_of
from newscrawl.extract.page import Page
from newscrawl.extract.shown import visible_text
from newscrawl.site import Layout, Site
from newscrawl.text.space import squeeze

_MUST_MATCH = ("headline", "body")


@dataclass(slots=True)
class Fitted:
    """A layout on a page: the texts of each field that matched, and the blocks of the body."""

    name: str = "generic"
    texts: dict[str, list[str]] = field(default_factory=dict)
    elements: dict[str, list[HtmlElement]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def first(self, name: str) -> str | None:
        """The first text found for a field."""
        return next(iter(self.texts.get(name, ())), None)


def fit_layout(page: Page, site: Site | None) -> Fitted:
    """The site's layout that fits: all of its headline and body selectors match, then the fullest body; else an empty one."""
    fitted = [_fit(page, layout) for layout in (site.layouts if site else ())]
    whole = [one for one in fitted if one is not None]
    return max(whole, key=lambda one: sum(len(block.text) for block in one.blocks), default=Fitted())


def _fit(page: Page, layout: Layout) -> Fitted | None:
    found = Fitted(name=layout.name)
    for name in layout.paths:
        if name not in ("body", "drop"):
            _read(page, layout, name, found)
            if name in _MUST_MATCH and not found.texts.get(name):
                return None
    if "body" in layout.paths:
        found.blocks = _body(page, layout, found)
        if not found.blocks:
            return None
    return found


def _read(page: Page, layout: Layout, name: str, found: Fitted) -> None:
    for path in layout.paths[name]:
        items = _run(path, page.root)
        texts = [text for item in items if (text := _text(item))]
        if texts:
            found.texts[name] = texts
            found.elements[name] = [item for item in items if not isinstance(item, str)]
            return


def _body(page: Page, layout: Layout, found: Fitted) -> list[Block]:
    dropped = page.hidden | {
        item for path in layout.paths.get("drop", ()) for item in _run(path, page.root) if not isinstance(item, str)
    }
    for path in layout.paths["body"]:
        elements = [item for item in _run(path, page.root) if not isinstance(item, str)]
        chosen = set(elements)
        outer = _of_first([one for one in elements if not any(up in chosen for up in one.iterancestors())])
        blocks = [block for one in outer if one not in dropped for block in blocks_of(one, dropped)]
        if blocks:
            found.elements["body"] = outer
            return blocks
    return []


def _of_first(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Those of a body's elements that stand in the first one's article: others are the next stories of an endless page."""
    homes = [next(one.iterancestors("article"), None) for one in elements]
    return [one for one, home in zip(elements, homes, strict=True) if home is homes[0] or None in (home, homes[0])]


def _run(path: etree.XPath, root: HtmlElement) -> list[HtmlElement | str]:
    try:
        items = path(root)
    except etree.XPathError:  # a selector that compiles may still fail on a page, such as a function of a wrong type
        return []
    return cast(list[HtmlElement | str], items) if isinstance(items, list) else [str(items)]


def _text(item: HtmlElement | str) -> str:
    if isinstance(item, str):
        return squeeze(item)
    if item.tag == "meta":
        return squeeze(item.get("content") or "")
    if item.tag == "img":
        return squeeze(item.get("data-src") or item.get("data-original") or item.get("src") or "")
    return visible_text(item) or squeeze(item.get("datetime") or "")
