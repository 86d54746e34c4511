"""What a server allows: robots.txt (RFC 9309), read once a run for each server."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from dragoman.documents import Fetched, StatusError
from dragoman.errors import InputError

AGENT: Final = "dragoman"
_LARGEST: Final = 512_000
"""RFC 9309 asks for at least 500 kibibytes to be read."""
_LONGEST_DELAY: Final = 60.0
_NOTHING: Final = "User-agent: *\nDisallow: /\n"

Fetch = Callable[[str], Fetched]


class Robots:
    """The rules of each server. `fetch` gets a page, or raises `InputError`."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._rules: dict[str, RobotFileParser] = {}

    def allowed(self, url: str) -> bool:
        """Say whether a page may be fetched."""
        return self._of(url).can_fetch(AGENT, url)

    def delay(self, url: str) -> float:
        """Return the seconds that the server asks to be left between two pages, a minute at most."""
        asked = self._of(url).crawl_delay(AGENT)
        return min(float(asked), _LONGEST_DELAY) if asked else 0.0

    def _of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        server = f"{parts.scheme}://{parts.netloc}"
        if server not in self._rules:
            self._rules[server] = self._read(f"{server}/robots.txt")
        return self._rules[server]

    def _read(self, url: str) -> RobotFileParser:
        """Read the rules: a server without any allows everything, one that is out of order nothing."""
        rules = RobotFileParser(url)
        text = _NOTHING
        try:
            text = self._fetch(url).data[:_LARGEST].decode("utf-8", "replace")
        except StatusError as error:
            if 400 <= error.status < 500 and error.status != 429:
                text = ""
        except InputError:
            pass
        rules.parse(text.splitlines())
        return rules
