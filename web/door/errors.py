"""Why the app does not start. Each is printed in both languages, since nobody has chosen one yet."""

from __future__ import annotations

from base.errors import LintuError


class DoorError(LintuError):
    """The doors cannot be set up as they were asked to be."""


class OpenWithoutPasscodeError(DoorError):
    zh = (
        "邻图没有启动：监听地址是“{address}”，网络上的其他设备都能打开它，而工作人员口令还没有设置。"
        "请用环境变量 LINTU_PASSCODE 设置口令（至少 {least} 个字符）；"
        "只在本机使用则去掉这个地址，或改为 127.0.0.1。"
    )
    en = (
        "Lintu did not start: it was to listen on “{address}”, where other devices of the network can open "
        "it, and no staff pass code is set. Set one by the environment variable LINTU_PASSCODE (at least "
        "{least} characters); to use it on this machine only, leave that address out or make it 127.0.0.1."
    )


class PasscodeShortError(DoorError):
    zh = "邻图没有启动：工作人员口令太短，只有 {length} 个字符。请设置至少 {least} 个字符的口令。"
    en = (
        "Lintu did not start: the staff pass code is too short, it has {length} characters. "
        "Set one of at least {least}."
    )


class PasscodePlainError(DoorError):
    zh = (
        "邻图没有启动：工作人员口令太容易猜，只用了 {kinds} 种不同的字符或者是一串连续的字符。"
        "请换一个至少 {least} 种不同字符、没有规律的口令。"
    )
    en = (
        "Lintu did not start: the staff pass code is too easy to guess, it has {kinds} different characters "
        "or runs on in order. Choose one with at least {least} different characters and no pattern."
    )


class PasscodeFileError(DoorError):
    zh = "邻图没有启动：读不了口令文件“{file}”（{reason}）。请检查 LINTU_PASSCODE_FILE 和文件的权限。"
    en = (
        "Lintu did not start: the pass code file “{file}” cannot be read ({reason}). "
        "Check LINTU_PASSCODE_FILE and the file's permissions."
    )


class PasscodeFileOpenError(DoorError):
    zh = (
        "邻图没有启动：口令文件“{file}”的权限是 {mode}，这台机器上的其他用户也能读到。"
        "请运行 chmod 600 收紧权限。"
    )
    en = (
        "Lintu did not start: the pass code file “{file}” has mode {mode}, so other users of this machine "
        "can read or change it. Tighten it with chmod 600."
    )
