"""What people read in Discord, as cards: pure, and safe wherever it stands."""
