"""From files to meaning: front matter, bodies and registries become domain objects or faults."""
