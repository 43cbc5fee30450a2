"""Who may enter, who may do and see what."""
