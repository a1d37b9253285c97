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
keyboard-help = Raccourcis du clavier
keyboard-close = Fermer
key-help = Afficher ou fermer cette aide
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
