"""What a reader must know of a community that came out of OpenStreetMap: assumptions and warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from base.words import Bilingual, Note
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.importers.osm_homes import Homes
from data.importers.osm_paths import Paths
from data.importers.osm_tables import OsmTables
from data.importers.people import default_split


@dataclass(frozen=True, eq=False)
class Import:
    """All that was made of one extract."""

    tables: OsmTables
    homes: Homes
    paths: Paths
    layers: Layers
    covered: shapely.Polygon | None
    """The ground on which the extract is whole, in metres; None where nothing is known of it."""
    catalogue: Catalogue


def _people(homes: gpd.GeoDataFrame) -> float:
    return float(homes[["elder", "adult", "child"]].to_numpy(dtype=float).sum())


def assumptions_of(read: Import) -> tuple[Note, ...]:
    """What the import took for granted, and how many people it touches."""
    return (*_about_people(read), *_about_places(read), *_about_private_paths(read.paths))


def _about_people(read: Import) -> Iterator[Note]:
    if len(read.homes.residences):
        people = _people(read.homes.residences)
        yield _population(read.catalogue, people)
        yield _age_split(read.catalogue, people)
    if read.homes.storeys.assumed.any():
        yield _storeys(read.homes)
    if read.homes.guessed.any():
        yield _guessed(read.homes)


def _population(catalogue: Catalogue, people: float) -> Note:
    floor_m2 = catalogue.parameters["floor_area_m2_per_person"].figure.value
    household = catalogue.parameters["household_size_persons"].figure.value
    least_m2 = catalogue.parameters["least_home_m2"].figure.value
    return Note(
        "population_estimated",
        Bilingual(
            f"OpenStreetMap 没有人口。{people:,.0f} 人由建筑基底面积 × 层数 ÷ 人均 {floor_m2:g} 平方米估算，"
            f"户数按每户 {household:g} 人；小于 {least_m2:g} 平方米的建筑不算住宅。请以实际户数替换。",
            f"OpenStreetMap holds no population. {people:,.0f} people are estimated from footprint × storeys "
            f"÷ {floor_m2:g} m² each, households at {household:g} persons; buildings under "
            f"{least_m2:g} m² are not taken as homes. Replace them with real counts.",
        ),
        people,
    )


def _storeys(homes: Homes) -> Note:
    assumed = homes.storeys.assumed
    taken = " / ".join(str(count) for count in np.unique(homes.storeys.count[assumed]))
    count, people = int(assumed.sum()), _people(homes.residences[assumed])
    return Note(
        "storeys_assumed",
        Bilingual(
            f"{count} 栋住宅没有层数，按 {taken} 层估算（{people:,.0f} 人）。",
            f"{count} residences state no storeys and are taken to have {taken} ({people:,.0f} people).",
        ),
        people,
    )


def _guessed(homes: Homes) -> Note:
    count, people = int(homes.guessed.sum()), _people(homes.residences[homes.guessed])
    return Note(
        "use_guessed",
        Bilingual(
            f"{count} 栋建筑没有注明用途，周围也没有注明其他用途，按住宅计（{people:,.0f} 人）。",
            f"{count} buildings state no use, nor do their surroundings; they are taken as homes "
            f"({people:,.0f} people).",
        ),
        people,
    )


def _age_split(catalogue: Catalogue, people: float) -> Note:
    split = default_split(catalogue)
    return Note(
        "age_split_default",
        Bilingual(
            f"各栋的年龄构成按默认比例：{split.zh}。",
            f"Every building has the default age structure: {split.en}.",
        ),
        people,
    )


def _about_places(read: Import) -> Iterator[Note]:
    places = len(read.layers["public_spaces"]) + len(read.layers["facilities"])
    if places:
        yield Note(
            "condition_assumed",
            Bilingual(
                f"OpenStreetMap 不记录完好程度，{places} 处公共空间和设施都按完好计。",
                f"OpenStreetMap records no condition: {places} spaces and facilities are taken as good.",
            ),
        )
    if read.tables.mended or read.tables.left_out:
        yield Note(
            "areas_mended",
            Bilingual(
                f"{read.tables.mended} 个面的边界有错（自相交或缺少节点），已自动修复；"
                f"{read.tables.left_out} 个无法修复，未导入。",
                f"{read.tables.mended} areas had a faulty outline (crossing itself, or nodes missing) "
                f"and were repaired; {read.tables.left_out} could not be and are left out.",
            ),
        )


def _about_private_paths(paths: Paths) -> Iterator[Note]:
    if paths.private_kept or paths.private_left_out:
        yield Note(
            "private_paths",
            Bilingual(
                f"{paths.private_kept} 条小区内的私有道路按可通行计，"
                f"{paths.private_left_out} 条小区外的私有道路未计入。",
                f"{paths.private_kept} private ways inside compounds are taken as walkable; "
                f"{paths.private_left_out} outside compounds are left out.",
            ),
        )


def warnings_of(read: Import) -> tuple[Note, ...]:
    """What the extract lacks, and what to do about it."""
    return (*_missing_layers(read.layers), *_cut_at_the_edge(read), *_cut_ways(read.tables))


_LACKING = {
    "residences": Bilingual(
        "文件里没有住宅建筑，无法评分。请绘制住宅，或导入带户数的住宅图层。",
        "The file has no residential buildings, so nothing can be scored. Draw or import them.",
    ),
    "facilities": Bilingual(
        "文件里没有可识别的设施。请绘制或导入设施，否则覆盖率为零。",
        "The file has no facility that we know. Draw or import some, or every coverage will be zero.",
    ),
    "public_spaces": Bilingual(
        "文件里没有公共空间。请绘制或导入。",
        "The file has no public space. Draw or import some.",
    ),
    "paths": Bilingual(
        "文件里没有步行路径，距离只能按直线估算。请绘制或导入路径。",
        "The file has no walking paths: distances will be straight lines. Draw or import paths.",
    ),
    "grids": Bilingual(
        "OpenStreetMap 没有责任网格。需要分网格评分时请绘制或导入网格。",
        "OpenStreetMap has no responsibility grids. Draw or import them to score each grid.",
    ),
}


def _missing_layers(layers: Layers) -> Iterator[Note]:
    for layer, words in _LACKING.items():
        if not len(layers[layer]):
            yield Note(f"no_{layer}", words)


def _cut_at_the_edge(read: Import) -> Iterator[Note]:
    """Homes from which the largest service radius reaches beyond the ground that the file covers."""
    homes = read.homes.residences
    box = read.covered or box_around(read.layers)
    radii = [category.service_radius_m.value for category in read.catalogue.facility_categories.values()]
    if not len(homes) or box is None or not radii:
        return
    near = ~shapely.covered_by(homes.geometry.to_numpy(), box.buffer(-max(radii)))
    if near.any():
        count, touched = int(near.sum()), _people(homes[near])
        yield Note(
            "cut_at_edge",
            Bilingual(
                f"{count} 栋住宅（{touched:,.0f} 人）离数据边缘不到 {max(radii):g} 米，边缘外的设施没有计入，"
                "得分可能偏低。请导出更大的范围。",
                f"{count} residences ({touched:,.0f} people) lie within {max(radii):g} m of the edge of the "
                "data; facilities beyond it are missing and scores may be too low. Export a larger area.",
            ),
            touched,
        )


def _cut_ways(tables: OsmTables) -> Iterator[Note]:
    if tables.missing_nodes:
        yield Note(
            "missing_nodes",
            Bilingual(
                f"道路和区域引用的 {tables.missing_nodes} 个节点不在文件里，"
                "相关图形被截断或拉直。请导出完整的道路。",
                f"Ways name {tables.missing_nodes} nodes that the file lacks; their shapes are cut or "
                "straightened. Export whole ways.",
            ),
        )


def box_around(layers: Layers) -> shapely.Polygon | None:
    """The box around homes, places and paths, the ground of the file; None if there are none."""
    known = ("compounds", "residences", "public_spaces", "facilities", "paths")
    bounds = np.array([layers[name].total_bounds for name in known if len(layers[name])])
    if not len(bounds):
        return None
    return shapely.box(*bounds[:, :2].min(axis=0), *bounds[:, 2:].max(axis=0))
