### Ce que dit le service, en français.
###
### Une phrase a plusieurs formes : .voice la première fois, .voice-2 après un silence ou un malentendu
### (plus courte, avec un exemple), .voice-3 ensuite (le clavier seul) ; .keys et .keys-2 là où l’opérateur
### n’entend que les touches (elles ne disent jamais « dites ») ; .sms et .sms-2 par écrit.
### On écrit pour quelqu’un de quatre-vingt-cinq ans sur une mauvaise ligne : peu de mots, des mots de tous
### les jours, le vouvoiement, rien qui suppose un homme ou une femme, la question à la fin (on commence à
### répondre dès qu’on l’a entendue), la touche après ce qu’elle choisit. Ni chiffre ni abréviation à l’oral.
### { PAUSE() } marque un silence, { LINE() } passe à la ligne dans un message écrit. tests/house/test_phrases.py vérifie ces règles.


## Accueil

welcome =
    .voice =
        Bonjour. Ici le service public de vaccination. Un assistant automatique vous répond. { PAUSE() }
        À tout moment, pour parler à une personne, dites « conseiller » ou tapez zéro.
        { PAUSE() } { ENGLISH(english-note.voice) }
    .keys =
        Bonjour. Ici le service public de vaccination. Un assistant automatique vous répond. { PAUSE() }
        À tout moment, pour parler à une personne, tapez zéro. { PAUSE() } { ENGLISH(english-note.voice) }

# Dite en anglais au milieu du français : une voix anglaise la prononce mieux.
english-note =
    .voice = For English, press nine.

ask-wish =
    .voice = Vous pouvez dire : je voudrais un rendez-vous. Que puis-je faire pour vous ?
    .voice-2 =
        Prendre rendez-vous, tapez un. Confirmer, tapez deux. Déplacer, tapez trois.
        Annuler, tapez quatre. Que souhaitez-vous ?
    .voice-3 =
        Pour prendre un rendez-vous, tapez un. Pour le confirmer, tapez deux.
        Pour le déplacer, tapez trois. Pour l’annuler, tapez quatre.
    .keys =
        Pour prendre rendez-vous, tapez un. Pour confirmer, tapez deux.
        Pour déplacer, tapez trois. Pour annuler, tapez quatre.
    .keys-2 =
        Servez-vous des touches du téléphone. Prendre rendez-vous, tapez un. Confirmer, tapez deux.
        Déplacer, tapez trois. Annuler, tapez quatre.
    .sms =
        Répondez RDV pour prendre un rendez-vous, OUI pour le confirmer, DEPLACER pour en changer,
        ANNULER pour l’annuler, ou écrivez votre demande.
    .sms-2 = Un mot suffit : RDV, OUI, DEPLACER, ANNULER ou AIDE. Que souhaitez-vous ?


## Qui

ask-birth-date =
    .voice =
        J’ai besoin de votre date de naissance.
        Dites le jour, le mois et l’année, ou tapez les huit chiffres.
    .voice-2 = Dites, par exemple, trois février trente-huit. Quelle est votre date de naissance ?
    .voice-3 =
        Pour le trois février mille neuf cent trente-huit, on tape zéro trois, zéro deux, dix-neuf, trente-huit.
        Tapez les huit chiffres de votre date de naissance.
    .keys =
        Deux chiffres pour le jour, deux pour le mois, quatre pour l’année.
        Tapez les huit chiffres de votre date de naissance.
    .keys-2 = Tapez le jour, puis le mois, puis l’année de votre naissance : huit chiffres en tout.
    .sms = Exemple : 03/02/1938. Quelle est votre date de naissance ?
    .sms-2 = Écrivez le jour, le mois et l’année, comme 03/02/1938. Quelle est votre date de naissance ?

heard-birth-date =
    .voice = C’est noté : { $birth_date }.
    .sms = C’est noté : { $birth_date }.

# Quand l’année manque, ou le jour : ce qui a été dit est gardé.
ask-birth-year =
    .voice = C’est noté. En quelle année ?
    .voice-2 = Dites, par exemple, mille neuf cent trente-huit. Quelle est l’année de naissance ?
    .voice-3 = Tapez les quatre chiffres de l’année de naissance.
    .keys = Tapez l’année de naissance : quatre chiffres.
    .keys-2 = Il manque l’année. Tapez les quatre chiffres de l’année de naissance.
    .sms = C’est noté. En quelle année ?
    .sms-2 = Écrivez l’année, comme 1938. Quelle est l’année de naissance ?

ask-birth-day =
    .voice = C’est noté. Quel jour, et quel mois ?
    .voice-2 = Dites, par exemple, trois février. Quels sont le jour et le mois de naissance ?
    .voice-3 = Tapez le jour de naissance, puis le mois : quatre chiffres.
    .keys = Tapez le jour et le mois de naissance : quatre chiffres.
    .keys-2 = Il manque le jour et le mois de naissance. Tapez leurs quatre chiffres.
    .sms = C’est noté. Quel jour, et quel mois ?
    .sms-2 = Écrivez le jour et le mois, comme 03/02. Lesquels ?

# Pour quelqu’un d’autre que celui ou celle qui appelle.
ask-birth-date-other =
    .voice =
        Dites le jour, le mois et l’année, ou tapez les huit chiffres.
        Quelle est la date de naissance de la personne ?
    .voice-2 = Dites, par exemple, trois février trente-huit. Quelle est sa date de naissance ?
    .voice-3 =
        Pour le trois février mille neuf cent trente-huit, on tape zéro trois, zéro deux, dix-neuf, trente-huit.
        Tapez les huit chiffres de sa date de naissance.
    .keys =
        Deux chiffres pour le jour, deux pour le mois, quatre pour l’année.
        Tapez la date de naissance de la personne.
    .keys-2 = Tapez le jour, puis le mois, puis l’année de sa naissance : huit chiffres en tout.
    .sms = Exemple : 03/02/1938. Quelle est la date de naissance de la personne ?
    .sms-2 = Écrivez le jour, le mois et l’année, comme 03/02/1938. Quelle est sa date de naissance ?

no-such-date =
    .voice = Cette date n’est pas possible.
    .voice-2 = Cette date n’existe pas non plus.
    .sms = Cette date n’est pas possible.

# Après un premier rendez-vous, ou quand ce n’est pas clair.
ask-for-whom =
    .voice = Le rendez-vous est-il pour vous, tapez un, ou pour une autre personne, tapez deux ?
    .voice-2 = Pour vous, tapez un ; pour quelqu’un d’autre, tapez deux. Pour qui est-ce ?
    .voice-3 = Si le rendez-vous est pour vous, tapez un. S’il est pour une autre personne, tapez deux.
    .keys = { ask-for-whom.voice }
    .keys-2 = { ask-for-whom.voice-2 }
    .sms = Le rendez-vous est-il pour vous (1) ou pour une autre personne (2) ?
    .sms-2 = Répondez 1 si c’est pour vous, 2 pour une autre personne. Pour qui est-ce ?

ask-eligibility =
    .voice =
        Avant { $age } ans, la vaccination est réservée aux personnes prioritaires.
        Est-ce le cas, sur l’honneur : oui, tapez un ; non, tapez deux ?
    .voice-2 = Avant { $age } ans, il faut être prioritaire. Déclarez-vous sur l’honneur que c’est le cas, oui ou non ?
    .voice-3 = Pour déclarer sur l’honneur une priorité, tapez un. Sans priorité, tapez deux.
    .keys = { ask-eligibility.voice }
    .keys-2 = Avant { $age } ans, il faut une priorité. Pour la déclarer sur l’honneur, tapez un. Sinon, tapez deux.
    .sms = Avant { $age } ans, il faut être prioritaire. Est-ce le cas, sur l’honneur : OUI ou NON ?
    .sms-2 = Répondez OUI pour déclarer sur l’honneur une priorité, NON s’il n’y en a pas.

not-open =
    .voice =
        À cet âge, la vaccination n’est pas ouverte pour le moment. { PAUSE() }
        Votre médecin ou votre pharmacien vous renseignera.
    .sms = À cet âge, ce n’est pas ouvert pour le moment. Votre médecin ou votre pharmacien vous renseignera.

ask-dose =
    .voice = Est-ce une première injection, tapez un ; une deuxième, tapez deux ; ou un rappel, tapez trois ?
    .voice-2 =
        Première injection, ou vous ne savez pas, tapez un ; deuxième, tapez deux ; rappel, tapez trois.
        Laquelle est-ce ?
    .voice-3 =
        Pour une première injection, tapez un. Pour la deuxième, tapez deux. Pour un rappel, tapez trois.
    .keys = { ask-dose.voice }
    .keys-2 = { ask-dose.voice-2 }
    .sms = Est-ce la première fois (1), la deuxième (2), ou un rappel (3) ? Si vous ne savez pas : 1.
    .sms-2 = Répondez 1 pour la première fois, 2 pour la deuxième, 3 pour un rappel.

ask-dose-or-second =
    .voice = Est-ce une première injection, tapez un, ou la deuxième, tapez deux ?
    .voice-2 = Première injection, ou vous ne savez pas, tapez un ; deuxième, tapez deux. Laquelle est-ce ?
    .voice-3 = Pour une première injection, tapez un. Pour la deuxième, tapez deux.
    .keys = { ask-dose-or-second.voice }
    .keys-2 = { ask-dose-or-second.voice-2 }
    .sms = Est-ce la première fois (1) ou la deuxième (2) ? Si vous ne savez pas : 1.
    .sms-2 = Répondez 1 pour la première fois, 2 pour la deuxième.

ask-dose-or-booster =
    .voice = Est-ce une première injection, tapez un, ou un rappel, tapez deux ?
    .voice-2 = Première injection, ou vous ne savez pas, tapez un ; rappel, tapez deux. Qu’est-ce que c’est ?
    .voice-3 = Pour une première injection, tapez un. Pour un rappel, tapez deux.
    .keys = { ask-dose-or-booster.voice }
    .keys-2 = { ask-dose-or-booster.voice-2 }
    .sms = Est-ce la première fois (1) ou un rappel (2) ? Si vous ne savez pas : 1.
    .sms-2 = Répondez 1 pour la première fois, 2 pour un rappel.

# Une injection doit suivre l’autre d’assez loin.
ask-last-dose =
    .voice =
        Dites, par exemple, le trois mars, ou : je ne sais plus.
        Quand a eu lieu l’injection précédente ?
    .voice-2 = Dites un mois, ou un jour. Si vous ne savez plus, tapez deux. Quand était l’injection précédente ?
    .voice-3 =
        Tapez le jour, le mois et l’année de l’injection précédente : huit chiffres.
        Si vous ne savez plus, tapez deux.
    .keys =
        Tapez la date de l’injection précédente : jour, mois et année, en huit chiffres.
        Si vous ne savez plus, tapez deux.
    .keys-2 = Il faut huit chiffres : le jour, le mois, l’année. Si vous ne savez plus, tapez deux.
    .sms = Quelle est la date de la fois précédente (comme 03/06/2026), ou répondez : je ne sais plus ?
    .sms-2 = Écrivez la date, comme 03/06/2026, ou : je ne sais plus. Quand était-ce ?

too-late-for-it =
    .voice = Le délai prévu est passé. Une personne vous rappellera pour en parler.
    .sms = Le délai prévu est passé. Une personne vous rappellera pour en parler.

too-late-ask-doctor =
    .voice = Le délai prévu est passé. Votre médecin ou votre pharmacien vous renseignera.
    .sms = Le délai prévu est passé. Votre médecin ou votre pharmacien vous renseignera.

possible-later =
    .voice = Ce sera possible à partir du { $day }. Merci de rappeler vers cette date.
    .sms = Ce sera possible à partir du { $day }. Merci de nous écrire vers cette date.

possible-from =
    .voice = Ce sera possible à partir du { $day }.
    .sms = Ce sera possible à partir du { $day }.

# Quand le numéro est masqué.
ask-phone =
    .voice =
        Votre numéro est masqué. Pour ne pas le donner, tapez deux.
        Quel est votre numéro de téléphone ?
    .voice-2 =
        Dites les dix chiffres. Pour continuer sans numéro, tapez deux.
        Quel est votre numéro ?
    .voice-3 =
        Tapez les dix chiffres de votre numéro de téléphone. Pour continuer sans numéro, tapez deux.
    .keys =
        Votre numéro est masqué. Tapez les dix chiffres de votre numéro de téléphone.
        Pour ne pas le donner, tapez deux.
    .keys-2 = Tapez votre numéro de téléphone : dix chiffres. Pour continuer sans, tapez deux.

continue-without-number =
    .voice = D’accord, nous continuons sans numéro.


## Où

ask-place =
    .voice =
        Dites le nom, ou tapez le code postal.
        Dans quelle commune voulez-vous un rendez-vous ?
    .voice-2 = Dites le nom de la commune, ou tapez les cinq chiffres du code postal. Quelle est la commune ?
    .voice-3 = Tapez les cinq chiffres du code postal de la commune.
    .keys = Tapez les cinq chiffres du code postal de la commune où vous voulez un rendez-vous.
    .keys-2 =
        Le code postal est écrit sur vos enveloppes, à côté de la commune. Tapez ses cinq chiffres.
    .sms =
        Écrivez le nom ou le code postal, par exemple 13400. Dans quelle commune voulez-vous un rendez-vous ?
    .sms-2 = Le code postal suffit, par exemple 13400. Quel est-il ?

ask-which-place =
    .voice =
        Il y a plusieurs communes. { $option1 }, tapez un. { $option2 }, tapez deux.
        Une autre, tapez trois. Laquelle voulez-vous ?
    .voice-2 =
        { $option1 }, tapez un ; { $option2 }, tapez deux ; une autre, tapez trois. Laquelle est-ce ?
    .voice-3 =
        Pour { $option1 }, tapez un. Pour { $option2 }, tapez deux.
        Pour une autre commune, tapez trois.
    .keys = { ask-which-place.voice }
    .keys-2 = { ask-which-place.voice-2 }
    .sms =
        Plusieurs communes sont possibles. Répondez 1, 2 ou 3. { LINE() }
        1: { $option1 } { LINE() }
        2: { $option2 } { LINE() }
        3: une autre
    .sms-2 =
        Laquelle est la bonne : 1, 2 ou 3 ? { LINE() }
        1: { $option1 } { LINE() }
        2: { $option2 } { LINE() }
        3: une autre

# Deux jours peuvent être entendus : « mardi prochain », dit un lundi.
ask-which-day =
    .voice =
        Pour { $option1 }, tapez un. Pour { $option2 }, tapez deux.
        Quel jour voulez-vous ?
    .voice-2 =
        { $option1 }, tapez un ; { $option2 }, tapez deux. Lequel des deux ?
    .voice-3 =
        Pour { $option1 }, tapez un. Pour { $option2 }, tapez deux. Pour un autre jour, tapez trois.
    .keys = { ask-which-day.voice }
    .keys-2 = { ask-which-day.voice-2 }
    .sms =
        Quel jour ? Répondez 1, 2 ou 3. { LINE() }
        1: { $option1 } { LINE() }
        2: { $option2 } { LINE() }
        3: un autre
    .sms-2 =
        Lequel des deux : 1 ou 2 ? Un autre, 3. { LINE() }
        1: { $option1 } { LINE() }
        2: { $option2 }

# Une seule commune ressemble à ce qui a été entendu : oui ou non.
ask-this-place =
    .voice = Est-ce bien { $option1 } : oui, tapez un ; non, tapez deux ?
    .voice-2 = Je crois avoir entendu { $option1 }. Est-ce cela, oui ou non ?
    .voice-3 = Si c’est { $option1 }, tapez un. Si c’est une autre commune, tapez deux.
    .keys = { ask-this-place.voice }
    .keys-2 = La commune est { $option1 } : c’est juste, tapez un ; c’est faux, tapez deux.
    .sms = Est-ce bien { $option1 } : OUI ou NON ?
    .sms-2 = Répondez OUI si la commune est { $option1 }, NON si c’est une autre.

place-unknown =
    .voice = Je ne trouve pas cette commune.
    .voice-2 = Je ne trouve toujours pas.
    .sms = Je ne trouve pas cette commune.

heard-place =
    .voice = D’accord, { AT($place) }.
    .sms = D’accord, { AT($place) }.


## Quand

ask-day =
    .voice =
        Pour venir le plus tôt possible, tapez un.
        Sinon, quel jour vous arrange, par exemple mardi matin ?
    .voice-2 = Dites, par exemple, jeudi après-midi. Le plus tôt possible, tapez un. Quand voulez-vous venir ?
    .voice-3 =
        Le plus tôt possible, tapez un. La semaine prochaine, tapez deux. Plus tard, tapez trois.
    .keys =
        Choisissez le moment. Le plus tôt possible, tapez un. La semaine prochaine, tapez deux.
        Plus tard, tapez trois.
    .keys-2 =
        Pour le plus tôt possible, tapez un. Pour la semaine prochaine, tapez deux. Pour plus tard, tapez trois.
    .sms = Exemples : mardi matin, la semaine prochaine, au plus vite. Quel jour vous arrange ?
    .sms-2 = Écrivez un jour, comme jeudi après-midi. Quand voulez-vous venir ?

offer-two =
    .voice =
        { AT($town) }, { $centre } : { PAUSE() } { SAME($first_day, $second_day) ->
            [yes] { $first_day } à { $first_hour }, tapez un, { PAUSE() } ou à { $second_hour }, tapez deux.
           *[no] { $first }, tapez un, { PAUSE() } ou { $second }, tapez deux.
        } { PAUSE() } Un autre jour, tapez trois. Que choisissez-vous ?
    .voice-2 = { SAME($first_day, $second_day) ->
            [yes] { $first_day } : { $first_hour }, tapez un ; { $second_hour }, tapez deux.
           *[no] { $first }, tapez un ; { $second }, tapez deux.
        } Sinon, tapez trois. Lequel préférez-vous ?
    .voice-3 = { SAME($first_day, $second_day) ->
            [yes] { $first_day } : pour { $first_hour }, tapez un. Pour { $second_hour }, tapez deux.
           *[no] Pour { $first }, tapez un. Pour { $second }, tapez deux.
        } Pour un autre jour, tapez trois.
    .keys = { offer-two.voice }
    .keys-2 = { offer-two.voice-2 }
    .sms =
        { $centre }, { $town } { LINE() }
        1: { $first } { LINE() }
        2: { $second } { LINE() }
        Répondez 1 ou 2, ou un autre jour.
    .sms-2 =
        1: { $first } { LINE() }
        2: { $second } { LINE() }
        Lequel choisissez-vous : 1 ou 2 ?

offer-one =
    .voice =
        { AT($town) }, { $centre } : { PAUSE() } { $first }. { PAUSE() }
        Cela vous convient : oui, tapez un ; non, tapez deux ?
    .voice-2 = { $first } : cela vous va, tapez un ; un autre jour, tapez deux. Que choisissez-vous ?
    .voice-3 = Pour prendre { $first }, tapez un. Pour un autre jour, tapez deux.
    .keys = { offer-one.voice }
    .keys-2 = { offer-one.voice-2 }
    .sms =
        { $centre }, { $town } { LINE() }
        1: { $first } { LINE() }
        Répondez 1 pour le prendre, ou un autre jour.
    .sms-2 =
        1: { $first } { LINE() }
        Le prenez-vous : 1 pour oui, 2 pour un autre jour ?

offer-three =
    .sms =
        { $centre }, { $town } { LINE() }
        1: { $first } { LINE() }
        2: { $second } { LINE() }
        3: { $third } { LINE() }
        Répondez 1, 2 ou 3, ou un autre jour.
    .sms-2 =
        1: { $first } { LINE() }
        2: { $second } { LINE() }
        3: { $third } { LINE() }
        Lequel choisissez-vous : 1, 2 ou 3 ?

# La proposition qui suit nomme la commune.
offer-elsewhere =
    .voice = Cette commune est complète. Voici le plus proche, à { $distance }.
    .sms = Cette commune est complète. Le plus proche, à { $distance } :

nearest-centre =
    .voice = Le centre le plus proche est à { $distance }.
    .sms = Le centre le plus proche est à { $distance } :

no-centre-near =
    .voice = { AT($place) }, il n’y a pas de centre à moins de trente kilomètres.
    .sms = { AT($place) }, il n’y a pas de centre à moins de 30 km.

other-days =
    .voice = Rien n’est libre à ce moment-là. Voici le plus proche.
    .sms = Rien n’est libre à ce moment-là. Le plus proche :

nothing-free =
    .voice = Il n’y a plus de place libre pour le moment. Une personne va chercher pour vous.
    .sms = Il n’y a plus de place libre pour le moment. Une personne va chercher pour vous.

# Quand personne ne peut rappeler, faute de numéro.
nothing-free-call-again =
    .voice = Il n’y a plus de place libre pour le moment. Merci de rappeler dans quelques jours.
    .sms = Il n’y a plus de place libre pour le moment. Merci de redemander dans quelques jours.

slot-taken =
    .voice = Quelqu’un vient de prendre cette place. Je vous en propose d’autres.
    .sms = Quelqu’un vient de prendre cette place. En voici d’autres.


## C’est réservé

booked =
    .voice =
        C’est réservé : { $starts_at_day }, { $starts_at_hour }. { PAUSE() }
        Le lieu : { $centre }. { PAUSE() } L’adresse : { $address }. { PAUSE() }
    .sms = C’est réservé : { $starts_at }, { $centre }. Un message avec l’adresse et votre code arrive.

# Rien n’a été choisi.
nothing-booked =
    .voice = Rien n’est réservé. Vous pourrez rappeler quand vous voudrez.
    .sms = Rien n’est réservé. Écrivez RDV quand vous voudrez.

# Dite dès le choix ; ce qui manque est demandé ensuite.
reserved =
    .voice = C’est réservé : { $starts_at_day }, { $starts_at_hour }.

ask-second =
    .voice =
        La deuxième injection : { $starts_at_day }, { $starts_at_hour }, au même endroit. { PAUSE() }
        Cela vous convient : oui, tapez un ; non, tapez deux ?
    .voice-2 = Deuxième injection : { $starts_at_day }, { $starts_at_hour }. Cela vous va, oui ou non ?
    .voice-3 = Pour garder ce deuxième rendez-vous, tapez un. Pour en changer, tapez deux.
    .keys = { ask-second.voice }
    .keys-2 = Deuxième injection : { $starts_at_day }. Cela vous va, tapez un ; un autre jour, tapez deux.

ask-name =
    .voice = Vous pouvez l’épeler. Quels sont votre nom et votre prénom ?
    .voice-2 = Par exemple : Martin, Suzanne. Pour ne pas le donner, tapez deux. Quel est votre nom ?
    .voice-3 = Pour continuer sans donner de nom, tapez deux.
    .keys = Un nom ne se tape pas. Pour continuer, tapez deux.
    .keys-2 = Pour continuer sans nom, tapez deux.

ask-name-other =
    .voice = Vous pouvez l’épeler. Quels sont le nom et le prénom de la personne ?
    .voice-2 = Par exemple : Martin, Suzanne. Pour ne pas le donner, tapez deux. Quel est le nom ?
    .voice-3 = Pour continuer sans donner son nom, tapez deux.
    .keys = Un nom ne se tape pas. Pour continuer, tapez deux.
    .keys-2 = Pour continuer sans nom, tapez deux.

name-noted =
    .voice = Merci.

ask-ready =
    .voice = Prenez de quoi noter. Quand vous pouvez écrire, dites « oui », ou tapez un.
    .voice-2 = Prenez votre temps. Pour entendre votre code, dites « oui », ou tapez un.
    .voice-3 = Dès que vous pouvez noter, tapez un.
    .keys = Prenez de quoi noter. Quand vous pouvez écrire, tapez un.
    .keys-2 = Prenez votre temps. Pour entendre votre code, tapez un.

no-paper =
    .voice = Ce n’est pas grave. Vous pourrez réécouter, en tapant étoile.

# La réservation vient d’être dite, ou redite après des questions.
recap-when =
    .voice = Votre rendez-vous : { PAUSE() } { $starts_at_day }, { $starts_at_hour }. { PAUSE() }

recap =
    .voice = Le lieu : { $centre }. { PAUSE() } L’adresse : { $address }. { PAUSE() }

recap-second =
    .voice = La deuxième injection : { PAUSE() } { $starts_at_day }, { $starts_at_hour }, au même endroit. { PAUSE() }

# Pour un téléphone fixe, qui ne reçoit pas de message écrit.
reminder-call =
    .voice = La veille, un automate vous appellera, pour vous le rappeler.

hear-again =
    .voice = Pour réécouter, tapez étoile.

booked-two =
    .sms =
        C’est réservé : { $starts_at }, puis { $second }, { $centre }.
        Un message avec l’adresse et votre code arrive. Pour en changer, répondez DEPLACER.

booked-with-code =
    .sms = C’est réservé : { $starts_at }, { $centre }, { $address }. Code { $code }.

dose-unknown =
    .voice = Ce n’est pas grave : je cherche une première injection. Au centre, un soignant vérifiera.
    .voice-2 = Très bien, cherchons une première injection. Un soignant vérifiera, au centre.
    .sms = Pas de souci : ce sera comme une première fois, et un soignant vérifiera sur place.

bring-vaccinations =
    .voice = Apportez aussi votre carnet de vaccination, si vous l’avez : un soignant vérifiera.

bring =
    .voice =
        Apportez une pièce d’identité. { PAUSE() } Apportez aussi votre carte Vitale, si vous en avez une.
    .sms = Apportez une pièce d’identité, votre carte Vitale si vous en avez une, et votre code.

code =
    .voice = Votre code de rendez-vous, à garder : { PAUSE() } { $code }.
    .voice-2 = Je répète votre code : { PAUSE() } { $code }.
    .sms = Votre code de rendez-vous : { $code }.

sms-follows =
    .voice = Vous recevrez aussi un message écrit, avec tout cela, sur votre téléphone portable.

ask-anything-else =
    .voice = Vous pouvez maintenant raccrocher. Avez-vous besoin d’autre chose, oui ou non ?
    .voice-2 = Autre chose : oui, tapez un ; non, tapez deux ?
    .voice-3 = Pour une autre demande, tapez un. Pour terminer, raccrochez, ou tapez deux.
    .keys =
        Vous pouvez maintenant raccrocher.
        Avez-vous besoin d’autre chose : oui, tapez un ; non, tapez deux ?
    .keys-2 = Si vous avez une autre demande, tapez un. Si c’est tout, raccrochez, ou tapez deux.
    .sms = Avez-vous besoin d’autre chose ?
    .sms-2 = Pour autre chose, écrivez-le. Sinon, il n’y a rien à répondre.

goodbye =
    .voice = Merci de votre appel. Prenez soin de vous. Au revoir.
    .sms = Merci. Bonne journée.


## Retrouver un rendez-vous

ask-reference =
    .voice =
        J’ai besoin de votre code de rendez-vous. Si vous l’avez perdu, dites-le.
        Quels sont les six chiffres ?
    .voice-2 = Dites les chiffres un par un, ou dites que le code est perdu. Quel est votre code ?
    .voice-3 = Tapez les six chiffres de votre code de rendez-vous. Si vous l’avez perdu, tapez zéro.
    .keys =
        Pour retrouver votre rendez-vous, tapez les six chiffres de votre code.
        Si le code est perdu, une personne vous aidera : tapez zéro.
    .keys-2 =
        Votre code vous a été donné avec le rendez-vous.
        Tapez ses six chiffres. S’il est perdu, tapez zéro.
    .sms = S’il est perdu, écrivez PERDU. Quel est votre code de rendez-vous (6 chiffres) ?
    .sms-2 = Le code a 6 chiffres, comme 483920. S’il est perdu, écrivez PERDU. Quel est votre code ?

# Un code perdu : la date et le nom l’envoient à qui il appartient, et n’apprennent rien à personne.
ask-birth-date-of-appointment =
    .voice =
        Je vais vous aider. Quelle est la date de naissance de la personne qui a rendez-vous ?
    .voice-2 = Par exemple : trois février trente-huit. Quelle est la date de naissance de cette personne ?
    .voice-3 = Tapez les huit chiffres de la date de naissance.
    .keys = Pour retrouver le rendez-vous, tapez les huit chiffres de la date de naissance.
    .keys-2 = Tapez le jour, puis le mois, puis l’année de naissance : huit chiffres en tout.
    .sms = Quelle est la date de naissance de la personne qui a rendez-vous (comme 03/02/1938) ?
    .sms-2 = Écrivez la date de naissance, comme 03/02/1938.

ask-name-of-appointment =
    .voice =
        Nous pouvons renvoyer le code. Quels sont le prénom et le nom de la personne qui a rendez-vous ?
    .voice-2 = Dites, par exemple, Jeanne Dupont. Sinon, tapez zéro. Quels sont le prénom et le nom ?
    .voice-3 = Pour retrouver le code avec une personne, tapez zéro.
    .keys = Pour retrouver votre code, une personne vous aidera : tapez zéro.
    .keys-2 = Pour parler à une personne, tapez zéro.
    .sms = Nous pouvons renvoyer le code. Quels sont le prénom et le nom de la personne qui a rendez-vous ?
    .sms-2 = Écrivez le prénom et le nom, comme Jeanne Dupont.

code-sent =
    .voice =
        Si un rendez-vous existe, son code vient d’être envoyé au téléphone qui a servi à le prendre.
    .sms = Si un rendez-vous existe, son code vient d’être envoyé au téléphone qui a servi à le prendre.

ask-code-received =
    .voice = Pour parler à une personne, tapez zéro. Si vous avez reçu le code, quels sont les six chiffres ?
    .voice-2 = Le code est dans un message écrit. Sinon, tapez zéro. Quels sont ses six chiffres ?
    .voice-3 = Si vous avez reçu le code, tapez ses six chiffres. Sinon, tapez zéro.
    .keys = Si le code est arrivé, tapez ses six chiffres. Sinon, pour une personne, tapez zéro.
    .keys-2 = Tapez les six chiffres du code. Pour une personne, tapez zéro.
    .sms = S’il est arrivé, quel est ce code (6 chiffres) ? Sinon, répondez CONSEILLER.
    .sms-2 = Le code a 6 chiffres. Quel est-il ? Sinon, répondez CONSEILLER.

ask-birth-date-or-code =
    .voice =
        Pour retrouver votre rendez-vous, quelle est votre date de naissance, ou votre code à six chiffres ?
    .voice-2 = Par exemple : trois février trente-huit. Quelle est votre date de naissance, ou votre code ?
    .voice-3 =
        Tapez les huit chiffres de votre date de naissance, ou les six chiffres de votre code.
    .keys =
        Pour retrouver votre rendez-vous, tapez votre date de naissance, en huit chiffres,
        ou votre code, en six chiffres.
    .keys-2 = Tapez le jour, le mois et l’année de naissance : huit chiffres. Ou tapez votre code : six chiffres.
    .sms = Quelle est votre date de naissance (comme 03/02/1938), ou votre code de rendez-vous ?
    .sms-2 = Écrivez votre date de naissance, comme 03/02/1938, ou votre code à 6 chiffres.

# La même réponse, que la personne se trompe ou qu’il n’y ait pas de rendez-vous.
not-identified =
    .voice = Avec ces indications, je ne trouve pas de rendez-vous.
    .voice-2 = Je ne trouve toujours pas de rendez-vous avec ces indications.
    .sms = Avec ces indications, je ne trouve pas de rendez-vous.

appointment-is =
    .voice =
        Vous avez rendez-vous { $starts_at }. { PAUSE() }
        Le lieu : { $centre }. { PAUSE() } L’adresse : { $address }.
    .sms = Vous avez rendez-vous { $starts_at }, { $centre }, { $address }.

already-booked =
    .voice = Vous avez déjà rendez-vous { $starts_at }. { PAUSE() } Le lieu : { $centre }.
    .sms = Vous avez déjà rendez-vous { $starts_at }, { $centre }.

which-appointment =
    .voice = Vous avez plusieurs rendez-vous. { PAUSE() } { $choices }. Lequel voulez-vous ?
    .voice-2 = { $choices }. Lequel est-ce ?
    .voice-3 = Choisissez avec une touche. { $choices }.
    .keys = { which-appointment.voice }
    .keys-2 = { which-appointment.voice-2 }
    .sms =
        Vous avez plusieurs rendez-vous : { LINE() }
        { $choices } { LINE() }
        Répondez par le numéro du rendez-vous.
    .sms-2 =
        { $choices } { LINE() }
        De quel numéro parlez-vous ?


## Confirmer, annuler, déplacer

# Par écrit seulement : ce que demandent nos messages, et ce qu’on leur répond.
written-stands =
    .sms = Vous avez rendez-vous { $starts_at }, { $centre }. Viendrez-vous : OUI ou NON ?

written-coming =
    .sms = Viendrez-vous : OUI ou NON ?
    .sms-2 = Répondez OUI si vous venez, NON si vous ne venez pas.

not-coming =
    .sms = Vous ne venez pas { $starts_at }. Rien n’est changé pour le moment.

written-not-coming =
    .sms = Répondez 1 pour garder ce rendez-vous, 2 pour un autre jour, 3 pour l’annuler.
    .sms-2 = Un mot suffit : GARDER, DEPLACER ou ANNULER. Que souhaitez-vous ?

written-invited =
    .sms = Voulez-vous choisir un jour pour le deuxième rendez-vous : OUI ou NON ?
    .sms-2 = Répondez OUI pour choisir un jour, NON si vous n’en voulez pas.

written-called-off =
    .sms = Pour en prendre un autre, répondez RDV. Pour une personne, répondez CONSEILLER.
    .sms-2 = Un mot suffit : RDV pour un rendez-vous, CONSEILLER pour une personne.

no-longer =
    .sms = Le rendez-vous du { $starts_at } est annulé.

is-past =
    .sms = Le rendez-vous du { $starts_at } est passé.

has-moved =
    .sms = Votre rendez-vous a changé depuis notre message.

condolences =
    .sms = Toutes nos condoléances.

# Plusieurs personnes ont un rendez-vous avec ce numéro.
confirmed-all =
    .sms = C’est confirmé. Nous vous attendons : { LINE() }{ $choices }

written-cancel-all =
    .sms = { $choices } { LINE() }Annuler tous ces rendez-vous : OUI ou NON ?
    .sms-2 = Pour tout annuler, répondez ANNULER. Pour tout garder, répondez NON.

cancelled-all =
    .sms = C’est annulé. Vous n’avez plus ces rendez-vous : { LINE() }{ $choices }

confirmed =
    .voice = C’est confirmé. Nous vous attendons { $starts_at }. { PAUSE() } Le lieu : { $centre }.
    .sms = C’est confirmé. Nous vous attendons { $starts_at }, { $centre }.

ask-cancel =
    .voice =
        Pour annuler votre rendez-vous du { $starts_at }, dites « annuler », ou tapez un.
        Pour le garder, tapez deux.
    .voice-2 =
        Rendez-vous du { $starts_at_day }. Pour l’annuler, dites « annuler ». Pour le garder, tapez deux.
    .voice-3 = Pour annuler ce rendez-vous, tapez un. Pour le garder, tapez deux.
    .keys = Pour annuler votre rendez-vous du { $starts_at }, tapez un. Pour le garder, tapez deux.
    .keys-2 = Rendez-vous du { $starts_at_day } : l’annuler, tapez un ; le garder, tapez deux.
    .sms = Annuler votre rendez-vous du { $starts_at }, { $centre } : OUI ou NON ?
    .sms-2 = Pour annuler votre rendez-vous du { $starts_at }, répondez ANNULER. Pour le garder, répondez NON.

# Deux injections prises ensemble : les deux rendez-vous vont de pair.
ask-cancel-two =
    .voice =
        Rendez-vous du { $starts_at_day } et du { $second_day } : { PAUSE() } les annuler, tapez un ;
        les garder, tapez deux ; annuler le deuxième seulement, tapez trois.
    .voice-2 = Annuler les deux, tapez un ; les garder, tapez deux ; annuler seulement le deuxième, tapez trois.
    .voice-3 = Pour annuler les deux, tapez un. Pour les garder, tapez deux. Pour annuler le deuxième, tapez trois.
    .keys = { ask-cancel-two.voice }
    .keys-2 = { ask-cancel-two.voice-2 }
    .sms =
        Rendez-vous du { $starts_at } et du { $second }. Répondez 1 pour annuler les deux, 2 pour les garder,
        3 pour annuler le deuxième seulement.
    .sms-2 = Répondez 1 pour annuler les deux, 2 pour les garder, 3 pour annuler le deuxième seulement.

cancelled-as-well =
    .voice = Le deuxième est annulé aussi : { $starts_at }.
    .sms = Le deuxième est annulé aussi : { $starts_at }.

second-is =
    .voice = Votre deuxième rendez-vous : { PAUSE() } { $starts_at }.
    .sms = Le deuxième : { $starts_at }.

cancelled =
    .voice = C’est annulé. Vous n’avez plus rendez-vous { $starts_at }.
    .sms = C’est annulé. Vous n’avez plus rendez-vous { $starts_at }.

kept =
    .voice = Très bien. Votre rendez-vous est gardé, rien ne change.
    .sms = Votre rendez-vous est gardé, rien ne change.

nothing-changed =
    .voice = Très bien, je n’ai rien changé.
    .sms = Très bien, je n’ai rien changé.

# Tant que rien n’est choisi, l’ancien rendez-vous tient.
moving =
    .voice =
        Vous avez rendez-vous { $starts_at }. { PAUSE() }
        Il reste réservé tant que vous n’en choisissez pas un autre.
    .sms = Votre rendez-vous du { $starts_at } reste réservé tant que vous n’en choisissez pas un autre.

moved =
    .voice =
        C’est fait, votre rendez-vous est déplacé. { PAUSE() }
        Le nouveau : { $starts_at_day }, { $starts_at_hour }. { PAUSE() }
        Le lieu : { $centre }. { PAUSE() } L’adresse : { $address }. { PAUSE() }
        Votre code ne change pas.
    .sms = C’est déplacé : { $starts_at }, { $centre }. Votre code ne change pas.

second-moved =
    .voice = Votre deuxième rendez-vous est déplacé aussi : { $starts_at }.
    .sms = Votre deuxième rendez-vous est déplacé aussi : { $starts_at }.

second-stays =
    .voice = Votre deuxième rendez-vous ne change pas : { $starts_at }.
    .sms = Votre deuxième rendez-vous ne change pas : { $starts_at }.

still-booked =
    .voice = Votre rendez-vous du { $starts_at } reste réservé.
    .sms = Votre rendez-vous du { $starts_at } reste réservé.

nothing-else-free =
    .voice = Je ne trouve pas d’autre place libre pour le moment.
    .sms = Je ne trouve pas d’autre place libre pour le moment.

ask-already =
    .voice = Le garder, tapez un. Le déplacer, tapez deux. L’annuler, tapez trois. Que voulez-vous faire ?
    .voice-2 = Dites, par exemple : je le garde. Le déplacer, tapez deux. L’annuler, tapez trois. Que voulez-vous ?
    .voice-3 = Pour garder ce rendez-vous, tapez un. Pour le déplacer, tapez deux. Pour l’annuler, tapez trois.
    .keys = Pour le garder, tapez un. Pour le déplacer, tapez deux. Pour l’annuler, tapez trois.
    .keys-2 = Garder ce rendez-vous, tapez un. Changer de jour, tapez deux. L’annuler, tapez trois.
    .sms = Répondez 1 pour le garder, 2 pour le déplacer, 3 pour l’annuler.
    .sms-2 = 1: le garder, 2: le déplacer, 3: l’annuler. Que voulez-vous faire ?


## Quand nous appelons
# Avant la date de naissance, rien ne dit pour qui ni pourquoi : n’importe qui peut décrocher.

ring-hello =
    .voice =
        Bonjour. Ici le service Allô. Un assistant automatique vous appelle, avec un message pour vous.
        { PAUSE() } { ENGLISH(english-note.voice) }

ask-listen =
    .voice =
        Pour l’écouter, dites « oui », ou tapez un. Si nous nous trompons de numéro, tapez deux.
        Pour une personne, tapez zéro.
    .voice-2 = Nous avons un message pour vous. Pour l’écouter, tapez un. Mauvais numéro, tapez deux.
    .voice-3 = Pour écouter votre message, tapez un. Si ce numéro n’est pas le bon, tapez deux.
    .keys =
        Pour l’écouter, tapez un. Si nous nous trompons de numéro, tapez deux.
        Pour une personne, tapez zéro.
    .keys-2 = Votre message : l’écouter, tapez un ; mauvais numéro, tapez deux.

ask-birth-date-of-message =
    .voice = Pour vérifier que c’est bien vous, quelle est votre date de naissance ?
    .voice-2 = Par exemple : trois février trente-huit. Quelle est votre date de naissance ?
    .voice-3 = Tapez votre date de naissance en huit chiffres : le jour, le mois, puis l’année.
    .keys = Pour vérifier que c’est bien vous, tapez votre date de naissance, en huit chiffres.
    .keys-2 = Tapez le jour, le mois et l’année de naissance : huit chiffres.

ring-not-identified =
    .voice = Ce n’est pas la date que nous attendions.
    .voice-2 = Ce n’est toujours pas la bonne date.

ring-about =
    .voice =
        Ici le service Allô, un service public. { PAUSE() } Nous avons un message pour la personne qui nous a
        donné ce numéro. { PAUSE() } Vous pouvez aussi nous appeler, au { PAUSE() } { $voice_number }.

ring-reminder =
    .voice =
        Merci. Vous avez rendez-vous pour la vaccination, { $starts_at }. { PAUSE() }
        Le lieu : { $centre }. { PAUSE() } L’adresse : { $address }.

ring-changed =
    .voice =
        Merci. Votre rendez-vous de vaccination a changé. { PAUSE() } Il est maintenant { $starts_at }.
        { PAUSE() } Le lieu : { $centre }. { PAUSE() } L’adresse : { $address }.

ask-reminded =
    .voice = Pour confirmer que vous venez, dites « oui », ou tapez un. Le déplacer, tapez deux. L’annuler, tapez trois.
    .voice-2 = Confirmer, tapez un. Changer de jour, tapez deux. Annuler, tapez trois. Que voulez-vous faire ?
    .voice-3 = Pour confirmer ce rendez-vous, tapez un. Pour le déplacer, tapez deux. Pour l’annuler, tapez trois.
    .keys = Pour confirmer que vous venez, tapez un. Pour le déplacer, tapez deux. Pour l’annuler, tapez trois.
    .keys-2 = Confirmer, tapez un. Changer de jour, tapez deux. Annuler, tapez trois.

ring-notice =
    .voice =
        Merci. { $because ->
            [closed] Votre rendez-vous de vaccination, { $starts_at }, ne peut pas avoir lieu : le centre sera fermé.
            [late] Pour votre rendez-vous de vaccination, { $starts_at }, il faudra attendre plus longtemps que prévu.
           *[other] Votre rendez-vous de vaccination, { $starts_at }, doit changer.
        }

centre-closes =
    .voice = Votre rendez-vous { $starts_at } ne peut pas avoir lieu : le centre sera fermé.
    .sms = Votre rendez-vous du { $starts_at }, { $centre }, ne peut pas avoir lieu : le centre sera fermé.

ask-notified =
    .voice = Pour choisir un autre jour, tapez un. Pour annuler, tapez deux. Pour une personne, tapez zéro.
    .voice-2 = Un autre jour, tapez un. Annuler, tapez deux. Que voulez-vous faire ?
    .voice-3 = Pour changer de jour, tapez un. Pour annuler ce rendez-vous, tapez deux.
    .keys = Pour choisir un autre jour, tapez un. Pour annuler, tapez deux. Pour une personne, tapez zéro.
    .keys-2 = Un autre jour, tapez un. Annuler ce rendez-vous, tapez deux.
    .sms = Répondez 1 pour un autre jour, 2 pour annuler.
    .sms-2 = Un autre jour (1), ou annuler (2) ?

# À un répondeur, ou à qui ne répond rien : lentement, deux fois.
ring-message =
    .voice =
        Bonjour. Ici le service Allô, un service public. { PAUSE() } Nous avons un message pour vous. { PAUSE() }
        Merci de nous appeler, au { PAUSE() } { $voice_number }.
    .voice-2 =
        Je répète. Le service Allô a un message pour vous. { PAUSE() }
        Merci de nous appeler, au { PAUSE() } { $voice_number }. { PAUSE() } Au revoir.

ring-wrong-number =
    .voice = Excusez-nous pour le dérangement. Nous n’appellerons plus ce numéro. Au revoir.
    .sms = Excusez-nous pour le dérangement. Nous n’écrirons plus à ce numéro.

ring-not-now =
    .voice =
        Très bien. Vous pouvez nous appeler quand vous voulez, au { PAUSE() } { $voice_number }. { PAUSE() } Au revoir.

ring-no-more =
    .voice = Le message que nous avions n’est plus utile. Excusez-nous pour le dérangement. Au revoir.

ring-goodbye =
    .voice = Merci. Au revoir.


## Une personne

transfer =
    .voice = Je vous passe une personne. Ne quittez pas.
    .sms = Une personne va vous rappeler.

agent-unavailable =
    .voice = Nous ne pouvons pas vous passer une personne maintenant. Nous allons vous rappeler.
    .sms = Nous allons vous rappeler.

call-centre-closed =
    .voice = Nos bureaux sont fermés. Ils ouvrent { $opens }. { PAUSE() } Nous pouvons vous rappeler.

call-centre-full =
    .voice = Beaucoup de personnes attendent déjà. { PAUSE() } Nous pouvons vous rappeler.

# Un conseiller prend l’appel de lui-même, et le rend.
taken-over =
    .voice = Une personne va vous répondre. Restez en ligne.

nobody-took-over =
    .voice = Personne ne peut vous répondre tout de suite.

resumed =
    .voice = Je reprends. { PAUSE() }

# Dans la file : combien de personnes passent avant.
waiting-next =
    .voice = La prochaine personne, c’est vous.

waiting-one-ahead =
    .voice = Une personne passe avant vous.

waiting-ahead =
    .voice = Il y a { $ahead } personnes avant vous.

waiting-offer =
    .voice = Restez en ligne. Si vous préférez que nous vous rappelions, tapez un.

waiting-emergency =
    .voice = Si c’est une urgence, raccrochez, et faites le quinze.

waiting-on =
    .voice = Merci de patienter. Vous gardez votre place.
    .voice-2 = Quelqu’un va vous répondre. Restez en ligne.

# Le numéro affiché est-il le bon ?
ask-call-back-number =
    .voice =
        Faut-il vous rappeler au { PAUSE() } { $phone } : { PAUSE() } oui, tapez un ; un autre numéro, tapez deux ?
    .voice-2 = Le numéro qui s’affiche convient : tapez un. Un autre numéro : tapez deux.
    .voice-3 = Pour garder le numéro qui s’affiche, tapez un. Pour en donner un autre, tapez deux.
    .keys = { ask-call-back-number.voice }
    .keys-2 = { ask-call-back-number.voice-2 }

ask-call-back-moment =
    .voice =
        Quand faut-il vous rappeler : le matin, tapez un ; l’après-midi, tapez deux ; peu importe, tapez trois ?
    .voice-2 = Le matin, tapez un. L’après-midi, tapez deux. Peu importe, tapez trois.
    .voice-3 = Pour le matin, tapez un. Pour l’après-midi, tapez deux. Pour laisser le choix, tapez trois.
    .keys = { ask-call-back-moment.voice }
    .keys-2 = { ask-call-back-moment.voice-2 }

callback-at =
    .voice =
        C’est noté. Nous vous rappellerons { $near ->
            [today] { $part ->
                [morning] ce matin
                [afternoon] cet après-midi
               *[any] aujourd’hui
            }
            [tomorrow] { $part ->
                [morning] demain matin
                [afternoon] demain après-midi
               *[any] demain
            }
           *[later] { $part ->
                [morning] { $day }, le matin
                [afternoon] { $day }, l’après-midi
               *[any] { $day }
            }
        }, { PAUSE() } au { $phone }.

ask-callback-number =
    .voice = À quel numéro de téléphone devons-nous vous rappeler ?
    .voice-2 = Dites les dix chiffres, deux par deux. Quel est votre numéro ?
    .voice-3 = Tapez les dix chiffres de votre numéro de téléphone.
    .keys = Pour que nous puissions vous rappeler, tapez les dix chiffres de votre numéro.
    .keys-2 = Le numéro commence par zéro. Tapez ses dix chiffres.
    .sms = À quel numéro de téléphone devons-nous vous rappeler ?
    .sms-2 = Écrivez les 10 chiffres, comme 04 12 34 56 78. Quel est votre numéro ?

callback-stored =
    .voice = C’est noté. Une personne vous rappellera au { PAUSE() } { $phone }.
    .sms = C’est noté. Une personne vous rappellera au { $phone }.

callback-impossible =
    .voice = Sans numéro, nous ne pouvons pas vous rappeler. Merci de rappeler plus tard.
    .sms = Sans numéro, nous ne pouvons pas vous rappeler. Merci de nous appeler.



## Au téléphone du centre d’appels : ce que le conseiller entend avant de prendre un appel, sans identité

agent-call =
    .voice = Un appel du service de vaccination. { PAUSE() }

agent-speaks =
    .voice = { $language ->
            [en] La personne parle anglais.
           *[fr] La personne parle français.
        }

agent-wish =
    .voice = { $wish ->
            [book] Elle veut prendre rendez-vous.
            [confirm] Elle veut confirmer un rendez-vous.
            [cancel] Elle veut annuler un rendez-vous.
            [reschedule] Elle veut déplacer un rendez-vous.
            [check-appointment] Elle veut retrouver un rendez-vous.
            [be-reminded] Nous l’avons appelée, au sujet d’un rendez-vous.
           *[none] Elle demande de l’aide.
        }

agent-for-other =
    .voice = C’est pour quelqu’un d’autre.

agent-place =
    .voice = La commune : { $town }.

agent-day =
    .voice = Le jour : { $day }.

agent-any-day =
    .voice = Tous les jours lui conviennent.

agent-asked =
    .voice = { $asked ->
            [menu] L’appel vient de commencer.
            [opening] L’appel vient de commencer.
            [birth-date] Il manque la date de naissance.
            [place] Il manque la commune.
            [which-place] Il manque la commune.
            [day] Il manque le jour.
            [which-day] Il manque le jour.
            [slot] Deux dates étaient proposées.
            [identity] Il faut retrouver le rendez-vous.
            [reference] Il manque le code du rendez-vous.
            [anything-else] La demande précédente est faite.
            [emergency] Attention, une urgence a été entendue.
           *[other] La conversation était commencée.
        }

agent-tries =
    .voice = La machine n’a pas compris, { $tries } fois de suite.

agent-take =
    .voice = { PAUSE() } Pour prendre cet appel, tapez un.

agent-nobody-waits =
    .voice = Cet appel a trouvé une réponse ailleurs. Merci. Au revoir.

agent-handed-back =
    .voice = La personne est de nouveau avec l’assistant. Merci. Au revoir.

agent-caller-left =
    .voice = La personne a raccroché.

## À tout moment

silence =
    .voice = Je n’ai rien entendu.
    .voice-2 = Je n’entends toujours rien.
    .voice-3 = Je ne vous entends pas.
    .keys = Je n’ai rien reçu.
    .keys-2 = Je ne reçois toujours rien.

not-understood =
    .voice = Pardon, je n’ai pas compris.
    .voice-2 = Excusez-moi, je comprends mal.
    .voice-3 = Je n’y arrive pas à la voix. Essayons avec les touches du téléphone.
    .keys = Cette touche ne convient pas.
    .keys-2 = Ce n’est pas encore la bonne touche.
    .sms = Pardon, je n’ai pas compris.
    .sms-2 = Excusez-moi, je ne comprends toujours pas.

wait =
    .voice = Prenez votre temps. Je reste en ligne.
    .voice-2 = Je vous attends, prenez tout votre temps.
    .sms = Prenez votre temps, répondez quand vous voudrez.

# Le temps demandé est passé une fois : on ne gronde pas, on attend encore.
still-waiting =
    .voice = Je suis toujours là. Rien ne presse.
    .sms = Rien ne presse.

after-waiting =
    .voice = Si vous voulez bien, nous reprenons.
    .sms = Si vous voulez bien, nous reprenons.

slower =
    .voice = D’accord, je parle plus lentement.

language-changed =
    .voice = Nous continuons en français.
    .sms = Nous continuons en français.

help =
    .voice =
        Ici, on prend, on confirme, on déplace ou on annule un rendez-vous de vaccination. { PAUSE() }
        Pour réécouter, tapez étoile. Pour parler à une personne, tapez zéro.
    .sms = Ici, on prend, on confirme, on déplace ou on annule un rendez-vous. Pour une personne, répondez CONSEILLER.

out-of-scope =
    .voice = Je ne peux vous aider que pour un rendez-vous de vaccination.
    .sms = Je ne peux vous aider que pour un rendez-vous.

faq-person =
    .voice = Je ne sais pas répondre à cela. Pour une personne, tapez zéro. Sinon, continuons.
    .sms = Je ne sais pas répondre à cela. Pour une personne, répondez CONSEILLER.

emergency =
    .voice =
        C’est une urgence. Raccrochez, et faites le quinze, ou le cent douze. { PAUSE() }
        Je répète : raccrochez maintenant, et faites le quinze, ou le cent douze. { PAUSE() }
        Pour une personne de notre service, tapez zéro.
    .sms =
        URGENCE : appelez tout de suite le 15 ou le 112. Nous ne pouvons pas vous secourir par message.
        Appelez le 15 ou le 112.

technical-trouble =
    .voice =
        Pardon, nous avons un problème technique. Une personne va vous rappeler. { PAUSE() }
        Ce qui est déjà réservé reste réservé. Au revoir.
    .sms = Pardon, nous avons un problème technique. Une personne va vous rappeler. Ce qui est réservé le reste.

technical-trouble-transfer =
    .voice = Pardon, nous avons un problème technique. Je vous passe une personne. Ne quittez pas.

technical-trouble-no-number =
    .voice =
        Pardon, nous avons un problème technique. Merci de rappeler dans quelques minutes. { PAUSE() }
        Ce qui est déjà réservé reste réservé. Au revoir.
    .sms = Pardon, nous avons un problème technique. Merci de réessayer dans quelques minutes. Ce qui est réservé le reste.

wrong-key =
    .voice = Cette touche ne convient pas ici.
    .voice-2 = Ce n’est pas encore la bonne touche.
    .sms = Ce chiffre ne convient pas ici.

wrong-digits =
    .voice = Ces chiffres ne conviennent pas.
    .voice-2 = Ce ne sont pas encore les bons chiffres.
    .sms = Ces chiffres ne conviennent pas.

# Dit sans y forcer, quand on tourne en rond.
offer-person =
    .voice = Si c’est plus simple, une personne peut vous aider : tapez zéro.
    .sms = Une personne peut vous aider : répondez CONSEILLER.

about-who =
    .voice = Ici le service public de vaccination. Un assistant automatique vous répond.
    .sms = Ici le service public Allô Vaccin. Un assistant automatique vous répond.

about-machine =
    .voice = Oui, un assistant automatique vous parle. Pour une personne, tapez zéro. Sinon, continuons.
    .sms = Oui, un assistant automatique vous répond. Pour une personne, répondez CONSEILLER.

about-louder =
    .voice = Je ne peux pas parler plus fort, mais je parle plus lentement.
    .sms = Par écrit, je ne peux pas faire mieux.

about-hello =
    .voice = Oui, je suis là, je vous entends.
    .sms = Oui, je suis là.

went-back =
    .voice = D’accord, nous revenons en arrière.
    .voice-2 = Bien, encore un pas en arrière.
    .sms = D’accord, nous revenons en arrière.

too-far =
    .voice = C’est trop loin, je comprends. Cherchons ailleurs.
    .voice-2 = D’accord, cherchons encore ailleurs.
    .sms = C’est trop loin, d’accord. Cherchons ailleurs.

corrected =
    .voice = D’accord, nous corrigeons cela.
    .voice-2 = Bien, corrigeons encore.
    .sms = D’accord, nous corrigeons cela.

# Après quinze minutes.
time-is-up =
    .voice = Notre conversation est longue, et je ne veux pas vous fatiguer. Une personne va vous rappeler.
    .sms = Notre conversation est longue. Une personne va vous rappeler.

time-is-up-goodbye =
    .voice = Ce qui est déjà réservé reste réservé. Merci de votre patience. Au revoir.
    .sms = Ce qui est déjà réservé reste réservé. Merci de votre patience.

emergency-last =
    .voice = Raccrochez, et faites le quinze, ou le cent douze.
    .sms = Appelez tout de suite le 15 ou le 112.


## Aide, question par question

# Ce qu’on demande, pourquoi, et avec quelles touches ; la question revient ensuite.

help-menu =
    .voice =
        Ici, on prend, on confirme, on déplace ou on annule un rendez-vous de vaccination. Chaque demande a sa
        touche.
    .sms = Ici, on prend, on confirme, on déplace ou on annule un rendez-vous.

help-for-whom =
    .voice =
        Je prépare le rendez-vous de la bonne personne. Pour vous, tapez un. Pour quelqu’un d’autre, tapez deux.
    .sms = C’est pour préparer le rendez-vous de la bonne personne.

help-birth-date =
    .voice =
        La date de naissance sert à réserver, et à retrouver le rendez-vous plus tard. Avec les touches : deux
        chiffres pour le jour, deux pour le mois, quatre pour l’année.
    .sms = La date de naissance sert à réserver, et à retrouver le rendez-vous plus tard.

help-eligibility =
    .voice =
        Certaines personnes passent d’abord. Une réponse de bonne foi suffit, il n’y a rien à prouver. Pour oui,
        tapez un. Pour non, tapez deux.
    .sms = Certaines personnes passent d’abord. Une réponse de bonne foi suffit.

help-dose =
    .voice = Cela m’aide à trouver la bonne date. Si vous ne savez pas, tapez un.
    .sms = Cela aide à trouver la bonne date. Si vous ne savez pas, répondez 1.

help-last-dose =
    .voice =
        Il faut laisser assez de temps entre deux injections. Avec les touches : deux chiffres pour le jour,
        deux pour le mois, quatre pour l’année.
    .sms = Il faut laisser assez de temps entre les deux. Un mois et une année suffisent.

help-phone =
    .voice =
        Avec votre numéro, nous pouvons vous joindre. On tape ses dix chiffres. Pour ne pas le donner, tapez
        deux.
    .sms = Avec votre numéro, nous pouvons vous joindre.

help-place =
    .voice =
        La commune me dit où chercher le centre le plus proche. Avec les touches, on tape les cinq chiffres du
        code postal.
    .sms = La commune sert à chercher le centre le plus proche.

help-which-place =
    .voice = Plusieurs communes portent ce nom, ou presque. Chacune a sa touche, dite juste après elle.
    .sms = Plusieurs communes portent ce nom, ou presque. Chacune a son chiffre.

help-day =
    .voice = Je cherche une place le jour qui vous arrange. Si tous les jours vous vont, tapez un.
    .sms = Je cherche une place le jour qui vous arrange. Si tous vous vont, écrivez : au plus vite.

help-which-day =
    .voice = Deux jours sont possibles. Chacun a sa touche, dite juste après lui.
    .sms = Deux jours sont possibles. Chacun a son chiffre.

help-slot =
    .voice =
        Ce sont des places libres. Celle que vous choisissez est réservée tout de suite. Si rien ne convient, je
        cherche un autre jour.
    .sms = Ce sont des places libres. Celle que vous choisissez est réservée tout de suite.

help-identity =
    .voice =
        C’est pour que personne d’autre ne touche à votre rendez-vous. La date de naissance a huit chiffres, le
        code en a six.
    .sms = C’est pour que personne d’autre ne touche à votre rendez-vous.

help-reference =
    .voice = Ce code vous a été donné avec le rendez-vous, et il le protège. S’il est perdu, tapez zéro.
    .sms = Ce code vous a été donné avec le rendez-vous, et il le protège.

help-decision-two =
    .voice =
        La première et la deuxième injection vont ensemble. On peut annuler les deux, ou la deuxième seulement.
    .sms = Les deux rendez-vous vont ensemble. On peut annuler les deux, ou le deuxième seulement.

help-decision =
    .voice =
        Si vous annulez, la place ira à quelqu’un d’autre. Tant que vous n’avez pas répondu, rien ne change.
    .sms = Si vous annulez, la place ira à quelqu’un d’autre.

help-which-appointment =
    .voice = Plusieurs rendez-vous sont réservés. Chacun a sa touche, dite juste après lui.
    .sms = Plusieurs rendez-vous sont réservés. Chacun a son numéro.

help-opening =
    .voice = Nous avons un message pour vous. Pour l’écouter, tapez un. Si ce n’est pas votre numéro, tapez deux.
    .sms = Nous avons un message pour vous.

help-notified =
    .voice = Ce rendez-vous ne peut pas rester comme il est. Pour un autre jour, tapez un. Pour annuler, tapez deux.
    .sms = Ce rendez-vous ne peut pas rester comme il est.

help-reminded =
    .voice =
        Si vous venez, tapez un. Pour choisir un autre jour, tapez deux. Si vous ne venez plus, tapez trois.
    .sms = Votre rendez-vous est réservé, et il le reste tant que vous ne changez rien.

help-coming =
    .sms = Votre rendez-vous est réservé. Votre réponse nous aide à bien vous accueillir.

help-not-coming =
    .sms = Ce rendez-vous reste réservé tant que vous ne changez rien.

help-invited =
    .sms = Le deuxième rendez-vous suit le premier. Vous choisissez le jour.

help-called-off =
    .sms = Ce rendez-vous n’existe plus. Vous pouvez en prendre un autre.

help-already =
    .voice =
        Un rendez-vous est réservé, et il le reste. Le garder, tapez un. Le déplacer, tapez deux. L’annuler,
        tapez trois.
    .sms = Un rendez-vous est réservé, et il le reste tant que vous ne changez rien.

help-second =
    .voice =
        La deuxième date suit la première, au même endroit. Si elle convient, tapez un. Pour une autre, tapez
        deux.
    .sms = La deuxième date suit la première. Si elle convient, répondez OUI, sinon NON.

help-name =
    .voice = Le nom aide la personne qui vous accueillera. Votre rendez-vous est réservé, même sans nom.
    .sms = Le nom aide la personne qui vous accueillera.

help-ready =
    .voice = Voici bientôt le rendez-vous et son code. Il vaut mieux les noter. Avec un stylo en main, tapez un.
    .sms = Il vaut mieux noter le rendez-vous et son code.

help-anything-else =
    .voice = Tout est noté. Vous pouvez raccrocher. Pour une autre demande, tapez un.
    .sms = Tout est noté. Pour une autre demande, écrivez-la.

help-person =
    .voice = Une personne du service peut continuer avec vous. Pour oui, tapez un. Pour non, tapez deux.
    .sms = Une personne du service peut continuer avec vous.

help-call-back-number =
    .voice = Une personne vous rappellera. Elle a besoin du bon numéro.
    .sms = Une personne vous rappellera. Elle a besoin du bon numéro.

help-call-back-moment =
    .voice =
        Nous rappelons au moment qui vous arrange. Le matin, tapez un. L’après-midi, tapez deux. À toute heure,
        tapez trois.
    .sms = Nous rappelons au moment qui vous arrange.

help-emergency =
    .voice = Raccrochez, et faites le quinze, ou le cent douze. Pour une personne du service, tapez zéro.
    .sms = Appelez le 15 ou le 112.


## Messages écrits

sms-confirmation-two-way =
    .sms =
        Allô Vaccin : c’est réservé, { $starts_at }, { $centre }, { $address }. Code { $code }.
        Apportez une pièce d’identité. Répondez ANNULER pour annuler.

sms-confirmation-one-way =
    .sms =
        Allô Vaccin : c’est réservé, { $starts_at }, { $centre }, { $address }. Code { $code }.
        Apportez une pièce d’identité. Pour annuler, appelez le { $voice_number }.

sms-moved =
    .sms =
        Allô Vaccin : votre rendez-vous est déplacé, { $starts_at }, { $centre }, { $address }.
        Code { $code }.

sms-code =
    .sms =
        Allô Vaccin : le code de votre rendez-vous est { $code }.
        Avec ce code et votre date de naissance, appelez le { $voice_number }.

sms-cancelled =
    .sms = Allô Vaccin : votre rendez-vous du { $starts_at } est annulé.

# Trois jours avant. Qui peut répondre est invité à le faire ; sinon, le numéro à appeler.
sms-reminder-3d-two-way =
    .sms =
        Allô Vaccin : vous avez rendez-vous { $starts_at }, { $centre }, { $address }.
        Viendrez-vous ? Répondez OUI ou NON.

sms-reminder-3d-one-way =
    .sms =
        Allô Vaccin : vous avez rendez-vous { $starts_at }, { $centre }, { $address }.
        Pour le déplacer ou l’annuler, appelez le { $voice_number }.

# La veille.
sms-reminder-1d =
    .sms =
        Allô Vaccin : nous vous attendons { $starts_at }, { $centre }, { $address }. Code { $code }.
        Apportez une pièce d’identité. Un empêchement : { $voice_number }.

# Quand le délai entre les deux est passé.
sms-second-dose-one-way =
    .sms =
        Allô Vaccin : après votre rendez-vous du { $starts_at_day }, il est temps de prendre le deuxième.
        Pour choisir un jour, appelez le { $voice_number }.

sms-second-dose-two-way =
    .sms =
        Allô Vaccin : après votre rendez-vous du { $starts_at_day }, il est temps de prendre le deuxième.
        Pour choisir un jour, répondez RDV ou appelez le { $voice_number }.

sms-call-back =
    .sms =
        Allô Vaccin : votre demande est notée. Une personne vous rappellera.
        Vous pouvez aussi appeler le { $voice_number }.

# À beaucoup de monde à la fois : le centre ferme, ou prend du retard.
sms-notice =
    .sms =
        Allô Vaccin : { $because ->
            [closed] votre rendez-vous du { $starts_at }, { $site }, n’aura pas lieu : centre fermé. Autre jour :
            [late] votre rendez-vous du { $starts_at }, { $site } : l’attente sera plus longue. Renseignements :
           *[other] votre rendez-vous du { $starts_at }, { $site }, doit changer. Appelez le
        } { $voice_number }.

sms-stopped =
    .sms =
        C’est fait, vous ne recevrez plus nos messages. Vos rendez-vous restent réservés.
        Pour recevoir de nouveau nos messages, répondez START.

sms-started =
    .sms = C’est fait, vous recevrez de nouveau nos messages.

sms-help =
    .sms =
        Allô Vaccin. Répondez RDV pour un rendez-vous, OUI pour le confirmer, ANNULER pour l’annuler,
        CONSEILLER pour parler à une personne, STOP pour ne plus recevoir de messages.
        Par téléphone : { $voice_number }. Urgence : 15 ou 112.

sms-nothing-booked =
    .sms = Aucun rendez-vous n’est réservé avec ce numéro. S’il l’est avec un autre :
