"""What can be wrong with the place where everything is kept."""

from __future__ import annotations

from base.errors import LintuError


class StoreError(LintuError):
    """The database cannot be used as it is. Nothing that was acknowledged is lost by it."""


class StoreFolderError(StoreError):
    zh = "不能在“{where}”建立数据库（{reason}）。请检查该文件夹的权限，或用 LINTU_VAR 另指一个可写的文件夹。"
    en = (
        "The database cannot be made at “{where}” ({reason}). Check the folder's permissions, "
        "or name another writable folder by LINTU_VAR."
    )


class StoreReadOnlyError(StoreError):
    zh = "数据库“{where}”是只读的，这次修改没有保存。请检查文件和磁盘的写权限后再试。"
    en = (
        "The database “{where}” is read-only; this change was not saved. "
        "Check that the file and the disk may be written, then try again."
    )


class StoreFullError(StoreError):
    zh = "数据库“{where}”所在的磁盘已满，这次修改没有保存。请腾出空间后再试。"
    en = (
        "The disk of the database “{where}” is full; this change was not saved. "
        "Free some space, then try again."
    )


class StoreBusyError(StoreError):
    zh = "数据库“{where}”正被另一个程序占用，这次修改没有保存。请稍后再试；如一直如此，请关闭占用它的程序。"
    en = (
        "The database “{where}” is being used by another program; this change was not saved. "
        "Try again shortly; if it goes on, close that program."
    )


class StoreTakenError(StoreError):
    zh = (
        "数据库“{where}”已被另一个正在运行的邻图使用（进程 {process}）。请使用那一个，或先关闭它；"
        "想另开一份，请用 LINTU_VAR 指定另一个文件夹。"
    )
    en = (
        "The database “{where}” is in use by another Lintu that is running (process {process}). Use that one "
        "or close it first; for a second one, name another folder by LINTU_VAR."
    )


class StoreOnNetworkError(StoreError):
    zh = (
        "数据库“{where}”在网络共享盘上，SQLite 在那里可能损坏。请用 LINTU_VAR 指定本机的文件夹，"
        "或用 LINTU_DATABASE_URL 改用 PostgreSQL。"
    )
    en = (
        "The database “{where}” is on a network share, where SQLite may be damaged. Name a folder of this "
        "machine by LINTU_VAR, or use PostgreSQL by LINTU_DATABASE_URL."
    )


class StoreDamagedError(StoreError):
    zh = "“{where}”不是可用的数据库，或已经损坏。请把它移开，换回最近的备份（在旁边的 backups 文件夹里）。"
    en = (
        "“{where}” is not a usable database, or it is damaged. Move it away and put back the latest backup "
        "(in the folder backups beside it)."
    )


class StoreUnreachableError(StoreError):
    zh = "连不上数据库“{where}”（{reason}）。请检查 LINTU_DATABASE_URL、网络和数据库服务。"
    en = (
        "The database “{where}” cannot be reached ({reason}). "
        "Check LINTU_DATABASE_URL, the network and the server."
    )


class StoreDriverError(StoreError):
    zh = "使用数据库“{where}”需要驱动程序“{driver}”，但没有安装。请安装它，或不设 LINTU_DATABASE_URL。"
    en = (
        "The database “{where}” needs the driver “{driver}”, which is not installed. "
        "Install it, or leave LINTU_DATABASE_URL unset."
    )


class StoreAddressError(StoreError):
    zh = "LINTU_DATABASE_URL 不是可用的数据库地址。只支持 sqlite:///文件 或 postgresql+psycopg://…。"
    en = (
        "LINTU_DATABASE_URL is not a usable database address. "
        "Only sqlite:///file and postgresql+psycopg://… are supported."
    )


class StoreNewerError(StoreError):
    zh = "数据库“{where}”由更新版本的邻图建立（{revision}），这个版本读不懂。请升级邻图，不要用旧版打开它。"
    en = (
        "The database “{where}” was written by a newer Lintu (revision {revision}), "
        "which this one cannot read. Upgrade Lintu; do not open it with the old one."
    )


class StoreClosedError(StoreError):
    zh = "程序正在关闭，这次没有保存。请在它重新启动之后再发送一次。"
    en = "The program is shutting down; this was not saved. Send it again once it has started anew."


class ContentMissingError(StoreError):
    zh = "数据库里缺少一份内容（{digest}…），可能被手工删过。请从最近的备份恢复。"
    en = (
        "A content is missing in the database ({digest}…); perhaps somebody deleted it. Restore the "
        "latest backup."
    )


class BackupUnusableError(StoreError):
    zh = "“{file}”不是可用的备份（{reason_zh}）。现有的数据没有动。请换一份备份。"
    en = "“{file}” is not a usable backup ({reason_en}). Nothing was changed. Take another backup."


class BackupNotWrittenError(StoreError):
    zh = (
        "备份没有写成：文件夹“{folder}”（{reason}）。请检查那个盘是否插好、有没有空间，"
        "或用 LINTU_BACKUPS 换一个文件夹。"
    )
    en = (
        "The backup was not written: folder “{folder}” ({reason}). Check that its disk is plugged in and has "
        "room, or name another by LINTU_BACKUPS."
    )


class NoBackupOfServerError(StoreError):
    zh = "数据库“{where}”在服务器上，由它自己备份（例如 pg_dump）。这个命令只用于本机的数据库文件。"
    en = (
        "The database “{where}” is on a server, which keeps its own backups (pg_dump). This is for "
        "files alone."
    )
