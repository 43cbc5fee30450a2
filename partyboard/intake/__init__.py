"""From bytes to values and findings: reading and checking other people's workbooks."""
