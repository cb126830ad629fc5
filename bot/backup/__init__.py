"""All that an installation keeps, in one file, and put back from it in one step."""
