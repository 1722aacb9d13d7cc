"""Tag blocks: the groups of keyword links that a page shows, and the one that is the article's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice, pairwise
from operator import itemgetter

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.meanings import LONGEST
from newscrawl.extract.page import Page
from newscrawl.extract.shown import text, visible_text
from newscrawl.extract.tagline import MAX_LINKS, clean_line, leads_on, seen
from newscrawl.extract.tagowner import CLIMB, is_cloud, is_named, owner_of
from newscrawl.extract.tagwords import names_other, tag_address, titles_popular, titles_tags
from newscrawl.text.boilerplate import is_boilerplate
from newscrawl.text.space import squeeze

MAX_NAMED, MAX_MARKED = 60, 1_000  # elements named after tags, links that lead to topics
SAID = 60_000  # characters of the text in which tags are looked for
NEAR = 4  # levels between the article's container and the part of the page that holds the block too
# What a block's features say for it, in log-odds: from a logistic regression on the link groups of the dev pages (ten folds
# split by publisher), rounded; "mentioned" and what is below -1.2 but for "long" were set by hand. A block counts from a
# quarter of certainty on: a page without tags rarely shows anything like one.
_WEIGHTS = {
    "owner": 1.1, "parent": 1.0, "above": 0.9, "links": 2.1, "rel": 1.0, "href": 1.6, "label": 1.3, "away": -0.5,
    "away_above": -1.2, "far_in_menu": -0.9, "near": 0.65, "mentioned": 1.8, "trail": -3.0, "popular": -3.0, "in_text": 0.6,
    "not_in_text": -1.2, "elsewhere": -3.0, "in_metadata": 2.2, "impure": -1.1, "inline": -1.5, "headlines": -5.0,
    "one": -0.3, "many": -0.9, "long": -2.0, "longest": -0.8, "paragraph": -1.0,
}  # fmt: skip
_BIAS, _ENOUGH = -3.25, -1.1
_ITEMS = frozenset(("li", "span"))
_MENUS = frozenset(("nav", "footer", "header", "aside"))


class Around:
    """What a block is weighed against: where the article is, what it says, and what the metadata list."""

    def __init__(self, container: HtmlElement | None, headline: str | None, listed: Iterable[str]) -> None:
        self.container, self.headline, self.listed = container, headline, listed
        line = [] if container is None else [container, *container.iterancestors()]
        self.levels = {up: level for level, up in enumerate(line)}
        self.region = line[min(NEAR, len(line) - 1)] if line else None

    @cached_property
    def said(self) -> str:
        """Headline and text in small letters."""
        return f"{self.headline} {'' if self.container is None else text(self.container)}"[:SAID].lower()

    @cached_property
    def keys(self) -> frozenset[str]:
        """The tags of the metadata in small letters."""
        return frozenset(tag.lower() for tag in self.listed)


def tag_block(page: Page, around: Around, clean: Callable[[Iterable[str]], list[str]]) -> list[str]:
    """The tags of the block of keyword links that is the article's own, in its order, or []; ``clean`` makes tags of texts."""
    for owners in (_marked, _mentioned):
        best: tuple[float, list[str]] = (_ENOUGH, [])
        for owner in owners(page, around):
            links = [link for link in islice(owner.iter("a"), MAX_LINKS + 1) if leads_on(link.get("href") or "")]
            if 0 < len(links) <= MAX_LINKS and not is_cloud(owner):
                best = max(best, _weighed(_Block(owner, links, around), best[0], clean), key=itemgetter(0))
        if best[1]:
            return best[1]
    return clean_line(around.region, clean)


def _weighed(block: _Block, least: float, clean: Callable[[Iterable[str]], list[str]]) -> tuple[float, list[str]]:
    """A block's value and tags; its texts are read only where they can raise it above ``least``."""
    value = _BIAS + block.place()
    if value + block.most() + (_WEIGHTS["in_metadata"] if block.around.keys else 0.0) <= least:
        return value, []
    texts = _texts(block.owner, block.links)
    if any(
        is_boilerplate(text) in ("related", "read_more") for text in texts[:1]
    ):  # "Читайте по теме" and what it announces
        return value, []
    tags = clean(texts)
    return (value + block.words(tags, sum(map(len, texts))), tags) if tags else (value, [])


def _marked(page: Page, around: Around) -> dict[HtmlElement, None]:
    """The owners of links that something marks: an element named after tags, their address, their relation."""
    named = (_link_of(element) for element in page.named.get("tags", ())[:MAX_NAMED])
    marked = (link for link, href in page.links if tag_address(href) or link.get("rel") == "tag")
    owners = (_owner(link) for link in (*named, *islice(marked, MAX_MARKED)) if link is not None)
    return {owner: None for owner in owners if owner is not None}


def _owner(link: HtmlElement) -> HtmlElement | None:
    """A link's list or box; of one that its relation or address makes the only tag what it stands in."""
    box = link.getparent()
    alone = box is not None and box.tag == "footer" and len(box) == 1
    return box if alone and (link.get("rel") == "tag" or tag_address(link.get("href") or "")) else owner_of(link)


def _link_of(element: HtmlElement) -> HtmlElement | None:
    """The first link in an element, or the link that it stands in."""
    return next(chain(element.iter("a"), element.iterancestors("a")), None)


def _mentioned(page: Page, around: Around) -> dict[HtmlElement, None]:
    """The owners of links near the article whose words it uses, and of those after a heading like "Tags"."""
    if around.region is None:
        return {}
    heads = (*page.body.iter("h2", "h3", "h4", "h5", "h6"), *around.region.iter("strong", "b", "dt"))
    titles = (title for title in heads if titles_tags(title.text))
    first = (link for title in titles for link in (_first_after(title),) if link is not None)
    owners = {owner: None for link in first if (owner := owner_of(link)) is not None}
    for link in islice(around.region.iter("a"), MAX_MARKED):
        words = (link.text or (link[0].text if len(link) else "") or "").strip()
        if (
            3 < len(words) < 30
            and words[0].isupper()
            and words.lower() in around.said
            and (owner := owner_of(link)) is not None
            and owner.tag != "p"
        ):
            owners[owner] = None
    return owners


def _first_after(title: HtmlElement) -> HtmlElement | None:
    """The first link of what follows a title, its own parent's siblings included."""
    for up in (title, title.getparent()):
        following = up.getnext() if up is not None else None
        if (
            following is not None
            and (link := following if following.tag == "a" else next(following.iter("a"), None)) is not None
        ):
            return link
    return None


def _is_named_link(link: HtmlElement) -> bool:
    """Whether a link, what it holds, or an item of a list that holds nothing else is named after tags."""
    if is_named(link) or (len(link) > 0 and isinstance(link[0].tag, str) and is_named(link[0])):
        return True
    item = link.getparent()
    return item is not None and len(item) == 1 and item.tag in _ITEMS and is_named(item)


class _Block:
    """A group of links under one element, and what speaks for and against its being the article's tags: log-odds."""

    def __init__(self, owner: HtmlElement, links: list[HtmlElement], around: Around) -> None:
        self.owner, self.links, self.around = owner, links, around
        self.line = [owner, *owner.iterancestors()]
        self.hrefs = [link.get("href") or "" for link in links]
        self.others = [
            up not in around.levels and names_other(f"{up.get('class')} {up.get('id')}"[:LONGEST])
            for up in self.line[:5]
        ]
        self.menu = next((depth for depth, up in enumerate(self.line) if up.tag in _MENUS), 0)
        self.near = any(around.levels.get(up, NEAR + 1) <= NEAR for up in self.line)

    def place(self) -> float:
        """What names, addresses and place say."""
        named = [is_named(up) for up in self.line[:4]]
        titles = list(_titles(self.owner))
        return _sum({
            "owner": named[0],
            "parent": any(named[1:2]),
            "above": any(named[2:]),
            "links": sum(map(_is_named_link, self.links)) / len(self.links),
            "rel": any("tag" in (link.get("rel") or "") for link in self.links),
            "href": sum(map(tag_address, self.hrefs)) / len(self.links),
            "label": any(map(titles_tags, titles)),
            "popular": any(map(titles_popular, titles)),
            "away": any(self.others[:2]),
            "away_above": any(self.others[2:]),
            "far_in_menu": self.menu > 3,
            "near": self.near,
            "trail": len(self.hrefs) > 1 and all(len(after) > len(before) and after.startswith(before.rstrip("/")) for before, after in pairwise(self.hrefs)),
            "paragraph": self.owner.tag == "p",
        })  # fmt: skip

    def most(self) -> float:
        """The most that the article's words can say for it."""
        return _WEIGHTS["in_text"] + (
            _WEIGHTS["mentioned"]
            if self.near and len(self.links) > 1 and not self.menu and not any(self.others)
            else 0.0
        )

    def words(self, tags: list[str], shown: int) -> float:
        """What the tags say; ``shown`` counts the characters of the links."""
        keys = [tag.lower() for tag in tags]
        size = sum(map(len, tags)) / len(tags)
        in_text = sum(key in self.around.said for key in keys) / len(keys)
        listed = sum(key in self.around.keys for key in keys)
        impure = _impure(self.owner, shown)
        return _sum({
            "in_text": in_text,
            "not_in_text": not in_text and self.around.container is not None and not self._said_twice(),
            "in_metadata": listed / len(keys),
            "elsewhere": bool(self.menu) and not (in_text or listed),
            "mentioned": len(tags) > 1 and in_text >= 0.6 and size >= 4 and not impure and self.near and self._plain(),
            "impure": impure,
            "inline": impure and self.owner.tag == "p",
            "one": len(tags) == 1,
            "many": len(tags) > 12,
            "long": size > 25,
            "headlines": size > 40,
            "longest": max(map(len, tags)) > 45,
        })  # fmt: skip

    def _said_twice(self) -> bool:
        """Whether two of its name, title, addresses and relations say that it lists topics: the text need not mention them."""
        said = (
            any(map(is_named, self.line[:2])),
            any(map(titles_tags, _titles(self.owner))),
            sum(map(tag_address, self.hrefs)) > len(self.hrefs) / 2,
            any("tag" in (link.get("rel") or "") for link in self.links),
        )
        return sum(said) > 1

    def _plain(self) -> bool:
        """Whether nothing around names it a menu or the like, and its links lead to one site's pages, none to a service for sharing."""
        if self.menu or any(self.others):
            return False
        hosts = {href.split("/", 3)[2] if "//" in href[:8] else "" for href in self.hrefs}
        return len(hosts) == 1 and not any(
            href.startswith(("mailto:", "javascript:", "#")) or "http" in href[8:] for href in self.hrefs
        )


def _sum(features: dict[str, float]) -> float:
    return sum(_WEIGHTS[name] * value for name, value in features.items() if value)


def _texts(owner: HtmlElement, links: Sequence[HtmlElement]) -> list[str]:
    """What the block lists: its links, and the items of its list that happen to be none, but for its label before them."""
    if owner.tag not in ("ul", "ol"):
        return [seen(link) for link in links]
    chosen = set(links)
    texts: list[str] = []
    for at, item in enumerate(owner):
        inside = list(item.iter("a"))
        texts += [seen(link) for link in inside if link in chosen] if inside else [visible_text(item)] if at else []
    return texts


def _impure(owner: HtmlElement, shown: int) -> bool:
    """Whether most of the block's text is no link."""
    return shown < 0.4 * len(squeeze(text(owner))) and shown < 0.4 * len(visible_text(owner))


def _titles(owner: HtmlElement) -> Iterator[str | None]:
    """The words before the links, which may be their title: their box's, or what stands in one of their own, however deep."""
    before, parent = owner.getprevious(), owner.getparent()
    yield owner.text
    if parent is not None:
        yield parent.text
    if len(owner):
        yield from _heads(owner[0])
    if before is not None:
        yield from _heads(before)


def _heads(box: HtmlElement) -> Iterator[str | None]:
    """The first words of a box and of those that it holds and nothing else."""
    for _ in range(CLIMB):
        if box.tag == "a":
            return
        yield box.text
        if len(box) != 1 or (box.text and not box.text.isspace()):
            return
        box = box[0]
