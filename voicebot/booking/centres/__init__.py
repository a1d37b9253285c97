"""Vaccination centres: the official list, and the slots that follow from their opening hours."""

from voicebot.booking.centres.finding import WhichCentre, find_centre, longest_names
from voicebot.booking.centres.importing import ImportReport, Progress, import_centres
from voicebot.booking.centres.official_file import FileNotUsable
from voicebot.booking.centres.opening import SlotsReport, open_slots

__all__ = [
    "FileNotUsable",
    "ImportReport",
    "Progress",
    "SlotsReport",
    "WhichCentre",
    "find_centre",
    "import_centres",
    "longest_names",
    "open_slots",
]
