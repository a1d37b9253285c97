### What the service says, in English. The rules are those of fr.ftl: few plain words, the question last,
### the key after what it chooses, no figures and no abbreviations in what is spoken.


## Welcome

welcome =
    .voice =
        Hello. This is the public vaccination service. An automatic assistant is answering. { PAUSE() }
        At any time, to speak to a person, say "agent" or press zero.
    .keys =
        Hello. This is the public vaccination service. An automatic assistant is answering. { PAUSE() }
        At any time, to speak to a person, press zero.

# Said in the middle of the French welcome; who has chosen English does not hear it again.
english-note =
    .voice = For English, press nine.

ask-wish =
    .voice = You can say: I would like an appointment. What can I do for you?
    .voice-2 =
        Booking an appointment, press one. Confirming, press two. Moving, press three.
        Cancelling, press four. Which would you like?
    .voice-3 =
        To book an appointment, press one. To confirm it, press two.
        To move it, press three. To cancel it, press four.
    .keys =
        To book, press one. To confirm, press two.
        To move an appointment, press three. To cancel, press four.
    .keys-2 =
        Please use the keys of your telephone. Booking, press one. Confirming, press two.
        Moving, press three. Cancelling, press four.
    .sms =
        Reply RDV to book an appointment, OUI to confirm it, DEPLACER to move it,
        ANNULER to cancel it, or write what you need.
    .sms-2 = One word is enough: RDV, OUI, DEPLACER, ANNULER or AIDE. What would you like?


## Who

ask-birth-date =
    .voice =
        I need your date of birth.
        Say the day, the month and the year, or press the eight digits.
    .voice-2 = Say, for example, third of February thirty-eight. What is your date of birth?
    .voice-3 =
        For the third of February, nineteen thirty-eight, you press zero three, zero two, one nine, three eight.
        Press the eight digits of your birth date.
    .keys =
        Two digits for the day, two for the month, four for the year.
        Press the eight digits of your date of birth.
    .keys-2 = Press the day, then the month, then the year of your birth: eight digits in all.
    .sms = Example: 03/02/1938 (day, month, year). What is your date of birth?
    .sms-2 = Write the day, the month and the year, like 03/02/1938. What is your date of birth?

heard-birth-date =
    .voice = I have noted { $birth_date }.
    .sms = Noted: { $birth_date }.

# When the year is missing, or the day: what was said is kept.
ask-birth-year =
    .voice = I have noted that. In which year?
    .voice-2 = Say, for example, nineteen thirty-eight. What is the year of birth?
    .voice-3 = Press the four digits of the year of birth.
    .keys = Press the year of birth: four digits.
    .keys-2 = The year is missing. Press the four digits of the year of birth.
    .sms = Noted. In which year?
    .sms-2 = Write the year, like 1938. What is the year of birth?

ask-birth-day =
    .voice = I have noted that. Which day, and which month?
    .voice-2 = Say, for example, third of February. What are the day and the month of birth?
    .voice-3 = Press the day of birth, then the month: four digits.
    .keys = Press the day and the month of birth: four digits.
    .keys-2 = The day and the month of birth are missing. Press their four digits.
    .sms = Noted. Which day, and which month?
    .sms-2 = Write the day and the month, like 03/02. Which are they?

# For somebody else than the caller.
ask-birth-date-other =
    .voice =
        Say the day, the month and the year, or press the eight digits.
        What is the person’s date of birth?
    .voice-2 = Say, for example, third of February thirty-eight. What is their date of birth?
    .voice-3 =
        For the third of February, nineteen thirty-eight, you press zero three, zero two, one nine, three eight.
        Press the eight digits of their birth date.
    .keys =
        Two digits for the day, two for the month, four for the year.
        Press the person’s date of birth.
    .keys-2 = Press the day, then the month, then the year of their birth: eight digits in all.
    .sms = Example: 03/02/1938 (day, month, year). What is the person’s date of birth?
    .sms-2 = Write the day, the month and the year, like 03/02/1938. What is their date of birth?

no-such-date =
    .voice = That date is not possible.
    .voice-2 = That date does not exist either.
    .sms = That date is not possible.

# After a first appointment, or when it is not clear.
ask-for-whom =
    .voice = Is the appointment for you, press one, or for somebody else, press two?
    .voice-2 = For you, press one; for somebody else, press two. Who is it for?
    .voice-3 = If the appointment is for you, press one. If it is for another person, press two.
    .keys = { ask-for-whom.voice }
    .keys-2 = { ask-for-whom.voice-2 }
    .sms = Is the appointment for you (1) or for somebody else (2)?
    .sms-2 = Answer 1 if it is for you, 2 for somebody else. Who is it for?

ask-eligibility =
    .voice =
        Under { $age }, vaccination is for people who have priority.
        Do you declare on your honour that this is so: yes, press one; no, press two?
    .voice-2 = Under { $age }, one must have priority. Do you declare it on your honour, yes or no?
    .voice-3 = To declare a priority on your honour, press one. Without a priority, press two.
    .keys = { ask-eligibility.voice }
    .keys-2 = Under { $age }, one must have priority. To declare it on your honour, press one. Otherwise, press two.
    .sms = Under { $age }, one must have priority. Do you declare it on your honour: YES or NO?
    .sms-2 = Answer YES to declare a priority on your honour, NO if there is none.

not-open =
    .voice =
        At this age, vaccination is not open for the moment. { PAUSE() }
        Your doctor or your pharmacist will know more.
    .sms = At this age, it is not open for the moment. Your doctor or your pharmacist will know more.

ask-dose =
    .voice = Is it a first injection, press one; a second, press two; or a booster, press three?
    .voice-2 =
        First injection, or you do not know, press one; second, press two; booster, press three.
        Which is it?
    .voice-3 =
        For a first injection, press one. For the second, press two. For a booster, press three.
    .keys = { ask-dose.voice }
    .keys-2 = { ask-dose.voice-2 }
    .sms = Is it the first time (1), the second (2), or a booster (3)? If you do not know: 1.
    .sms-2 = Answer 1 for the first time, 2 for the second, 3 for a booster.

ask-dose-or-second =
    .voice = Is it a first injection, press one, or the second, press two?
    .voice-2 = First injection, or you do not know, press one; second, press two. Which is it?
    .voice-3 = For a first injection, press one. For the second, press two.
    .keys = { ask-dose-or-second.voice }
    .keys-2 = { ask-dose-or-second.voice-2 }
    .sms = Is it the first time (1) or the second (2)? If you do not know: 1.
    .sms-2 = Answer 1 for the first time, 2 for the second.

ask-dose-or-booster =
    .voice = Is it a first injection, press one, or a booster, press two?
    .voice-2 = First injection, or you do not know, press one; booster, press two. Which is it?
    .voice-3 = For a first injection, press one. For a booster, press two.
    .keys = { ask-dose-or-booster.voice }
    .keys-2 = { ask-dose-or-booster.voice-2 }
    .sms = Is it the first time (1) or a booster (2)? If you do not know: 1.
    .sms-2 = Answer 1 for the first time, 2 for a booster.

# One injection must follow the other at some distance.
ask-last-dose =
    .voice =
        Say, for example, the third of March, or: I do not know.
        When was the previous injection?
    .voice-2 = Say a month, or a day. If you do not know, press two. When was the previous injection?
    .voice-3 =
        Press the day, the month and the year of the previous injection: eight digits.
        If you do not know, press two.
    .keys =
        Press the date of the previous injection: day, month and year, in eight digits.
        If you do not know, press two.
    .keys-2 = Eight digits are needed: day, month, year. If you do not know, press two.
    .sms = What was the date of the previous time (like 03/06/2026)? Or answer: I do not know.
    .sms-2 = Write the date, like 03/06/2026 (day, month, year), or: I do not know. When was it?

too-late-for-it =
    .voice = The time for it has passed. Somebody will call you back to talk about it.
    .sms = The time for it has passed. Somebody will call you back to talk about it.

too-late-ask-doctor =
    .voice = The time for it has passed. Your doctor or your pharmacist will know more.
    .sms = The time for it has passed. Your doctor or your pharmacist will know more.

possible-later =
    .voice = It will be possible from { $day }. Please call again around that date.
    .sms = It will be possible from { $day }. Please write again around that date.

possible-from =
    .voice = It will be possible from { $day }.
    .sms = It will be possible from { $day }.

# When the number is withheld.
ask-phone =
    .voice =
        Your number is hidden. If you prefer not to give it, press two.
        What is your telephone number?
    .voice-2 =
        Say all the digits. To go on without a number, press two.
        What is your number?
    .voice-3 =
        Press the ten digits of your telephone number. To go on without a number, press two.
    .keys =
        Your number is hidden. Press the ten digits of your telephone number.
        If you prefer not to give it, press two.
    .keys-2 = Enter your telephone number: ten digits. To go on without it, press two.

continue-without-number =
    .voice = All right, we will go on without a number.


## Where

ask-place =
    .voice =
        Say the name, or press the postal code.
        In which town would you like an appointment?
    .voice-2 = Say the name of the town, or press the five digits of its postal code. Which town is it?
    .voice-3 = Press the five digits of the town’s postal code.
    .keys = Press the five digits of the postal code of the town where you would like an appointment.
    .keys-2 =
        The postal code is on your letters, next to the name of the town. Press its five digits.
    .sms =
        Write the name or the postal code, for example 13400. In which town would you like an appointment?
    .sms-2 = The postal code is enough, for example 13400. What is it?

ask-which-place =
    .voice =
        There are several towns. { $option1 }, press one. { $option2 }, press two.
        Another one, press three. Which would you like?
    .voice-2 =
        { $option1 }, press one; { $option2 }, press two; another one, press three. Which one is it?
    .voice-3 =
        For { $option1 }, press one. For { $option2 }, press two.
        For another town, press three.
    .keys = { ask-which-place.voice }
    .keys-2 = { ask-which-place.voice-2 }
    .sms =
        Several towns are possible. Reply 1, 2 or 3. { LINE() }
        1: { $option1 } { LINE() }
        2: { $option2 } { LINE() }
        3: another one
    .sms-2 =
        Which is the right one: 1, 2 or 3? { LINE() }
        1: { $option1 } { LINE() }
        2: { $option2 } { LINE() }
        3: another one

# Two days may have been heard: "next Tuesday", said on a Monday.
ask-which-day =
    .voice =
        For { $option1 }, press one. For { $option2 }, press two.
        Which day would you like?
    .voice-2 =
        { $option1 }, press one; { $option2 }, press two. Which of the two?
    .voice-3 =
        For { $option1 }, press one. For { $option2 }, press two. For another day, press three.
    .keys = { ask-which-day.voice }
    .keys-2 = { ask-which-day.voice-2 }
    .sms =
        Which day? Reply 1, 2 or 3. { LINE() }
        1: { $option1 } { LINE() }
        2: { $option2 } { LINE() }
        3: another one
    .sms-2 =
        Which of the two: 1 or 2? Another, 3. { LINE() }
        1: { $option1 } { LINE() }
        2: { $option2 }

# One commune alone resembles what was heard: yes or no.
ask-this-place =
    .voice = Is it { $option1 }: yes, press one; no, press two?
    .voice-2 = I think I heard { $option1 }. Is that right, yes or no?
    .voice-3 = If it is { $option1 }, press one. If it is another town, press two.
    .keys = { ask-this-place.voice }
    .keys-2 = The town is { $option1 }: right, press one; wrong, press two.
    .sms = Is it { $option1 }: OUI (yes) or NON (no)?
    .sms-2 = Reply OUI if the town is { $option1 }, NON if it is another.

place-unknown =
    .voice = I cannot find that town.
    .voice-2 = I still cannot find it.
    .sms = I cannot find that town.

heard-place =
    .voice = All right, { AT($place) }.
    .sms = All right, { AT($place) }.


## When

ask-day =
    .voice =
        To come as soon as possible, press one.
        Otherwise, which day suits you, for example Tuesday morning?
    .voice-2 = Say, for example, Thursday afternoon. As soon as possible, press one. When would you like to come?
    .voice-3 =
        As soon as possible, press one. Next week, press two. Later, press three.
    .keys =
        Please choose when. As soon as possible, press one. Next week, press two. Later, press three.
    .keys-2 =
        For as soon as possible, press one. For next week, press two. For later on, press three.
    .sms = Examples: Tuesday morning, next week, as soon as possible. Which day suits you?
    .sms-2 = Write a day, like Thursday afternoon. When would you like to come?

offer-two =
    .voice =
        { AT($town) }, { $centre }: { PAUSE() } { SAME($first_day, $second_day) ->
            [yes] { $first_day } at { $first_hour }, press one, { PAUSE() } or at { $second_hour }, press two.
           *[no] { $first }, press one, { PAUSE() } or { $second }, press two.
        } { PAUSE() } Another day, press three. Which one?
    .voice-2 = { SAME($first_day, $second_day) ->
            [yes] { $first_day }: { $first_hour }, press one; { $second_hour }, press two.
           *[no] { $first }, press one; { $second }, press two.
        } Otherwise, press three. Which do you prefer?
    .voice-3 = { SAME($first_day, $second_day) ->
            [yes] { $first_day }: for { $first_hour }, press one. For { $second_hour }, press two.
           *[no] For { $first }, press one. For { $second }, press two.
        } For another day, press three.
    .keys = { offer-two.voice }
    .keys-2 = { offer-two.voice-2 }
    .sms =
        { $centre }, { $town } { LINE() }
        1: { $first } { LINE() }
        2: { $second } { LINE() }
        Reply 1 or 2, or another day.
    .sms-2 =
        1: { $first } { LINE() }
        2: { $second } { LINE() }
        Which do you choose: 1 or 2?

offer-one =
    .voice =
        { AT($town) }, { $centre }: { PAUSE() } { $first }. { PAUSE() }
        Does that suit you: yes, press one; no, press two?
    .voice-2 = { $first }: if that suits you, press one; another day, press two. Which one?
    .voice-3 = To take { $first }, press one. For another day, press two.
    .keys = { offer-one.voice }
    .keys-2 = { offer-one.voice-2 }
    .sms =
        { $centre }, { $town } { LINE() }
        1: { $first } { LINE() }
        Reply 1 to take it, or another day.
    .sms-2 =
        1: { $first } { LINE() }
        Would you like it: 1 for yes, 2 for another day?

offer-three =
    .sms =
        { $centre }, { $town } { LINE() }
        1: { $first } { LINE() }
        2: { $second } { LINE() }
        3: { $third } { LINE() }
        Reply 1, 2 or 3, or another day.
    .sms-2 =
        1: { $first } { LINE() }
        2: { $second } { LINE() }
        3: { $third } { LINE() }
        Which do you choose: 1, 2 or 3?

# The offer that follows names the town.
offer-elsewhere =
    .voice = That town is full. Here is the nearest, { $distance } away.
    .sms = That town is full. The nearest, { $distance } away:

nearest-centre =
    .voice = The nearest centre is { $distance } away.
    .sms = The nearest centre is { $distance } away:

no-centre-near =
    .voice = There is no centre within thirty kilometres of { $place }.
    .sms = There is no centre within 30 km of { $place }.

other-days =
    .voice = Nothing is free at that time. Here is the nearest.
    .sms = Nothing is free at that time. The nearest:

nothing-free =
    .voice = There is no free place at the moment. A person will look for one for you.
    .sms = There is no free place at the moment. A person will look for one for you.

# When nobody can call back, for want of a number.
nothing-free-call-again =
    .voice = There is no free place at the moment. Please call again in a few days.
    .sms = There is no free place at the moment. Please ask again in a few days.

slot-taken =
    .voice = Somebody has just taken that place. Here are some others.
    .sms = Somebody has just taken that place. Others:


## It is booked

booked =
    .voice =
        It is booked: { $starts_at_day }, { $starts_at_hour }. { PAUSE() }
        The place: { $centre }. { PAUSE() } The address: { $address }. { PAUSE() }
    .sms = It is booked: { $starts_at }, { $centre }. A message with the address and your code follows.

# Nothing was chosen.
nothing-booked =
    .voice = Nothing is booked. You can call again whenever you like.
    .sms = Nothing is booked. Write BOOK whenever you like.

# Said at the very choice; what is missing is asked afterwards.
reserved =
    .voice = It is booked: { $starts_at_day }, { $starts_at_hour }.

ask-second =
    .voice =
        The second injection: { $starts_at_day }, { $starts_at_hour }, at the same place. { PAUSE() }
        Does that suit you: yes, press one; no, press two?
    .voice-2 = Second injection: { $starts_at_day }, { $starts_at_hour }. Does that suit you, yes or no?
    .voice-3 = To keep this second appointment, press one. To change it, press two.
    .keys = { ask-second.voice }
    .keys-2 = Second injection: { $starts_at_day }. If that suits you, press one; another day, press two.

ask-name =
    .voice = You can spell it. What are your family name and first name?
    .voice-2 = For example: Martin, Susan. If you prefer not to give it, press two. What is your name?
    .voice-3 = To go on without giving a name, press two.
    .keys = A name cannot be typed. To go on, press two.
    .keys-2 = To go on without a name, press two.

ask-name-other =
    .voice = You can spell it. What are the person’s family name and first name?
    .voice-2 = For example: Martin, Susan. If you prefer not to give it, press two. What is the name?
    .voice-3 = To go on without giving their name, press two.
    .keys = A name cannot be typed. To go on, press two.
    .keys-2 = To go on without a name, press two.

name-noted =
    .voice = Thank you.

ask-ready =
    .voice = Please take something to write with. When you are able to write, say “yes”, or press one.
    .voice-2 = Take your time. To hear your code, say “yes”, or press one.
    .voice-3 = As soon as you are able to write, press one.
    .keys = Please take something to write with. When you are able to write, press one.
    .keys-2 = Take your time. To hear your code, press one.

no-paper =
    .voice = Never mind. You can hear it again by pressing the star key.

# The booking was told just now, or is told again after some questions.
recap-when =
    .voice = Your appointment: { PAUSE() } { $starts_at_day }, { $starts_at_hour }. { PAUSE() }

recap =
    .voice = The place: { $centre }. { PAUSE() } The address: { $address }. { PAUSE() }

recap-second =
    .voice = The second injection: { PAUSE() } { $starts_at_day }, { $starts_at_hour }, at the same place. { PAUSE() }

# For a landline, which gets no text.
reminder-call =
    .voice = The day before, an automatic call will remind you of it.

hear-again =
    .voice = To hear this again, press star.

booked-two =
    .sms =
        It is booked: { $starts_at }, then { $second }, { $centre }.
        A message with the address and your code is coming. To change it, answer MOVE.

booked-with-code =
    .sms = It is booked: { $starts_at }, { $centre }, { $address }. Code { $code }.

dose-unknown =
    .voice = That does not matter: I am looking for a first injection. At the centre, a nurse will check.
    .voice-2 = Very well, let us look for a first injection. A nurse will check, at the centre.
    .sms = No problem: it will be as for a first time, and a nurse will check there.

bring-vaccinations =
    .voice = Please bring your vaccination booklet too, if you have it: a nurse will check.

bring =
    .voice =
        Please bring an identity document. { PAUSE() } Bring your French health card too, if you have one.
    .sms = Please bring an identity document, your French health card if you have one, and your code.

code =
    .voice = Keep this booking code: { PAUSE() } { $code }.
    .voice-2 = I repeat your code: { PAUSE() } { $code }.
    .sms = Your booking code: { $code }.

sms-follows =
    .voice = You will also receive a text message with all this on your mobile phone.

ask-anything-else =
    .voice = You can hang up now. Is there anything else, yes or no?
    .voice-2 = Anything else: yes, press one; no, press two?
    .voice-3 = For something else, press one. To finish, hang up, or press two.
    .keys = You can hang up now. Do you need anything else: yes, press one; no, press two?
    .keys-2 = If you need something else, press one. If that is all, hang up, or press two.
    .sms = Is there anything else?
    .sms-2 = For something else, just write it. Otherwise there is nothing to reply.

goodbye =
    .voice = Thank you for calling. Take good care of yourself. Goodbye.
    .sms = Thank you. Have a good day.


## Finding an appointment

ask-reference =
    .voice =
        I need your booking code. If you have lost it, say so.
        What are the six digits?
    .voice-2 = Say the digits one by one, or say that the code is lost. What is your code?
    .voice-3 = Press the six digits of your booking code. If you have lost it, press zero.
    .keys =
        To find your appointment, press the six digits of your code.
        If the code is lost, a person will help you: press zero.
    .keys-2 =
        Your code was given to you with the appointment. Press its six digits. If it is lost, press zero.
    .sms = If it is lost, write LOST. What is your booking code (6 digits)?
    .sms-2 = The code has 6 digits, like 483920. If it is lost, write LOST. What is your code?

# A lost code: date and name send it to whom it belongs, and tell nobody anything.
ask-birth-date-of-appointment =
    .voice =
        I will help you. What is the date of birth of the person who has the appointment?
    .voice-2 = For example: third of February thirty-eight. What is the date of birth of this person?
    .voice-3 = Press the eight digits of the date of birth.
    .keys = To find the appointment, press the eight digits of the date of birth.
    .keys-2 = Press the day, the month and the year of birth: eight digits in all.
    .sms = What is the date of birth of the person with the appointment (like 03/02/1938: day, month, year)?
    .sms-2 = Write the date of birth, like 03/02/1938.

ask-name-of-appointment =
    .voice =
        We can send the code again. What are the first name and the name of the person with the appointment?
    .voice-2 = Say, for example, Jane Dupont. Otherwise, press zero. What are the first name and the name?
    .voice-3 = To find the code with a person, press zero.
    .keys = To find your code, a person will help you: press zero.
    .keys-2 = To speak to a person, press zero.
    .sms = We can send the code again. What are the first name and the name of the person with the appointment?
    .sms-2 = Write the first name and the name, like Jane Dupont.

code-sent =
    .voice = If there is an appointment, its code has just been sent to the telephone it was booked with.
    .sms = If there is an appointment, its code has just been sent to the telephone it was booked with.

ask-code-received =
    .voice = To speak to a person, press zero. If you have received the code, what are the six digits?
    .voice-2 = The code is in a text message. Otherwise, press zero. What are its six digits?
    .voice-3 = If you have received the code, press its six digits. Otherwise, press zero.
    .keys = If the code has arrived, press its six digits. Otherwise, for a person, press zero.
    .keys-2 = Press the six digits of the code. For a person, press zero.
    .sms = If it has arrived, what is the code (6 digits)? Otherwise, reply CONSEILLER.
    .sms-2 = The code has 6 digits. What is it? Otherwise, reply CONSEILLER.

ask-birth-date-or-code =
    .voice =
        To find your appointment, what is your date of birth, or your code of six digits?
    .voice-2 = For example: third of February thirty-eight. What is your date of birth, or your code?
    .voice-3 =
        Press the eight digits of your date of birth, or the six digits of your code.
    .keys =
        To find your appointment, press your date of birth, in eight digits,
        or your code, in six digits.
    .keys-2 = Press the day, the month and the year of your birth: eight digits. Or press your code: six digits.
    .sms = What is your date of birth (like 03/02/1938: day, month, year), or your booking code?
    .sms-2 = Write your date of birth, like 03/02/1938, or your code of 6 digits.

# The same answer, whether the person is mistaken or there is no appointment.
not-identified =
    .voice = With these details, I cannot find an appointment.
    .voice-2 = I still cannot find an appointment with these details.
    .sms = With these details, I cannot find an appointment.

appointment-is =
    .voice =
        You have an appointment on { $starts_at }. { PAUSE() }
        The place: { $centre }. { PAUSE() } The address: { $address }.
    .sms = You have an appointment on { $starts_at }, { $centre }, { $address }.

already-booked =
    .voice = You already have an appointment on { $starts_at }. { PAUSE() } The place: { $centre }.
    .sms = You already have an appointment on { $starts_at }, { $centre }.

which-appointment =
    .voice = You have several appointments. { PAUSE() } { $choices }. Which one would you like?
    .voice-2 = { $choices }. Which one do you mean?
    .voice-3 = Please choose with a key. { $choices }.
    .keys = { which-appointment.voice }
    .keys-2 = { which-appointment.voice-2 }
    .sms =
        You have several appointments: { LINE() }
        { $choices } { LINE() }
        Reply with the number of the appointment.
    .sms-2 =
        { $choices } { LINE() }
        Which number do you mean?


## Confirming, cancelling, moving

# In writing alone: what our messages ask, and what is answered to them.
written-stands =
    .sms = You have an appointment on { $starts_at }, { $centre }. Will you come: OUI (yes) or NON (no)?

written-coming =
    .sms = Will you come: OUI (yes) or NON (no)?
    .sms-2 = Reply OUI if you are coming, NON if you are not.

not-coming =
    .sms = You are not coming on { $starts_at }. Nothing has changed so far.

written-not-coming =
    .sms = Reply 1 to keep this appointment, 2 for another day, 3 to cancel it.
    .sms-2 = One word is enough: GARDER (keep), DEPLACER (move) or ANNULER (cancel). Which one?

written-invited =
    .sms = Would you like to choose a day for the second appointment: OUI (yes) or NON (no)?
    .sms-2 = Reply OUI to choose a day, NON if you do not want one.

written-called-off =
    .sms = For another one, reply RDV. For a person, reply CONSEILLER.
    .sms-2 = One word is enough: RDV for an appointment, CONSEILLER for a person.

no-longer =
    .sms = The appointment on { $starts_at } is cancelled.

is-past =
    .sms = The appointment on { $starts_at } is over.

has-moved =
    .sms = Your appointment has changed since our message.

condolences =
    .sms = We are sorry for your loss.

# Several people have an appointment with this number.
confirmed-all =
    .sms = It is confirmed. We will see you on: { LINE() }{ $choices }

written-cancel-all =
    .sms = { $choices } { LINE() }Cancel all of these: OUI (yes) or NON (no)?
    .sms-2 = To cancel all of them, reply ANNULER. To keep them, reply NON.

cancelled-all =
    .sms = It is cancelled. You no longer have these appointments: { LINE() }{ $choices }

confirmed =
    .voice = It is confirmed. We will see you on { $starts_at }. { PAUSE() } The place: { $centre }.
    .sms = It is confirmed. We will see you on { $starts_at }, { $centre }.

ask-cancel =
    .voice =
        To cancel your appointment on { $starts_at }, say "cancel", or press one.
        To keep it, press two.
    .voice-2 = An appointment on { $starts_at_day }. To cancel it, say "cancel". To keep it, press two.
    .voice-3 = To cancel this appointment, press one. To keep it, press two.
    .keys = To cancel your appointment on { $starts_at }, press one. To keep it, press two.
    .keys-2 = An appointment on { $starts_at_day }: to cancel it, press one; to keep it, press two.
    .sms = Cancel your appointment on { $starts_at }, { $centre }: OUI (yes) or NON (no)?
    .sms-2 = To cancel your appointment on { $starts_at }, reply ANNULER. To keep it, reply NON.

# Two injections booked together: their appointments belong together.
ask-cancel-two =
    .voice =
        Appointments on { $starts_at_day } and { $second_day }: { PAUSE() } cancel both, press one;
        keep both, press two; cancel only the second, press three.
    .voice-2 = Cancel both, press one; keep both, press two; cancel only the second, press three.
    .voice-3 = To cancel both, press one. To keep both, press two. To cancel the second, press three.
    .keys = { ask-cancel-two.voice }
    .keys-2 = { ask-cancel-two.voice-2 }
    .sms =
        Appointments on { $starts_at } and { $second }. Reply 1 to cancel both, 2 to keep both,
        3 to cancel only the second.
    .sms-2 = Reply 1 to cancel both, 2 to keep both, 3 to cancel only the second.

cancelled-as-well =
    .voice = The second is cancelled as well: { $starts_at }.
    .sms = The second is cancelled as well: { $starts_at }.

second-is =
    .voice = Your second appointment: { PAUSE() } { $starts_at }.
    .sms = The second: { $starts_at }.

cancelled =
    .voice = It is cancelled. You no longer have an appointment on { $starts_at }.
    .sms = It is cancelled. You no longer have an appointment on { $starts_at }.

kept =
    .voice = Very well. Your appointment is kept, nothing changes.
    .sms = Your appointment is kept, nothing changes.

nothing-changed =
    .voice = Very well, I have changed nothing.
    .sms = Very well, I have changed nothing.

# As long as nothing is chosen, the old appointment stands.
moving =
    .voice =
        You have an appointment on { $starts_at }. { PAUSE() }
        It stays booked until you choose another one.
    .sms = Your appointment on { $starts_at } stays booked until you choose another one.

moved =
    .voice =
        Done, your appointment has been moved. { PAUSE() }
        The new one: { $starts_at_day }, { $starts_at_hour }. { PAUSE() }
        The place: { $centre }. { PAUSE() } The address: { $address }. { PAUSE() }
        Your code does not change.
    .sms = It is moved: { $starts_at }, { $centre }. Your code does not change.

second-moved =
    .voice = Your second appointment is moved as well: { $starts_at }.
    .sms = Your second appointment is moved as well: { $starts_at }.

second-stays =
    .voice = Your second appointment does not change: { $starts_at }.
    .sms = Your second appointment does not change: { $starts_at }.

still-booked =
    .voice = Your appointment on { $starts_at } stays booked.
    .sms = Your appointment on { $starts_at } stays booked.

nothing-else-free =
    .voice = I cannot find another free place at the moment.
    .sms = I cannot find another free place at the moment.

ask-already =
    .voice = To keep it, press one. To move it, press two. To cancel it, press three. What would you like to do?
    .voice-2 = Say, for example: I keep it. To move it, press two. To cancel it, press three. What would you like?
    .voice-3 = To keep this appointment, press one. To move it, press two. To cancel it, press three.
    .keys = To keep it, press one. To move it, press two. To cancel it, press three.
    .keys-2 = Keep this appointment, press one. Change the day, press two. Cancel it, press three.
    .sms = Reply 1 to keep it, 2 to move it, 3 to cancel it.
    .sms-2 = 1: keep it, 2: move it, 3: cancel it. What would you like to do?


## When we call
# Before the birth date nothing tells whom we look for, or why: anybody may have picked up.

ring-hello =
    .voice = Hello. This is the service Allô. An automatic assistant is calling you, with a message for you.

ask-listen =
    .voice =
        To hear it, say “yes”, or press one. If we have the wrong number, press two.
        For a person, press zero.
    .voice-2 = We have a message for you. To hear it, press one. Wrong number, press two.
    .voice-3 = To hear your message, press one. If this is not the right number, press two.
    .keys =
        To hear it, press one. If we have the wrong number, press two.
        For a person, press zero.
    .keys-2 = Your message: to hear it, press one; wrong number, press two.

ask-birth-date-of-message =
    .voice = To make sure that it is you, what is your date of birth?
    .voice-2 = For example: third of February thirty-eight. What is your date of birth?
    .voice-3 = Press the eight digits of your date of birth: day, month, then year.
    .keys = To make sure that it is you, press the eight digits of your date of birth.
    .keys-2 = Press day, month and year of birth: eight digits.

ring-not-identified =
    .voice = That is not the date we expected.
    .voice-2 = That is still not the date we expected.

ring-about =
    .voice =
        This is Allô, a public service. { PAUSE() } We have a message for the person who gave us this number.
        { PAUSE() } You can also call us, on { PAUSE() } { $voice_number }.

ring-reminder =
    .voice =
        Thank you. You have a vaccination appointment, { $starts_at }. { PAUSE() }
        The place: { $centre }. { PAUSE() } The address: { $address }.

ring-changed =
    .voice =
        Thank you. Your vaccination appointment has changed. { PAUSE() } It is now { $starts_at }.
        { PAUSE() } The place: { $centre }. { PAUSE() } The address: { $address }.

ask-reminded =
    .voice = To confirm that you are coming, say “yes”, or press one. To move it, press two. To cancel it, press three.
    .voice-2 = Confirm, press one. Another day, press two. Cancel, press three. What would you like to do?
    .voice-3 = To confirm this appointment, press one. To move it, press two. To cancel it, press three.
    .keys = To confirm that you are coming, press one. To move it, press two. To cancel it, press three.
    .keys-2 = Confirm, press one. Another day, press two. Cancel, press three.

ring-notice =
    .voice =
        Thank you. { $because ->
            [closed] Your vaccination appointment, { $starts_at }, cannot take place: the centre will be closed.
            [late] For your vaccination appointment, { $starts_at }, please expect a longer wait than usual.
           *[other] Your vaccination appointment, { $starts_at }, has to change.
        }

centre-closes =
    .voice = Your appointment { $starts_at } cannot take place: the centre will be closed.
    .sms = Your appointment on { $starts_at }, { $centre }, cannot take place: the centre will be closed.

ask-notified =
    .voice = To choose another day, press one. To cancel, press two. For a person, press zero.
    .voice-2 = Another day, press one. Cancel, press two. What would you like to do?
    .voice-3 = To change the day, press one. To cancel this appointment, press two.
    .keys = To choose another day, press one. To cancel, press two. For a person, press zero.
    .keys-2 = Another day, press one. Cancel this appointment, press two.
    .sms = Reply 1 for another day, 2 to cancel.
    .sms-2 = Another day (1), or cancel (2)?

# To an answering machine, or who answers nothing: slowly, twice.
ring-message =
    .voice =
        Hello. This is Allô, a public service. { PAUSE() } We have a message for you. { PAUSE() }
        Please call us, on { PAUSE() } { $voice_number }.
    .voice-2 =
        Once more. Allô has a message for you. { PAUSE() }
        Please call us, on { PAUSE() } { $voice_number }. { PAUSE() } Goodbye.

ring-wrong-number =
    .voice = Sorry to have troubled you. We will not call this number again. Goodbye.
    .sms = Sorry to have troubled you. We will not write to this number again.

ring-not-now =
    .voice =
        Very well. You can call us whenever you like, on { PAUSE() } { $voice_number }. { PAUSE() } Goodbye.

ring-no-more =
    .voice = The message that we had is of no use any more. Sorry to have troubled you. Goodbye.

ring-goodbye =
    .voice = Thank you. Goodbye.


## A person

transfer =
    .voice = I am putting you through to a person. Please hold the line.
    .sms = A person will call you back.

agent-unavailable =
    .voice = We cannot put you through to a person now. We will call you back.
    .sms = We will call you back.

call-centre-closed =
    .voice = Our offices are closed. They open on { $opens }. { PAUSE() } We can call you back.

call-centre-full =
    .voice = Many people are waiting already. { PAUSE() } We can call you back.

# An agent takes a call of their own accord, and gives it back.
taken-over =
    .voice = Somebody is about to speak to you. Please hold the line.

nobody-took-over =
    .voice = Nobody can speak to you just now.

resumed =
    .voice = I am back with you. { PAUSE() }

# In line: how many people come before.
waiting-next =
    .voice = You are next in line.

waiting-one-ahead =
    .voice = There is one person before you.

waiting-ahead =
    .voice = There are { $ahead } people before you.

waiting-offer =
    .voice = Please stay on the line. If you would rather be called back, press one.

waiting-emergency =
    .voice = If this is an emergency, hang up and dial fifteen.

waiting-on =
    .voice = Thank you for waiting. You keep your place.
    .voice-2 = Somebody will answer you. Please stay on the line.

# Is the number shown the right one?
ask-call-back-number =
    .voice =
        Shall we call you back on { PAUSE() } { $phone }: { PAUSE() } yes, press one; another number, press two?
    .voice-2 = The number you are calling from is right: press one. Another number: press two.
    .voice-3 = To keep the number you are calling from, press one. To give another one, press two.
    .keys = { ask-call-back-number.voice }
    .keys-2 = { ask-call-back-number.voice-2 }

ask-call-back-moment =
    .voice =
        When shall we call you back: in the morning, press one; in the afternoon, press two; at any time, press three?
    .voice-2 = In the morning, press one. In the afternoon, press two. At any time, press three.
    .voice-3 = For the morning, press one. For the afternoon, press two. To leave it to us, press three.
    .keys = { ask-call-back-moment.voice }
    .keys-2 = { ask-call-back-moment.voice-2 }

callback-at =
    .voice =
        Noted. We will call you back { $near ->
            [today] { $part ->
                [morning] this morning
                [afternoon] this afternoon
               *[any] today
            }
            [tomorrow] { $part ->
                [morning] tomorrow morning
                [afternoon] tomorrow afternoon
               *[any] tomorrow
            }
           *[later] { $part ->
                [morning] on { $day }, in the morning
                [afternoon] on { $day }, in the afternoon
               *[any] on { $day }
            }
        }, { PAUSE() } on { $phone }.

ask-callback-number =
    .voice = At which telephone number should we call you back?
    .voice-2 = Say all the digits, two by two. What is your number?
    .voice-3 = Press the ten digits of your telephone number.
    .keys = So that we can call you back, press the ten digits of your number.
    .keys-2 = The number begins with zero. Press its ten digits.
    .sms = At which telephone number should we call you back?
    .sms-2 = Write the 10 digits, like 04 12 34 56 78. What is your number?

callback-stored =
    .voice = That is noted. A person will call you back on { PAUSE() } { $phone }.
    .sms = That is noted. A person will call you back on { $phone }.

callback-impossible =
    .voice = Without a number, we cannot call you back. Please call again later.
    .sms = Without a number, we cannot call you back. Please call us.



## On the call centre's telephone: what the agent hears before taking a call, no identity

agent-call =
    .voice = A call from the vaccination service. { PAUSE() }

agent-speaks =
    .voice = { $language ->
            [en] The caller speaks English.
           *[fr] The caller speaks French.
        }

agent-wish =
    .voice = { $wish ->
            [book] They want an appointment.
            [confirm] They want to confirm an appointment.
            [cancel] They want to cancel an appointment.
            [reschedule] They want to move an appointment.
            [check-appointment] They want to find an appointment.
            [be-reminded] We called them, about an appointment.
           *[none] They ask for help.
        }

agent-for-other =
    .voice = It is for somebody else.

agent-place =
    .voice = Town: { $town }.

agent-day =
    .voice = Day: { $day }.

agent-any-day =
    .voice = Any day would do.

agent-asked =
    .voice = { $asked ->
            [menu] The call has just begun.
            [opening] The call has just begun.
            [birth-date] The date of birth is missing.
            [place] The town is missing.
            [which-place] The town is missing.
            [day] The day is missing.
            [which-day] The day is missing.
            [slot] Two dates were offered.
            [identity] The appointment has to be found.
            [reference] The code of the appointment is missing.
            [anything-else] What was asked before is done.
            [emergency] Take care, an emergency was heard.
           *[other] The conversation was under way.
        }

agent-tries =
    .voice = The machine did not understand, { $tries } times in a row.

agent-take =
    .voice = { PAUSE() } To take this call, press one.

agent-nobody-waits =
    .voice = This call was answered elsewhere. Thank you. Goodbye.

agent-handed-back =
    .voice = The caller is with the assistant again. Thank you. Goodbye.

agent-caller-left =
    .voice = The caller has hung up.

## At any time

silence =
    .voice = I did not hear anything.
    .voice-2 = I still hear nothing.
    .voice-3 = I cannot hear you.
    .keys = I have received nothing.
    .keys-2 = I am still receiving nothing.

not-understood =
    .voice = Sorry, I did not understand.
    .voice-2 = I am sorry, I find it hard to understand.
    .voice-3 = It does not work by voice. Let us try the keys of your telephone.
    .keys = That key does not fit here.
    .keys-2 = That is not the right key yet.
    .sms = Sorry, I did not understand.
    .sms-2 = I am sorry, I still do not understand.

wait =
    .voice = Take your time. I am staying on the line.
    .voice-2 = I am waiting, take all the time you need.
    .sms = Take your time, and reply when you like.

# The time that was asked for has passed once: nobody is scolded, one waits again.
still-waiting =
    .voice = I am still here. There is no hurry.
    .sms = There is no hurry.

after-waiting =
    .voice = If you like, let us go on.
    .sms = If you like, let us go on.

slower =
    .voice = All right, I will speak more slowly.

language-changed =
    .voice = We will go on in English.
    .sms = We will go on in English.

help =
    .voice =
        Here you can book, confirm, move or cancel a vaccination appointment. { PAUSE() }
        To hear again, press star. To speak to a person, press zero.
    .sms = Here you can book, confirm, move or cancel an appointment. For a person, reply CONSEILLER.

out-of-scope =
    .voice = I can only help you with a vaccination appointment.
    .sms = I can only help you with an appointment.

faq-person =
    .voice = I cannot answer that. For a person, press zero. Otherwise, let us go on.
    .sms = I cannot answer that. For a person, reply CONSEILLER.

emergency =
    .voice =
        This is an emergency. Hang up, and dial fifteen, or one hundred and twelve. { PAUSE() }
        I repeat: hang up now, and dial fifteen, or one hundred and twelve. { PAUSE() }
        For a person of our service, press zero.
    .sms =
        EMERGENCY: call 15 or 112 at once. We cannot rescue you by text message. Call 15 or 112.

technical-trouble =
    .voice =
        Sorry, we have a technical problem. A person will call you back. { PAUSE() }
        What is already booked stays booked. Goodbye.
    .sms = Sorry, we have a technical problem. A person will call you back. What is booked stays booked.

technical-trouble-transfer =
    .voice = Sorry, we have a technical problem. I am putting you through to a person. Please hold.

technical-trouble-no-number =
    .voice =
        Sorry, we have a technical problem. Please call again in a few minutes. { PAUSE() }
        What is already booked stays booked. Goodbye.
    .sms = Sorry, we have a technical problem. Please try again in a few minutes. What is booked stays booked.

wrong-key =
    .voice = That key does not fit here.
    .voice-2 = That is not the right key yet.
    .sms = That figure does not fit here.

wrong-digits =
    .voice = Those figures do not fit here.
    .voice-2 = Those are not the right figures yet.
    .sms = Those figures do not fit here.

# Said without pressing anybody, when the conversation goes round.
offer-person =
    .voice = If it is easier, a person can help you: press zero.
    .sms = A person can help you: reply CONSEILLER.

about-who =
    .voice = This is the public vaccination service. An automatic assistant is answering.
    .sms = This is the public service Allô Vaccin. An automatic assistant is answering.

about-machine =
    .voice = Yes, an automatic assistant is speaking. For a person, press zero. Otherwise, let us go on.
    .sms = Yes, an automatic assistant is answering. For a person, reply CONSEILLER.

about-louder =
    .voice = I cannot speak louder, but I will speak more slowly.
    .sms = In writing, I cannot do better.

about-hello =
    .voice = Yes, I am here, and I can hear you.
    .sms = Yes, I am here.

went-back =
    .voice = All right, let us go back.
    .voice-2 = Very well, one more step back.
    .sms = All right, let us go back.

too-far =
    .voice = That is too far, I understand. Let us look elsewhere.
    .voice-2 = All right, let us look elsewhere again.
    .sms = That is too far, all right. Let us look elsewhere.

corrected =
    .voice = All right, let us put that right.
    .voice-2 = Very well, let us correct that again.
    .sms = All right, let us put that right.

# After fifteen minutes.
time-is-up =
    .voice = We have talked for a long time, and I do not want to tire you. A person will call you back.
    .sms = We have talked for a long time. A person will call you back.

time-is-up-goodbye =
    .voice = What is already booked stays booked. Thank you for your patience. Goodbye.
    .sms = What is already booked stays booked. Thank you for your patience.

emergency-last =
    .voice = Hang up, and dial fifteen, or one hundred and twelve.
    .sms = Call 15 or 112 at once.


## Help, question by question

# What is asked, why, and with which keys; then the question comes back.

help-menu =
    .voice = Here you can book, confirm, move or cancel a vaccination appointment. Each has its key.
    .sms = Here you can book, confirm, move or cancel an appointment.

help-for-whom =
    .voice =
        I am preparing the appointment for the right person. For you, press one. For somebody else, press two.
    .sms = It is to prepare the appointment for the right person.

help-birth-date =
    .voice =
        The date of birth is needed to book, and to find the appointment later. With the keys: two figures for
        the day, two for the month, four for the year.
    .sms = The date of birth is needed to book, and to find the appointment later.

help-eligibility =
    .voice =
        Some people come first. An honest answer is enough, there is nothing to prove. For yes, press one. For
        no, press two.
    .sms = Some people come first. An honest answer is enough.

help-dose =
    .voice = It helps me to find the right date. If you do not know, press one.
    .sms = It helps to find the right date. If you do not know, reply 1.

help-last-dose =
    .voice =
        Enough time must pass between two injections. With the keys: two figures for the day, two for the month,
        four for the year.
    .sms = Enough time must pass between the two. A month and a year will do.

help-phone =
    .voice = With your number, we can reach you. One enters its ten figures. Not to give it, press two.
    .sms = With your number, we can reach you.

help-place =
    .voice =
        The town tells me where to look for the nearest centre. With the keys, one enters the five figures of
        the postcode.
    .sms = The town is needed to look for the nearest centre.

help-which-place =
    .voice = Several towns have this name, or nearly. Each has its key, said just after it.
    .sms = Several towns have this name, or nearly. Each has its figure.

help-day =
    .voice = I am looking for a place on the day that suits you. If any day will do, press one.
    .sms = I am looking for a place on the day that suits you. If any will do, write: as soon as possible.

help-which-day =
    .voice = Two days are possible. Each has its key, said just after it.
    .sms = Two days are possible. Each has its figure.

help-slot =
    .voice =
        These are free places. The one you choose is booked at once. If nothing suits you, I look for another
        day.
    .sms = These are free places. The one you choose is booked at once.

help-identity =
    .voice =
        It is so that nobody else can touch your appointment. The date of birth has eight figures, the code has
        six.
    .sms = It is so that nobody else can touch your appointment.

help-reference =
    .voice = This code was given to you with the appointment, and it protects it. If it is lost, press zero.
    .sms = This code was given to you with the appointment, and it protects it.

help-decision-two =
    .voice = The first and the second injection belong together. You can cancel both, or only the second.
    .sms = The two appointments belong together. You can cancel both, or only the second.

help-decision =
    .voice = If you cancel, somebody else will get the place. Until you have answered, nothing changes.
    .sms = If you cancel, somebody else will get the place.

help-which-appointment =
    .voice = Several appointments are booked. Each has its key, said just after it.
    .sms = Several appointments are booked. Each has its number.

help-opening =
    .voice = We have a message for you. To hear it, press one. If this is not your number, press two.
    .sms = We have a message for you.

help-notified =
    .voice = This appointment cannot stay as it is. For another day, press one. To cancel, press two.
    .sms = This appointment cannot stay as it is.

help-reminded =
    .voice =
        If you are coming, press one. To choose another day, press two. If you are not coming any more, press three.
    .sms = Your appointment is booked, and it stays so until you change it.

help-coming =
    .sms = Your appointment is booked. Your answer helps us to welcome you well.

help-not-coming =
    .sms = This appointment stays booked until you change it.

help-invited =
    .sms = The second appointment follows the first. You choose the day.

help-called-off =
    .sms = This appointment is no more. You can make another one.

help-already =
    .voice =
        An appointment is booked, and stays so. To keep it, press one. To move it, press two. To cancel it,
        press three.
    .sms = An appointment is booked, and stays so until you change it.

help-second =
    .voice =
        The second date follows the first, at the same place. If it suits you, press one. For another, press
        two.
    .sms = The second date follows the first. If it suits you, reply YES, otherwise NO.

help-name =
    .voice = The name helps the person who will welcome you. Your appointment is booked, even without a name.
    .sms = The name helps the person who will welcome you.

help-ready =
    .voice = The appointment and its code come next. It is better to write them down. With a pen at hand, press one.
    .sms = It is better to write down the appointment and its code.

help-anything-else =
    .voice = Everything is noted. You may hang up. For something else, press one.
    .sms = Everything is noted. For something else, just write it.

help-person =
    .voice = A person of the service can go on with you. For yes, press one. For no, press two.
    .sms = A person of the service can go on with you.

help-call-back-number =
    .voice = Somebody will call you back. They need the right number.
    .sms = Somebody will call you back. They need the right number.

help-call-back-moment =
    .voice =
        We call back when it suits you. In the morning, press one. In the afternoon, press two. At any hour,
        press three.
    .sms = We call back when it suits you.

help-emergency =
    .voice = Hang up, and dial fifteen, or one hundred and twelve. For a person of the service, press zero.
    .sms = Call 15 or 112.


## Text messages

sms-confirmation-two-way =
    .sms =
        Allô Vaccin: it is booked, { $starts_at }, { $centre }, { $address }. Code { $code }.
        Please bring an identity document. Reply ANNULER to cancel.

sms-confirmation-one-way =
    .sms =
        Allô Vaccin: it is booked, { $starts_at }, { $centre }, { $address }. Code { $code }.
        Please bring an identity document. To cancel, call { $voice_number }.

sms-moved =
    .sms =
        Allô Vaccin: your appointment is moved, { $starts_at }, { $centre }, { $address }.
        Code { $code }.

sms-code =
    .sms =
        Allô Vaccin: the code of your appointment is { $code }.
        With this code and your date of birth, call { $voice_number }.

sms-cancelled =
    .sms = Allô Vaccin: your appointment on { $starts_at } is cancelled.

# Three days before. Who can answer is asked to; else the number to call.
sms-reminder-3d-two-way =
    .sms =
        Allô Vaccin: you have an appointment on { $starts_at }, { $centre }, { $address }.
        Will you come? Reply OUI (yes) or NON (no).

sms-reminder-3d-one-way =
    .sms =
        Allô Vaccin: you have an appointment on { $starts_at }, { $centre }, { $address }.
        To move or cancel it, call { $voice_number }.

# The day before.
sms-reminder-1d =
    .sms =
        Allô Vaccin: we expect you on { $starts_at }, { $centre }, { $address }. Code { $code }.
        Please bring an identity document. If you cannot come: { $voice_number }.

# When the time between the two is over.
sms-second-dose-one-way =
    .sms =
        Allô Vaccin: after your appointment of { $starts_at_day }, it is time to book the second one.
        To choose a day, call { $voice_number }.

sms-second-dose-two-way =
    .sms =
        Allô Vaccin: after your appointment of { $starts_at_day }, it is time to book the second one.
        To choose a day, reply RDV or call { $voice_number }.

sms-call-back =
    .sms =
        Allô Vaccin: your request is noted. Somebody will call you back.
        You can also call { $voice_number }.

# To many at once: the centre closes, or runs late.
sms-notice =
    .sms =
        Allô Vaccin: { $because ->
            [closed] your appointment on { $starts_at }, { $site }, cannot take place: centre closed. Another day:
            [late] your appointment on { $starts_at }, { $site }: please expect a longer wait. Information:
           *[other] your appointment on { $starts_at }, { $site }, has to change. Please call
        } { $voice_number }.

sms-stopped =
    .sms =
        Done, you will receive no more messages from us. Your appointments stay booked.
        To receive our messages again, reply START.

sms-started =
    .sms = Done, you will receive our messages again.

sms-help =
    .sms =
        Allô Vaccin. Reply RDV for an appointment, OUI to confirm it, ANNULER to cancel it,
        CONSEILLER to speak to a person, STOP for no more messages.
        By telephone: { $voice_number }. Emergency: 15 or 112.

sms-nothing-booked =
    .sms = No appointment is booked with this number. If it is with another:
