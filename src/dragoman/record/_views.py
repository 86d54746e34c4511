"""The views over the tables: what is current, as coded and as corrected, and what others coded."""

from typing import Final

from dragoman.record._tables import IMPORTED, schema_of, shared_schema

_CODED = """
CREATE VIEW current_dossiers AS SELECT * FROM dossiers
    QUALIFY row_number() OVER (PARTITION BY document_id, sha256 ORDER BY revision DESC) = 1;
CREATE VIEW coded_mentions AS SELECT * FROM mentions
    SEMI JOIN current_dossiers USING (document_id, sha256, revision);
"""
_UNCHANGED = "CREATE VIEW current_mentions AS SELECT *, NULL::VARCHAR AS changes FROM coded_mentions;"

# A change holds for the mention in its words, whoever coded it: where the triggers overlap. The mention with
# the id that was changed goes before others that share its trigger.
_CHANGES = """
CREATE VIEW changes AS
WITH last AS (
    SELECT * FROM revisions WHERE action = 'change'
    QUALIFY row_number() OVER (
        PARTITION BY document_id, sha256, subject, field
        ORDER BY made DESC, batch DESC, revision_id DESC) = 1),
met AS (
    SELECT r.*, m.event_id, m.event_id = r.subject AS itself
    FROM last r JOIN coded_mentions m ON m.document_id = r.document_id AND m.sha256 = r.sha256
        AND m.trigger_start < r.trigger_end AND r.trigger_start < m.trigger_end)
SELECT * EXCLUDE (itself) FROM met
    QUALIFY itself OR NOT bool_or(itself) OVER (PARTITION BY document_id, sha256, subject, field);
"""

FIELDS: Final = {
    "type": "text",
    "mode": "text",
    "status": "text",
    "quad": "text",
    "cameo": "text",
    "speaker": "text",
    "place": "text",
    "place_country": "text",
    "intensity": "real",
    "confidence": "real",
    "date_start": "day",
    "date_end": "day",
    "actors": "codes",
    "recipients": "codes",
}
"""The columns of a mention that a change may set, and what they hold."""
DELETED: Final = "deleted"

_READ = {
    "text": "{v} ->> '$'",
    "real": "TRY_CAST({v} ->> '$' AS DOUBLE)",
    "day": "TRY_CAST({v} ->> '$' AS DATE)",
    "codes": """from_json({v}, '["VARCHAR"]')""",
}


# What was worked out and is not written yet goes before what is.
_ASSIGNED = """
CREATE VIEW assigned AS
WITH last AS (
    SELECT document_id, sha256, event_id, event, chain FROM assignments
    QUALIFY row_number() OVER (
        PARTITION BY document_id, sha256, event_id ORDER BY through DESC, batch DESC) = 1)
SELECT * FROM (
    SELECT * FROM last ANTI JOIN fresh_assignments USING (document_id, sha256, event_id)
    UNION ALL SELECT document_id, sha256, event_id, event, chain FROM fresh_assignments)
WHERE event IS NOT NULL;
"""


def views(*, changed: bool) -> str:
    """Return SQL that makes the views; `changed` says whether the record holds any change."""
    current = _CHANGES + _changed() if changed else _UNCHANGED
    return _CODED + current + _ASSIGNED + _imported()


def _changed() -> str:
    replaced = ", ".join(
        f"CASE WHEN map_contains(c.held, '{name}')"
        f" THEN {_READ[kind].format(v=f'''c.held['{name}']::JSON''')} ELSE m.{name} END AS {name}"
        for name, kind in FIELDS.items()
    )
    columns = ", ".join(f"m.{name}" for name in schema_of("mentions").names if name not in FIELDS)
    order = ", ".join(schema_of("mentions").names)
    return f"""
    CREATE VIEW current_mentions AS
    WITH held AS (
        SELECT document_id, sha256, event_id, map(list(field), list(value)) AS held
        FROM changes GROUP BY document_id, sha256, event_id),
    shown AS (
        SELECT {columns}, {replaced}, to_json(c.held)::VARCHAR AS changes
        FROM coded_mentions m LEFT JOIN held c USING (document_id, sha256, event_id)
        WHERE c.held IS NULL OR c.held['{DELETED}'] IS DISTINCT FROM 'true')
    SELECT {order}, changes FROM shown;
    """  # noqa: S608 - names of our own


# Of rows with one key the source's own stamp tells the newest; the digest settles what it leaves open, so
# that the answer does not hang on the order of the imports.
_NEWEST = "PARTITION BY source, key ORDER BY length(stamp) DESC NULLS LAST, stamp DESC NULLS LAST, digest"


def _imported() -> str:
    columns = ", ".join(shared_schema().names)
    every = " UNION ALL ".join(f"SELECT {columns} FROM {table}" for table in IMPORTED)  # noqa: S608
    return f"""
    CREATE VIEW imported AS {every};
    CREATE VIEW current_imported AS SELECT * FROM imported QUALIFY row_number() OVER ({_NEWEST}) = 1;
    """  # noqa: S608
