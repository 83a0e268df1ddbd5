"""What Sphinx does for this documentation beside what its extensions do."""
