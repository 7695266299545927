"""Plain mathematics over ids: knows no module and no import."""
