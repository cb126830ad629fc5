"""Measurements, as ratios or fractions; nothing here is a test."""
