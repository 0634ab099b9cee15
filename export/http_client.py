"""Requests to a triple store, with errors that say what to do."""

from __future__ import annotations

import base64
import http.client
import socket
import urllib.error
import urllib.request
from collections.abc import Mapping

from msgspec import Struct

from export.errors import PushFailed

TIMEOUT = 120.0
"""Seconds to wait for a store's answer: large loads take their time."""

_ADVICE = {
    401: "give the user and the password with --user and --password-file",
    403: "this user may not write there; check the rights in the store",
    404: "nothing answers there; check the path of the address",
    405: "it is no such service; check the path of the address and --via",
    413: "the store takes no request of this size; use --via update",
}
_OTHERWISE = "see the store's own log"


class Credentials(Struct, frozen=True):
    """A user of a store, for HTTP Basic authentication (RFC 7617)."""

    user: str
    password: str

    def header(self) -> str:
        """The value of the Authorization header."""
        return "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()


class Client(Struct, frozen=True):
    """Sends requests with one user's credentials; follows no redirects, which could lead them astray."""

    credentials: Credentials | None = None
    timeout: float = TIMEOUT

    def send(
        self, method: str, url: str, *, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> bytes:
        """The body of the answer. Raises PushFailed for anything but success."""
        try:
            request = urllib.request.Request(url, data=body, method=method, headers=dict(headers or {}))
            if self.credentials:
                request.add_unredirected_header("Authorization", self.credentials.header())
            opener = urllib.request.build_opener(_NoRedirect)
            with opener.open(request, timeout=self.timeout) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                said = error.read(500).decode("utf-8", "replace").split("\n")[0].strip()
            reason = f"answered {error.code} {error.reason}" + (f" ({said[:200]})" if said else "")
            raise PushFailed(url, reason, _ADVICE.get(error.code, _OTHERWISE)) from None
        except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
            raise _broken(url, error) from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        """None: the redirect is reported as an error."""


def _broken(url: str, error: Exception) -> PushFailed:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, ConnectionRefusedError):
        return PushFailed(url, "the connection was refused", "check that the store runs, and the address")
    if isinstance(cause, socket.gaierror):
        return PushFailed(url, "there is no such host", "check the address")
    if isinstance(cause, TimeoutError):
        return PushFailed(url, "there was no answer in time", "try again, or allow more with --timeout")
    if isinstance(cause, ConnectionError | http.client.HTTPException):
        return PushFailed(url, "the connection broke", "run the same command again; it goes on where it can")
    return PushFailed(url, str(cause), "check the address")
