"""Report: what a run did, for machines (one JSON file a run) and on one screen for people. Pure; imports no Scrapy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from newscrawl.version import VERSION

PAGES = (
    "discovered",
    "known",
    "new",
    "updated",
    "unchanged",
    "duplicate",
    "outside_window",
    "forgotten",
    "rejected",
    "failed",
)
ROWS = 18  # sites shown on one screen
SPECIAL = "a loopback, private or otherwise special address (--allow-private permits that)"
NORMAL_ENDS = ("finished", "shutdown", "abandoned", "budget_seconds")
DONE, INTERNAL, FAILED_PARTLY, FAILED, UNWRITABLE = 0, 1, 3, 4, 6


@dataclass(slots=True)
class SiteReport:
    """One site's part of a run. ``pages``, ``groups``: counters by name; ``failing``: sources with their reason."""

    site: str
    pages: dict[str, int] = field(default_factory=dict)
    groups: dict[str, dict[str, int]] = field(default_factory=dict)
    requests: dict[str, int] = field(default_factory=dict)
    failing: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    ended: str = "not_started"

    @property
    def sources_failed(self) -> bool:
        """Whether no source of the site could be read."""
        sources = self.groups.get("sources", {})
        return bool(self.failing) and not (sources.get("read", 0) + sources.get("not_modified", 0))

    @property
    def articles_failed(self) -> bool:
        """Whether more than a tenth of the articles asked for could not be had."""
        failed = self.pages["failed"]
        asked = failed + sum(
            self.pages[name] for name in ("new", "updated", "unchanged", "outside_window", "forgotten")
        )
        return failed * 10 > asked

    @property
    def failed(self) -> bool:
        """Whether the site makes the run one that did not go well."""
        return self.sources_failed or self.articles_failed or self.ended not in NORMAL_ENDS

    @property
    def usable(self) -> bool:
        """Whether anything of use came: an article, or the word of a source that there is nothing new."""
        if sum(self.pages[name] for name in ("new", "updated", "unchanged", "known", "outside_window")):
            return True
        return not self.sources_failed and not self.pages["failed"] and self.ended == "finished"


@dataclass(slots=True)
class Report:
    """A run. ``error``: why its output could not be written; ``signal``: what interrupted it."""

    id: str
    started: str
    sites: list[SiteReport] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)  # site files that could not be used, with the reason
    notices: list[str] = field(default_factory=list)
    seconds: float = 0.0
    signal: int | None = None
    error: str | None = None

    @property
    def exit_code(self) -> int:
        """The contract's exit code."""
        if self.error is not None:
            return UNWRITABLE
        if self.signal is not None:
            return 128 + self.signal
        if not self.left_out and not any(site.failed for site in self.sites):
            return DONE
        return FAILED_PARTLY if any(site.usable for site in self.sites) else FAILED

    def to_json(self) -> str:
        """The report as it is kept under ``.newscrawl/runs/``."""
        record = asdict(self) | {"version": VERSION, "exit_code": self.exit_code, "totals": self.totals}
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"

    @property
    def totals(self) -> dict[str, int]:
        """The page counters of all sites together."""
        return {name: sum(site.pages[name] for site in self.sites) for name in PAGES}


def site_report(site: str, stats: Mapping[str, Any], failing: Mapping[str, str]) -> SiteReport:
    """A site's part from Scrapy's counters (``newscrawl/<group>/<name>`` and the downloader's)."""
    groups: dict[str, dict[str, int]] = {}
    for key, value in sorted(stats.items()):
        head, _, rest = key.partition("/")
        group, _, name = rest.partition("/")
        if head == "newscrawl" and name and isinstance(value, int):
            groups.setdefault(group, {})[name] = value
    pages = groups.pop("pages", {})
    return SiteReport(
        site=site,
        pages={name: pages.get(name, 0) for name in PAGES},
        groups=groups,
        requests=groups.pop("requests", {}) | _classes(stats),
        failing=dict(failing),
    )


def _classes(stats: Mapping[str, Any]) -> dict[str, int]:
    """Answers by the first digit of their status, and requests without one."""
    found: dict[str, int] = {}
    for key, value in sorted(stats.items()):
        if key.startswith("downloader/response_status_count/"):
            name = f"{key.rpartition('/')[2][:1]}xx"
            found[name] = found.get(name, 0) + int(value)
    failed = int(stats.get("downloader/exception_count", 0))
    return {"sent": int(stats.get("downloader/request_count", 0)), **found, "unanswered": failed}


def summary(report: Report, report_path: str | None = None) -> str:
    """One screen: a table of the sites that matter most, the totals, and why nothing came where nothing came."""
    lines = [*report.notices, *_table(report.sites)]
    lines += [f"left out: {reason}" for _, reason in sorted(report.left_out.items())]
    totals = report.totals
    lines.append(
        ", ".join(f"{totals[name]} {name.replace('_', ' ')}" for name in PAGES if totals[name]) or "nothing new"
    )
    if not totals["new"] and not totals["updated"]:
        lines += reasons(report)
    if report.error:
        lines.append(f"stopped, the output cannot be written: {report.error}")
    if report.signal:
        lines.append("interrupted; what was finished is kept, the rest comes with the next run")
    lines.append(f"{report.seconds:.1f} s, exit code {report.exit_code}" + (f", {report_path}" if report_path else ""))
    return "\n".join(lines) + "\n"


def _table(sites: Iterable[SiteReport]) -> list[str]:
    order = sorted(sites, key=lambda one: (not one.failed, -one.pages["new"] - one.pages["updated"], one.site))
    shown = order if len(order) <= ROWS else order[: ROWS - 1]
    rows: list[tuple[str, ...]] = [
        ("site", "found", "new", "updated", "duplicate", "problems", "set aside", "failed", "")
    ]
    for one in shown:
        pages, problems = one.pages, sum(one.groups.get("problems", {}).values())
        counts = (
            pages["discovered"],
            pages["new"],
            pages["updated"],
            pages["duplicate"],
            problems,
            pages["rejected"],
            pages["failed"],
        )
        rows.append((one.site, *map(str, counts), _remark(one)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    table = [_row(row, widths) for row in rows]
    if len(order) > len(shown):
        table.append(f"… and {len(order) - len(shown)} more sites")
    return table


def _row(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [
        row[0].ljust(widths[0]),
        *(cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True)),
        row[-1],
    ]
    return "  ".join(cells).rstrip()


def _remark(site: SiteReport) -> str:
    if site.ended not in NORMAL_ENDS:
        return site.ended.replace("_", " ")
    if site.failing:
        url, reason = next(iter(sorted(site.failing.items())))
        more = f" and {len(site.failing) - 1} more" if len(site.failing) > 1 else ""
        return f"{reason}: {url}{more}" + (f": it leads to {SPECIAL}" if reason.startswith("address") else "")
    failures = site.groups.get("failures", {})
    return max(failures, key=lambda name: failures[name]) if failures and site.pages["failed"] else ""


def reasons(report: Report) -> list[str]:
    """Why a run brought nothing, in words."""
    totals, left_out, rejected = report.totals, _sum(report, "left_out"), _sum(report, "rejected")
    older = left_out.pop("outside_window", 0) + totals["outside_window"]
    others = sorted(name for name, count in rejected.items() if count and name not in ("robots", "address"))
    found = [
        (_sum(report, "sources").get("not_modified", 0), "source{s} {has} not changed since the last run"),
        (totals["known"], "page{s} {is} known already (the output has the articles; another --output begins anew)"),
        (older, "{is} older than the window (`--since 7d` looks further back)"),
        (left_out.get("not_article", 0), "link{s} {is} no article by the site's pattern"),
        (left_out.get("other_domain", 0), "link{s} {leads} to other sites"),
        (rejected.get("robots", 0), "page{s} {is} forbidden by robots.txt (tried again later)"),
        (rejected.get("address", 0), f"page{{s}} {{leads}} to {SPECIAL}"),
        (sum(rejected[name] for name in others), f"page{{s}} {{was}} set aside ({', '.join(others)})"),
        (sum(len(site.failing) for site in report.sites), "source{s} could not be read"),
    ]
    said = [counted(count, words) for count, words in found if count]
    return ["why nothing came: " + "; ".join(said)] if said else []


def _sum(report: Report, group: str) -> dict[str, int]:
    """A group of counters of all sites together."""
    found: dict[str, int] = {}
    for site in report.sites:
        for name, count in site.groups.get(group, {}).items():
            found[name] = found.get(name, 0) + count
    return found


_SINGULAR = {"s": "", "is": "is", "has": "has", "leads": "leads", "was": "was"}
_PLURAL = {"s": "s", "is": "are", "has": "have", "leads": "lead", "was": "were"}


def counted(count: int, words: str) -> str:
    """A number and what it counts: in ``words``, ``{s}``, ``{is}`` and the like follow the number."""
    return f"{count} {words.format_map(_SINGULAR if count == 1 else _PLURAL)}"
