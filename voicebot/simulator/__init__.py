"""A phone network in a box: the provider's side of the line, spoken over HTTP only.

It rings the service, plays the TwiML that comes back, carries texts both ways and answers the provider's
REST requests. It stands outside the house: it knows the settings and nothing else of the service.
"""
