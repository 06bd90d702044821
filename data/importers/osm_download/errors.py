"""Why nothing was downloaded. The community stays as it is."""

from __future__ import annotations

from base.errors import LintuError


class DownloadError(LintuError, RuntimeError):
    """A download that brought nothing. Every message says what to do instead."""


class NotABoxError(DownloadError):
    zh = "“{text}”不是一个范围。请按 西, 南, 东, 北 填四个经纬度，例如 116.09, 24.27, 116.11, 24.29。"
    en = (
        "“{text}” is no box. Give four degrees as west, south, east, north, "
        "for example 116.09, 24.27, 116.11, 24.29."
    )


class AreaTooLargeError(DownloadError):
    zh = "这个范围有 {area_km2:,.1f} 平方公里，一次最多下载 {limit_km2:,.0f} 平方公里。请缩小范围。"
    en = (
        "This area has {area_km2:,.1f} km²; one download covers at most {limit_km2:,.0f} km². "
        "Make it smaller."
    )


class NoServerError(DownloadError):
    zh = "下载地址“{address}”不能用。请把 LINTU_OVERPASS_URL 改成 http:// 或 https:// 开头的地址，或删去它。"
    en = (
        "The download address “{address}” cannot be used. Set LINTU_OVERPASS_URL to an address that begins "
        "with http:// or https://, or remove it."
    )


class NoInternetError(DownloadError):
    zh = (
        "连不上 {host}，这台电脑可能没有联网。可以在能上网的电脑上打开 openstreetmap.org，点“导出”，"
        "把 .osm 文件带回来，在上面上传。社区没有改动。"
    )
    en = (
        "{host} cannot be reached; this computer may be offline. On one that is online open "
        "openstreetmap.org, choose Export, and upload the .osm file above. The community was not changed."
    )


class ServerBusyError(DownloadError):
    zh = "{host} 现在太忙（{status}）。请过 {minutes} 分钟再试，或缩小范围。社区没有改动。"
    en = (
        "{host} is too busy now ({status}). Try again in {minutes} min, or make the area smaller. "
        "The community was not changed."
    )


class ServerRefusedError(DownloadError):
    zh = "{host} 拒绝了请求（{status}）。请改日再试，或上传 .osm 文件。社区没有改动。"
    en = "{host} refused ({status}). Try another day, or upload an .osm file. The community was not changed."


class NotAMapError(DownloadError):
    zh = (
        "{host} 的回答不是地图数据，而是{kind_zh}。如果这里上网要先登录，请先在浏览器里登录网络再试。"
        "社区没有改动。"
    )
    en = (
        "{host} did not answer with map data but with {kind_en}. If this network asks for a login, log in "
        "with a browser first. The community was not changed."
    )


class AnswerTooLargeError(DownloadError):
    zh = "{host} 的回答超过 {limit_mb:.0f} MB。请缩小范围。社区没有改动。"
    en = (
        "{host} answers with more than {limit_mb:.0f} MB. Make the area smaller. "
        "The community was not changed."
    )


class AnswerTooSlowError(DownloadError):
    zh = "等 {host} 超过了 {wait_s:.0f} 秒。请过一会儿再试，或缩小范围。社区没有改动。"
    en = (
        "{host} took longer than {wait_s:.0f} s. Try again later, or make the area smaller. "
        "The community was not changed."
    )


class AnswerCutShortError(DownloadError):
    zh = "{host} 的回答不完整，没有采用。请再试一次，或缩小范围。社区没有改动。"
    en = (
        "The answer of {host} is not whole and was not used. Try again, or make the area smaller. "
        "The community was not changed."
    )


class AlreadyDownloadingError(DownloadError):
    zh = "另一次下载还没结束。请等它结束再试。"
    en = "Another download is under way. Wait until it has ended."
