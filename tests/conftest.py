"""Settings of all tests."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "house", deadline=None, max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")
