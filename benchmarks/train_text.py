"""Learns newscrawl/data/textbody.json from plain-text dumps with known bodies.

    python benchmarks/train_text.py DUMPS/{wet,inscriptis,seed}/{dev,regional} [--folds 3] [--write]

A folder holds gold.jsonl (id, url, lead, body) and <id>.txt. Needs numpy and scikit-learn, which newscrawl itself does not.
--folds N prints precision and recall of the body's words on publishers that the trees have not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from newscrawl.address import registered_domain
from newscrawl.extract.textbody import CLIP, best_course
from newscrawl.extract.textfeatures import CODES, Row, features_of
from newscrawl.extract.textforest import LEAVES
from newscrawl.extract.textlines import WORD, Line, read_dump
from newscrawl.text.space import squeeze

MODEL = Path(__file__).parent.parent / "newscrawl" / "data" / "textbody.json"
SETTINGS = {
    "max_iter": 200,
    "learning_rate": 0.12,
    "max_leaf_nodes": LEAVES,
    "min_samples_leaf": 200,
    "l2_regularization": 5,
    "max_features": 0.3,
}
ALIKE = 0.6  # share of a line's 4-word runs that must stand in the gold body
FAR = 30  # lines; a gap in the dump costs no more than this


@dataclass
class Page:
    """A dump with its features and which of its lines are the gold's lead and body."""

    publisher: str
    group: str  # way and set
    gold: str
    lines: list[Line]
    seen: list[int]
    rows: Any
    body: set[int]


def words(text: str | None) -> list[str]:
    return [
        word.lower().replace("ı", "i")
        for word in WORD.findall(unicodedata.normalize("NFKC", (text or "").replace("İ", "i").replace("I", "i")))
    ]


def gold_lines(texts: Sequence[str], gold: str) -> set[int]:
    """The lines that are the gold text, by the heaviest chain that keeps the order of both."""
    places = [*_candidates(texts, gold)]
    best, back = np.zeros(len(places)), [-1] * len(places)
    line, _start, end = (np.array([place[k] for place in places]) for k in range(3)) if places else (np.zeros(0),) * 3
    for i, (at, begin, _, weight) in enumerate(places):
        best[i] = weight
        fits = (line[:i] < at) & (end[:i] <= begin + 1)
        if fits.any():
            sums = np.where(
                fits, best[:i] - 0.02 * np.minimum(at - line[:i] - 1, FAR) - 0.002 * np.abs(begin - end[:i]), -1
            )
            if sums.max() > 0:
                back[i] = int(sums.argmax())
                best[i] += sums.max()
    found, i = set(), int(best.argmax()) if places else -1
    while i >= 0:
        found.add(places[i][0])
        i = back[i]
    return found


def _candidates(texts: Sequence[str], gold: str) -> Iterator[tuple[int, int, int, float]]:
    """(line, first and last word in the gold, weight) of all lines that may be a part of it."""
    whole = words(gold)
    edges, runs, first = {0}, {}, {}
    for part in gold.split("\n"):
        edges.add(max(edges) + len(words(part)))
    for i, word in enumerate(whole):
        first.setdefault(word, []).append(i)
        runs.setdefault(tuple(whole[i : i + 4]), []).append(i)
    for at, text in enumerate(texts):
        own = words(text)
        if 0 < len(own) < 4:
            for i in first.get(own[0], []):
                if whole[i : i + len(own)] == own:
                    is_block = i in edges and i + len(own) in edges
                    yield at, i, i + len(own), len(own) - 0.5 if is_block else 0.3 * len(own)
            continue
        grams = [tuple(own[i : i + 4]) for i in range(len(own) - 3)]
        hits = [i for i, gram in enumerate(grams) if gram in runs]
        if hits and len(hits) >= ALIKE * len(grams):
            for i in runs[grams[hits[0]]][:5]:
                yield at, i, min(len(whole), i + hits[-1] - hits[0] + 4), len(hits) + 2.7


def read_pages(folders: Sequence[Path]) -> list[Page]:
    """Each dump as it is, and once more cut down to a short story with little around it."""
    pages = []
    chance = random.Random(0)  # noqa: S311
    for folder in folders:
        for row in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(row)
            text = (folder / f"{gold['id']}.txt").read_text(encoding="utf-8")
            wanted = f"{gold.get('lead') or ''}\n{gold['body']}"
            kept = [line for line in text.splitlines() if squeeze(line)]
            body = gold_lines([squeeze(line) for line in kept], wanted)
            publisher = registered_domain(gold.get("url") or "") or gold["id"]
            group = f"{folder.parent.name}/{gold.get('set')}"
            pages += _page(publisher, group, text, gold.get("url"), wanted, body)
            if len(body) > 3:
                short, found = _shortened(text, body, chance)
                pages += _page(publisher, group, short, gold.get("url") if chance.random() < 0.5 else None, "", found)
    return pages


def _page(publisher: str, group: str, text: str, url: str | None, gold: str, body: set[int]) -> list[Page]:
    dump = read_dump(text, url)
    features = features_of(dump)
    seen = [i for i, one in enumerate(features) if one is not None]
    rows = np.array([_flat(features[i]) for i in seen], dtype=np.float32)
    return [Page(publisher, group, gold, dump.lines, seen, rows, body)] if seen else []


def _flat(row: Row | None) -> list[float]:
    """A row's numbers and what its codes mean."""
    numbers, codes = row or ([], ())
    return [*numbers, *(value for meaning, code in zip(CODES, codes, strict=True) for value in meaning(code))]


def _shortened(text: str, body: set[int], chance: random.Random) -> tuple[str, set[int]]:
    """A few neighbouring body lines and what stands between and around them, the title line too; and which are the body."""
    order = sorted(body)
    start = chance.choice((0, 0, chance.randrange(len(order))))
    wanted = set(order[start : start + chance.randint(3, 9)])
    above, below = chance.randint(3, 20), chance.randint(3, 20)
    out, found, at, count = [], set(), -1, 0
    for line in text.splitlines():
        filled = bool(squeeze(line))
        at += filled
        place = max(at, 0)
        inside = order[0] <= place <= order[-1]
        near = (
            min(wanted) <= place <= max(wanted)
            or order[0] - above <= place < order[0]
            or order[-1] < place <= order[-1] + below
        )
        if (place in body and place not in wanted) or not (
            near or place == 0 or (inside and place not in body and chance.random() < 0.1)
        ):
            continue
        out.append(line)
        if filled:
            found |= {count} if place in wanted else set()
            count += 1
    return "\n".join(out), found


def learn(pages: Sequence[Page]) -> HistGradientBoostingClassifier:
    """Trees that tell body lines; every page weighs the same, a line by its words."""
    pages = [page for page in pages if page.body]
    rows = np.concatenate([page.rows for page in pages])
    labels = np.concatenate([[i in page.body for i in page.seen] for page in pages])
    weights = []
    for page in pages:
        sizes = np.array([min(page.lines[i].size, 150) for i in page.seen])
        total = sum(size for i, size in zip(page.seen, sizes, strict=True) if i in page.body)
        weights.append(0.3 + np.minimum(sizes, 100) / (10 + total) * 20)
    return HistGradientBoostingClassifier(**SETTINGS, random_state=0).fit(
        rows, labels, sample_weight=np.concatenate(weights)
    )


def trees_of(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The trees as nested lists, rounded so that float32 limits stay on their side."""

    def node(nodes: Any, i: int) -> Any:
        one = nodes[i]
        if one["is_leaf"]:
            return round(float(one["value"]), 4)
        return [
            int(one["feature_idx"]),
            round(float(one["num_threshold"]), 5),
            node(nodes, int(one["left"])),
            node(nodes, int(one["right"])),
        ]

    trees = [node(predictors[0].nodes, 0) for predictors in model._predictors]
    return {"base": round(float(model._baseline_prediction.ravel()[0]), 4), "trees": trees}


def check(pages: Sequence[Page], folds: int) -> None:
    """Mean precision and recall of 4-word runs on publishers that were left out."""
    scores: dict[str, list[tuple[float, float]]] = {}
    for fold in range(folds):
        is_held = [int(hashlib.sha256(page.publisher.encode()).hexdigest(), 16) % folds == fold for page in pages]
        model = learn([page for page, held in zip(pages, is_held, strict=True) if not held])
        for page in (page for page, held in zip(pages, is_held, strict=True) if held and page.gold):
            odds = [-CLIP] * len(page.lines)
            for i, odd in zip(page.seen, model.decision_function(page.rows), strict=True):
                odds[i] = float(odd)
            got, true = (_runs(text) for text in ("\n".join(page.lines[i].text for i in best_course(odds)), page.gold))
            common = sum((got & true).values())
            scores.setdefault(page.group, []).append(
                (common / (sum(got.values()) or 1), common / (sum(true.values()) or 1))
            )
    for group, pairs in sorted(scores.items()):
        p, r = (statistics.mean(values) for values in zip(*pairs, strict=True))
        print(
            f"{group:24} {len(pairs):4} dumps of unseen publishers: precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / (p + r):.3f}"
        )


def _runs(text: str) -> Counter[tuple[str, ...]]:
    own = words(text)
    return Counter(tuple(own[i : i + 4]) for i in range(max(1, len(own) - 3)) if own)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    pages = read_pages(args.folders)
    print(
        f"{len(pages)} dumps of {len({page.publisher for page in pages})} publishers, {sum(len(page.body) for page in pages)} body lines"
    )
    if args.folds:
        check(pages, args.folds)
    if args.write:
        MODEL.write_text(json.dumps(trees_of(learn(pages)), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
