"""Fixtures that several test modules share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from spidered import SITE, Now

from newscrawl.address import article_key
from newscrawl.demo import Newsroom
from newscrawl.demo.server import Server
from newscrawl.store import Store


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Closes the databases that a test leaves open: from Python 3.13 on they are warned of."""
    opened: list[Store] = []
    begin = Store.__init__

    def remember(store: Store, *args: Any, **options: Any) -> None:
        begin(store, *args, **options)
        opened.append(store)

    monkeypatch.setattr(Store, "__init__", remember)
    yield
    for store in opened:
        store._base.close()


@pytest.fixture
def newsroom() -> Newsroom:
    """A newsroom of 60 articles at the present; not served until `server` asks for it."""
    return Newsroom(seed=1, articles=60)


@pytest.fixture
def server(newsroom: Newsroom) -> Iterator[Server]:
    """The newsroom, served on loopback for one test: `server.newsroom`, `server.requests`, `server.faults`."""
    with Server(newsroom) as running:
        yield running


@pytest.fixture
def site_folder(server: Server, tmp_path: Path) -> Path:
    """A folder of site files for the running newsroom, as `--sites` takes it."""
    folder = tmp_path / "mysites"
    server.newsroom.site_files(folder)
    return folder


@pytest.fixture
def now() -> Now:
    """The clock of `store`."""
    return Now()


@pytest.fixture
def store(now: Now) -> Iterator[Store]:
    """A store in memory for the site whose spider tests answer themselves."""
    opened = Store.open(None, clock=now, key_of=lambda _, url: article_key(url, SITE))
    yield opened
    opened.close()
