"""Door 3: the agents' console. It asks the rooms of the decision, and never touches the tables."""
