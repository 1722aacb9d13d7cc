"""Public suffixes, by the list that tldextract carries, read without importing it: that costs 0.25 s of CPU.

The rules are those of https://publicsuffix.org/list/; the list's private part (blogspot.com, github.io …) counts, too.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import can_ada


@lru_cache(maxsize=1)
def _rules() -> frozenset[str]:
    """The lines of the list; empty when tldextract carries it no more."""
    spec = find_spec("tldextract")
    path = Path(spec.origin).with_name(".tld_set_snapshot") if spec and spec.origin else None
    try:
        return frozenset(path.read_text("utf-8").split("\n") if path else ())
    except OSError:
        return frozenset()


def public_suffix(host: str) -> str:
    """The public suffix of a host in lower case and punycode, without a final dot; its last label when no rule fits."""
    rules = _rules()
    if not rules:
        return _by_tldextract(host)
    spoken = host.split(".")
    labels = [_unicode(label) for label in spoken]
    for start in range(len(labels)):
        name, parent = ".".join(labels[start:]), ".".join(labels[start + 1 :])
        if f"!{name}" in rules:
            return ".".join(spoken[start + 1 :])
        if name in rules or (parent and f"*.{parent}" in rules):
            return ".".join(spoken[start:])
    return spoken[-1]


def _unicode(label: str) -> str:
    # the stub of can_ada 3.0 says text, the function wants bytes
    return can_ada.idna_decode(label.encode()) if label.startswith("xn--") else label  # type: ignore[arg-type]


def _by_tldextract(host: str) -> str:
    from tldextract import TLDExtract

    found = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)(host).suffix
    return found or host.rpartition(".")[2]
