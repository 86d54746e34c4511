"""ACLED: kinds of disorder in its own words; a party's state only where its name says so."""

from typing import Final

from dragoman.exchange.importers._importer import Importer

# ACLED's sub-events in PLOVER's terms. What has no row here (changes of groups, "Other") has no type.
_ACTS: Final[dict[str, tuple[str | None, str | None]]] = {
    "Armed clash": ("ASSAULT", None),
    "Government regains territory": ("ASSAULT", None),
    "Non-state actor overtakes territory": ("ASSAULT", None),
    "Air/drone strike": ("ASSAULT", "aerial"),
    "Suicide bomb": ("ASSAULT", "suicide-attack"),
    "Shelling/artillery/missile attack": ("ASSAULT", "heavy-weapons"),
    "Remote explosive/landmine/IED": ("ASSAULT", "explosives"),
    "Grenade": ("ASSAULT", "explosives"),
    "Chemical weapon": ("ASSAULT", "unconventional"),
    "Attack": ("ASSAULT", None),
    "Abduction/forced disappearance": ("ASSAULT", "abduct"),
    "Sexual violence": ("ASSAULT", "sexual"),
    "Mob violence": ("ASSAULT", "beat"),
    "Violent demonstration": ("PROTEST", "riot"),
    "Peaceful protest": ("PROTEST", "demo"),
    "Protest with intervention": ("PROTEST", "demo"),
    "Excessive force against protesters": ("ASSAULT", "crowd-control"),
    "Agreement": ("AGREE", None),
    "Arrests": ("COERCE", "arrest"),
    "Looting/property destruction": ("ASSAULT", "destroy"),
    "Non-violent transfer of territory": ("RETREAT", "withdraw"),
    "Headquarters or base established": ("MOBILIZE", "troops"),
}

# "Military Forces of Ukraine (2019-)", "Police Forces of …", "Government of …"; "Protesters (Kenya)".
_STATE = "lower(coalesce(nullif(regexp_extract({0}, ' of (?:the )?([^()]+?)(?: \\(\\d{{4}}-.*)?$', 1), ''), \
nullif(regexp_extract({0}, '^(?:Protesters|Rioters|Civilians) \\(([^()]+)\\)$', 1), '')))"
_SECTOR = """CASE WHEN {0} LIKE 'Military Forces of %' THEN 'MIL'
    WHEN {0} LIKE 'Police Forces of %' THEN 'COP'
    WHEN {0} LIKE 'Government of %' THEN 'GOV' WHEN {0} LIKE 'Civilians (%' OR {0} LIKE 'Protesters (%'
    OR {0} LIKE 'Rioters (%' THEN 'CVL' WHEN {0} LIKE 'Unidentified Armed Group%' THEN 'UAF' END"""
_DAY = "try_strptime(r.event_date, ['%Y-%m-%d', '%d %B %Y', '%d-%b-%Y', '%d/%m/%Y'])::DATE"

ACLED: Final = Importer(
    source="acled",
    lookups={"acled_act": _ACTS},
    columns={
        "stamp": "r.timestamp",
        "type": "act.type",
        "mode": "act.mode",
        "contexts": "[]::VARCHAR[]",
        "quad": "act.quad",
        "intensity": "act.intensity",
        "actors": "listed(state.code)",
        "recipients": "listed(other_state.code)",
        "actor_names": "listed(r.actor1)",
        "recipient_names": "listed(r.actor2)",
        "actor_sectors": f"listed({_SECTOR.format('r.actor1')})",
        "recipient_sectors": f"listed({_SECTOR.format('r.actor2')})",
        # A week is told by a day in its middle, a month by any of its days.
        "date_start": f"""CASE r.time_precision WHEN '2' THEN {_DAY} - 3
            WHEN '3' THEN date_trunc('month', {_DAY})::DATE ELSE {_DAY} END""",
        "date_end": f"""CASE r.time_precision WHEN '2' THEN {_DAY} + 3
            WHEN '3' THEN last_day({_DAY}) ELSE {_DAY} END""",
        "place": "coalesce(r.location, r.admin3, r.admin2, r.admin1, r.country)",
        "place_country": "coalesce(place_number.code, place_state.code)",
        "latitude": "CASE WHEN r.geo_precision IN ('1', '2') THEN try_cast(r.latitude AS DOUBLE) END",
        "longitude": "CASE WHEN r.geo_precision IN ('1', '2') THEN try_cast(r.longitude AS DOUBLE) END",
        "precision": """CASE r.geo_precision WHEN '1' THEN 'city' WHEN '2' THEN 'district'
            WHEN '3' THEN 'province' END""",
        "publisher": "r.source",
    },
    joins=f"""
        LEFT JOIN acled_act act ON act.name = r.sub_event_type
        LEFT JOIN state_by_name state ON state.name = {_STATE.format("r.actor1")}
        LEFT JOIN state_by_name other_state ON other_state.name = {_STATE.format("r.actor2")}
        LEFT JOIN state_by_name place_state ON place_state.name = lower(r.country)
        LEFT JOIN state_by_number place_number ON place_number.name = lpad(r.iso, 3, '0')
    """,
)
