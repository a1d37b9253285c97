"""The unprivileged user that PostgreSQL runs as when we are root (it refuses to run as root)."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from voicebot.supervisor.faults import StackError


@dataclass(frozen=True)
class Account:
    """Whom a program runs as: a user of the system, or ourselves when `name` is empty."""

    name: str = ""
    uid: int = -1
    gid: int = -1

    @classmethod
    def for_postgres(cls) -> Account:
        """Ourselves unless we are root; then `postgres` where that user exists, else `nobody`."""
        if os.geteuid() != 0:
            return cls()
        for name in ("postgres", "nobody"):
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(name, entry.pw_uid, entry.pw_gid)
        raise StackError("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`")

    def run(self, *argv: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a program as this user; PermissionError where the user may not even reach it."""
        return subprocess.run(  # noqa: S603 - our own programs
            argv,
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            user=self.uid if self.name else None,
            group=self.gid if self.name else None,
            extra_groups=[] if self.name else None,
        )

    def enters(self, folder: Path) -> bool:
        """Whether this user can reach a folder; asked of the kernel, for modes alone do not tell."""
        return self.run("/bin/sh", "-c", 'cd "$1"', "sh", folder).returncode == 0

    def private_folder(self, folder: Path) -> Path:
        """Make a folder that only this user (and root) can open; its parents stay as they are."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.name:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)
        return folder
