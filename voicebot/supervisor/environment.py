"""Where the settings of a stack come from: the environment, then the operator's `.env`, then demo values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from voicebot.supervisor.faults import StackError
from voicebot.supervisor.oneness import is_running_in

DEMO_VALUES = Path("config/demo/demo.env")
OPERATORS_OWN = Path(".env")
ADDRESSES = "addresses.env"


def read_values(path: Path) -> dict[str, str]:
    """`NAME=value` lines, a value perhaps in quotes; no file, no values. StackError for other lines."""
    if not path.exists():
        return {}
    values = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if not equals or not name.isidentifier():
            raise StackError(f"{path}, line {number}: expected NAME=value")
        values[name] = _unquoted(value.strip())
    return values


def under(environ: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """`environ`, with `values` where it says nothing: NAME_FILE speaks for NAME, an empty NAME does not."""
    missing = {name: value for name, value in values.items() if not given(environ, name)}
    return {**environ, **missing}


def given(environ: Mapping[str, str], name: str) -> bool:
    """Whether somebody chose this setting, itself or as a file."""
    return bool(environ.get(name, "").strip() or environ.get(f"{name}_FILE"))


def local_environ(root: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of a checkout's processes. Production takes no demo values."""
    own = under(environ, read_values(root / OPERATORS_OWN))
    if own.get("DEPLOYMENT") == "production":
        return own
    return under(own, read_values(root / DEMO_VALUES))


def secret(environ: Mapping[str, str], name: str) -> str:
    """A setting given itself or as a file; empty where it is not given."""
    if environ.get(name) or not environ.get(f"{name}_FILE"):
        return environ.get(name, "")
    try:
        return Path(environ[f"{name}_FILE"]).read_text(encoding="utf-8").strip()
    except OSError as fault:
        raise StackError(f"{name}_FILE: cannot be read ({fault.strerror})") from fault


def run_folder(root: Path) -> Path:
    """Where a checkout's lasting stack keeps what it makes."""
    folder = root / ".run"
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def announced(folder: Path, values: Mapping[str, str]) -> Iterator[None]:
    """Tell other terminals the addresses of the stack that runs (see `running_environ`)."""
    file = folder / ADDRESSES
    file.write_text("".join(f"{name}={value}\n" for name, value in values.items()), encoding="utf-8")
    try:
        yield
    finally:
        file.unlink()


def running_environ(root: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """`local_environ` for a command beside a running stack: it finds that stack's database and ports."""
    folder = root / ".run"
    if not is_running_in(folder):
        return local_environ(root, environ)
    return local_environ(root, under(environ, read_values(folder / ADDRESSES)))


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value
