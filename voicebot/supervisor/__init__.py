"""Who starts, restarts and stops the processes of a Procfile, with a PostgreSQL of our own below them.

`up` stands behind `make run`, `Stack.demo` behind the demo and the journeys, `scratch_database`
behind tests that need the store and nothing else.
"""

from voicebot.supervisor.alone import dialogue_alone
from voicebot.supervisor.databases import scratch_database
from voicebot.supervisor.environment import local_environ, running_environ
from voicebot.supervisor.faults import StackError
from voicebot.supervisor.stack import Stack
from voicebot.supervisor.up import up

__all__ = [
    "Stack",
    "StackError",
    "dialogue_alone",
    "local_environ",
    "running_environ",
    "scratch_database",
    "up",
]
