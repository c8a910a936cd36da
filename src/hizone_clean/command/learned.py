"""``--learn-from FOLDER``: what the documents of a folder share, as evidence for the cleaning of each."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from hizone_clean.command.input import read_file
from hizone_clean.command.learning import LineCounts
from hizone_clean.command.settings import Settings, SettingsError, size_of
from hizone_clean.command.walking import walk
from hizone_clean.elsewhere import Elsewhere

_ENOUGH = 3
"""Documents from which a folder within the folder is a source of its own."""


class Learned(NamedTuple):
    """What the documents of a folder share: those of each folder in it, and all together."""

    folders: Mapping[str, Elsewhere]
    all: Elsewhere | None

    def of(self, name: str) -> Elsewhere | None:
        """What is known of the source of the file ``name``: its own folder's documents, or else all."""
        return self.folders.get(os.path.realpath(Path(name).parent), self.all)


def learn_from(folder: Path, settings: Settings) -> Learned:
    """What the documents of ``folder`` share. Raises ``SettingsError`` where there is no such folder."""
    if not folder.is_dir():
        raise SettingsError(f"--learn-from {folder}: there is no such folder")
    counts, places = LineCounts(), set()
    for found in walk([str(folder)], settings):
        if found.problem:
            continue
        try:
            data = read_file(found.path, size_of(settings.max_size))
        except OSError:  # what cannot be read tells nothing here; cleaning it says so
            continue
        place = os.path.realpath(found.path.parent)
        for source in ("", place):
            counts.add(source, data, encoding=settings.encoding or None, name=found.path.name)
        places.add(place)
    told = {place: one for place in sorted(places) if (one := counts.elsewhere(place)) and one.documents >= _ENOUGH}
    return Learned(told, counts.elsewhere(""))
