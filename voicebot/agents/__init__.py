"""The people of the call centre: who may sign in, what they see and may do. Doors ask here."""
