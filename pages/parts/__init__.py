"""What pages have in common: the frame, the choice of month and organization, cards."""
