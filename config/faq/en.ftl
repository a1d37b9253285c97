### Answers to frequent questions, in English: one a topic, forty words at most when spoken.
###
### The pending question comes back afterwards. On health they refer to a doctor or a pharmacist, and never
### advise. Address and opening hours are the centre's own, where it is known which one is meant; a file
### centres/IDENTIFIER.toml adds what belongs to it alone (see centres/README.md).

faq-documents =
    .voice =
        Bring an identity document. Bring your carte Vitale too, if you have one.
        Without it, you will be welcome all the same.
    .sms = Bring an identity document, and your carte Vitale if you have one. Without it, come all the same.

faq-price =
    .voice = It is free of charge. You have nothing to pay, and nothing to advance.
    .sms = It is free of charge, you have nothing to pay.

faq-vaccine-type =
    .voice =
        At the centre, you hear which vaccine is offered, before the injection.
        To know which one suits you, ask your doctor or your pharmacist.
    .sms = They will tell you at the centre. To know what suits you, ask your doctor or your pharmacist.

faq-side-effects =
    .voice =
        I cannot give advice on health. Your doctor or your pharmacist will answer you.
        If it is serious, dial fifteen.
    .sms = I cannot give advice on health. Ask your doctor or your pharmacist. If it is serious, call 15.

faq-contraindication =
    .voice = I cannot give advice on health. Before you come, speak to your doctor or your pharmacist about it.
    .sms = I cannot give advice on health. Before you come, speak to your doctor or your pharmacist.

faq-address-access =
    .voice = The address of the centre comes with the appointment. I always look close to your town.
    .sms = The address of the centre comes with the appointment. I look close to your town.

faq-opening-hours =
    .voice = Every centre has its own hours. I only offer times at which it is open.
    .sms = Every centre has its own hours. I only offer times at which it is open.

faq-transport =
    .voice =
        If your health requires it, your doctor can prescribe the transport.
        Ask before the appointment. Your town hall may help too.
    .sms = If your health requires it, your doctor can prescribe the transport. Your town hall may help too.

faq-home-visit =
    .voice =
        Here, appointments are in a centre. If you cannot leave home, your doctor, a nurse
        or your pharmacist will know who can come to you.
    .sms = Here, appointments are in a centre. For a visit at home, ask your doctor or your pharmacist.

faq-duration =
    .voice =
        Allow about thirty minutes. After the injection, one stays seated for a quarter of an hour,
        to be safe.
    .sms = Allow about 30 minutes, with a quarter of an hour of rest.

faq-privacy =
    .voice =
        Your answers only serve the appointment. The call is not recorded.
        To have them erased, ask a person: press zero.
    .sms = Your answers only serve the appointment. To have them erased, reply CONSEILLER.

faq-companion =
    .voice = Yes, somebody can come with you, and stay at your side.
    .sms = Yes, somebody can come with you.


## Where it is known which centre is meant

faq-address =
    .voice = The place: { $centre }. { PAUSE() } The address: { $address }.
    .sms = { $centre }, { $address }.

faq-hours =
    .voice = The place: { $centre }. { PAUSE() } It is open { $hours }.
    .sms = { $centre }: { $hours }.

faq-centre-phone =
    .voice = The telephone of the centre: { PAUSE() } { $centre_phone }.
    .sms = Tel. { $centre_phone }.

# What a file of the centre says about it.
faq-of-the-centre =
    .voice = { $words }
    .sms = { $words }
