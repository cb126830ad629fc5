"""`pilcrow eval`: how good the answers to a set of questions are, and where they go wrong."""
