"""One context for all connections out: reading the certificates anew for each client costs a sixtieth of a second."""

import ssl
from functools import cache

import httpx


@cache
def context() -> ssl.SSLContext:
    """Verifies as httpx does by default."""
    return httpx.create_ssl_context()
