"""Commands that the console hands over to this room."""
