"""The formula by which a text that no line credits says in its opening whose story it tells.

"AA muhabirinin edindiği bilgiye göre", "передаёт ИА «Кабар»", "деп хабарлайды Kazinform", "Report xəbər verir ki".
It hands the whole text over only at its head: further down the same words quote somebody for one fact. So do, anywhere,
words of talking to an agency ("told Reuters") or of the past ("ранее Reuters сообщило"), which are no wordings of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newscrawl.text.agency import Agency, Mention, mentions
from newscrawl.text.parts import Scope
from newscrawl.text.pattern import Pattern
from newscrawl.text.wording import wording

SITE = 12  # characters of the site's own name before an agency's: "Oxu.Az APA-ya istinadən xəbər verir ki"
_QUOTES = frozenset('»”"')
MAX_OPENING = 600  # characters of a paragraph that are looked at

_STEMS = Pattern(wording("stem"))  # a cheap look before any name is looked for: parts of the verbs below
_AFTER = Pattern(rf"(?:\.(?:az|kg|kz|uz|tj|tm|com)\b)?(?:\s\([^()]{{2,12}}\))?{wording('after_name')}")
_BEFORE = Pattern(rf"{wording('before_name')},? ?[«\"“„]?$")
_EN_AFTER = Pattern(
    r"(?:(?: [Nn]ews [Aa]gency| correspondent)? (?:reports?|informs)| news agency reported)(?=[.,]| citing\b| with reference\b| referring\b| via\b|$)"
)
# A quoted name that a word beside it makes an agency's, or a site's address in its place.
_UNLISTED = Pattern(
    r"(?:ИА|[Аа]гентств[оау]|[Ии]нформагентств[оау]|АМИТ) [«\"“](?P<early>[^«»\"“”]{2,30})[»\"”]"
    r"|[«\"“](?P<late>[^«»\"“”]{2,30})[»\"”] (?:AA\b|АА\b|(?:axborot |ахборот |маалымат |ақпарат |informasiya |habarlar )?"
    r"(?:agentli[gy]i|агентлиги|агенттиги|агенттігі|gullugy|газет[аеіи]\w*|телеарна\w*|радио\w*|портал\w*|сайт\w*|басылма\w*|qəzeti|saytı|portalı|nashri|gazetasi|telekanali))"
    r"|(?<![\w'’])(?P<paper>[A-ZÇĞİÖŞÜ]\w+(?: [A-ZÇĞİÖŞÜ]\w+){0,3})(?=['’]n?[ıiuü]n haberine göre)"
    r"|(?<![\w'’])(?:(?:İngiliz|Amerikan|Alman|Fransız|Rus|Yunan|İsrail|ABD) )?(?P<daily>[A-ZÇĞİÖŞÜ]\w+(?: [A-ZÇĞİÖŞÜ]\w+){0,2}) gazetesi(?=nin haberine göre)"
    r"|(?<![\w'’])(?P<channel>(?:[A-ZÇĞİÖŞÜ]\w* ){0,3}(?:[A-ZÇĞİÖŞÜ]\w*(?:TV|[A-ZÇĞİÖŞÜ]|\d)\w*|TV|HT|Haber|News|Türkç?e?|Times|Post|Journal|Radyo|Jazeera|\w+\.com(?:\.tr)?))(?=['’]n?[ıiuü]n aktardığına göre)"
    r"|[«\"“](?P<said>[^«»\"“”]{2,30})[»\"”](?=[.,;:!?]|$)"  # only behind its verb: "deb xabar beradi “Dunyo”"
    r"|[«\"“]?(?<![\w.@/-])(?P<host>[A-ZА-ЯЁ][\w-]{1,20}\.(?i:media|kg|kz|uz|az|tj|tm|ru|tr|com|net|org|info|news))\b(?!\.\w)[»\"”]?"
)
# The word beside a name that is an ordinary one makes it a company's: "Отель «Туран» сообщает".
_BEFORE_COMPANY, _AFTER_COMPANY = Pattern(rf"\b{wording('company')}\s*$"), Pattern(rf"\s{wording('company')}\b")
_ABOUT = Pattern(rf"(?:^|[.!?…»\"] ){wording('about_this')}[^.!?]{{0,90}}$")
_SENTENCE_END = Pattern(r"(?<=[^\W\d_]{3})[.!?…][\"»”]?\s+(?=[^\W\da-zа-яё])")


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who carries the story, and the words that say so."""

    agency: Agency
    text: str


def carriers_of(paragraphs: list[str], scope: Scope) -> list[Carrier]:
    """The agencies or portals that the opening hands the text to, in order; so may a last sentence ("about this")."""
    found: list[Carrier] = []
    for index in dict.fromkeys((0, 1, len(paragraphs) - 1)):
        if 0 <= index < len(paragraphs) and _STEMS.search(paragraphs[index], 0, MAX_OPENING):
            found += _in_paragraph(paragraphs[index][:MAX_OPENING], index, scope, last=index == len(paragraphs) - 1)
        if found:
            return found
    return found


def unlisted_carrier(paragraphs: list[str], scope: Scope) -> tuple[str, str] | None:
    """An agency of no registry that the text is handed to, as printed, and the words: "deb xabar beradi «Dunyo» AA".

    In the opening, and as `carriers_of` in the second paragraph and the last.
    """
    for index in dict.fromkeys((0, 1, len(paragraphs) - 1)):
        text = paragraphs[index][:MAX_OPENING] if 0 <= index < len(paragraphs) else ""
        for match in _UNLISTED.finditer(text) if _STEMS.search(text) else ():
            if found := _unlisted(text, match, index, scope):
                return found
    return None


def _unlisted(text: str, match: re.Match[str], index: int, scope: Scope) -> tuple[str, str] | None:
    before, after = _BEFORE.search(text, max(0, match.start() - 90), match.start()), _AFTER.match(text, match.end())
    start, end = before.start() if before else match.start(), after.end() if after else match.end()
    if index and not (_ABOUT.search(text, 0, match.start()) or (scope.language == "az" and index == 1 and not start)):
        return None
    paper = match["paper"] or match["channel"] or match["daily"]
    late = paper and _SENTENCE_END.search(text, 0, match.start() + 1)  # one fact of it
    if not before and (not after or match["said"] or late):
        return None
    name = next(filter(None, match.groups()))
    return name.strip(), text[start:end].strip(" ,.—–-")


def _in_paragraph(text: str, index: int, scope: Scope, *, last: bool) -> list[Carrier]:
    first = _SENTENCE_END.search(text)
    found: list[Carrier] = []
    for named in mentions(text):
        if named.name.word and not (named.quoted or named.name.fits(scope.language, scope.country)):
            continue
        if (
            (scope.language or "").startswith("uz")
            and named.agency.code == "AA"
            and text[: named.start].rstrip()[-1:] in _QUOTES
        ):
            continue  # "axborot agentligi" behind its name: “Dunyo” AA
        if named.name.word and (_BEFORE_COMPANY.search(text, 0, named.start) or _AFTER_COMPANY.match(text, named.end)):
            continue
        span = _formula(text, named, first.start() if first else len(text))
        azeri = (
            index == 1 and scope.language == "az" and span is not None and span[0] <= SITE
        )  # its papers' usual place
        if span and (index == 0 or azeri or _whole(text, named, index) or (last and _is_alone(text, *span))):
            found.append(Carrier(named.agency, text[span[0] : span[1]].strip(" ,.—–-")))
    return found


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a formula is all that the text's last sentence says: "ЎзА хабар бермоқда."."""
    before = max((one.end() for one in _SENTENCE_END.finditer(text, 0, start + 1) if one.end() <= start), default=0)
    return not text[before:start].strip(" –—-,") and not text[end:].strip(' .!»”"')


def _whole(text: str, named: Mention, index: int) -> bool:
    """Beyond the first paragraph: "about this X reports", or as the second one's first words AA's own formula."""
    about = _ABOUT.search(text, 0, named.start)
    return about is not None or (index == 1 and named.start < 3 and text[named.end :].lstrip(" ").startswith("muhabir"))


def _formula(text: str, named: Mention, first_sentence: int) -> tuple[int, int] | None:
    before = _BEFORE.search(text, max(0, named.start - 90), named.start)
    if before:
        return before.start(), named.end
    after = _AFTER.match(text, named.end)
    if after and (named.start <= first_sentence or "göre" not in after[0] or "muhabir" in after[0]):
        return named.start, after.end()
    # With these words English papers quote the world's agencies for a fact; the region's agencies sign their text.
    english = _EN_AFTER.match(text, named.end) if named.agency.country != "INT" else None
    return (named.start, english.end()) if english else None
