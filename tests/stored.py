"""Articles of one site in a store that tests open."""

from __future__ import annotations

import json
from pathlib import Path

from newscrawl.article import Article
from newscrawl.digest import copy_hash, edition_hash
from newscrawl.store import Finished, Store
from newscrawl.visit import Entry

NOW = 1_780_000_000  # 2026-05-28T20:26:40Z
DAY = "2026-05-28"
BODY = " ".join(f"kelime{number}" for number in range(20))


def open_store(folder: Path | None, now: int = NOW) -> Store:
    return Store.open(folder, clock=lambda: now)


def entry(number: int, title: str = "Başlık", **more: object) -> Entry:
    url = f"https://www.ornek.com/haber-{number}"
    given = {"title": title, "source": "https://www.ornek.com/rss"} | more
    return Entry(f"ornek.com/haber-{number}", url, **given)  # type: ignore[arg-type]


def article(number: int, body: str = BODY, revision: int = 1) -> Article:
    url = f"https://www.ornek.com/haber-{number}"
    return Article(
        id=f"ornek:{number}", url=url, canonical_url=url, site="ornek", headline=f"Başlık {number}", body=body,
        revision=revision, cluster=f"ornek:{number}", fetched="2026-05-28T20:26:40Z",
    )  # fmt: skip


def finished(item: Article) -> Finished:
    record = item.to_dict()
    return Finished(item.id, item.to_json().encode() + b"\n", item.revision, edition_hash(record), copy_hash(record))


def crawl(store: Store, numbers: range) -> None:
    claim = store.claim("ornek")
    claim.offer([entry(number) for number in numbers], NOW)
    for number in numbers:
        claim.commit(f"ornek.com/haber-{number}", finished(article(number)), NOW)
    claim.close()


def ids(folder: Path) -> list[str]:
    lines = (folder / "ornek" / f"{DAY}.jsonl").read_bytes().splitlines()
    return [json.loads(line)["id"] for line in lines]


def rejected(url: str, reason: str) -> bytes:
    line = {"url": url, "site": "ornek", "reason": reason, "status": 200, "fetched": "2026-05-28T20:26:40Z"}
    return json.dumps(line).encode() + b"\n"
