"""Runs extract on every hostile page, each in a process of its own with limits, and prints one JSON line a page.

    PYTHONPATH=tests python -m hostile.run [--light] [NAME…]

CPU seconds and peak memory are the process's own, of extract only (the page is made before); the limit on CPU ends a page
that hangs, the one on memory is judged by the caller.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Sequence

import jsonschema

from hostile import HEAVY, PAGES
from newscrawl import Article, extract
from newscrawl.article import json_schema

CPU = 10  # seconds after which a page counts as hanging
URL = "https://www.yerelgazete.com.tr/gundem/koprude-calisma-481516"


def judged(name: str) -> dict[str, object]:
    """The page's outcome: `ended` (exit status 0), `valid`, `kind`, `problems`, `cpu` (s), `memory` (MB)."""
    reading, writing = os.pipe()
    html = PAGES[name]()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
        os.write(writing, json.dumps(_extracted(html)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status, usage = os.wait4(child, 0)
    return {"name": name, "ended": status == 0, **(json.loads(said) if said else {}), "memory": usage.ru_maxrss // 1024}


def _extracted(html: bytes | str) -> dict[str, object]:
    began = resource.getrusage(resource.RUSAGE_SELF)
    article = extract(html, URL, fetched="2026-03-20T09:00:00Z")
    ended = resource.getrusage(resource.RUSAGE_SELF)
    line = article.to_json()
    jsonschema.validate(json.loads(line), json_schema())
    valid = "\n" not in line and line.encode("utf-8") is not None and Article.from_json(line).to_json() == line
    cpu = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    return {"valid": valid, "kind": article.kind, "problems": article.problems, "size": len(line), "cpu": round(cpu, 2)}


def main(arguments: Sequence[str]) -> None:
    light = "--light" in arguments  # without the pages that take a second and more
    names = [one for one in arguments if one != "--light"] or [one for one in PAGES if not (light and one in HEAVY)]
    extract("<html><body><p>ısınma</p></body></html>", URL)  # what is loaded once is not the page's
    for name in names:
        print(json.dumps(judged(name), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
