"""What each stage of an extraction costs: CPU milliseconds a page and share, in one cold pass over real pages.

    python benchmarks/stages.py [--shared ../shared]

A stage's time is its own, without the stages that it calls; the rest is what no stage claims (freeing the tree, glue).
The last line is what dates, credits, tags, language and phrases cost together.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

# stage -> module and name of its functions, as the callers know them
STAGES = {
    "parse": ("page._parse", "page._head"),
    "decode": ("page.decode", "page.tame", ".repair", ".is_mojibake"),
    "data": ("page.documents_of", "page.main_article"),
    "names": ("page.named_elements",),
    "body": (".find_body",),
    "headline, lead": (".find_headline", ".find_lead"),
    "authors": (".bylines_of", ".site_names"),
    "section, images, kind": (".find_section", ".find_image", ".find_images", ".kind_of", ".refusal", ".rights_of"),
    "dates": (".choose", ".claims_of", ".zone_for"),
    "credits": (".evidence_of", ".attribute"),
    "tags": (".find_tags", ".clean_tags"),
    "language": (".language_of",),
    "phrases": (".is_boilerplate", ".strip_tail", ".is_site_name", ".drop_known", "features.is_boilerplate"),
}  # fmt: skip
REGIONAL = ("dates", "credits", "tags", "language", "phrases")


def timed(stage: str, function: Callable[..., Any], spent: Counter[str], inner: list[int]) -> Callable[..., Any]:
    """The function, adding its own nanoseconds to ``spent[stage]``; ``inner`` is the stack of what its callees took."""

    def run(*args: Any, **options: Any) -> Any:
        began = time.process_time_ns()
        inner.append(0)
        try:
            return function(*args, **options)
        finally:
            took = time.process_time_ns() - began
            spent[stage] += took - inner.pop()
            if inner:
                inner[-1] += took

    return run


def pages(shared: Path) -> list[tuple[bytes, str | None]]:
    """Bytes and URL of all real pages."""
    found = []
    for folder in (shared / "corpus" / "dev", shared / "regional"):
        for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
            gold = json.loads(line)
            found.append((gzip.decompress((folder / f"{gold['id']}.html.gz").read_bytes()), gold.get("url")))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    read = pages(parser.parse_args().shared)
    extract = import_module("newscrawl.extract")
    spent: Counter[str] = Counter()
    inner: list[int] = []
    for stage, names in STAGES.items():
        for name in names:
            module, _, function = name.rpartition(".")
            owner = sys.modules[f"newscrawl.extract.{module}"] if module else extract
            setattr(owner, function, timed(stage, getattr(owner, function), spent, inner))
    whole = timed("rest", extract.extract, spent, inner)
    whole(*read[0])
    spent.clear()
    for page in read:
        whole(*page)
    total = sum(spent.values())
    for stage, nanoseconds in spent.most_common():
        print(f"{stage:22} {nanoseconds / 1e6 / len(read):7.2f} ms {nanoseconds / total:6.1%}")
    print(f"{'total':22} {total / 1e6 / len(read):7.2f} ms")
    print(f"{', '.join(REGIONAL)}: {sum(spent[stage] for stage in REGIONAL) / total:.1%}")


if __name__ == "__main__":
    main()
