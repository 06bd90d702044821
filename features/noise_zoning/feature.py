"""The noise class of a community's area, which sites of loudspeakers are judged by."""

from __future__ import annotations

from features.feature import Feature, setting_packet
from features.noise_zoning.area_noise_class import NOISE_SETTING
from features.noise_zoning.schema import COMMUNITY_NOISE_CLASS

NOISE_ZONING = Feature(
    key="noise_zoning",
    tables=(COMMUNITY_NOISE_CLASS,),
    packet=setting_packet(NOISE_SETTING),
    noise_class=NOISE_SETTING.value_of,
)
