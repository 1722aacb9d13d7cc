"""The lead: the summary that stands apart from the body, between headline and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import islice

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.blocks import HEADINGS, Block
from newscrawl.extract.groups import GROUPS, groups_of
from newscrawl.extract.headline import FRAME, alone, beside, between, follows
from newscrawl.extract.jsonld import string
from newscrawl.extract.meanings import Meanings
from newscrawl.extract.named import ROLES
from newscrawl.extract.page import Page
from newscrawl.extract.prompts import prompts_in
from newscrawl.extract.shown import text as whole
from newscrawl.extract.shown import visible_text
from newscrawl.extract.tidy import is_caption, is_stamp
from newscrawl.text.fold import fold
from newscrawl.text.space import squeeze

MIN, MAX = 30, 900  # characters
MAX_DESCRIBED = 1500  # characters of a lead that the page's own description begins with
SENTENCE = 36  # characters of a sentence that may be all of a lead
SUBTITLE = 60  # characters; what is shorter is a second headline, a lead only where nothing longer is one
MAX_ELEMENTS = 30
CLIMB = 4
_APART = Meanings({"lead": ROLES["lead"].replace("|intro|", "|")})
# Groups of names that no lead's box has: what the picture shows, who wrote it, what else there is to read or to buy.
_OTHERS = sum(1 << list(GROUPS).index(name) for name in ("caption", "author", "offer", "ad", "related", "comment"))
_BOXES = ("p", "div", "span", "h2", "h3", "h4")
_PARTS = ("h2", "h3", "h4", "h5")


def find_lead(page: Page, headline: str | None, body: Sequence[Block] = ()) -> tuple[str | None, HtmlElement | None]:
    """The lead's text and its element: a box named so that repeats the description, else one near the headline.

    ``body``: the article's text, which only a box that the description repeats may follow.
    """
    described = {fold(text)[:60] for text in _descriptions(page)}
    around = {up for h1 in page.titles[:2] for up in h1.iterancestors() if up.tag not in ("body", "html")}
    bare = {one for h1 in page.titles[:2] for one in beside(alone(h1), CLIMB)}
    near: list[tuple[str, HtmlElement]] = []
    for text, element in _candidates(page, headline):
        if len(body) > 1 and element in (body[-1].element, *body[-1].element.iterancestors()):
            continue  # the text itself: Blogger's "description articleBody"
        if fold(text[:200])[:60] in described:
            return text, element
        if (
            len(text) <= MAX
            and (element in bare or _near(element, around))
            and _stands_apart(page, text, element, body)
        ):
            near.append((text, element))
    near.sort(key=lambda one: len(one[0]) < SUBTITLE)
    if near:
        return near[0]
    return _between(page, body, described) or _subtitle(page) or _opening(page, body, described) or (None, None)


def _between(page: Page, body: Sequence[Block], described: Set[str]) -> tuple[str, HtmlElement] | None:
    """What repeats the page's description between headline and text, in whatever box; else the one sentence or two there."""
    plain: list[tuple[str, HtmlElement]] = []
    for title in page.titles[:1]:
        for box in between(alone(title), body[0].element) if body else ():
            for one in (box, *islice(box.iterdescendants(*_BOXES), MAX_ELEMENTS)):
                text = visible_text(one)
                if not MIN <= len(text) <= MAX or not _stands_apart(page, text, one, ()):
                    continue
                if fold(text[:200])[:60] in described:
                    return text, one
                if _is_sentence(one, text) and not any(text == other for other, _ in plain):  # its box's, too
                    plain.append((text, one))
    return plain[0] if len(plain) == 1 else None


def _is_sentence(box: HtmlElement, text: str) -> bool:
    """Whether a box is a sentence and nothing else, in small letters for the most part."""
    things = next(box.iter("a", "time", "img", "button", "input", "svg", "iframe", "li"), None)
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return things is None and text[-1] in ".!?…" and 2 * small > len(words) and len(text) >= SENTENCE


def _opening(page: Page, body: Sequence[Block], described: Set[str]) -> tuple[str, HtmlElement] | None:
    """The text's first block in another box than the next: a heading, the page's description, or above the date and byline."""
    if len(body) < 2:
        return None
    first, second = body[0], body[1]
    box = first.element.getparent()
    if not MIN <= len(first.text) <= MAX or box is None:
        return None
    apart = box is not second.element.getparent()
    headed, said = first.tag in HEADINGS, fold(first.text[:200])[:60] in described
    alike = not apart and (headed or first.text[-1] not in ".!?…")
    marked = (apart and (headed or said)) or (headed and said and first.tag != second.tag)
    if marked or (not alike and _above_date(page, first.element, second.element)):
        return (first.text, first.element) if _stands_apart(page, first.text, first.element, ()) else None
    return None


def _above_date(page: Page, first: HtmlElement, second: HtmlElement) -> bool:
    """Whether a box named after dates or bylines stands between two blocks."""
    boxes = [up for one in between(first, second) for up in (one, *islice(one.iterdescendants(), MAX_ELEMENTS))]
    return any(one in boxes for role in ("date", "byline") for one in page.named.get(role, ()))


def _subtitle(page: Page) -> tuple[str, HtmlElement] | None:
    """The heading right under the headline that no name marks: a spot, when more than a heading follows it."""
    for h1 in page.titles[:1]:
        under = alone(h1).getnext()
        if under is None or (under.tag != "h2" and not _is_in_header(under)):
            continue
        after = under.getnext() if under.getnext() is not None else _behind(under.getparent())
        text = visible_text(under)
        if after is not None and after.tag != "h2" and MIN <= len(text) <= MAX:
            return text, under
    return None


def _is_in_header(box: HtmlElement) -> bool:
    """Whether a paragraph shares the headline's own header."""
    parent = box.getparent()
    text = (
        visible_text(box)
        if parent is not None and parent.tag in ("header", "hgroup") and box.tag in ("p", "div")
        else ""
    )
    return len(text) >= SUBTITLE and text[-1] in ".!?…" and next(box.iter("a", "time", "img"), None) is None


def _behind(box: HtmlElement | None) -> HtmlElement | None:
    return None if box is None or box.tag in FRAME else box.getnext()


def _candidates(page: Page, headline: str | None) -> Iterator[tuple[str, HtmlElement]]:
    """The texts of the boxes named as leads; of a box that holds the headline too, its parts."""
    title = fold(headline or "")
    named = page.named.get("lead", ())[:MAX_ELEMENTS]
    for box in named:
        element = _paragraph(box)
        text = visible_text(element)
        if not MIN <= len(text) <= MAX_DESCRIBED + MAX:
            continue
        if next(element.iter("figcaption"), None) is not None or (
            next(element.iter("img"), None) is not None and _holds_own(element, named)
        ):
            continue  # a picture with its credit, and the lead's own box
        key = fold(text)
        if title and title in key and len(key) > len(title):
            yield from (
                (part, one)
                for one in element.iterdescendants(*_PARTS)
                if MIN <= len(part := visible_text(one)) <= MAX and title not in fold(part)
            )
        elif key != title and len(text) <= MAX_DESCRIBED and sum(1 for _ in element.iterdescendants("p")) <= 2:
            yield text, element


def _paragraph(box: HtmlElement) -> HtmlElement:
    """The box, or of a heading that the parser closed before its paragraph (`<h2 class="lead"><p>…`) that paragraph."""
    following = box.getnext() if box.tag in HEADINGS and not len(box) and not (box.text or "").strip() else None
    return following if following is not None and following.tag == "p" else box


def _holds_own(box: HtmlElement, named: Sequence[HtmlElement]) -> bool:
    return any(box in one.iterancestors() and len(visible_text(one)) >= MIN for one in named)


def _descriptions(page: Page) -> list[str]:
    article = page.article
    texts = [
        page.meta("description"),
        page.meta("og:description"),
        string(article.get("description")),
        string(article.get("alternativeHeadline")),
    ]
    return [text for text in texts if text and len(text) >= MIN]


def _stands_apart(page: Page, text: str, element: HtmlElement, body: Sequence[Block]) -> bool:
    """Whether a box is not of a picture, an author, an offer or other stories, by its place, its names, its links and its words."""
    line = [element, *element.iterancestors()][: CLIMB + 1]
    if (
        "©" in text
        or prompts_in(text)
        or is_caption(text)
        or is_stamp(text)
        or (body and follows(element, body[0].element))
    ):
        return False
    if any(up.tag in ("figure", "a") or up in page.aside for up in line):
        return False
    if any(groups_of[up.get(name) or ""] & _OTHERS for up in line[:2] for name in ("class", "id")):
        return False
    return sum(len(squeeze(whole(link))) for link in element.iter("a")) <= len(text) / 2


def _near(element: HtmlElement, around: set[HtmlElement]) -> bool:
    up = element.getparent()
    for _ in range(CLIMB):
        if up is None or up.tag in ("aside", "nav", "footer"):
            return False
        if up in around:
            return True
        up = up.getparent()
    return False


def opens_text(box: HtmlElement, blocks: Sequence[Block]) -> bool:
    """Whether a lead's box is the text's own first paragraph, which at most is called its introduction."""
    alike = [block.element for block in blocks[:2] if block.tag == "p"]
    if len(alike) < 2 or alike[0] is not box or alike[1].getparent() is not box.getparent():
        return False
    names = f"{box.get('class')} {box.get('id')} {box.get('itemprop')}"
    return not _APART[names]


def without_box(blocks: list[Block], box: HtmlElement | None, *, certain: bool) -> list[Block]:
    """The blocks without the lead's own box: the one that the site's rule names, or one marked as a heading.

    A first paragraph that is merely called lead stays; so does everything when nothing else would be left.
    """
    if box is None or not (certain or box.tag in HEADINGS):
        return blocks
    kept = [block for block in blocks if block.element is not box and box not in block.element.iterancestors()]
    return kept or blocks


def without_lead(body: str, lead: str) -> str:
    """The body without a first paragraph that is the lead itself; a body of one paragraph keeps it."""
    first, _, rest = body.partition("\n\n")
    return rest if rest and fold(first) == fold(lead) else body
