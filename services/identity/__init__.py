"""Identity: organisations, accounts and sessions; signs who asks."""
