"""What organizations fill in: one declaration per form, from which everything else is derived."""
