"""What the Makefile runs: the demo, the golden files, the generated docs."""
