"""How large and how fast the state is: `python benchmarks/state.py [URLS]` (default one million), bars: 50 µs, 300 MB.

400 days of crawling: every URL a page with its article, hashes of the last 30 days, sketches of the last 7.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
import time
from pathlib import Path

from newscrawl.store import Finished, Store
from newscrawl.visit import Entry

NOW = 1_780_000_000
DAY = 86_400
DAYS, TEXT_DAYS, SKETCH_DAYS = 400, 30, 7
SITES = 300
BATCH = 2_000
WORDS = (
    "baskan",
    "kar",
    "yagdi",
    "okul",
    "yeni",
    "yol",
    "acildi",
    "valilik",
    "uyardi",
    "pazar",
    "fiyat",
    "artti",
    "mac",
)


def url(site: str, number: int, pick: random.Random) -> str:
    """An address of usual length (about 80 characters)."""
    return f"www.{site}.com.tr/guncel/{'-'.join(pick.choices(WORDS, k=7))}-{number}"


def fill(store: Store, urls: int, pick: random.Random) -> list[tuple[str, str]]:
    """Take ``urls`` pages into the state; a sample of (site, key) to look up."""
    sample = []
    for number in range(0, urls, BATCH):
        site = f"gazete{pick.randrange(SITES)}"
        when = NOW - DAYS * DAY + number * DAYS * DAY // urls
        claim = store.claim(site)
        keys = [url(site, one, pick) for one in range(number, number + BATCH)]
        entries = [Entry(key, f"https://{key}", title=key[20:60], source="rss") for key in keys]
        with store.transaction():
            claim.offer(entries, when)
            recent = when > NOW - SKETCH_DAYS * DAY
            for place, entry in enumerate(entries):
                digest = hashlib.blake2b(entry.key.encode(), digest_size=8).digest()
                text = digest if when > NOW - TEXT_DAYS * DAY else None
                article = Finished(f"{site}:{number + place}", b"{}\n", 1, digest, text)
                if recent:
                    article.sketch = pick.randbytes(8 * 129)
                    article.shingles = [pick.getrandbits(63) for _ in range(16)]
                claim.commit(entry.key, article, when)
        sample.append((site, entries[pick.randrange(BATCH)].key))
    return sample


def main() -> None:
    """Print the figures."""
    urls = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    pick = random.Random(1)  # noqa: S311 - no secrets
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store.open(folder, clock=lambda: NOW)
        begun = time.perf_counter()
        sample = fill(store, urls, pick)
        filled = time.perf_counter() - begun
        store.close()
        size = (folder / ".newscrawl" / "state.db").stat().st_size
        begun = time.perf_counter()
        store = Store.open(folder, clock=lambda: NOW)
        opened = time.perf_counter() - begun
        claims = {site: store.claim(site) for site, _ in sample}
        pick.shuffle(sample)
        begun = time.perf_counter()
        rounds = max(1, 20_000 // len(sample))
        for _ in range(rounds):
            for site, key in sample:
                assert claims[site].page(key) is not None
                claims[site].page(key + "x")
        looked = time.perf_counter() - begun
        store.close()
    print(f"{urls} URLs: {size / 1e6:.0f} MB, {size / urls:.0f} bytes a URL")
    print(f"filled in {filled:.1f} s ({filled / urls * 1e6:.0f} µs a URL), opened and checked in {opened:.2f} s")
    print(f"lookup {looked / (rounds * len(sample) * 2) * 1e6:.1f} µs")


if __name__ == "__main__":
    main()
