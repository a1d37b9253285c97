"""What is kept: one file per noun. Importing this package registers every table."""

from models.agent import Agent, AgentCentre, AgentSession, SignInPause
from models.appointment import ACTIVE, Appointment
from models.audit_event import AuditEvent
from models.audit_seal import AuditSeal
from models.base import Base
from models.centre import Centre
from models.conversation import Conversation, Turn
from models.crypto import Vault
from models.hold import Hold
from models.message import Gateway, Message
from models.person import Person
from models.reachability import Reachability
from models.slot import Slot
from models.store import Store, Transaction
from models.task import Task
from models.waiting import AgentLeg, Waiting

__all__ = [
    "ACTIVE",
    "Agent",
    "AgentCentre",
    "AgentLeg",
    "AgentSession",
    "Appointment",
    "AuditEvent",
    "AuditSeal",
    "Base",
    "Centre",
    "Conversation",
    "Gateway",
    "Hold",
    "Message",
    "Person",
    "Reachability",
    "SignInPause",
    "Slot",
    "Store",
    "Task",
    "Transaction",
    "Turn",
    "Vault",
    "Waiting",
]
