"""The catalogue of sites: where site files are found, and which site a URL belongs to."""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from newscrawl.site import Site, SiteError, trusted

OWN_SITES = Path(__file__).parent / "sites"
ENVIRONMENT = "NEWSCRAWL_SITES"
_UNKNOWN = re.compile(r"unexpected keyword argument '([^']+)'")
_FILE_ERRORS = (  # whatever the code of a file does, short of an exception class of its own
    ArithmeticError, AssertionError, AttributeError, EOFError, ImportError, LookupError, NameError, OSError,
    RuntimeError, SystemExit, ValueError,
)  # fmt: skip


class SiteFileError(SiteError):
    """A site file that cannot be used; the message names the file, the field and the reason."""


class UnknownSiteError(LookupError):
    """No site has this name; the message offers the nearest names."""


def folders_from(value: str | None) -> list[Path]:
    """The folders of a setting or environment variable, joined by the system's path separator."""
    return [Path(part) for part in (value or "").split(os.pathsep) if part.strip()]


def load_site(path: Path) -> Site:
    """The SITE of one file. Raises SiteFileError, whatever is wrong with the file."""
    module = _module(path)
    site = getattr(module, "SITE", None)
    if not isinstance(site, Site):
        raise SiteFileError(f"{path}: SITE: the file defines no SITE = Site(...)")
    if site.name != path.stem:
        raise SiteFileError(f"{path}: name: {site.name!r} is not the file's name {path.stem!r}")
    return site


def _module(path: Path) -> object:
    spec = importlib.util.spec_from_file_location(f"newscrawl_site_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise SiteFileError(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SiteError as error:
        raise SiteFileError(f"{path}: {error}") from error
    except TypeError as error:
        raise SiteFileError(f"{path}: {_reason(error)}") from error
    except SyntaxError as error:
        raise SiteFileError(f"{path}: line {error.lineno}: {error.msg}") from error
    except _FILE_ERRORS as error:
        reason = " ".join(str(error).split())
        raise SiteFileError(f"{path}: {type(error).__name__}: {reason}") from error
    return module


def _reason(error: TypeError) -> str:
    """The words of a TypeError of ours: an unknown or missing field is named first."""
    words = str(error)
    if unknown := _UNKNOWN.search(words):  # Python 3.13 adds what may have been meant
        return f"{unknown[1]}: no such field"
    _, missing, what = words.partition("missing ")
    return f"{missing}{what}" or words


@dataclass
class Catalogue:
    """All sites by name. ``broken`` holds the files that could not be loaded, by the name they would have had."""

    sites: dict[str, Site] = field(default_factory=dict)
    broken: dict[str, SiteFileError] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    @classmethod
    def load(cls, folders: Iterable[Path] = (), environ: Mapping[str, str] = os.environ) -> Catalogue:
        """Our own sites, those of ``folders``, those of NEWSCRAWL_SITES; a user's file of our name replaces ours.

        Raises SiteFileError for a folder that is none, for two user files of one name and for two sites of one domain.
        """
        catalogue = cls()
        with trusted():
            for path in sorted(OWN_SITES.rglob("*.py")):
                catalogue._add(path)
        catalogue.own = frozenset(catalogue.paths)
        users: set[str] = set()
        for folder in dict.fromkeys(Path(one).resolve() for one in [*folders, *folders_from(environ.get(ENVIRONMENT))]):
            if not folder.is_dir():
                raise SiteFileError(f"{folder}: no such folder of site files")
            for path in sorted(folder.rglob("*.py")):
                if path.stem in users:
                    raise SiteFileError(f"{path}: name: {catalogue.paths[path.stem]} has this name too")
                if catalogue._add(path):
                    users.add(path.stem)
        catalogue._check_domains()
        return catalogue

    def _add(self, path: Path) -> bool:
        if path.stem.startswith("_"):
            return False
        self.paths[path.stem] = path
        self.sites.pop(path.stem, None)
        self.broken.pop(path.stem, None)
        try:
            self.sites[path.stem] = load_site(path)
        except SiteFileError as error:
            self.broken[path.stem] = error
        return True

    def _check_domains(self) -> None:
        owners: dict[str, str] = {}
        for name in sorted(self.sites, key=lambda one: (one in self.own, one)):
            for domain in self.sites[name].domains:
                other = owners.setdefault(domain, name)
                if other == name:
                    continue
                reason = f"{domain} belongs to {self.paths[other]}"
                self.broken[name] = SiteFileError(f"{self.paths[name]}: domains: {reason}")
        for name in self.broken:
            self.sites.pop(name, None)

    def get(self, name: str) -> Site:
        """The site of this name. Raises SiteFileError when its file is broken, UnknownSiteError when there is none."""
        if name in self.sites:
            return self.sites[name]
        if name in self.broken:
            raise self.broken[name]
        raise UnknownSiteError(f"no site is named {name!r}{self._near(name)}")

    def _near(self, name: str) -> str:
        import difflib

        near = difflib.get_close_matches(name, self.sites, n=3)
        return f"; did you mean {' or '.join(near)}?" if near else "; `newscrawl sites` lists them"

    def of_url(self, url: str | None) -> Site | None:
        """The site whose domain the URL's host is or ends in; a domain with a port wants that very port."""
        try:
            parts = urlsplit(url or "")
            host, port = (parts.hostname or "").rstrip("."), parts.port
        except ValueError:
            return None
        if not host:
            return None
        owners = self._owners
        labels = host.split(".")
        for start in range(len(labels)):
            domain = ".".join(labels[start:])
            name = owners.get(f"{domain}:{port}") if port else None
            name = name or owners.get(domain)
            if name:
                return self.sites[name]
        return None

    @property
    def _owners(self) -> dict[str, str]:
        cached: dict[str, str] | None = self.__dict__.get("_owners_cache")
        if cached is None:
            cached = {domain: name for name, site in self.sites.items() for domain in site.domains}
            self.__dict__["_owners_cache"] = cached
        return cached


def default_catalogue() -> Catalogue:
    """Where ``extract(site=None)`` looks a URL's site up: our sites and those of NEWSCRAWL_SITES, read once."""
    return _chosen[0] if _chosen else _own_and_environment()


@lru_cache(maxsize=1)
def _own_and_environment() -> Catalogue:
    return Catalogue.load()


_chosen: list[Catalogue] = []


def use_catalogue(catalogue: Catalogue | None) -> None:
    """Make this the default catalogue of the process (a command's ``--sites``); None: the usual one again."""
    _chosen[:] = [catalogue] if catalogue is not None else []
