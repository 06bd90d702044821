"""Errors of downloads. The community stays as it is."""

from __future__ import annotations

from base.errors import LintuError


class DownloadError(LintuError, RuntimeError):
    """A download that brought nothing. Every message says what to do instead."""


class NotABoxError(DownloadError):
    template = (
        "“{text}” is not a bounding box. Give four degrees as west, south, east, north, for "
        "example 116.09, 24.27, 116.11, 24.29."
    )


class AreaTooLargeError(DownloadError):
    template = (
        "This area has {area_km2:,.1f} km²; one download covers at most {limit_km2:,.0f} km². Make it "
        "smaller."
    )


class NoServerError(DownloadError):
    template = (
        "The download address “{address}” cannot be used. Set LINTU_OVERPASS_URL to an address that "
        "begins with http:// or https://, or remove it."
    )


class NoInternetError(DownloadError):
    template = (
        "{host} cannot be reached; this computer may be offline. On one that is online open "
        "openstreetmap.org, choose Export, and upload the .osm file above. The community was not changed."
    )


class ServerBusyError(DownloadError):
    template = (
        "{host} is too busy now ({status}). Try again in {minutes} min, or make the area smaller. The "
        "community was not changed."
    )


class ServerRefusedError(DownloadError):
    template = (
        "{host} refused ({status}). Try another day, or upload an .osm file. The community was not changed."
    )


class NotAMapError(DownloadError):
    template = (
        "{host} returned {kind} instead of map data. If this network asks for a login, log in with "
        "a browser first. The community was not changed."
    )


class AnswerTooLargeError(DownloadError):
    template = (
        "The response of {host} exceeds {limit_mb:.0f} MB. Make the area smaller. The community "
        "was not changed."
    )


class AnswerTooSlowError(DownloadError):
    template = (
        "{host} took longer than {wait_s:.0f} s. Try again later, or make the area smaller. The "
        "community was not changed."
    )


class AnswerCutShortError(DownloadError):
    template = (
        "The response of {host} is incomplete and was not used. Try again, or make the area "
        "smaller. The community was not changed."
    )


class AlreadyDownloadingError(DownloadError):
    template = "Another download is running. Wait until it has finished."
