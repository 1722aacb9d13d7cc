"""Learns newscrawl/data/texthead.json from plain-text dumps with known headlines.

    python benchmarks/train_head.py DUMPS/{wet,inscriptis,seed}/{dev,regional} [--folds 5] [--write]

A folder holds gold.jsonl (id, url, headline) and <id>.txt. Needs numpy and scipy, which newscrawl itself does not.
A page's headline is one of its candidates: the points are those of a conditional logit. --folds N prints how often the
right line was found on publishers that it has not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from newscrawl.address import registered_domain
from newscrawl.extract.textbody import body_lines
from newscrawl.extract.texthead import is_title
from newscrawl.extract.textlines import WORD, fold_key, read_dump
from newscrawl.extract.textrank import candidates

MODEL = Path(__file__).parent.parent / "newscrawl" / "data" / "texthead.json"
RIDGE = 0.05


@dataclass
class Page:
    """The candidates of a dump, and which of them are its headline."""

    publisher: str
    group: str
    rows: list[dict[str, float]]
    right: list[bool]


def same(text: str) -> str:
    return " ".join(WORD.findall(fold_key(text)))


def read_pages(folders: Sequence[Path]) -> list[Page]:
    pages = []
    for folder in folders:
        for row in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(row)
            dump = read_dump((folder / f"{gold['id']}.txt").read_text(encoding="utf-8"), gold.get("url"))
            body = body_lines(dump)
            if not gold.get("headline") or not body:
                continue
            found = list(candidates(dump, body, titled=is_title(dump, body[0])))
            wanted = same(gold["headline"])
            right = [same(dump.lines[i].text) == wanted for i, _ in found]
            if not any(right):  # melted with something else, or the title has it
                right = [wanted in (key := same(dump.lines[i].text)) and len(key) < 2 * len(wanted) for i, _ in found]
            if any(right):
                group = f"{folder.parent.name}/{gold.get('set')}"
                pages.append(
                    Page(
                        registered_domain(gold.get("url") or "") or gold["id"], group, [row for _, row in found], right
                    )
                )
    return pages


def learn(pages: Sequence[Page]) -> dict[str, float]:
    """The points under which the right candidates are most probable."""
    names = sorted({name for page in pages for row in page.rows for name in row})
    tables = [np.array([[float(row.get(name, 0)) for name in names] for row in page.rows]) for page in pages]
    marks = [np.array(page.right, dtype=float) for page in pages]

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = RIDGE * float(weights @ weights) * len(pages) / 100, 2 * RIDGE * weights * len(pages) / 100
        for table, mark in zip(tables, marks, strict=True):
            odds = table @ weights
            chance = np.exp(odds - odds.max())
            among = chance * mark
            total += float(np.log(chance.sum()) - np.log(among.sum()))
            slope = slope + table.T @ (chance / chance.sum() - among / among.sum())
        return total, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 3) for name, weight in zip(names, found, strict=True)}


def is_found(page: Page, weights: dict[str, float]) -> bool:
    sums = [sum(weights.get(name, 0) * amount for name, amount in row.items()) for row in page.rows]
    return page.right[len(sums) - 1 - int(np.argmax(sums[::-1]))]


def check(pages: Sequence[Page], folds: int) -> None:
    hits = defaultdict(list)
    for fold in range(folds):
        held = [int(hashlib.sha256(page.publisher.encode()).hexdigest(), 16) % folds == fold for page in pages]
        weights = learn([page for page, out in zip(pages, held, strict=True) if not out])
        for page in (page for page, out in zip(pages, held, strict=True) if out):
            hits[page.group].append(is_found(page, weights))
    for group, found in sorted(hits.items()):
        print(
            f"{group:24} {len(found):4} dumps of unseen publishers: headline's line found on {sum(found) / len(found):.3f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    pages = read_pages(args.folders)
    print(f"{len(pages)} dumps of {len({page.publisher for page in pages})} publishers")
    if args.folds:
        check(pages, args.folds)
    if args.write:
        MODEL.write_text(json.dumps(learn(pages), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
