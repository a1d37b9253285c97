"""What becomes of one row of the official list."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from voicebot.booking.centres.official_file import FileNotUsable, Row, read_rows
from voicebot.booking.centres.row import LeftOut, OfficialCentre, Withdrawn, centre_of

DEMO = Path(__file__).parents[2] / "config" / "demo" / "centres.csv"


def _row(**changes: str) -> Row:
    row = read_rows(DEMO)[0]
    assert row is not None
    return row | changes


def _taken(**changes: str) -> OfficialCentre:
    centre = centre_of(_row(**changes))
    assert isinstance(centre, OfficialCentre)
    return centre


def _reason(**changes: str) -> str:
    try:
        outcome = centre_of(_row(**changes))
    except LeftOut as fault:
        return fault.reason
    assert isinstance(outcome, Withdrawn)
    return outcome.reason


def test_a_clear_row_becomes_a_centre():
    centre = _taken()
    assert centre.official_id == "990001"
    assert (centre.name, centre.town, centre.address) == (
        "Salle des Tilleuls",
        "Aubagne",
        "12 Place des Tilleuls",
    )
    assert (centre.postal_code, centre.insee_code) == ("13400", "13005")
    assert centre.phone == "+33465710010"
    assert centre.time_zone == "Europe/Paris"
    assert centre.opening["1"] == [["09:00", "12:00"], ["14:00", "17:00"]]
    assert "7" not in centre.opening
    assert (centre.opens_on, centre.closes_on) == (date(2021, 1, 18), None)
    assert not centre.closed
    assert not centre.professionals_only


@pytest.mark.parametrize(
    "changes",
    [
        {"rdv_tel": "", "rdv_tel2": ""},
        {"rdv_tel": "3975"},
        {"rdv_tel": "à venir"},
        {"adr_num": "", "adr_voie": ""},
        {"rdv_lundi": "sur rdv", "rdv_mardi": "?"},
        {"date_ouverture": "", "date_fermeture": ""},
        {"centre_fermeture": "", "reserve_professionels_sante": "", "rdv": ""},
    ],
)
def test_a_centre_can_do_without_some_values(changes):
    assert _taken(**changes).official_id == "990001"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"gid": " "}, "no_identifier"),
        ({"nom": ""}, "no_name"),
        ({"com_cp": "1340"}, "no_place"),
        ({"com_cp": "١٣٤٠٠"}, "no_place"),
        ({"com_insee": ""}, "no_place"),
        ({"com_nom": " "}, "no_place"),
        ({"com_nom": "13005"}, "no_place"),
        ({"lat_coor1": ""}, "no_position"),
        ({"lat_coor1": "nord"}, "no_position"),
        ({"lat_coor1": "nan"}, "outside_france"),
        ({"lat_coor1": "0.00024", "long_coor1": "-0.00002"}, "outside_france"),
        ({"lat_coor1": "40.71", "long_coor1": "-74.0"}, "outside_france"),
        ({"lat_coor1": "48.85", "long_coor1": "2.35"}, "position_elsewhere"),
        ({"centre_fermeture": "peut-être"}, "unclear_flag"),
        ({"date_fermeture": "fin mars"}, "unclear_date"),
        ({"date_fermeture": "2021-01-01"}, "unclear_date"),
    ],
)
def test_an_unclear_row_is_left_out_with_its_reason(changes, reason):
    assert _reason(**changes) == reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"centre_fermeture": "t"}, "closed"),
        ({"centre_type": "{USMP}"}, "prison"),
        ({"nom": "MA - US ALBI / Maison d'Arrêt d'Albi"}, "prison"),
        ({"rdv_modalites": "EMV- non ouvert à la réservation"}, "mobile_team"),
        ({"nom": "Vaccinobus du Var"}, "mobile_team"),
        ({"centre_type": '{"Equipe mobile"}'}, "mobile_team"),
        ({"rdv": "f"}, "no_booking"),
        ({"nom": "Grand centre - en attente (18)"}, "placeholder"),
        ({"nom": "TEST 2"}, "placeholder"),
        ({"rdv_modalites": "Réservé aux personnes âgées prises en charge par le CCAS"}, "restricted"),
    ],
)
def test_nobody_is_sent_to_such_a_place(changes, reason):
    assert _reason(**changes) == reason


@pytest.mark.parametrize(
    "changes",
    [
        {"reserve_professionels_sante": "t"},
        {"reserve_professionels_sante": "t", "centre_fermeture": "t"},
        {"rdv_modalites": "réservé aux professionnels de santé libéraux"},
        {"rdv_modalites": "Ouvert uniquement aux professionnels de sante / vaccin Astra Zeneca"},
        {"nom": "Centre hospitalier (Professionnels de santé uniquement)"},
        {"rdv_modalites": "Réservé au personnel soignant"},
    ],
)
def test_a_centre_for_professionals_is_kept_as_such(changes):
    assert _taken(**changes).professionals_only


@pytest.mark.parametrize(
    "remark",
    [
        "Ouvert aux professionnels de santé et aux personnes de plus de 75 ans",
        "Réservé aux plus de 75 ans",
        "centre inventé pour la démonstration",
    ],
)
def test_a_centre_that_also_serves_the_public_is_for_everybody(remark):
    assert not _taken(rdv_modalites=remark).professionals_only


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("04 42 00 00 01", "+33442000001"),
        ("04.42.00.00.01 ", "+33442000001"),
        ("+330442000001", "+33442000001"),
        ("33442000001", "+33442000001"),
        ("0 800 541 919", "+33800541919"),
        ("inconnu / 04 42 00 00 01", "+33442000001"),
        ("01 77 70 73 70/71", "+33177707370"),
    ],
)
def test_telephone_numbers_are_read_however_they_are_written(written, number):
    assert _taken(rdv_tel=written).phone == number


def test_the_second_number_serves_when_the_first_does_not():
    assert _taken(rdv_tel="8", rdv_tel2="0442000001").phone == "+33442000001"


def test_an_overseas_centre_has_its_own_time_and_numbers():
    centre = _taken(
        com_cp="97400",
        com_insee="97411",
        com_nom="Saint-Denis",
        lat_coor1="-20.89",
        long_coor1="55.45",
        rdv_tel="0262 72 04 04",
    )
    assert (centre.time_zone, centre.phone) == ("Indian/Reunion", "+262262720404")


@pytest.mark.parametrize(
    ("name", "town", "spoken"),
    [
        ("Nancy - Tour Marcel Brot", "Nancy", "Tour Marcel Brot"),
        ("Centre de vaccination de Mulhouse", "Mulhouse", "Centre de vaccination"),
        ("Centre de vaccination COVID-19 d'Epinal (Palais des congrès)", "Épinal", "Centre de vaccination"),
        ("CDV31 Cadours", "Cadours", "Centre de vaccination"),
        ("DOL DE BGNE-Club de l'amitié", "Dol-de-Bretagne", "Club de l'amitié"),
        (
            "Site de l'Ayguerote - CH de Bigorre et de ses environs les plus proches et les plus beaux",
            "Tarbes",
            "Centre hospitalier de Bigorre et de ses environs les plus",
        ),
        ("CH ORTHEZ", "Orthez", "Centre hospitalier"),
        ("ST-MALO Piscine du Naye", "Saint-Malo", "Piscine du Naye"),
        ("Centre de vaccination - Commune de Marle, Salle Simone SIGNORET", "Marle", "Salle Simone Signoret"),
        ("CPTS du Grand Douai - salle d'Anchin", "Douai", "CPTS du Grand Douai, salle d'Anchin"),
    ],
)
def test_a_name_is_what_one_would_say_before_the_town(name, town, spoken):
    centre = _taken(nom=name, com_nom=town)
    assert (centre.name, centre.town) == (spoken, town)


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("MARSEILLE 3EME", "Marseille"),
        ("Paris 14e Arrondissement", "Paris"),
        ("FLEURY LES AUBRAIS", "Fleury les Aubrais"),
    ],
)
def test_a_town_is_named_without_its_arrondissement(written, town):
    assert _taken(com_nom=written).town == town


def test_nothing_is_longer_than_it_may_be_stored():
    centre = _taken(nom="Salle " + "très " * 200 + "longue", adr_voie="Rue " * 200)
    assert len(centre.name) <= 60
    assert len(centre.address) <= 300


def _file(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "centres.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_columns_are_found_by_name_wherever_they_stand(tmp_path):
    with DEMO.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    columns = ["nouvelle_colonne", *reversed(rows[0]), "autre"]
    path = tmp_path / "moved.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, columns, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(row | {"autre": "deux\nlignes"} for row in rows)
    assert [centre_of(row) for row in read_rows(path)] == [centre_of(row) for row in read_rows(DEMO)]


def test_optional_columns_may_be_missing(tmp_path):
    with DEMO.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    path = tmp_path / "short.csv"
    kept = [name for name in rows[0] if name.startswith(("gid", "nom", "com_", "l", "rdv_")) or "f" in name]
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, kept, delimiter=";", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    assert isinstance(centre_of(read_rows(path)[0]), OfficialCentre)


def test_control_marks_reach_no_name(tmp_path):
    text = DEMO.read_text(encoding="utf-8").replace("Salle des Tilleuls", "Salle\x01 des\u202e Tilleuls\x1f")
    centre = centre_of(read_rows(_file(tmp_path, text))[0])
    assert isinstance(centre, OfficialCentre)
    assert centre.name == "Salle des Tilleuls"


def test_a_row_that_does_not_fit_the_header_is_malformed(tmp_path):
    rows = read_rows(_file(tmp_path, DEMO.read_text(encoding="utf-8") + "7;trop;court\n\n"))
    assert rows[-1] is None
    with pytest.raises(LeftOut, match="malformed"):
        centre_of(rows[-1])


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda _: "", "empty"),
        (lambda _: "\n\n", "empty"),
        (lambda text: text.splitlines()[0], "no centre"),
        (lambda text: text.replace(";", ","), "separated by"),
        (
            lambda text: text.replace("centre_fermeture", "x").replace("com_cp", "y"),
            "com_cp, centre_fermeture",
        ),
        (lambda text: text.replace("structure_num", "gid"), "twice: gid"),
        (lambda text: text.replace("Salle des Tilleuls", "Salle\0"), "NUL byte on line 2"),
        (lambda text: text.replace(";Salle des Tilleuls;", ';"Salle des Tilleuls;'), "quoting"),
        (
            lambda text: text.replace(";Salle des Tilleuls;", ';"Salle des Tilleuls;') + '";x\n',
            "rows lie inside",
        ),
        (lambda text: text.encode("latin-1"), "line 2 is not UTF-8"),
        (lambda text: text.encode("utf-16"), "not"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused_with_a_clear_word(tmp_path, spoil, message):
    path = _file(tmp_path, spoil(DEMO.read_text(encoding="utf-8")))
    with pytest.raises(FileNotUsable, match=message):
        read_rows(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileNotUsable, match="cannot be read"):
        read_rows(tmp_path / "nowhere.csv")
