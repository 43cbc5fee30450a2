"""What one sees: each page chooses a view, asks the board, places what it answers."""
