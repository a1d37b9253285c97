"""What Rasa asks Python: is it true, what comes of it. One file a topic; `door` serves them."""
