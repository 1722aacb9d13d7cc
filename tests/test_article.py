"""The record: its keys, its line, its schema."""

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl import Article
from newscrawl.article import FIELDS, json_schema

VALID = Article(id="ornek:1", cluster="ornek:1", site="ornek", headline="Kar yağdı", tags=["kar"])


def test_keys_are_all_there_and_in_the_contract_order() -> None:
    assert list(json.loads(VALID.to_json())) == list(FIELDS)
    assert FIELDS[:5] == ("schema_version", "id", "url", "canonical_url", "site")
    assert FIELDS[-3:] == ("provenance", "problems", "generator")
    assert len(FIELDS) == 36


def test_default_record_validates_against_the_schema() -> None:
    jsonschema.validate(json.loads(VALID.to_json()), json_schema())


@pytest.mark.parametrize(
    "change", [{"kind": "poem"}, {"published": "13.02.2026"}, {"similarity": 2}, {"id": "1"}, {"tags": None}]
)
def test_schema_refuses_a_wrong_value(change: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**json.loads(VALID.to_json()), **change}, json_schema())


@given(st.text(st.characters(codec=None)))
def test_any_text_makes_one_valid_line(text: str) -> None:
    line = Article(id="a:1", body=text).to_json()
    assert line.encode("utf-8").decode("utf-8") == line
    assert len(line.splitlines()) == 1
    clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert json.loads(line)["body"] == clean
    assert Article.from_json(line).to_json() == line


def test_line_separators_and_nan_are_escaped() -> None:
    line = Article(id="a:1", body="a\u2028b\u2029c", similarity=float("nan")).to_json()
    assert "a\\u2028b\\u2029c" in line
    assert json.loads(line)["similarity"] is None


@pytest.mark.parametrize(
    ("line", "reason"), [("[]", "JSON object"), ('{"x": 1}', "not a field of an article: x"), ("{}", "missing field")]
)
def test_from_json_refuses_what_is_no_record(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Article.from_json(line)
