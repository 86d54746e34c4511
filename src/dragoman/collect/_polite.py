"""Fetching as a guest: what a server forbids is left alone, and it is asked no faster than it likes."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from dragoman.collect._pace import Pace
from dragoman.collect._robots import Robots
from dragoman.documents import Fetched, Mark, StatusError, fetch
from dragoman.errors import InputError

_GONE: Final = frozenset({400, 401, 403, 404, 405, 406, 410, 414, 451})
"""What a server says of a page that it will not say otherwise tomorrow."""
_BUSY: Final = frozenset({429, 503})

Allow = Callable[..., bool]


class ForbiddenError(InputError):
    """The server does not want it to be fetched."""


class Polite:
    """One run's way to the servers, and what it has learnt of them.

    `allow` says which addresses may be dialled.
    """

    def __init__(self, allow: Allow, pace: Pace) -> None:
        self._allow = allow
        self._pace = pace
        self._robots = Robots(self._get)
        self._resting: dict[str, str] = {}  # servers that asked to be left alone, and what they said

    def fetch(self, url: str, unless: Mark | None = None) -> Fetched:
        """Fetch a page if its server allows it, in its turn.

        Raises `InputError` where it cannot be had: `ForbiddenError` where it may not.
        """
        server = urlsplit(url).netloc
        if server in self._resting:
            raise InputError(self._resting[server], where=url, remedy="Try again later.")
        if not self._robots.allowed(url):
            raise ForbiddenError(
                "robots.txt forbids it, or cannot be read", where=url, remedy="Leave it out."
            )
        try:
            page = self._get(url, unless, self._robots.delay(url))
        except StatusError as error:
            if error.status in _BUSY:
                self._resting[server] = error.what
            raise
        if urlsplit(page.url).netloc != server and not self._robots.allowed(page.url):
            raise ForbiddenError(
                "it leads to a page that robots.txt forbids", where=url, remedy="Leave it out."
            )
        return page

    def _get(self, url: str, unless: Mark | None = None, asked: float = 0.0) -> Fetched:
        self._pace.wait(url, asked)
        return fetch(url, allow=self._allow, unless=unless)


def for_good(error: InputError) -> bool:
    """Say whether a page that could not be had will not be had tomorrow either."""
    return isinstance(error, ForbiddenError) or (isinstance(error, StatusError) and error.status in _GONE)
