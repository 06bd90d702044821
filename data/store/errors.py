"""Errors of the database and its folder."""

from __future__ import annotations

from base.errors import LintuError


class StoreError(LintuError):
    """The database cannot be used as it is. Nothing that was acknowledged is lost by it."""


class VersionConflictError(LintuError):
    """Somebody else changed the same thing first. Nothing was written; a subclass says what it was."""


class StoreFolderError(StoreError):
    template = (
        "The database cannot be made at “{where}” ({reason}). Check the folder's permissions, or "
        "set another writable folder with LINTU_VAR."
    )


class StoreReadOnlyError(StoreError):
    template = (
        "The database “{where}” is read-only; this change was not saved. Check that the file and the "
        "disk may be written, then try again."
    )


class StoreFullError(StoreError):
    template = (
        "The disk of the database “{where}” is full; this change was not saved. Free some space, then "
        "try again."
    )


class StoreBusyError(StoreError):
    template = (
        "The database “{where}” is being used by another program; this change was not saved. Try again "
        "shortly; if it goes on, close that program."
    )


class StoreTakenError(StoreError):
    template = (
        "The database “{where}” is in use by another Lintu that is running (process {process}). "
        "Use that one or close it first; for a second one, set another folder with LINTU_VAR."
    )


class StoreOnNetworkError(StoreError):
    template = (
        "The database “{where}” is on a network share, where SQLite may be damaged. Set a local "
        "folder with LINTU_VAR, or use PostgreSQL with LINTU_DATABASE_URL."
    )


class StoreDamagedError(StoreError):
    template = (
        "“{where}” is not a usable database, or it is damaged. Move it away and restore the latest "
        "backup (in the folder backups beside it)."
    )


class StoreUnreachableError(StoreError):
    template = (
        "The database “{where}” cannot be reached ({reason}). Check LINTU_DATABASE_URL, the network and "
        "the server."
    )


class StoreDriverError(StoreError):
    template = (
        "The database “{where}” needs the driver “{driver}”, which is not installed. Install it, or "
        "leave LINTU_DATABASE_URL unset."
    )


class StoreAddressError(StoreError):
    template = (
        "LINTU_DATABASE_URL is not a usable database address. Only sqlite:///file and "
        "postgresql+psycopg://… are supported."
    )


class StoreNewerError(StoreError):
    template = (
        "The database “{where}” was written by a newer Lintu (revision {revision}), which this one "
        "cannot read. Upgrade Lintu; do not open it with the old one."
    )


class StoreClosedError(StoreError):
    template = "The program is shutting down; this was not saved. Send it again after the restart."


class ContentMissingError(StoreError):
    template = (
        "A stored file is missing from the database ({digest}…); it may have been deleted. Restore "
        "the latest backup."
    )


class BackupUnusableError(StoreError):
    template = "“{file}” is not a usable backup ({reason}). Nothing was changed. Take another backup."


class OtherThanBackupError(BackupUnusableError):
    template = "“{file}” is {kind} and no backup. Nothing was changed. {where}"


class BackupNotWrittenError(StoreError):
    template = (
        "The backup was not written: folder “{folder}” ({reason}). Check that its disk is plugged "
        "in and has space, or set another folder with LINTU_BACKUPS."
    )


class NoBackupOfServerError(StoreError):
    template = (
        "The database “{where}” is on a server, which has its own backups (pg_dump). This command "
        "is only for database files."
    )
