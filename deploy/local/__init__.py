"""Everything on one machine: private servers, processes and the words that `make` knows."""
