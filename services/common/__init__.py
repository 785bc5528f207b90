"""What all services share; imports no service and stays small enough to read in one sitting."""
