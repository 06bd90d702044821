"""What a command was asked for and cannot find."""

from __future__ import annotations

from base.errors import LintuError


class UnknownFormatError(LintuError, LookupError):
    zh = "没有“{format}”这种格式。可用的有：{known}；lintu export --list 有说明。"
    en = "There is no format “{format}”. Known: {known}; lintu export --list describes them."


class UnknownLetterError(LintuError, LookupError):
    zh = "这个社区没有方案“{option}”。可用的有：{known}。不带 --option 则导出全部方案。"
    en = "The community has no option “{option}”. Known: {known}. Without --option all of them are exported."
