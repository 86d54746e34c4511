"""Language: sentences and time expressions, with exact offsets into the text."""

from dragoman.language.sentences import split_sentences

__all__ = ["split_sentences"]
