### Réponses aux questions fréquentes, en français : une par sujet, quarante mots au plus à l’oral.
###
### La question en attente revient ensuite. Sur la santé, on renvoie au médecin ou au pharmacien, sans jamais
### conseiller. L’adresse et les horaires viennent du centre, quand on sait duquel il s’agit ; un fichier
### centres/IDENTIFIANT.toml y ajoute ce qui lui est propre (voir centres/README.md).

faq-documents =
    .voice =
        Apportez une pièce d’identité. Apportez aussi votre carte Vitale, si vous en avez une.
        Sans elle, venez quand même : on vous accueillera.
    .sms = Apportez une pièce d’identité, et votre carte Vitale si vous en avez une. Sans elle, venez quand même.

faq-price =
    .voice = C’est gratuit. La vaccination est prise en charge, et vous n’avancez pas d’argent.
    .sms = C’est gratuit, vous n’avancez pas d’argent.

faq-vaccine-type =
    .voice =
        Au centre, on vous dit quel vaccin est proposé, avant l’injection.
        Pour savoir lequel vous convient, demandez à votre médecin ou à votre pharmacien.
    .sms = On vous le dira au centre. Pour savoir ce qui vous convient, demandez à votre médecin ou à votre pharmacien.

faq-side-effects =
    .voice =
        Je ne peux pas donner de conseil de santé. Votre médecin ou votre pharmacien vous répondra.
        Si c’est grave, faites le quinze.
    .sms = Je ne peux pas donner de conseil de santé. Demandez à votre médecin ou à votre pharmacien. Si c’est grave, appelez le 15.

faq-contraindication =
    .voice =
        Je ne peux pas donner de conseil de santé. Avant de venir, demandez à votre médecin
        ou à votre pharmacien.
    .sms = Je ne peux pas donner de conseil de santé. Avant de venir, demandez à votre médecin ou à votre pharmacien.

faq-address-access =
    .voice = L’adresse du centre est dite avec le rendez-vous. Je cherche toujours au plus près de votre commune.
    .sms = L’adresse du centre est donnée avec le rendez-vous. Je cherche au plus près de votre commune.

faq-opening-hours =
    .voice = Chaque centre a ses horaires. Je ne propose que des heures où il est ouvert.
    .sms = Chaque centre a ses horaires. Je ne propose que des heures où il est ouvert.

faq-transport =
    .voice =
        Si votre état de santé le demande, votre médecin peut prescrire le transport.
        Voyez cela avec lui avant le rendez-vous. Votre mairie peut aussi vous aider.
    .sms = Si votre état le demande, votre médecin peut prescrire le transport. Votre mairie peut aussi vous aider.

faq-home-visit =
    .voice =
        Ici, les rendez-vous sont dans un centre. Si vous ne pouvez pas vous déplacer, votre médecin,
        une infirmière ou votre pharmacien vous dira qui peut venir chez vous.
    .sms = Ici, les rendez-vous sont dans un centre. Pour une visite chez vous, demandez à votre médecin ou à votre pharmacien.

faq-duration =
    .voice =
        Prévoyez trente minutes environ. Après l’injection, on se repose un quart d’heure, par précaution.
    .sms = Prévoyez 30 minutes environ, dont un quart d’heure de repos.

faq-privacy =
    .voice =
        Vos réponses servent seulement au rendez-vous. L’appel n’est pas enregistré.
        Pour faire effacer ce qui vous concerne, demandez-le à une personne : tapez zéro.
    .sms = Vos réponses servent seulement au rendez-vous. Pour les faire effacer, répondez CONSEILLER.

faq-companion =
    .voice = Oui, quelqu’un peut venir avec vous, et rester à vos côtés.
    .sms = Oui, quelqu’un peut venir avec vous.


## Quand on sait de quel centre il s’agit

faq-address =
    .voice = Le lieu : { $centre }. { PAUSE() } L’adresse : { $address }.
    .sms = { $centre }, { $address }.

faq-hours =
    .voice = Le lieu : { $centre }. { PAUSE() } C’est ouvert { $hours }.
    .sms = { $centre } : { $hours }.

faq-centre-phone =
    .voice = Le téléphone du centre : { PAUSE() } { $centre_phone }.
    .sms = Tél. { $centre_phone }.

# Ce qu’un fichier du centre en dit.
faq-of-the-centre =
    .voice = { $words }
    .sms = { $words }
