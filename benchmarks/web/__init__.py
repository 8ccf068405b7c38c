"""How soon the web application shows something, and how soon it follows a filter."""
