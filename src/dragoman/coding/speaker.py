"""On whose word an act is told."""

from dragoman.analysis import Analysis
from dragoman.coding.near import statement_at
from dragoman.schema import Party, Span


def event_speaker(analysis: Analysis, trigger: Span) -> Party | None:
    """Return the speaker of the innermost statement that holds a trigger; null: the document's own voice."""
    statement = statement_at(analysis, trigger[0])
    return statement.speaker if statement else None
