"""Language: sentences and time expressions, with exact offsets into the text."""

from dragoman.language.sentences import split_sentences
from dragoman.language.time import find_times, resolve_time

__all__ = ["find_times", "resolve_time", "split_sentences"]
