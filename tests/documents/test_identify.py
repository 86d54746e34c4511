"""Language."""

import gzip
import json
from pathlib import Path

import pytest

from dragoman.documents import from_text, identify, require_english
from dragoman.errors import LanguageError

FOREIGN = {
    "ru": "Министр иностранных дел прибыл в столицу соседней страны и провёл "
    "переговоры с президентом о торговле.",
    "uk": "Міністр закордонних справ прибув до столиці сусідньої держави та провів переговори про кордон.",
    "zh": "外交部长抵达邻国首都，并与总统就贸易和边界问题举行会谈。",
    "ja": "外務大臣は隣国の首都に到着し、大統領と貿易や国境について会談した。",
    "ar": "وصل وزير الخارجية إلى عاصمة البلد المجاور وأجرى محادثات مع الرئيس حول التجارة والحدود.",
    "ko": "외무장관이 이웃 나라의 수도에 도착해 대통령과 무역과 국경 문제를 논의했다.",
    "tr": "Dışişleri bakanı komşu ülkenin başkentine geldi ve cumhurbaşkanıyla "
    "ticaret ve sınır konusunda görüştü.",
    "fr": "Le ministre des Affaires étrangères est arrivé dans la capitale "
    "du pays voisin pour parler du commerce.",
    "de": "Der Außenminister traf in der Hauptstadt des Nachbarlandes ein "
    "und sprach mit dem Präsidenten über Handel.",
    "es": "El ministro de Exteriores llegó a la capital del país vecino "
    "y habló con el presidente sobre la frontera.",
    "nl": "De minister van Buitenlandse Zaken kwam aan in de hoofdstad van "
    "het buurland en sprak over de grens.",
    "pl": "Minister spraw zagranicznych przybył do stolicy sąsiedniego kraju "
    "i rozmawiał z prezydentem o handlu.",
}


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_languages_are_told_apart(language: str, text: str) -> None:
    assert identify(text)[0] == from_text(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping meets Nguyen Phu Trong in Hanoi",
        "Jokowi, Anwar Ibrahim sign palm oil deal",
        "Mercosur",
        "1992: 3-0",
    ],
)
def test_a_headline_with_foreign_names_is_not_refused(text: str) -> None:
    require_english(from_text(text))


def test_a_foreign_text_is_refused_by_name() -> None:
    with pytest.raises(LanguageError) as error:
        require_english(from_text(FOREIGN["ru"], id="a-1"), "a.txt")
    assert (error.value.what, error.value.language, error.value.where) == (
        "the text is in Russian (ru)",
        "ru",
        "a.txt",
    )
    assert "English translation" in (error.value.remedy or "")


def test_no_words_have_no_language() -> None:
    assert identify("12 : 30") == ("und", 0.0)


CORPUS = Path(__file__).parents[3] / "shared/corpus"


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the news texts beside the checkout are absent")
def test_no_english_news_is_refused() -> None:
    texts = [json.loads(line)["text"] for line in (CORPUS / "gold.jsonl").read_text("utf-8").splitlines()]
    with gzip.open(CORPUS / "wcep_2002-2023.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts += [json.loads(line)["text"] for line in lines][::7]
    assert {from_text(text).language for text in texts} <= {"en", "und"}
