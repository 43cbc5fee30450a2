"""Timings as ratios, both sides measured in turn in one run; printed as the tables of
docs/benchmarks.md. Never part of the tests: a busy machine is not a fault.
"""
