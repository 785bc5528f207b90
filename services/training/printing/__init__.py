"""What is printed of trainings: statements of credits, certificates, sheets to sign in on, the plan of a year."""
