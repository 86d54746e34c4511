"""Office-holders learned from articles: harvested, promoted on two independent sources, and undone."""

from dragoman.actors.learning._harvest import Sighting, harvest
from dragoman.actors.learning._promote import Learned, promote
from dragoman.actors.learning._store import LearnedStore

__all__ = ["Learned", "LearnedStore", "Sighting", "harvest", "promote"]
