"""GDELT 1 and 2: parties in CAMEO codes, places in FIPS codes, times in UTC."""

from typing import Final

from dragoman.exchange.importers._importer import Importer

_ROLES = "concat_ws('/', {0}Type1Code, {0}Type2Code, {0}Type3Code)"
_CLEAN = "concat_ws('/', nullif({0}Type1Code, ''), nullif({0}Type2Code, ''), nullif({0}Type3Code, ''))"
# There are few different ones, so that each is worked out once.
_SECTORS = """
        LEFT JOIN (
            SELECT roles, sectors_of(words(roles, '/')) AS list
            FROM (SELECT DISTINCT {roles} AS roles FROM raw)
        ) {name} ON {name}.roles = {joined}"""
# 1 is a state, 2 and 5 a province, 3 and 4 a city. A state's centre is not where anything happened.
_PLACED = "r.ActionGeo_Type IN ('2', '3', '4', '5')"

GDELT: Final = Importer(
    source="gdelt",
    columns={
        "stamp": "r.DATEADDED",
        "type": "p.type",
        "mode": "p.mode",
        "contexts": "ifnull(p.contexts, []::VARCHAR[])",
        "quad": "p.quad",
        "intensity": "p.intensity",
        "cameo": "r.EventCode",
        "goldstein": "try_cast(r.GoldsteinScale AS DOUBLE)",
        "actors": "listed(coalesce(body.code, state.code))",
        "recipients": "listed(coalesce(other_body.code, other_state.code))",
        "actor_names": "listed(r.Actor1Name)",
        "recipient_names": "listed(r.Actor2Name)",
        "actor_sectors": "ifnull(acting.list, []::VARCHAR[])",
        "recipient_sectors": "ifnull(receiving.list, []::VARCHAR[])",
        "date_start": "strptime(r.Day, '%Y%m%d')::DATE",
        "date_end": "strptime(r.Day, '%Y%m%d')::DATE",
        "place": "r.ActionGeo_Fullname",
        "place_country": "place_state.code",
        "latitude": f"CASE WHEN {_PLACED} THEN try_cast(r.ActionGeo_Lat AS DOUBLE) END",
        "longitude": f"CASE WHEN {_PLACED} THEN try_cast(r.ActionGeo_Long AS DOUBLE) END",
        "precision": """CASE r.ActionGeo_Type WHEN '1' THEN 'country' WHEN '2' THEN 'province'
            WHEN '5' THEN 'province' WHEN '3' THEN 'city' WHEN '4' THEN 'city' END""",
        "url": "r.SOURCEURL",
        "published": "try_strptime(left(r.DATEADDED, 8), '%Y%m%d')::DATE",
        "reports": "try_cast(r.NumMentions AS BIGINT)",
    },
    joins="""
        LEFT JOIN plover_by_cameo p ON p.name = r.EventCode
        LEFT JOIN body_by_cameo body ON body.name = r.Actor1KnownGroupCode
        LEFT JOIN body_by_cameo other_body ON other_body.name = r.Actor2KnownGroupCode
        LEFT JOIN state_by_cameo state ON state.name = r.Actor1CountryCode
        LEFT JOIN state_by_cameo other_state ON other_state.name = r.Actor2CountryCode
        LEFT JOIN state_by_fips place_state ON place_state.name = r.ActionGeo_CountryCode
    """
    + _SECTORS.format(roles=_CLEAN.format("Actor1"), name="acting", joined=_ROLES.format("r.Actor1"))
    + _SECTORS.format(roles=_CLEAN.format("Actor2"), name="receiving", joined=_ROLES.format("r.Actor2")),
)
