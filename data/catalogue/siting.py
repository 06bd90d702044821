"""Vocabulary of siting rules: what is measured, and to which targets."""

from __future__ import annotations

RULE_KINDS: tuple[str, ...] = (
    # Area of the shape is at least the limit; m².
    "min_area",
    # The shape is at least this wide everywhere that counts: diameter of the largest inscribed circle; m.
    "min_width",
    # At least this width stays free beside or through the shape, for walkers or for the target; m.
    "clear_width",
    # Ground slope is at most the limit; rise over run.
    "max_slope",
    # A step-free way leads in; the limit is the steepest ramp allowed, rise over run.
    "step_free",
    # The target lies within the limit; m.
    "near",
    # The target lies at least the limit away; m.
    "away",
    # The shape lies inside the target.
    "inside",
    # The shape does not touch the target.
    "outside",
    # The line passes at least this many targets.
    "passes",
    # At least this share of the shape lies outside the standard building shadow; 0–1.
    "sun_share",
    # Daytime sound at the nearest target is at most the limit: L0 − 20·log10(r/r0); dB. A limit that the
    # catalogue leaves out is that of the community's noise class; the same for the two below.
    "noise_day",
    # The same at night; dB.
    "noise_night",
    # The target lies as far away as the level of the shape's speaker asks for by day; m.
    "sound_distance",
    # The line shortens detours between homes and public spaces.
    "cuts_detour",
    # Cannot be read off a map: a person confirms it on site. A limit, where given, is what to check.
    "confirm",
)

TARGETS: tuple[str, ...] = (
    # Homes (layer `residences`).
    "residence",
    # Homes that no facility of the scenario's categories serves yet (from the assessment).
    "uncovered_residence",
    # Facilities of any category (layer `facilities`).
    "facility",
    # Facilities of the category `childcare`.
    "childcare",
    # Roads for vehicles (layer `paths`, kind "road").
    "vehicle_road",
    # Places where walking paths meet.
    "path_crossing",
    # The targets below have no layer in a community yet: a person confirms a rule that names one.
    "common_land",
    "fire_lane",
    "manhole",
    "power_line",
    "road_red_line",
    "tactile_paving",
    "toilet",
    "water_tap",
)
