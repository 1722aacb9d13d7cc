"""newscrawl dedupe: the same verdicts for any order of the records; the file whole or not at all."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from processes import command, environment

from newscrawl.article import Article
from newscrawl.cli import main
from newscrawl.dedupe import decide, entry_of
from newscrawl.text.fingerprint import shingles_of

WORDS = [f"kelime{number}" for number in range(400)]
FULL = " ".join(WORDS[:100])
HALF = " ".join(WORDS[:40])  # 37 shingles, all of them in FULL
REST = " ".join(WORDS[60:140])  # 77 shingles, 37 of them in FULL
OTHER = " ".join(WORDS[200:260])


def record(name: str, body: str | None, at: str | None = "2026-02-13T10:00:00Z", **more: Any) -> dict[str, Any]:
    return Article(id=f"a:{name}", cluster=f"a:{name}", body=body, published_utc=at, **more).to_dict()


def verdicts(records: list[dict[str, Any]]) -> list[tuple[str | None, str, float | None]]:
    """(duplicate_of, cluster, similarity) of each, without the site's prefix."""
    entries = [entry_of(one, json.dumps(one).encode()) for one in records]
    found = decide(entries, lambda number: shingles_of(records[number]["body"]))
    return [(one.duplicate_of and one.duplicate_of[2:], one.cluster[2:], one.similarity) for one in found]


ALONE = (None, "x", None)


def test_the_earliest_of_a_text_is_its_original() -> None:
    later, first, third = (
        record(name, FULL, f"2026-02-13T1{hour}:00:00Z") for name, hour in (("b", 2), ("c", 1), ("a", 3))
    )
    assert verdicts([later, first, third]) == [("c", "c", 1.0), (None, "c", None), ("c", "c", 1.0)]


def test_a_part_of_a_text_belongs_to_its_cluster() -> None:
    records = [record("full", FULL, "2026-02-13T10:00:00Z"), record("half", HALF, "2026-02-13T11:00:00Z")]
    assert verdicts(records) == [(None, "full", None), (None, "full", 1.0)]
    assert verdicts([*records, record("other", OTHER)])[2] == (None, "other", None)


def test_similarity_is_exact_and_below_a_half_is_no_kin() -> None:
    changed = " ".join("yeni" if number in (10, 30, 50) else word for number, word in enumerate(WORDS[:100]))
    assert verdicts([record("x", FULL), record("y", changed, "2026-02-13T11:00:00Z")]) == [
        ALONE,
        (None, "x", 0.8763),  # 12 of 97 shingles hold a changed word
    ]
    assert verdicts([record("x", FULL), record("y", REST)]) == [ALONE, (None, "y", None)]


def test_what_links_two_texts_makes_them_one_cluster() -> None:
    parts = [" ".join(WORDS[:50]), " ".join(WORDS[50:100])]
    records = [record("p", parts[0]), record("q", parts[1]), record("whole", FULL, "2026-02-13T12:00:00Z")]
    assert verdicts(records) == [(None, "p", None), (None, "p", None), (None, "p", 1.0)]


def test_a_day_alone_stands_before_its_times_and_no_date_last() -> None:
    day = record("day", FULL, None, published="2026-02-13", fetched="2026-02-14T09:00:00Z")
    timed = record("timed", FULL, "2026-02-13T00:30:00Z")
    fetched = record("fetched", FULL, None, fetched="2026-02-13T09:00:00Z")
    never = record("never", FULL, None)
    assert [one[0] for one in verdicts([never, fetched, timed, day])] == ["day", "day", "day", None]


def test_editions_of_one_article_are_no_duplicates_of_each_other() -> None:
    first, second = record("x", FULL), record("x", FULL, revision=2)
    third = record("x", f"{FULL} ek", revision=3)
    assert verdicts([third, second, first]) == [ALONE, ALONE, ALONE]


def test_what_has_no_text_or_hardly_any_stands_alone() -> None:
    short = [record(name, "Ayrıntılar birazdan") for name in "ab"]
    none = [record(name, None, kind="other") for name in "cd"]
    assert verdicts([*short, *none]) == [(None, name, None) for name in "abcd"]


TEXTS = st.lists(st.tuples(st.integers(0, 30), st.integers(12, 60), st.integers(0, 3)), min_size=1, max_size=12)


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_any_order_gives_the_same(texts: list[tuple[int, int, int]], rng: random.Random) -> None:
    records = [
        record(
            str(place % 9), " ".join(WORDS[start : start + size]), f"2026-02-13T10:0{minute}:00Z", revision=place + 1
        )
        for place, (start, size, minute) in enumerate(texts)
    ]
    places = list(range(len(records)))
    rng.shuffle(places)
    shuffled = verdicts([records[place] for place in places])
    assert [shuffled[places.index(place)] for place in range(len(records))] == verdicts(records)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": None}, "no record: id is None"),
        ({"revision": True}, "no record: revision is True"),
        ({"body": ["a"]}, r"no record: body is \['a'\]"),
    ],
)
def test_no_record(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        entry_of(record("x", FULL) | change, b"")
    with pytest.raises(ValueError, match="a record is a JSON object, not list"):
        entry_of([], b"")
    with pytest.raises(ValueError, match="no record: id, url, canonical_url missing"):
        entry_of({"schema_version": 1, **dict.fromkeys(list(record("x", ""))[4:])}, b"")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two copies, a stranger and what is no record."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    lines = [
        json.dumps(record("b", FULL, "2026-02-13T11:00:00Z") | {"own": "kept"}),
        '{"some": "other"}',
        Article(id="a:o", cluster="a:o", body=OTHER).to_json(),
        "",
        "no json",
        json.dumps(record("a", FULL)),  # no newline behind it
    ]
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(lines))
    return path


def test_lines_come_out_as_they_came_in(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_text().split("\n")
    assert main(["dedupe", "records.jsonl"]) == 3
    out, err = capsys.readouterr()
    after = out.split("\n")
    assert after[1:5] == before[1:5]
    assert after[6:] == [""]
    first, last = json.loads(after[0]), json.loads(after[5])
    assert (first["duplicate_of"], first["cluster"], first["similarity"], first["own"]) == ("a:a", "a:a", 1.0, "kept")
    assert last == json.loads(before[5])
    assert err.splitlines() == [
        "newscrawl: records.jsonl: line 2: no record: schema_version, id, url missing",
        "newscrawl: records.jsonl: line 5: no JSON: Expecting value",
    ]


def test_the_output_may_be_the_input_and_is_whole_or_untouched(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.chmod(0o640)
    assert main(["dedupe", "records.jsonl", "--output", "records.jsonl"]) == 3
    once = file.read_bytes()
    assert (once.count(b"\n"), once.count(b'"duplicate_of":"a:a"'), file.stat().st_mode & 0o777) == (6, 1, 0o640)
    assert main(["dedupe", "records.jsonl", "--output", "records.jsonl"]) == 3
    assert file.read_bytes() == once
    capsys.readouterr()
    assert main(["dedupe", "records.jsonl", "nowhere.jsonl", "--output", "new.jsonl"]) == 2
    assert main(["dedupe", "records.jsonl", "--output", "nowhere/new.jsonl"]) == 6
    assert main(["dedupe", "records.jsonl", "--output", "."]) == 2
    assert [line for line in capsys.readouterr().err.splitlines() if ": line " not in line] == [
        "newscrawl: nowhere.jsonl: No such file or directory",
        "newscrawl: nowhere/new.jsonl: No such file or directory",
        "newscrawl: .: is a folder",
    ]
    assert [path.name for path in file.parent.iterdir()] == ["records.jsonl"]


def test_nothing_to_do_and_nothing_usable(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("")
    assert main(["dedupe", "records.jsonl"]) == 0
    file.write_text("no json\n")
    assert main(["dedupe", "records.jsonl"]) == 4
    assert capsys.readouterr() == (
        "no json\n",
        "newscrawl: records.jsonl: empty\nnewscrawl: records.jsonl: line 1: no JSON: Expecting value\n",
    )


def test_a_pipe_is_read_as_well(file: Path) -> None:
    done = subprocess.run(
        command("dedupe", "-"), input=file.read_bytes(), capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stdout.count(b"\n"), done.stdout.count(b'"duplicate_of":"a:a"')) == (3, 6, 1)
    assert done.stderr.startswith(b"newscrawl: standard input: line 2: ")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("dedupe", file), stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (
        6, [b"newscrawl: standard output: No space left on device"],
    )  # fmt: skip
