"""The kind of a page: news, live, gallery, video, column, sponsored; ``other`` for what is no article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from newscrawl.extract.blocks import Block
from newscrawl.extract.jsonld import types_of
from newscrawl.extract.page import Page
from newscrawl.extract.teasers import are_teasers
from newscrawl.extract.xpath import count

_TYPES = (
    ("live", re.compile(r"^LiveBlogPosting$")),
    ("sponsored", re.compile(r"^AdvertiserContentArticle$")),
    ("column", re.compile(r"^OpinionNewsArticle$")),
    ("gallery", re.compile(r"^(?:ImageGallery|MediaGallery)$")),
)
_PATHS = (
    ("gallery", re.compile(r"(?:^|[/-])(?:foto-?galeri(?:ler)?|galeri(?:ler)?|galeriler|gallery|galleries|photo-?gallery|fotogaleri|foto-?haber|фото|photos?|bildergalerien?|fotostrecken?|in-pictures)(?:/|$)")),
    ("video", re.compile(r"(?:^|[/-])(?:videos?|video-?galeri(?:ler)?|video-?haber(?:ler)?|web-?tv|izle|видео)(?:/|$)")),
    ("live", re.compile(r"(?:^|/)(?:live|canli|canli-anlatim|liveblog|live-?blog|onlayn|онлайн)(?:/|$)")),
    ("column", re.compile(r"(?:^|/)(?:yazarlar?|kose-yazilari|kose-yazisi|yazar|columnists?|opinions?|column|kolumn\w*|kolonk[ai]|mneni[ea]|pikir(?:ler)?|fikir(?:ler)?)(?:/|$)")),
    ("blog", re.compile(r"(?:^|/)blogs?(?:/|$)")),
    ("sponsored", re.compile(r"(?:^|/)(?:sponsored|advertorial|reklam-haber|sponsorlu|partner-content|brand-?studio)(?:/|$)")),
)  # fmt: skip
_SEARCHES = re.compile(
    r"(?:^|/)(?:(?:search|arama|ara|axtar(?:is)?|poisk|qidiruv|izdew|suche|recherche|buscar?)(?:\.\w+)?/?)?$"
)
_QUERY = re.compile(r"(?:^|&)(?:q|s|query|search|keyword|aranan|kelime|text)=")
_SPONSORED = re.compile(r"(?:^|\s)(?:advertorial|sponsored-content)")
_LINKED_HEADINGS = count("count(//body//*[self::h2 or self::h3 or self::h4][.//a or parent::a])")
FEW = 3  # linked headings that a page without a text is a list of
PLENTY = 2_500  # characters of running text that no list of teasers has
ENOUGH = 500  # characters of running text that make a page without any other sign an article
SOME = 60  # the same where the text credits somebody: a short item of an agency


def kind_of(
    page: Page,
    blocks: Sequence[Block],
    published: str | None,
    *,
    credited: bool = False,
    wire: bool = False,
    signed: bool = True,
) -> str:
    """The kind; ``blocks`` is the body that was found, ``published`` the time of publishing.

    ``credited``: the page says under a headline who its text is from, or from where; ``wire``: that it is an agency's,
    which is no column, whatever the address says ("/blog/"); ``signed``: that somebody does, without which such a page is no column either.
    """
    signs = _signs(page, published)
    size = sum(len(block.text) for block in blocks)
    named = _named(page)
    if named == "blog":
        named = "column" if signed and not wire else None
    if named in ("gallery", "video", "live") and signs:
        return named
    if not signs and size < (SOME if credited else ENOUGH):
        return "other"
    if not signs and _is_list(page, blocks):
        return "other"
    if (
        not size and signs == _dated(page, published) and _LINKED_HEADINGS(page.root) > FEW
    ):  # a list's cards have dates too
        return "other"
    if not page.article and are_teasers(blocks):
        return "other"
    if _is_home(page.url) or _is_search(page.url):
        return "other"
    return named or "news"


def _named(page: Page) -> str | None:
    """What JSON-LD or the address say."""
    types = types_of(page.article)
    for kind, pattern in _TYPES:
        if any(pattern.match(one) for one in types):
            return kind
    if (page.meta("og:type") or "").startswith("video") or page.video:
        return "video"
    if folder := kind_of_address(page.url):
        return folder
    frame = [page.body, *page.root.iter("article", "main")]
    return "sponsored" if any(_SPONSORED.search(one.get("class") or "") for one in frame) else None


def kind_of_address(url: str | None) -> str | None:
    """The kind that the folders of an address name; ``blog`` may be a column or an agency's news."""
    try:
        path = unquote(urlsplit(url or "").path).lower()
    except ValueError:
        path = ""
    folders = path.rpartition("/")[0] + "/"
    return next((kind for kind, pattern in _PATHS if pattern.search(folders)), None)


def _signs(page: Page, published: str | None) -> int:
    """How many signs of an article the page carries beside its text."""
    return sum(
        (
            bool(page.article or page.video),
            (page.meta("og:type") or "").lower().startswith("article"),
            "articleBody" in page.properties,
            "article:published_time" in page.metas,
            _dated(page, published),
        )
    )


def _dated(page: Page, published: str | None) -> bool:
    return published is not None and bool(page.titles)


def _is_list(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether the page is a list of teasers: more linked headings than paragraphs of its own."""
    paragraphs = [len(block.text) for block in blocks if len(block.text) > 80]
    return sum(paragraphs) < PLENTY and bool(_LINKED_HEADINGS(page.root) > max(8, 1.5 * len(paragraphs)))


def _is_home(url: str | None) -> bool:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query


def _is_search(url: str | None) -> bool:
    """Whether an address asks a site's search: "/search?q=köprü", "/?s=köprü"."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return _SEARCHES.search(parts.path) is not None and _QUERY.search(parts.query) is not None
