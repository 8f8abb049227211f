"""The people who are helped: who they are, their disabilities, how they need to be met, what they consented to."""
