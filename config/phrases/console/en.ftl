### What the agents' console shows, in English. tests/house/test_screens.py: the same phrases in both
### languages, none unused. A phrase says what happens or what can be done, without jargon.

## Everywhere

console = Allô Vaccin
console-for = Agents’ console
skip = Skip to content
main-menu = Main menu
language = Language
other-language = Français
sign-out = Sign out
keyboard = Keyboard
keyboard-help = Keyboard shortcuts
keyboard-close = Close
key-help = Show or close this help
key-escape = Leave a field, so that keys act
shortcuts-off = One-key shortcuts are off. They can be switched on at the account page.
idle-title = Still there?
idle-warning = Without activity the session closes in two minutes.
idle-stay = Stay
back-to-work = Back to today’s work

## Roles

role-agent = agent
role-supervisor = supervisor
role-administrator = administrator
all-centres = all centres
some-centres = { $count ->
    [one] one centre
   *[other] { $count } centres
}

## Sign-in

sign-in = Sign-in
sign-in-title = Sign in
login = Login
password = Password
sign-in-refused = Login or password is not right.
sign-in-paused = Too many tries. Try again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
sign-in-ended = The session has ended. Sign in again to go on.
sign-in-lost = Lost your password or your phone? Whoever keeps the accounts can reset yours.
code-title = Verification code
code-explained = Open the app on your phone and type its six-digit code, or a recovery code.
code = Code
code-submit = Verify
code-refused = This code is not valid. Wait for the next one, then try again.

## Account

account = Account
account-title = Your account
account-role = Role
account-scope = Centres
account-second-step = Two-step verification
account-second-step-on = on
account-second-step-off = off
account-change-password = Change the password
account-set-up = Set up two-step verification
account-set-up-again = Set it up on another phone
account-shortcuts = One-key shortcuts
account-shortcuts-on = Switch shortcuts on
account-shortcuts-off = Switch shortcuts off
password-title = Change the password
password-first = This password was given to you: choose your own to go on.
password-old = Present password
password-new = New password
password-again = New password, once more
password-rules = Twelve characters at least. A phrase of four words is easy to remember.
password-wrong = This is not the present password.
password-weak = Too short, too simple, or used before. It must not contain your login.
password-differs = The two new passwords differ.
password-submit = Save
password-changed = The password is changed. Your other sessions are closed.
second-step-title = Two-step verification
second-step-required = Your role requires it: set it up to go on.
second-step-scan = With a code app on your phone (FreeOTP, Google Authenticator…), take a picture of this square.
second-step-picture = Square to be scanned with the app
second-step-by-hand = Or type this key into the app:
second-step-then = Then type the six-digit code that it shows.
second-step-submit = Switch on
second-step-wrong = This code does not match. Wait for the next one, and check the clock of the phone.
recovery-title = Recovery codes
recovery-explained = Print them or write them down, away from the phone: they are not shown again. Each serves once, when the phone is not there.
recovery-done = Noted, go on

## Faults

error-missing = This field is needed.
error-title-400 = The page has expired
error-400 = Nothing was changed. Go back, reload the page and try again.
error-title-403 = No access
error-403 = Your role or your centres do not allow you to see this page.
error-title-404 = Not found
error-404 = This page does not exist, or is not for you.
error-title-500 = Something went wrong
error-500 = Nothing was confirmed. Reload the page to see what is done; if it goes on, tell the operator.

## Messages

messages = Messages
messages-title = Texts that people get
messages-answered = A sender that can be answered.
messages-not-answered = A sender that cannot be answered.
messages-ours = It is the one in use.
messages-not-ours = It is not the one in use.
messages-show-answered = Show those that can be answered
messages-show-not-answered = Show those that cannot be answered
messages-kind = When
messages-fr = In French
messages-en = In English
messages-length = { $letters } characters, { $segments ->
    [one] one text billed
   *[other] { $segments } texts billed
}
message-confirmation = After a booking
message-moved = After a move
message-cancelled = After a cancellation by telephone
message-code = When the code was lost
message-call-back = When a call-back was promised
message-reminder-3d = Three days before
message-reminder-1d = The day before
message-second-dose = When the second injection may be booked
message-changed = When we move an appointment
message-notice-closed = When a centre closes
message-notice-late = When a centre runs late
message-notice-other = When people have to ring about their appointment
## Finding a person

find = Find
find-title = Find a person
find-by-number = By telephone number
find-by-birth = Or by birth date, with a name or a code
find-submit = Find
person-name = Name
person-number = Telephone
person-contact = Telephone that was given
person-born = Birth date
person-born-hint = Day, month, year
person-family = Family name
person-name-hint = As it sounds
person-given = Given name
person-code = Booking code
person-code-hint = Six digits
person-coming = Next appointment
person-nothing = Give a telephone number, or a birth date.
person-born-unclear = This is not a date. For example: 03/02/1938.
person-number-unclear = This is not a telephone number.
person-name-or-code = With the birth date, a name or a code is needed.
look-up-reason = Why this search?
look-up-reason-hint = You have searched much within the hour: each search asks for a reason.
look-up-reason-needed = Choose a reason.
look-up-too-many = Too many searches within the hour. Wait a little, or see your supervisor.
reason-on-the-line = The person is on the line
reason-calls-back = I am calling the person back
reason-centre-asks = A centre asks for it
reason-correction = I am mending a mistake
found = { $count ->
    [0] No result
    [one] One person
   *[other] { $count } people
}
found-nobody = Nobody matches, or not at your centres. Check the date with the caller; only who gave a name is found by it.
number-ends = ends with { $digits }
number-withheld = withheld
contact-only-said = only said, proves nothing
nothing-coming = No coming appointment
name-unknown = No name
born-on = born { $day }
appointments-coming = Coming appointments
appointments-past = Past and cancelled
dose = { $number ->
    [1] 1st injection
    [2] 2nd injection
    [3] 3rd injection
   *[other] injection { $number }
}
state-booked = booked
state-confirmed = confirmed
state-cancelled = cancelled
state-attended = attended
state-missed = missed
key-result = Open a result

## Today's work

today = Today
today-title = Today’s work
call-backs = To call back ({ $count })
checks = To check ({ $count })
no-call-backs = Nobody to call back.
no-checks = Nothing to check.
key-call = Open the first call-back
key-check = Open the first check
ago-minutes = { $count ->
    [0] just now
   *[other] { $count } min ago
}
ago-hours = { $count } h ago
ago-days = { $count } days ago
late = Late
promised = promised { $moment }
halfday-am = in the morning
halfday-pm = in the afternoon
mine = yours
taken-by = { $name } is on it
tries = { $count ->
    [one] one try
   *[other] { $count } tries
}
kind-call-back = Call back
kind-undeliverable = Message not delivered
kind-unclear-message = Message perhaps not delivered
kind-incomplete-booking = Incomplete booking
kind-perhaps-twice = Perhaps booked twice
kind-to-tell = Somebody to be told
kind-not-reached = Somebody not reached
kind-wrong-number = Wrong number
what-to-do-call-back = Call the person and finish what they wanted to do.
what-to-do-undeliverable = A text did not arrive: call the person and tell them their appointment.
what-to-do-unclear-message = It is not known whether the text arrived: make sure by telephone that the person knows their appointment.
what-to-do-incomplete-booking = The call ended after the booking: call back to tell the appointment and ask for the name.
what-to-do-perhaps-twice = Two records look alike: find out whether it is one person, and cancel the appointment too many.
what-to-do-to-tell = The appointment has changed and no message can be sent: tell the person.
what-to-do-not-reached = Reminder calls were not answered: try yourself.
what-to-do-wrong-number = This number is somebody else’s: find out how to reach the person.
why-asked = asked for it
why-trouble = a fault during the call
why-not-understood = not understood by the assistant
why-nothing-free = no free place was found
why-not-identified = not identified
why-no-answer = no agent answered
why-too-long = waited or talked too long
why-same-name = same name, same birth date
why-said-so = whoever answered said so
why-changed = appointment moved
why-closed = centre closed
task-why = Reason
task-since = Since
task-promise = Promise
task-tries = Done so far
task-take = I take it
task-person = See the person
task-search-number = Find this number
task-came-of-it = It is done:
task-give-back = Not finished, I give it back:
task-done = Noted, done.
task-given-back = Given back, with your try.
task-taken-by = { $name } is on it already.
task-gone = This task is done already.
outcome-reached = Person reached
outcome-booked = Appointment made
outcome-told = Person told
outcome-corrected = Mistake mended
outcome-not-needed = No longer needed
outcome-no-answer = No answer
outcome-other-hour = At another hour
outcome-colleague = For a colleague

## Live

live = Going on ({ $count })
nothing-live = No call and no exchange of texts at this moment.
news-off = The live update is interrupted: the page refreshes every twenty seconds.
channel-voice = Call
channel-sms = Texts
wish-book = book
wish-confirm = confirm
wish-cancel = cancel
wish-reschedule = move
wish-check-appointment = when is it?
wish-be-reminded = reminded of the appointment
wish-not-coming = cannot come
with-a-person = with an agent
waits-for-a-person = waits for an agent, { $ago }
in-trouble = { $count } answers not understood
in-english = in English
given = given:
given-birth-date = birth date
given-day = day
asked-other = In conversation
asked-menu = Asked what they want
asked-birth-date = Asked for the birth date
asked-identity = Asked for the birth date
asked-place = Asked for the place
asked-day = Asked for the day
asked-slot = Times are offered
asked-name = Asked for the name
asked-phone = Asked for the telephone
asked-reference = Asked for the code
asked-dose = Asked for the dose
asked-last-dose = Asked when the dose before was
asked-for-whom = Asked for whom
asked-eligibility = Asked about priority
asked-decision = Asked to confirm
asked-second = The second injection is offered
