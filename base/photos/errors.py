"""Errors for photos that are refused. Nothing of a refused photo is stored."""

from __future__ import annotations

from base.errors import LintuError


class PhotoError(LintuError, ValueError):
    """A photo that is not taken."""


class EmptyPhotoError(PhotoError):
    template = "“{file}” is empty; no photo arrived. Choose it again or take another."


class PhotoTooBigError(PhotoError):
    template = (
        "“{file}” is larger than {limit} MB. Choose a smaller size on the phone, or send a screenshot of it."
    )


class NotAPhotoError(PhotoError):
    template = (
        "“{file}” is not a photo that we can use. Send a JPEG, PNG, WebP or HEIC; any phone camera makes one."
    )


class DamagedPhotoError(PhotoError):
    template = (
        "“{file}” is damaged or incomplete and cannot be opened. Take another, or send a screenshot of it."
    )


class TooManyPixelsError(PhotoError):
    template = "“{file}” has too many pixels; at most {limit} million. Send a screenshot of it instead."


class MovingPictureError(PhotoError):
    template = "“{file}” is an animated picture. Send a still photo."


class EmptyRegionError(PhotoError):
    template = (
        "The region to redact is not on the photo ({width} × {height} pixels). Draw it again on the photo."
    )
