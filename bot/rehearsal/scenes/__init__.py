"""The scenes of the play, in the order of the calendar; each is a function of the company."""
