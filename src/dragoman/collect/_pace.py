"""Not too fast: some time between two requests to one server."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit


class Pace:
    """Waits before a request until the server was left alone long enough."""

    def __init__(
        self,
        seconds: float,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._sleep = sleep
        self._clock = clock
        self._last: dict[str, float] = {}

    def wait(self, url: str, asked: float = 0.0) -> None:
        """Wait for the turn of a server; `asked` are the seconds that it asks for itself."""
        server = urlsplit(url).netloc
        if server in self._last:
            left = self._last[server] + max(self._seconds, asked) - self._clock()
            if left > 0:
                self._sleep(left)
        self._last[server] = self._clock()
