"""The visible byline: the elements near the headline or the body that name who wrote the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import chain, dropwhile, islice, pairwise, takewhile

from lxml.etree import _Element as HtmlElement

from newscrawl.extract.groups import is_page_footer
from newscrawl.extract.headline import FRAME, alone, asides_between, between
from newscrawl.extract.meanings import LONGEST
from newscrawl.extract.page import Page
from newscrawl.extract.shown import holds_more, visible_text
from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.textperson import is_person as name_of_person
from newscrawl.extract.xpath import elements
from newscrawl.text.agency import agency_of, is_place
from newscrawl.text.credit import begins_label
from newscrawl.text.names import DESK, PARTICLES, begins_labelled, split_names, without_label
from newscrawl.text.relative import is_relative
from newscrawl.text.space import squeeze

MAX_LENGTH = 120  # characters; longer texts tell about an author
MAX_ELEMENTS = 60
UNDER = 60  # elements behind the headline among which a link to the author's page is looked for
FAR = 1_000  # a level of boxes around another headline
BESIDE, ENTIRE = 2, 0.8  # elements beside a name among which its date stands; share of a text that is names
LINES, FEW, DATED = 8, 8, 14  # elements after the headline, and in each; words of a byline, and with a date
NEAR = 5  # levels above the body's container in which a byline may stand
_RELATED = elements("descendant::*[@rel='author']")
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor|auteur|yazar(?:lar)?|muellif|avtor)/|/user/(?!log|reg|sign|profil|lost|pass|edit)"
)  # DLE: /user/Name/
# The two patterns below run over small letters: the engine looks for a pattern that ignores case much slower.
# Parts of the page that name others: readers, authors of other stories, who took a picture.
_OTHERS = re.compile(
    r"comment|yorum|related|teaser|sidebar|recommend|popular|trending|most-|newsletter|(?<!v)card(?!inal)|image|photo|foto|caption|gallery|galeri|figure|picture|mediarights|mediainfo|"
    r"authors?-?list|columnists|yazarlar|carousel|swiper|slider|promo"
)
_OTHER_TAGS = frozenset(("aside", "nav", "figure", "figcaption", "form"))
_CARD_TAGS = frozenset(("article", "li"))
# Parts of a byline that are no name.
_NO_NAME = re.compile(
    r"bio\b|biograph|descr|title|role|job|position|date|time|tarih|mail|twitter|social|share|follow|image|avatar|img|photo|location|(?:^|[-_ ])place|count|about|topics?\b|label|edit-|editorial|editor-?(?:content|text)|wysiwyg"
)
_BY = re.compile(
    r"^\s*(?:by|von|par|de|por|av|af|di|da|door|od|haber|yazan|yazar|muhabir|автор|müəllif|автору|авторы|muallif)\b[\s:]",
    re.I,
)
_PARTS = re.compile(r"\s*[|·•]\s*|, (?=(?:le \d|par |by |von |por |di )\S)")
_CASED = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІіЎўҲҳҶҷӢӣӮӯ]")


def visible_bylines(page: Page, container: HtmlElement | None = None) -> list[list[str]]:
    """The bylines near the article, in order, each as the texts it consists of, raw."""
    levels = (
        {} if container is None else {up: level for level, up in enumerate([container, *container.iterancestors()])}
    )
    for title in page.titles[:1]:
        own = [] if container is None else asides_between(title, container)
        levels |= dict.fromkeys([*own, *takewhile(lambda up: up.tag not in FRAME, title.iterancestors())], 0) | levels
    levels |= dict.fromkeys(_of_others_headlines(page) - levels.keys(), FAR)
    related = (one for one in page.body.iter("a", "address", "span") if one.get("rel") == "author")
    named = [*page.named.get("byline", ())[:MAX_ELEMENTS], *islice(related, MAX_ELEMENTS)]
    found = _found(named, levels)
    if not found:
        found = _found(_under_headline(page, container), levels) or _in_words(page, container)
        found = found or _beside_date(page, container)
    return found


def _in_words(page: Page, container: HtmlElement | None) -> list[list[str]]:
    """The line between headline and text that begins as bylines do, or a part of it: "19 julio 2024 | 12:48 | Por Camila Rojas"."""
    for title in page.titles[:1]:
        texts = () if container is None else _lines_behind(title, container)
        for part in (part for _, text in texts for part in _PARTS.split(text)):
            if (
                begins_labelled(part)
                and len(without_label(part).split()) <= (DATED if any(map(str.isdigit, part)) else FEW)
                and (people_in(part) or agency_of(without_label(part)))
            ):
                return [[part]]
    return []


def _beside_date(page: Page, container: HtmlElement | None) -> list[list[str]]:
    """The names that stand alone beside the day between headline and text: several, or one beside its bearer's picture.

    One alone may as well be a section's or a country's: "Süper Lig | 12 Mart 2026".
    """
    for title in page.titles[:1]:
        for one, text in () if container is None else _lines_behind(title, container):
            names = split_names(text) if _has_date_beside(one) else []
            told = len(names) > 1 or any(img.get("alt") == text for img in one.itersiblings("img", preceding=True))
            if told and len(" ".join(names)) > ENTIRE * len(text) and all(map(_is_plain_person, names)):
                return [names]
    return []


def _is_plain_person(name: str) -> bool:
    agency = agency_of(name.rpartition(" ")[2])  # "Af Ritzau"
    return name_of_person(name) and not (agency or is_place(name) or begins_label(name))


def _has_date_beside(one: HtmlElement) -> bool:
    """Whether the next or last element, its own or its box's, that holds a word is a date."""
    box = one.getparent()
    for up in (one, *([box] if box is not None and len(visible_text(box)) < MAX_LENGTH else [])):
        for back in (False, True):
            near = (visible_text(other) for other in islice(up.itersiblings(preceding=back), BESIDE))
            text = next((text for text in near if any(map(str.isalnum, text))), "")
            if len(text) < MAX_LENGTH and (is_date_line(text) or is_relative(text)):
                return True
    return False


def _lines_behind(title: HtmlElement, container: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The short elements between headline and body with their texts, of boxes and then of what stands in them."""
    box = alone(title)
    inside = container in title.iterancestors()
    near = chain(islice(box.itersiblings(), LINES), () if inside else between(box, container))
    for one in (part for root in near for part in (root, *islice(root.iterdescendants(), LINES))):
        if not holds_more(one, LINES) and one.tag not in _OTHER_TAGS and _fits(text := visible_text(one)):
            yield one, text


def _of_others_headlines(page: Page) -> set[HtmlElement]:
    """The boxes around an h1 that is not the page's own headline: on an endless page the next story's."""
    own, title = (page.titles[0], visible_text(page.titles[0])) if page.titles else (None, "")
    others = (h1 for h1 in page.head.h1s[:MAX_ELEMENTS] if h1 is not own and visible_text(h1) != title)
    boxes = {up for h1 in others for up in islice(h1.iterancestors(), NEAR)}
    return boxes - {up for one in page.titles[:1] for up in one.iterancestors()}


def _under_headline(page: Page, container: HtmlElement | None) -> list[HtmlElement]:
    """The links to an author's page that stand right under the headline, before the text."""
    title = next(iter(page.titles), None)
    following = dropwhile(lambda one: one is not title, page.body.iter() if title is not None else ())
    between = takewhile(lambda one: one is not container, islice(following, UNDER))
    return [one for one in between if one.tag == "a" and AUTHOR_PAGE.search(one.get("href") or "")]


def _found(named: Sequence[HtmlElement], levels: Mapping[HtmlElement, int]) -> list[list[str]]:
    """The texts of those of the elements that are the article's."""
    chosen = {element: None for element in named if not _no_name((element.get("class") or "")[:LONGEST])}
    outer = [element for element in chosen if not any(up in chosen for up in element.iterancestors())]
    found = [_texts(element, chosen) for element in outer if _is_near(element, levels)]
    return [texts for texts in found if texts]


@lru_cache(maxsize=8192)
def _no_name(name: str) -> bool:
    name = name.lower()
    return bool(_NO_NAME.search(name)) and "name" not in name


@lru_cache(maxsize=8192)
def _of_others(name: str) -> bool:
    return bool(_OTHERS.search(name.lower()))


def _is_near(element: HtmlElement, levels: Mapping[HtmlElement, int]) -> bool:
    """Whether the element is the article's: no part of comments, pictures, cards of other stories."""
    for up in [element, *element.iterancestors()]:
        if up in levels:
            return levels[up] <= NEAR or (levels[up] != FAR and up.tag not in ("body", "html"))
        if up.tag == "body":
            return True
        if up.tag in _OTHER_TAGS or is_page_footer(up):
            return False
        if _of_others((up.get("class") or "")[:LONGEST]) or _of_others((up.get("id") or "")[:LONGEST]):
            return False
        if levels and up.tag in _CARD_TAGS and next(up.iter("h2", "h3", "h4"), None) is not None:
            return False
    return False


def _texts(element: HtmlElement, chosen: dict[HtmlElement, None]) -> list[str]:
    """The text of a byline; where several elements inside it name one person each, theirs."""
    whole = _without_mail(element)
    inner = [one for one in element.iterdescendants() if one in chosen]
    leaves = [one for one in inner if not any(below in chosen for below in one.iterdescendants())]
    texts = list(dict.fromkeys(text for one in leaves if _fits(text := _without_mail(one))))
    if len(texts) > 1 or (texts and (not _fits(whole) or any(map(str.isdigit, whole)))):
        return texts
    if (
        texts
        and whole != texts[0]
        and whole.endswith(texts[0])
        and is_person(texts[0])
        and whole.count(" ") - texts[0].count(" ") == 1
    ):
        return texts  # a label of one word, whatever its language: "Yazan", "Posted"
    linked = [text for one in _RELATED(element) if is_person(text := visible_text(one))]
    if linked and whole.endswith(linked[-1]):
        return linked  # "Γράφτηκε από τον" and the link to the author
    parts = _parts(element) if len(element) and whole.count(" ") > 1 else []
    if parts and is_person(parts[0]) and not agency_of(whole.rpartition(" ")[2]):
        return [parts[0], *filter(is_person, parts[1:])]  # a name, and a town or what its bearer does
    return [whole] if _fits(whole) else []


def _without_mail(element: HtmlElement) -> str:
    """The text of an element but for links to write to somebody, which may touch the name, unless the name itself is one."""
    if holds_more(element, UNDER):
        return visible_text(element)
    links = (one for one in element.iterdescendants("a") if (one.get("href") or "").startswith("mailto:"))
    mails = [mail for one in links if (mail := visible_text(one)) and " " not in mail]
    return squeeze(reduce(lambda text, mail: text.replace(mail, " ", 1), mails, visible_text(element)))


def _parts(element: HtmlElement) -> list[str]:
    """The texts that stand side by side in an element, two or more, or []."""
    raw = [element.text, *(text for one in element for text in (visible_text(one), one.tail))]
    parts = [squeeze(text) for text in raw if text and not text.isspace()]
    return parts if len(parts) > 1 else []


def _fits(text: str) -> bool:
    return 2 < len(text) < MAX_LENGTH


def people_in(text: str, language: str | None = None) -> list[str]:
    """The people and desks of a visible byline: no words of its layout, no place after "By Jane Doe, Paris"."""
    names = [name for name in split_names(text, language) if is_person(name)]
    if len(names) > 1 and _BY.match(text) and not names[0].isupper():
        names = [name for name in names if not name.isupper() and not name.split()[0].isupper()]
    return names


def is_person(name: str) -> bool:
    """Whether a name is printed like a person's or a desk's: two words or more, each raised, or a script without case."""
    if DESK.search(name):
        return True
    if not _CASED.search(name):
        return len(name) <= 20
    words = name.split()
    raised = [word for word in words if word.lower() not in PARTICLES]
    return (
        1 < len(words) <= 5
        and any(len(word) > 3 or not word.isupper() for word in raised)
        and words[-1].lower() not in PARTICLES
        and all(_is_raised(word) for word in raised)
    )


def _is_raised(word: str) -> bool:
    """ "Doe", "O'Hara", "Kirchner-Rätsch", "DOE", "J."; not "EditorFollow", "CBC's"."""
    if not word[0].isupper() or word.endswith(("'s", "’s")):
        return False
    humps = sum(a.islower() and b.isupper() for a, b in pairwise(word))
    return humps == 0 or (humps == 1 and word.startswith(("Mc", "Mac", "De", "Di", "Le", "La", "Van", "Du")))
