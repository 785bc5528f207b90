"""The way in over HTTP: pages and API; decides nothing itself, asks the services over the bus."""
