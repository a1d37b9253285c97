### Ce que montre la console des conseillers, en français. tests/house/test_screens.py : mêmes phrases dans
### les deux langues, aucune inutilisée. Une phrase dit ce qui se passe ou ce qu’on peut faire, sans jargon.

## Partout

console = Allô Vaccin
console-for = Console des conseillers
skip = Aller au contenu
main-menu = Menu principal
language = Langue
other-language = English
sign-out = Se déconnecter
keyboard = Clavier
keyboard-help = Raccourcis du clavier
keyboard-close = Fermer
key-help = Afficher ou fermer cette aide
key-escape = Quitter un champ, pour que les touches agissent
shortcuts-off = Les raccourcis d’une touche sont désactivés. On les active à la page du compte.
idle-title = Toujours là ?
idle-warning = Sans activité, la session se ferme dans deux minutes.
idle-stay = Rester
back-to-work = Retour au travail du jour

## Rôles

role-agent = conseiller
role-supervisor = superviseur
role-administrator = administrateur
all-centres = tous les centres
some-centres = { $count ->
    [one] un centre
   *[other] { $count } centres
}

## Connexion

sign-in = Connexion
sign-in-title = Se connecter
login = Identifiant
password = Mot de passe
sign-in-refused = Identifiant ou mot de passe incorrect.
sign-in-paused = Trop d’essais. Réessayez dans { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}.
sign-in-ended = La session est fermée. Reconnectez-vous pour continuer.
sign-in-lost = Mot de passe ou téléphone perdu ? La personne qui gère les comptes peut remettre le vôtre à zéro.
code-title = Code de vérification
code-explained = Ouvrez l’application de votre téléphone et tapez son code à six chiffres, ou un code de secours.
code = Code
code-submit = Vérifier
code-refused = Ce code n’est pas valable. Attendez le suivant, puis réessayez.

## Compte

account = Compte
account-title = Votre compte
account-role = Rôle
account-scope = Centres
account-second-step = Vérification en deux étapes
account-second-step-on = active
account-second-step-off = inactive
account-change-password = Changer de mot de passe
account-set-up = Configurer la vérification en deux étapes
account-set-up-again = La configurer sur un autre téléphone
account-shortcuts = Raccourcis d’une touche
account-shortcuts-on = Activer les raccourcis
account-shortcuts-off = Désactiver les raccourcis
password-title = Changer de mot de passe
password-first = Ce mot de passe vous a été donné : choisissez le vôtre pour continuer.
password-old = Mot de passe actuel
password-new = Nouveau mot de passe
password-again = Nouveau mot de passe, encore une fois
password-rules = Douze caractères au moins. Une phrase de quatre mots se retient bien.
password-wrong = Ce n’est pas le mot de passe actuel.
password-weak = Trop court, trop simple, ou déjà utilisé. Il ne doit pas contenir votre identifiant.
password-differs = Les deux nouveaux mots de passe sont différents.
password-submit = Enregistrer
password-changed = Le mot de passe est changé. Vos autres sessions sont fermées.
second-step-title = Vérification en deux étapes
second-step-required = Votre rôle l’exige : il faut la configurer pour continuer.
second-step-scan = Avec une application de codes de votre téléphone (FreeOTP, Google Authenticator…), photographiez ce carré.
second-step-picture = Carré à photographier avec l’application
second-step-by-hand = Ou tapez cette clé dans l’application :
second-step-then = Tapez ensuite le code à six chiffres qu’elle affiche.
second-step-submit = Activer
second-step-wrong = Ce code ne correspond pas. Attendez le suivant et vérifiez l’heure du téléphone.
recovery-title = Codes de secours
recovery-explained = Imprimez-les ou notez-les, loin du téléphone : ils ne seront plus affichés. Chacun sert une fois, quand le téléphone manque.
recovery-done = C’est noté, continuer

## Fautes

error-missing = Ce champ est nécessaire.
error-title-400 = La page a expiré
error-400 = Rien n’a été changé. Revenez en arrière, rechargez la page et recommencez.
error-title-403 = Accès refusé
error-403 = Votre rôle ou vos centres ne permettent pas de voir cette page.
error-title-404 = Introuvable
error-404 = Cette page n’existe pas, ou n’est pas pour vous.
error-title-500 = Une erreur est survenue
error-500 = Rien n’a été confirmé. Rechargez la page pour voir ce qui est fait ; si cela continue, prévenez l’exploitant.

## Messages

messages = Messages
messages-title = Les SMS que reçoivent les gens
messages-answered = Un expéditeur auquel on peut répondre.
messages-not-answered = Un expéditeur auquel on ne peut pas répondre.
messages-ours = C’est celui qui est utilisé.
messages-not-ours = Ce n’est pas celui qui est utilisé.
messages-show-answered = Voir ceux auxquels on peut répondre
messages-show-not-answered = Voir ceux auxquels on ne peut pas répondre
messages-kind = Quand
messages-fr = En français
messages-en = En anglais
messages-length = { $letters } caractères, { $segments ->
    [one] un SMS facturé
   *[other] { $segments } SMS facturés
}
message-confirmation = Après une réservation
message-moved = Après un déplacement
message-cancelled = Après une annulation par téléphone
message-code = Quand le code a été perdu
message-call-back = Quand un rappel a été promis
message-reminder-3d = Trois jours avant
message-reminder-1d = La veille
message-second-dose = Quand la seconde injection peut être réservée
message-changed = Quand nous déplaçons un rendez-vous
message-notice-closed = Quand un centre ferme
message-notice-late = Quand un centre a du retard
message-notice-other = Quand il faut nous appeler au sujet du rendez-vous
## Chercher une personne

find = Chercher
find-title = Chercher une personne
find-by-number = Par numéro de téléphone
find-by-birth = Ou par date de naissance, avec un nom ou un code
find-submit = Chercher
person-name = Nom
person-number = Téléphone
person-contact = Téléphone donné
person-born = Date de naissance
person-born-hint = Jour, mois, année
person-family = Nom de famille
person-name-hint = Comme il s’entend
person-given = Prénom
person-code = Code de rendez-vous
person-code-hint = Six chiffres
person-coming = Prochain rendez-vous
person-nothing = Donnez un téléphone, ou une date de naissance.
person-born-unclear = Ce n’est pas une date. Par exemple : 03/02/1938.
person-number-unclear = Ce n’est pas un numéro de téléphone.
person-name-or-code = Avec la date de naissance, il faut un nom, un prénom ou un code.
look-up-reason = Pourquoi cette recherche ?
look-up-reason-hint = Vous avez fait beaucoup de recherches dans l’heure : chacune demande une raison.
look-up-reason-needed = Choisissez une raison.
look-up-too-many = Trop de recherches dans l’heure. Attendez un peu, ou voyez avec votre superviseur.
reason-on-the-line = La personne est au téléphone
reason-calls-back = Je rappelle la personne
reason-centre-asks = Un centre le demande
reason-correction = Je corrige une erreur
found = { $count ->
    [0] Aucun résultat
    [one] Une personne
   *[other] { $count } personnes
}
found-nobody = Personne ne correspond, ou pas dans vos centres. Vérifiez la date avec l’appelant ; seul qui a donné son nom se trouve par nom.
number-ends = finit par { $digits }
number-withheld = masqué
contact-only-said = donné de vive voix, ne prouve rien
nothing-coming = Aucun rendez-vous à venir
name-unknown = Sans nom
born-on = naissance : { $day }
appointments-coming = Rendez-vous à venir
appointments-past = Passés et annulés
dose = { $number ->
    [1] 1re injection
   *[other] { $number }e injection
}
state-booked = réservé
state-confirmed = confirmé
state-cancelled = annulé
state-attended = venu
state-missed = non venu
key-result = Ouvrir un résultat

## Travail du jour

today = Aujourd’hui
today-title = Travail du jour
call-backs = À rappeler ({ $count })
checks = À vérifier ({ $count })
no-call-backs = Personne à rappeler.
no-checks = Rien à vérifier.
key-call = Ouvrir le premier rappel
key-check = Ouvrir la première vérification
ago-minutes = { $count ->
    [0] à l’instant
   *[other] il y a { $count } min
}
ago-hours = il y a { $count } h
ago-days = il y a { $count } jours
late = En retard
promised = promis { $moment }
halfday-am = le matin
halfday-pm = l’après-midi
mine = à vous
taken-by = { $name } s’en occupe
tries = { $count ->
    [one] un essai
   *[other] { $count } essais
}
kind-call-back = Rappeler
kind-undeliverable = Message non arrivé
kind-unclear-message = Message peut-être non arrivé
kind-incomplete-booking = Rendez-vous incomplet
kind-perhaps-twice = Peut-être inscrit deux fois
kind-to-tell = Personne à prévenir
kind-not-reached = Personne non jointe
kind-wrong-number = Mauvais numéro
what-to-do-call-back = Appelez la personne et terminez ce qu’elle voulait faire.
what-to-do-undeliverable = Un SMS n’est pas arrivé : appelez la personne et dites-lui son rendez-vous.
what-to-do-unclear-message = On ne sait pas si le SMS est arrivé : vérifiez par téléphone que la personne connaît son rendez-vous.
what-to-do-incomplete-booking = L’appel s’est arrêté après la réservation : rappelez pour dire le rendez-vous et demander le nom.
what-to-do-perhaps-twice = Deux dossiers se ressemblent : vérifiez s’il s’agit d’une seule personne, et annulez le rendez-vous en trop.
what-to-do-to-tell = Le rendez-vous a changé et aucun message ne peut partir : prévenez la personne.
what-to-do-not-reached = Les appels de rappel sont restés sans réponse : essayez vous-même.
what-to-do-wrong-number = Ce numéro est celui de quelqu’un d’autre : trouvez comment joindre la personne.
why-asked = l’a demandé
why-trouble = panne pendant l’appel
why-not-understood = pas compris par l’assistant
why-nothing-free = aucune place trouvée
why-not-identified = pas identifié
why-no-answer = aucun conseiller n’a répondu
why-too-long = attente ou appel trop long
why-same-name = même nom, même date de naissance
why-said-so = la personne qui répond l’a dit
why-changed = rendez-vous déplacé
why-closed = centre fermé
task-why = Raison
task-since = Depuis
task-promise = Promesse
task-tries = Déjà fait
task-take = Je m’en occupe
task-person = Voir la personne
task-search-number = Chercher ce numéro
task-came-of-it = C’est fait :
task-give-back = Pas fini, je rends :
task-done = C’est noté, terminé.
task-given-back = C’est rendu, avec votre essai.
task-taken-by = { $name } s’en occupe déjà.
task-gone = Cette tâche est déjà terminée.
outcome-reached = Personne jointe
outcome-booked = Rendez-vous pris
outcome-told = Personne prévenue
outcome-corrected = Erreur corrigée
outcome-not-needed = Plus nécessaire
outcome-no-answer = Pas de réponse
outcome-other-hour = À une autre heure
outcome-colleague = Pour un collègue

## En direct

live = En ligne ({ $count })
nothing-live = Aucun appel ni échange de SMS en ce moment.
news-off = La mise à jour en direct est interrompue : la page se rafraîchit toutes les vingt secondes.
channel-voice = Appel
channel-sms = SMS
wish-book = prendre rendez-vous
wish-confirm = confirmer
wish-cancel = annuler
wish-reschedule = déplacer
wish-check-appointment = quand est-ce ?
wish-be-reminded = rappelé de son rendez-vous
wish-not-coming = ne peut pas venir
with-a-person = avec un conseiller
waits-for-a-person = attend un conseiller, { $ago }
in-trouble = { $count } réponses non comprises
in-english = en anglais
given = donné :
given-birth-date = date de naissance
given-day = jour
asked-other = En conversation
asked-menu = On demande ce qu’il faut faire
asked-birth-date = On demande la date de naissance
asked-identity = On demande la date de naissance
asked-place = On demande le lieu
asked-day = On demande le jour
asked-slot = On propose des horaires
asked-name = On demande le nom
asked-phone = On demande le téléphone
asked-reference = On demande le code
asked-dose = On demande la dose
asked-last-dose = On demande la date de la dose précédente
asked-for-whom = On demande pour qui
asked-eligibility = On demande la priorité
asked-decision = On demande une confirmation
asked-second = On propose la deuxième injection
