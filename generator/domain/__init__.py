"""What a plan means: pure values and rules, without I/O, YAML, HTML or a clock."""
