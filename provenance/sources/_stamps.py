"""Asking a time-stamping authority, over HTTP as RFC 3161 says (section 3.4)."""

import httpx

from provenance.model import ReadError

__all__ = ["ask_stamp"]

_SECONDS = 20.0
_MOST_BYTES = 100_000  # a stamp with its certificates has about 6,000


def ask_stamp(url: str, query: bytes) -> bytes:
    """The authority's answer to a query, as it came; the hash in the query is all that is sent.

    Raises `ReadError` where there is no such answer, it is too large or comes too late.
    """
    headers = {"content-type": "application/timestamp-query"}
    try:
        with (
            httpx.Client(timeout=_SECONDS, trust_env=False, follow_redirects=False) as client,
            client.stream("POST", url, content=query, headers=headers) as answer,
        ):
            if answer.status_code != 200:
                raise ReadError(url, f"the authority answered with status {answer.status_code}")
            body = b""
            for part in answer.iter_bytes():
                body += part
                if len(body) > _MOST_BYTES:
                    raise ReadError(url, "the answer is too large for a time stamp")
            return body
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise ReadError(url, f"the authority gave no answer ({error})") from error
