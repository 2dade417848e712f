"""From a library to everything that is wrong in it; each rule is one small function."""
