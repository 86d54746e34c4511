"""`dragoman actors` from the command line."""

import json

import pytest

from dragoman.cli import main


def run(capsys, *arguments):
    code = main(["actors", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_resolve_prints_the_contract_s_object(capsys):
    code, out, _ = run(capsys, "resolve", "Lukashenko", "--country", "BLR", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["query"] == {"name": "Lukashenko", "country": "BLR", "role": None, "date": None}
    first = answer["answers"][0]
    assert set(first) == {
        "text",
        "span",
        "code",
        "id",
        "name",
        "role",
        "sectors",
        "confidence",
        "how",
        "score",
    }
    assert first["name"] == "Alexander Lukashenko"


def test_resolve_for_readers(capsys):
    _, out, _ = run(capsys, "resolve", "the president of France", "--date", "2010-05-05")
    assert out.startswith("1. Nicolas Sarkozy, president [FRA]")


def test_nobody(capsys):
    code, out, _ = run(capsys, "resolve", "Zyxwvu Tsrqpon", "--json")
    assert (code, json.loads(out)["answers"]) == (0, [])


def test_batch_goes_on_after_a_bad_line(capsys, tmp_path):
    batch = tmp_path / "names.jsonl"
    batch.write_text(
        '{"name": "Putin"}\nnonsense\n{"name": "Kim", "country": "Atlantis"}\n{"name": "NATO"}\n'
    )
    code, out, err = run(capsys, "resolve", "--batch", str(batch))
    assert code == 1
    assert [json.loads(line)["query"]["name"] for line in out.splitlines()] == ["Putin", "NATO"]
    assert f"{batch}:2" in err
    assert "Atlantis" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("resolve",),
        ("resolve", "Putin", "--batch", "names.jsonl"),
        ("resolve", "Putin", "--date", "soon"),
        ("resolve", "--batch", "/nowhere/names.jsonl"),
        ("show", "Atlantis"),
        ("coverage", "--date", "soon"),
    ],
)
def test_a_wrong_call_is_refused(capsys, arguments):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err


def test_show(capsys):
    _, out, _ = run(capsys, "show", "Belarus", "--date", "2024-09-01")
    assert "foreign minister: Maxim Ryzhenkov" in out
    assert "own table" in out


def test_coverage(capsys):
    _, out, _ = run(capsys, "coverage", "--date", "2015-01-01", "--json")
    assert json.loads(out)["held"]["HOS"] > 150


def test_learn_list_and_undo(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_HOME", str(tmp_path / "home"))
    news = tmp_path / "news.jsonl"
    rows = [
        {
            "text": "Botswanan Foreign Minister Neo Kgosi spoke.",
            "published": "2026-03-01",
            "source": "one.example",
        },
        {
            "text": "Botswanan Foreign Minister Neo Kgosi left.",
            "published": "2026-03-02",
            "source": "two.example",
        },
    ]
    news.write_text("".join(json.dumps(row) + "\n" for row in rows))
    code, out, _ = run(capsys, "learn", str(news))
    assert (code, "1 office-holders" in out) == (0, True)
    _, out, _ = run(capsys, "learn", "--list")
    assert "foreign minister of BWA: Neo Kgosi" in out
    _, shown, _ = run(capsys, "show", "Botswana", "--date", "2026-03-02")
    assert "foreign minister: Neo Kgosi" in shown
    code, out, _ = run(capsys, "learn", "--undo", out.split()[0])
    assert (code, "taken back" in out) == (0, True)
