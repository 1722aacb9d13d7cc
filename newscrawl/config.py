"""Config: newscrawl.toml, the options that a cron job needs not repeat. Imports no Scrapy."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newscrawl.errors import UsageError
from newscrawl.window import span

NAME = "newscrawl.toml"
ENVIRONMENT = "NEWSCRAWL_CONFIG"


@dataclass(kw_only=True, frozen=True)
class Config:
    """What the file says; None or empty where it is silent. An option on the command line goes before it."""

    path: Path | None = None
    contact: str | None = None
    output: Path | None = None
    sites: tuple[Path, ...] = ()
    since: str | None = None
    limit: int | None = None
    delay: float | None = None
    wait: float | None = None
    allow_private: bool | None = None
    site_seconds: float | None = None
    site_requests: int | None = None


def load_config(environ: Mapping[str, str] = os.environ, folder: Path | None = None) -> Config:
    """The file that NEWSCRAWL_CONFIG names, else newscrawl.toml in ``folder`` (the working folder), else nothing.

    Folders in it are relative to the file's own. Raises UsageError, naming the file and the key.
    """
    named = environ.get(ENVIRONMENT)
    path = Path(named) if named else (folder or Path.cwd()) / NAME
    if not named and not path.is_file():
        return Config()
    import tomllib  # for those who have a file

    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from error
    return _config(path, data)


def _config(path: Path, data: Mapping[str, Any]) -> Config:
    known = {name.upper(): name for name in ("newscrawl_sites",)} | {name: name for name in _READERS}
    values: dict[str, Any] = {}
    for key, value in data.items():
        name = known.get(key.replace("-", "_") if key.islower() else key)
        if name is None:
            raise UsageError(f"{path}: {key}: no such key; the keys are {', '.join(sorted(_READERS))}")
        try:
            values["sites" if name == "newscrawl_sites" else name] = _READERS.get(name, _folders)(value, path.parent)
        except ValueError as error:
            raise UsageError(f"{path}: {key}: {error}") from error
    return Config(path=path, **values)


def check_contact(text: str) -> str:
    """A contact that a site's owner can reach: a URL, or a mail address. Raises ValueError."""
    contact = text.strip()
    mail = re.fullmatch(r"(?:mailto:)?[^\s@()<>]+@([^\s@()<>]+\.[^\s@()<>]+)", contact)
    host = mail[1] if mail else urlsplit(contact).hostname if re.match(r"https?://[^\s()<>]+$", contact) else None
    if not host:
        raise ValueError(f"{text!r} is no URL and no mail address")
    return contact


def is_loopback(url_or_host: str) -> bool:
    """Whether a URL, or a host with or without a port, names this machine itself."""
    try:
        host = urlsplit(url_or_host if "//" in url_or_host else f"//{url_or_host}").hostname or ""
    except ValueError:
        return False
    if host == "localhost" or host.endswith(".localhost"):
        return True
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def need_contact(contact: str | None, urls: Iterable[str]) -> None:
    """Raises UsageError when there is no contact and any of the URLs is not on this machine."""
    if contact is None and (strange := next((url for url in urls if not is_loopback(url)), None)):
        raise UsageError(
            f'{strange}: no contact is set; write contact = "<a URL or mail address that reaches you>" into {NAME}'
        )


def user_agent(contact: str | None) -> str:
    """The user agent that names us and, when given, the contact."""
    from newscrawl.version import VERSION

    return f"newscrawl/{VERSION} (+{contact})" if contact else f"newscrawl/{VERSION}"


def _text(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a text is needed, not {value!r}")
    return value


def _contact(value: object, folder: Path) -> str:
    return check_contact(_text(value, folder))


def _since(value: object, folder: Path) -> str:
    text = _text(value, folder)
    span(text)
    return text


def _folder(value: object, folder: Path) -> Path:
    return folder / Path(_text(value, folder)).expanduser()


def _folders(value: object, folder: Path) -> tuple[Path, ...]:
    parts = value.split(os.pathsep) if isinstance(value, str) else value
    if not isinstance(parts, list):
        raise ValueError(f"a folder or a list of folders is needed, not {value!r}")
    return tuple(_folder(part, folder) for part in parts)


def _number(value: object, _: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise ValueError(f"a number of 0 or more is needed, not {value!r}")
    return value


def _count(value: object, _: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"a whole number of 1 or more is needed, not {value!r}")
    return value


def _switch(value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false is needed, not {value!r}")
    return value


_READERS: dict[str, Callable[[object, Path], Any]] = {
    "contact": _contact,
    "output": _folder,
    "sites": _folders,
    "since": _since,
    "limit": _count,
    "delay": _number,
    "wait": _number,
    "allow_private": _switch,
    "site_seconds": _number,
    "site_requests": _count,
}
