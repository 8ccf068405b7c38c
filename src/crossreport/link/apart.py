"""When the days or the places of two units exclude each other, in SQL over a pair's columns."""

GAP = "(greatest(day_from_l, day_from_r) - least(day_to_l, day_to_r))"
"""Days between two intervals; none or less where they touch or overlap."""

KM = f"sqrt({' + '.join(f'({at}_l - {at}_r) * ({at}_l - {at}_r)' for at in 'xyz')})"
"""Kilometres between two centres."""

REACH = "(radius_l + radius_r)"
STATED = "stated_l AND stated_r"
NEAR_DAYS = 4
BESIDE_KM = 20
NEIGHBOURS_KM = 30
BORDER_KM = 25

OTHER_COUNTRY = f"(country_l <> country_r AND {KM} > {BORDER_KM})"
DAYS_APART = f"({STATED} AND {GAP} > {NEAR_DAYS})"
PLACES_APART = f"""(
  {OTHER_COUNTRY} OR (
    {KM} > {REACH} + {BESIDE_KM} AND {KM} > {NEIGHBOURS_KM}
    AND place_key_l IS DISTINCT FROM place_key_r
    AND NOT coalesce(country_l = country_r AND admin1_l = admin1_r, false)
  )
)"""
