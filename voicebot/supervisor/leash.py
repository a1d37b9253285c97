"""Becomes another program that dies with the process that started it.

Run as a script, never imported: `python leash.py PARENT DEATH_SIGNAL ACCOUNT LISTEN_FD -- COMMAND …`
where ACCOUNT is a user's name or empty, LISTEN_FD a listening socket's number or empty.

It stands between because Python cannot safely run code of ours between fork and exec once it has
threads. The socket goes on as systemd would hand it over (sd_listen_fds: descriptor 3, LISTEN_PID,
LISTEN_FDS), which gunicorn understands. The parent-death signal exists on Linux only and is lost
when the user changes, hence the order of the steps; that user may be unable to read Python's own
folder, hence imports at the top only.
"""

import ctypes
import os
import pwd
import sys

PR_SET_PDEATHSIG = 1
FIRST_LISTEN_FD = 3


def _take_account(name: str) -> None:
    account = pwd.getpwnam(name)
    os.initgroups(name, account.pw_gid)
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)


def _die_with(parent: int, signal_number: int) -> None:
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(f"process {parent} ended before {sys.argv[-1]} could start")


def _pass_on(listen_fd: int) -> None:
    if listen_fd != FIRST_LISTEN_FD:
        os.dup2(listen_fd, FIRST_LISTEN_FD, inheritable=True)
        os.close(listen_fd)
    os.environ |= {"LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())}


def main() -> None:
    parent, death_signal, account, listen_fd, _, *command = sys.argv[1:]
    if account:
        _take_account(account)
    _die_with(int(parent), int(death_signal))
    if listen_fd:
        _pass_on(int(listen_fd))
    os.execvp(command[0], command)  # noqa: S606 - becoming the given command is the purpose


if __name__ == "__main__":
    main()
