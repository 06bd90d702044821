"""Why a photo is not taken. Nothing of a refused photo is kept."""

from __future__ import annotations

from base.errors import LintuError


class PhotoError(LintuError, ValueError):
    """A photo that is not taken."""


class EmptyPhotoError(PhotoError):
    zh = "“{file}”是空的，没有收到照片。请重新选择或重拍一张。"
    en = "“{file}” is empty; no photo arrived. Choose it again or take another."


class PhotoTooBigError(PhotoError):
    zh = "“{file}”超过 {limit} MB。请在手机上选较小的尺寸，或截图后再发。"
    en = "“{file}” is larger than {limit} MB. Choose a smaller size on the phone, or send a screenshot of it."


class NotAPhotoError(PhotoError):
    zh = "“{file}”不是能用的照片。请发 JPEG、PNG、WebP 或 HEIC 照片，用手机相机拍的都可以。"
    en = (
        "“{file}” is not a photo that we can use. Send a JPEG, PNG, WebP or HEIC; any phone camera makes one."
    )


class DamagedPhotoError(PhotoError):
    zh = "“{file}”已损坏或不完整，打不开。请重拍一张，或截图后再发。"
    en = "“{file}” is damaged or incomplete and cannot be opened. Take another, or send a screenshot of it."


class TooManyPixelsError(PhotoError):
    zh = "“{file}”的像素太多，最多 {limit} 百万像素。请截图后再发。"
    en = "“{file}” has too many pixels; at most {limit} million. Send a screenshot of it instead."


class MovingPictureError(PhotoError):
    zh = "“{file}”是动图。请发一张静止的照片。"
    en = "“{file}” is a moving picture. Send a still photo."


class EmptyRegionError(PhotoError):
    zh = "要遮盖的区域不在照片上（照片为 {width} × {height} 像素）。请在照片上重新框选。"
    en = "The region to cover is not on the photo ({width} × {height} pixels). Draw it again on the photo."
