"""Why a layer that was read cannot be laid on the map."""

from __future__ import annotations

from data.importers.errors import ImportRefused


class SystemUnknown(ImportRefused):
    zh = "还没有选定图层“{file}”的坐标系。请在列表里选一个，并在地图上看位置是否正确。"
    en = "The coordinate system of “{file}” is not chosen yet. Choose one and see on the map whether it fits."


class OutsidePlace(ImportRefused):
    zh = "图层“{file}”离社区 {away_km:,.0f} 公里，坐标系多半选错了。请另选坐标系，或检查 X、Y 是否颠倒。"
    en = (
        "“{file}” lies {away_km:,.0f} km from the community: most likely in another coordinate system. "
        "Choose another one, or check whether X and Y are swapped."
    )
