"""Time expressions of English: their forms, what they hang on, and the days they stand for."""

from dragoman.language.time.find import find_in, find_times, resolve_time

__all__ = ["find_in", "find_times", "resolve_time"]
