"""A browser that our own scripts find as poor as one of an earlier year; all others find it as it is."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from tests.promises.browser_code import EngineLevel
from tests.promises.first_chrome_table import TABLE

_TAKE_AWAY = """([names, ours]) => {
  const newer = new Set(names), isOurs = new RegExp(ours);
  const asked = (window.newerThanAllowed = []);
  const isAskedByUs = () => isOurs.test(new Error().stack.split("\\n")[3] || "");
  function cover(owner, name) {
    const had = Object.getOwnPropertyDescriptor(owner, name);
    if (!had || !had.configurable) return;
    Object.defineProperty(owner, name, {
      configurable: true,
      enumerable: had.enumerable,
      get() {
        if (isAskedByUs()) { asked.push(name); return undefined; }
        return had.get ? had.get.call(this) : had.value;
      },
      set(value) {
        if (had.set) had.set.call(this, value);
        else {
          const own = { value, configurable: true, writable: true, enumerable: true };
          Object.defineProperty(this, name, own);
        }
      },
    });
  }
  for (const name of Object.getOwnPropertyNames(window)) {
    const thing = Object.getOwnPropertyDescriptor(window, name).value;
    if (typeof thing === "function" && thing.prototype) {
      for (const owner of [thing, thing.prototype]) {
        for (const member of Object.getOwnPropertyNames(owner)) if (newer.has(member)) cover(owner, member);
      }
    }
  }
  for (const name of names) if (Object.hasOwn(window, name)) cover(window, name);
}"""
"""Covers what is newer: scripts whose address is ours get `undefined`, tests and libraries get the thing."""


def names_newer_than(level: EngineLevel) -> list[str]:
    """Members and globals that engines of this level do not have."""
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    kinds = (table["member"], table["global"])
    return sorted(
        {
            name
            for versions in kinds
            for since, names in versions.items()
            if int(since) > level.chrome
            for name in names.split("|")
        }
    )


def make_old(page: Page, level: EngineLevel, ours: str) -> None:
    """Take what is newer than `level` from scripts whose address matches `ours`, in this tab's frames too."""
    given = json.dumps([names_newer_than(level), ours])
    page.add_init_script(f"({_TAKE_AWAY})({given})")
