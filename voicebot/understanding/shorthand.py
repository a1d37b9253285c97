"""The shorthand of text messages, and what recognisers run together: one token → its words."""

from __future__ import annotations

_TABLE = """
rdv rendez vous|rdvs rendez vous|rendé rendez|rende rendez|rv rendez vous|randevou rendez vous
rendezvous rendez vous|vx veux|veu veux|pe peux|pa pas|pr pour|pck parce que|ds dans
c c est|cest c est|ct c etait|jai j ai|jsuis je suis|chui je suis|chuis je suis|jpeux je peux|jveux je veux
jvoudrais je voudrais|jaimerais j aimerais|jv je vais|jamene j amene|ya y a|yaura y aura|kel quel|kelle quelle
ki qui|koi quoi|ke que|kan quand|kand quand|qd quand|qqn quelqu un|qqch quelque chose|bjr bonjour
bsr bonsoir|slt salut|cc coucou|mrc merci|mci merci|mercii merci|tjs toujours|tjrs toujours|svp s il vous plait
stp s il te plait|oki ok|okay ok|okey ok|dac d accord|dacc d accord|daccord d accord|dak d accord|wi oui
oué ouais|oue ouais|ui oui|vi oui|nn non|nan non|nop non|nope no|yep yes|yeah yes|yup yes|aprem apres midi
aprm apres midi|apm apres midi|auj aujourd hui|ajd aujourd hui|aujourdhui aujourd hui|demin demain|dem demain
2m1 demain|mtn maintenant|bcp beaucoup|ms mais|pk pourquoi|pq pourquoi|dispo disponible|dispos disponible
ano annuler|annul annuler|anuler annuler|anule annule|anulé annule|deplacé deplacer|confirmé confirme
vaxin vaccin|vacin vaccin|weekend week end|wkend week end|wk week end
pb probleme|tel telephone|num numero|thx thanks|pls please|plz please|appt appointment
appoint appointment|tmrw tomorrow|tmr tomorrow|tomoz tomorrow|im i m|dont don t|cant can t|cannot can not
its it s|thats that s|didnt didn t|wont won t|wanna want to|gonna going to
"""

SHORTHAND: dict[str, tuple[str, ...]] = {
    entry.split()[0]: tuple(entry.split()[1:])
    for line in _TABLE.strip().splitlines()
    for entry in line.split("|")
}
