"""The body of a dump: trees judge each line by its features, then the best course through the whole text is taken.

The trees (newscrawl/data/textbody.json) are learned from pages with known bodies by benchmarks/train_text.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from newscrawl.extract.stamps import is_date_line
from newscrawl.extract.textends import (
    DOUBTFUL,
    ENDS,
    GAP,
    HEAD,
    JUNK,
    LIKELY,
    STOPS,
    STUB,
    announced,
    bulleted,
    cites,
    is_junk,
    is_named,
    up_to_signature,
    up_to_tags,
)
from newscrawl.extract.textfeatures import CODES, NUMBERS, features_of
from newscrawl.extract.textforest import forest
from newscrawl.extract.textinsets import CAPTION, FINAL, SIGNED, STOPPED, announces_other, insets_of, thread_of
from newscrawl.extract.textlines import LONG, WORD, Dump, Line, fold_key, guessed, prompt_of, title_likeness
from newscrawl.extract.textlists import ABOVE, dialogue, enumerations, is_notice, listed_below, lists_within
from newscrawl.extract.tidy import is_caption

# Chosen on the dev dumps by publisher-wise cross-validation: leaving the body for an insertion, and coming back, costs
# SWITCH; each line of an insertion APART; a line counts for the body from a little below even odds on.
BIAS, SWITCH, APART, CLIP = 0.4, 0.3, 0.1, 4.0
_UNSEEN = -CLIP
FEW = 30  # words of a body that is none
NARROW = -1.6  # log odds from which a line between body lines may still be of the body
SAME = 0.9  # likeness of a line that is the title
LISTED = 0.1  # log odds of a numbered line below a sentence of the text
KNOWN = 0.3  # of a headline above a list: how well it agrees with title and address
FARTHEST = 200  # lines of such a list
WHOLE = 7  # words of a sentence that may close a text; of a line behind it that is none
_ADDRESS = ("http://", "https://", "www.")
_DATES, _CLOCK = frozenset(("date", "byline")), re.compile(r"\d\d[:.]\d\d\b")
_NEVER = float("-inf")


def body_lines(dump: Dump) -> list[int]:
    """The numbers of the lines that are the body, in order."""
    lists = list(lists_within(dump.lines))
    insets = insets_of(dump.lines).difference(*(range(items.start - 1, items.stop) for items in lists))
    odds = _odds(dump, insets, lists)
    body = _below_title(dump, best_course(odds))
    if body and (above := body[: bisect_left(body, thread := thread_of(dump.lines, body[0]))]) and above != body:
        body, odds[thread:] = above, [_UNSEEN] * (len(odds) - thread)
    if (
        sum(dump.lines[i].size for i in body) < FEW and dump.sure >= 0.6
    ):  # nothing found, but a headline with text below it
        body = [i for i in range(dump.first, dump.last) if dump.lines[i].size >= LONG and odds[i] > DOUBTFUL]
    body = [*_beyond(dump, body, odds, -1), *body, *_beyond(dump, body, odds, 1)]
    body = sorted({*body, *_left_out(dump, body, odds)})
    body += listed_below(dump.lines, body[-1]) if body else []
    body += announced(dump.lines, body[-1]) or up_to_tags(dump.lines, body[-1], odds) if body else []
    body = sorted({*body, *bulleted(dump.lines, body, odds)})
    spoken = sorted({*body, *dialogue(dump.lines, body)})
    body = [*spoken, *_beyond(dump, spoken, odds, 1)] if spoken != body else body
    body = _or_list(dump, body)
    listed = set[int]().union(*lists)
    body = [
        i
        for i in up_to_signature(dump.lines, body)
        if i not in insets and (i in listed or not is_teaser(dump.lines, i))
    ]
    return [i for at, i in enumerate(body) if at > 1 or i in listed or not _is_stub(dump.lines[i])]


def _below_title(dump: Dump, body: list[int]) -> list[int]:
    """The part of a body behind the only line that is the title beyond doubt: what stands above it is of other stories."""
    if dump.anchor is None or dump.sure < SAME or not body or dump.anchor < body[0] or _titled(dump, body[0]):
        return body
    below = body[bisect_left(body, dump.anchor) :]
    return below if sum(dump.lines[i].size for i in below) >= FEW else body


def _odds(dump: Dump, insets: set[int], lists: Sequence[range]) -> list[float]:
    """What the trees say of each line. Another story's label and headline amid the text are not there for its neighbours."""
    judge = forest("textbody", NUMBERS, CODES)
    unseen = insets.union(*lists)
    kept = [i for i in range(len(dump.lines)) if i not in unseen]
    seen = dump
    if unseen:
        seen = guessed(Dump([dump.lines[i] for i in kept], dump.title, dump.crawled, dump.slug, dump.leaf))
    odds = [_UNSEEN] * len(dump.lines)
    for i, row in zip(kept, features_of(seen), strict=True):
        odds[i] = _UNSEEN if row is None else judge(*row)
    for i in insets:
        odds[i] = 0.0
    for items in lists:
        above = next((i for i in range(items.start - 1, -1, -1) if not is_notice(dump.lines[i])), 0)
        told = odds[above] > LIKELY
        odds[items.start : items.stop] = [LISTED if told else _UNSEEN] * len(items)
        after = next((i for i in range(items.stop, len(odds)) if not prompt_of(dump.lines[i].text)), None)
        if told and after is not None and odds[after] > DOUBTFUL and dump.lines[after].families.isdisjoint(JUNK):
            odds[after] = max(odds[after], LISTED)
    for numbered in enumerations(dump.lines):
        before = range(max(0, numbered.start - ABOVE), numbered.start)
        head = next((i for i in before if odds[i] > 0.0 or i == dump.anchor or _announces(dump.lines[i])), None)
        if head is not None:
            for i in range(head + 1, numbered.stop):
                odds[i] = max(odds[i], LISTED)
    return odds


def _announces(line: Line) -> bool:
    return line.text[-1] == ":" and line.size > HEAD and line.families.isdisjoint(STOPS)


def _or_list(dump: Dump, body: list[int]) -> list[int]:
    """The body, with the list below the headline where hardly anything else was found."""
    size = sum(dump.lines[i].size for i in body)
    if not body and dump.anchor is None:
        return _short_text(dump)
    if size >= FEW or dump.anchor is None or dump.sure < KNOWN:
        return body
    listed = _list_below(dump.lines, dump.anchor)
    return sorted({*body, *listed}) if sum(dump.lines[i].size for i in listed) > 2 * size else body


def _titled(dump: Dump, end: int) -> int | None:
    """The first line behind the title line, and before ``end``, that is the title, too."""
    title = fold_key(dump.title)
    words = frozenset(WORD.findall(title))
    return next((i for i in range(1, end) if title_likeness(dump.lines[i], title, words) >= SAME), None)


def _short_text(dump: Dump) -> list[int]:
    """An article of short sentences only, three or more, below a line that is the title."""
    head = _titled(dump, len(dump.lines))
    found = _list_below(dump.lines, head) if head is not None else []
    whole = [i for i in found if dump.lines[i].size > STUB and dump.lines[i].text[-1] in FINAL]
    if len(whole) < 3 or len(whole) < 0.4 * len(found):
        return []
    dated = dump.lines[whole[0] - 1].text.count(",") > 0  # "Naxçıvan, 18 mart, AZƏRTAC"
    return [i for i in found if whole[0] - dated <= i <= whole[-1]]


def _list_below(lines: Sequence[Line], head: int) -> list[int]:
    """What stands below a headline without running text (winners, results, a calendar), up to the first prompt behind it."""
    found: list[int] = []
    for i in range(head + 1, min(len(lines), head + FARTHEST)):
        line = lines[i]
        if line.size < 6 and not STOPS.isdisjoint(line.families) and (line.size < 4 or line.text[-1] not in ".:"):
            if len(found) > STUB:
                break
            found = []
        elif line.size >= LONG or (_DATES.isdisjoint(line.families) and not _CLOCK.search(line.text)):
            found.append(i)
    return found


def is_teaser(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is an address, a picture's caption, or no sentence below a label like "İlgili haberler": other stories' headlines."""
    label = lines[i - 1] if i else lines[i]
    if lines[i].text.startswith(_ADDRESS) or (lines[i].size < CAPTION and is_caption(lines[i].text)):
        return True
    return announces_other(label) and lines[i].text[-1] not in FINAL


def _is_stub(line: Line) -> bool:
    """Whether a line is a place, a section or "3 saat önce", by which no text begins."""
    return (line.size < STUB or is_date_line(line.text) or (line.size < 6 and "date" in line.families)) and line.text[
        -1
    ] not in FINAL | {":"}


def _beyond(dump: Dump, body: Sequence[int], odds: Sequence[float], step: int) -> list[int]:
    """Sentences above or below the body that a prompt or another headline parts from it ("İlgili haber: …")."""
    found: list[int] = []
    at = (body[0] if step < 0 else body[-1]) if body else -1
    i = at + step
    while body and 0 <= i < len(odds) and abs(i - at) <= GAP:
        line = dump.lines[i]
        if line.size < 6 and not ENDS.isdisjoint(line.families):
            break
        if _goes_on(dump.lines, odds, i, at):
            found.append(i)
            at = i
        i += step
    return sorted(found)


def _goes_on(lines: Sequence[Line], odds: Sequence[float], i: int, at: int) -> bool:
    """Whether a line beyond the body, which ends at the line ``at``, is a sentence of it; short only right below it."""
    line = lines[i]
    below = i == at + 1 and line.size > 1
    signed = below and SIGNED.search(line.text) is not None
    if signed:
        least, size = _UNSEEN, 1
    elif below and _closes(lines, i) and not prompt_of(line.text):
        least, size = NARROW - (i + 1 == len(lines)), 1
    else:
        least, size = LIKELY, 5 if abs(i - at) == 1 else 9
    carded = i > at and any(is_date_line(card.text) for card in lines[i + 1 : i + 3])
    return (
        odds[i] > least
        and line.size > size
        and (signed or line.text[-1] in STOPPED)
        and not is_junk(line)
        and not carded
    )


def _closes(lines: Sequence[Line], i: int) -> bool:
    """Whether nothing follows a line, or a short line that is no sentence."""
    return i + 1 == len(lines) or (lines[i + 1].size < WHOLE and lines[i + 1].text[-1] not in FINAL)


def _left_out(dump: Dump, body: Sequence[int], odds: Sequence[float]) -> Iterator[int]:
    """Lines between two body lines that were narrowly left out: full sentences of the article's words, and sub-headings."""
    lines = dump.lines
    chosen = set(body)
    inner = [i for i in range(body[0] + 1, body[-1]) if i not in chosen] if body else []
    doubtful = [i for i in inner if odds[i] >= NARROW or {i - 1, i + 1} <= chosen]
    if not doubtful:
        return
    topic = Counter(stem for i in body for stem in lines[i].stems)
    for i in doubtful:
        line = lines[i]
        named = is_named(line.text) or (line.text.isupper() and 1 < line.size < 9)  # towns; a heading in capitals
        if named and {i - 1, i + 1} <= chosen and odds[i] > DOUBTFUL and not line.families:
            yield i
        cited = cites(line) and {i - 1, i + 1} <= chosen
        if odds[i] < (DOUBTFUL if cited else NARROW):
            continue
        if (line.families & JUNK and not cited and (odds[i] < LIKELY or is_junk(line))) or prompt_of(line.text):
            continue
        after_prompt = "related" in lines[i - 1].families and lines[i - 1].size < 6
        shared = sum(stem in topic for stem in line.stems) / (len(line.stems) or 1)
        sentence = line.size > 9 and line.text[-1] in FINAL and (cited or shared >= 0.1)
        heading = (
            1 < line.size < 13
            and i + 1 in chosen
            and lines[i + 1].size > 12
            and line.text[-1] not in ".:,"
            and (shared > 0 or odds[i] > LIKELY)
        )
        listed = odds[i] > LIKELY and line.text.count(",") > 1 and {i - 1, i + 1} <= chosen
        if not after_prompt and (
            sentence or listed or (heading and (i - 1 in chosen or lines[i - 1].text[-1] in FINAL))
        ):
            yield i


def best_course(odds: Sequence[float]) -> list[int]:
    """The lines of the body: above → body ⇄ insertion, body → below, with the highest sum of odds less the costs."""
    body = inserted = below = _NEVER
    steps: list[tuple[int, int, int]] = []  # where body, insertion and below are reached from, by line
    for odd in odds:
        value = (CLIP if odd > CLIP else -CLIP if odd < -CLIP else odd) + BIAS
        into, came_in = (body, 1) if body >= 0.0 else (0.0, 0)
        if inserted - SWITCH >= into:
            into, came_in = inserted - SWITCH, 2
        apart, came_apart = (inserted - APART, 2) if inserted - APART >= body - SWITCH else (body - SWITCH, 1)
        after, came_after = (below, 3) if below >= body else (body, 1)
        body, inserted, below = into + value, apart, after
        steps.append((came_in, came_apart, came_after))
    state = max(range(4), key=(0.0, body, inserted, below).__getitem__)
    found = []
    for i in range(len(odds) - 1, -1, -1):
        if not state:
            break
        if state == 1:
            found.append(i)
        state = steps[i][state - 1]
    return found[::-1]
