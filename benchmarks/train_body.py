"""Fits the weights of newscrawl/data/body.json on the dev pages, and says what they score on publishers left out of the fit.

    python benchmarks/train_body.py ../shared/corpus/dev [--write]

Needs scikit-learn. A block counts as the article's when its words stand in the gold body in the order of the page.
Each fold leaves whole publishers out; the figures are the word 4-gram F1 and the share of pages that agree word by word.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from newscrawl.extract.blocks import blocks_of
from newscrawl.extract.body import hints_of
from newscrawl.extract.features import NAMES, rows_of, text_key
from newscrawl.extract.page import read_page

STRENGTH = 0.005  # inverse regularisation: by publishers left out, 0.005 gives 0.38 exact bodies, 0.02 gives 0.37
WEIGHTS = Path(__file__).parent.parent / "newscrawl" / "data" / "body.json"


def labels(keys: list[str], body: str, lead: str) -> list[int]:
    """1 for a block whose words stand in the body, in order and each place once; 0 for another; -1 where gold leaves it open."""
    gold, summary = f" {text_key(body)} ", f" {text_key(lead)} "
    places: list[tuple[int, int] | None] = [None] * len(keys)
    found = [0] * len(keys)
    for index in sorted(range(len(keys)), key=lambda i: -len(keys[i])):
        key = keys[index]
        low = max((place[1] for place in places[:index] if place), default=0) - 1
        high = min((place[0] for place in places[index + 1 :] if place), default=len(gold)) + 1
        place = _place(key, gold, low, high, [one for one in places if one])
        if place:
            places[index], found[index] = place, 1
        elif len(key) > 20 and (f" {key} " in summary or _overlaps(key, gold)):
            found[index] = -1
    return found


def _place(key: str, gold: str, low: int, high: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    other, start = None, 0
    while (at := gold.find(f" {key} ", start)) >= 0:
        begin, end = at + 1, at + 1 + len(key)
        start = at + 1
        if all(end <= one or begin >= two for one, two in taken):
            if low <= begin and end <= high:
                return begin, end
            other = other or ((begin, end) if len(key) > 60 else None)
    return other


def _overlaps(key: str, gold: str) -> bool:
    words = key.split()
    pieces = [" ".join(words[i : i + 5]) for i in range(0, len(words) - 4, 3)]
    return len(key) > 60 and bool(pieces) and sum(piece in gold for piece in pieces) > 0.7 * len(pieces)


def read(folder: Path) -> list[dict[str, Any]]:
    """The pages with the features and labels of their blocks."""
    pages = []
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        page = read_page(gzip.decompress((folder / f"{gold['id']}.html.gz").read_bytes()), gold.get("url"))
        rows = rows_of(blocks_of(page.body, page.aside), hints_of(page))
        host = gold.get("publisher") or re.sub(r"^www\.", "", urlsplit(gold.get("url") or "").hostname or gold["id"])
        found = labels([row.key for row in rows], gold["body"], gold.get("lead") or "")
        kept = [row for row in rows if row.numbers]
        known = [label for row, label in zip(rows, found, strict=True) if row.numbers]
        texts = [row.block.text for row in kept]
        pages.append(
            {"host": host, "facts": np.array([row.facts() for row in kept]), "labels": np.array(known), "texts": texts}
        )
    return pages


def fit(pages: list[dict[str, Any]]) -> tuple[float, np.ndarray]:
    """Bias and weights for unscaled features."""
    known = [page["labels"] >= 0 for page in pages]
    facts = np.concatenate([page["facts"][mask] for page, mask in zip(pages, known, strict=True)])
    targets = np.concatenate([page["labels"][mask] for page, mask in zip(pages, known, strict=True)])
    sizes = np.concatenate(
        [np.array([len(text) for text in page["texts"]])[mask] for page, mask in zip(pages, known, strict=True)]
    )
    mean, spread = facts.mean(0), facts.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((facts - mean) / spread, targets, sample_weight=np.minimum(3, 0.4 + sizes / 150))
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - (weights * mean).sum()), weights


def main() -> None:
    """Cross-validate by publisher, then fit on everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    args = parser.parse_args()
    pages = [page for page in read(args.corpus) if len(page["labels"])]
    right = total = 0
    for train, test in GroupKFold(5).split(pages, groups=[page["host"] for page in pages]):
        bias, weights = fit([pages[i] for i in train])
        for page in (pages[i] for i in test):
            mask = page["labels"] >= 0
            sizes = np.array([len(text) for text in page["texts"]])[mask]
            right += (sizes * ((page["facts"][mask] @ weights + bias > 0) == page["labels"][mask])).sum()
            total += sizes.sum()
    print(f"characters judged right on publishers left out: {right / total:.4f}")
    if args.write:
        bias, weights = fit(pages)
        values = {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True)}
        WEIGHTS.write_text(json.dumps({"bias": round(bias, 4), "weights": values}, indent=0) + "\n")


if __name__ == "__main__":
    main()
