"""Who answers our call, or our text, may be somebody else."""

from __future__ import annotations

import pytest

from voicebot.understanding import is_stranger

STRANGERS = (
    "vous vous trompez de personne",
    "Ah non, vous vous êtes trompé de numéro.",
    "c'est une erreur de numéro madame",
    "vous faites erreur sur la personne",
    "faux numéro",
    "ce n'est pas le bon numéro",
    "il n'y a personne de ce nom ici",
    "je ne connais pas cette personne",
    "elle n'habite plus ici",
    "je n'ai pas pris de rendez-vous",
    "ce n'est pas pour moi",
    "vous avez le mauvais numéro",
    "you have the wrong number",
    "sorry, wrong person",
    "there is nobody of that name here",
    "I never made an appointment",
    "c pas moi",
    "connais pas",
    "je connais pas désolé",
    "c'est pas mon numéro",
    "j'ai jamais pris rdv",
    "jai pa pri de rdv",
    "c'est pas moi vous faites erreur",
    "Bonjour, je pense que vous faites erreur",
    "ce numéro n'est plus celui de Mme Martin",
    "je n'ai pas de rendez vous avec vous",
    "je ne suis pas cette dame",
    "vs vs trompé de destinataire",
)
OTHERS = (
    "oui",
    "oui c'est moi",
    "je vous écoute",
    "je me suis trompée",
    "ah non, je me suis trompée de date",
    "je ne peux pas venir",
    "attendez, je vais chercher mon mari",
    "qui est à l'appareil",
    "trois février trente-huit",
    "yes speaking",
    "non",
    "je ne connais pas ma date de rendez-vous",
    "c'est pas moi qui viens, c'est mon mari",
    "pas moi mais mon mari",
    "c'est pas mon jour",
    "c'est pas le bon jour",
    "je ne connais pas le quartier",
    "connais pas le chemin",
    "j'ai pas le bon numéro de code",
    "pas mon rdv c celui de ma femme",
    "on habite plus ici on a déménagé",
    "c'est une erreur je voulais jeudi",
)


@pytest.mark.parametrize("said", STRANGERS)
def test_a_stranger_is_heard(said: str) -> None:
    assert is_stranger(said)


@pytest.mark.parametrize("said", OTHERS)
def test_nobody_else_is_taken_for_one(said: str) -> None:
    assert not is_stranger(said)
