"""Groups of what is linked, by any chain of links."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def groups(keys: Iterable[Key], links: Iterable[tuple[Key, Key]]) -> list[frozenset[Key]]:
    """Return the connected components (union-find); the order of keys and links makes no difference."""
    parent = {key: key for key in keys}

    def root(key: Key) -> Key:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in links:
        parent[root(one)] = root(other)
    found: dict[Key, set[Key]] = {}
    for key in parent:
        found.setdefault(root(key), set()).add(key)
    return [frozenset(members) for members in found.values()]
