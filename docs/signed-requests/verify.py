"""Verifies that a request comes from a gateway of the hub: docs/signed-requests.md. Needs Python 3.9 and nothing else.

    verifier = Verifier(keys=os.environ["GATEWAY_KEYS"].split(","))
    envelope = verifier.verify(method, path_with_query, body, headers["hub-envelope"], headers["hub-signature"])

`python3 verify.py vectors.json` checks it against the test vectors.
"""

import base64
import hashlib
import hmac
import json
import sys
import time
from typing import Optional

MAX_CLOCK_DISTANCE_MS = 30_000
# From 30 s before the clock to 30 s after it, and the millisecond at both ends.
NONCE_LIFETIME_MS = 2 * MAX_CLOCK_DISTANCE_MS + 1


class Refused(Exception):
    """Answer with this status; nothing of the request may be carried out."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Verifier:
    """One for the whole process: it remembers the nonces that it has seen."""

    def __init__(self, keys: list[str], started_at_ms: Optional[int] = None) -> None:
        self._keys = [key.encode() for key in keys]
        self._started_at_ms = now_in_ms() if started_at_ms is None else started_at_ms
        # Each nonce is in one of them for as long as its envelope could be fresh.
        self._current: set[str] = set()
        self._former: set[str] = set()
        self._turn_at_ms = 0

    def verify(
        self, method: str, path: str, body: bytes, envelope: str, signature: str, now_ms: Optional[int] = None
    ) -> dict:
        """The envelope, whose `caller` asks. `path` is as in the request line, with its query string."""
        now = now_in_ms() if now_ms is None else now_ms
        message = f"{method}\n{path}\n{envelope}\n".encode() + body
        if not any(hmac.compare_digest(sign(key, message), signature.encode()) for key in self._keys):
            raise Refused(401, "not signed by the gateway")
        opened = open_envelope(envelope)
        if opened is None:
            raise Refused(401, "not an envelope")
        if abs(now - opened["issuedAtMs"]) > MAX_CLOCK_DISTANCE_MS:
            raise Refused(401, "signed too long ago, or the clocks differ")
        if opened["issuedAtMs"] < self._started_at_ms:
            raise Refused(503, "signed before this process started, which knows no nonces from then")
        if not self._is_new(opened["nonce"], now):
            raise Refused(401, "seen before")
        return opened

    def _is_new(self, nonce: str, now: int) -> bool:
        if now >= self._turn_at_ms:
            self._former, self._current = self._current, set()
            self._turn_at_ms = now + NONCE_LIFETIME_MS
        if nonce in self._current or nonce in self._former:
            return False
        self._current.add(nonce)
        return True


def sign(key: bytes, message: bytes) -> bytes:
    return encode(hmac.new(key, message, hashlib.sha256).digest())


def encode(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def open_envelope(encoded: str) -> Optional[dict]:
    try:
        value = json.loads(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
        caller = value["caller"]
        is_one = (
            isinstance(caller["id"], str)
            and isinstance(caller["mayWrite"], bool)
            and isinstance(value["issuedAtMs"], int)
            and isinstance(value["nonce"], str)
            and isinstance(value["requestId"], str)
        )
        return value if is_one else None
    except (ValueError, TypeError, KeyError):
        return None


def now_in_ms() -> int:
    return time.time_ns() // 1_000_000


def check_vectors(path: str) -> int:
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    failed = 0
    for vector in vectors:
        verifier = Verifier(vector["keys"], vector["startedAtMs"])
        for nonce in vector["seenNonces"]:
            verifier._is_new(nonce, vector["nowMs"])
        try:
            opened = verifier.verify(
                vector["method"],
                vector["path"],
                base64.b64decode(vector["body"]),
                vector["envelope"],
                vector["signature"],
                vector["nowMs"],
            )
            status, caller = 200, opened["caller"]
        except Refused as refused:
            status, caller = refused.status, None
        if (status, caller) != (vector["status"], vector["caller"]):
            failed += 1
            print(f"{vector['name']}: {status}")
    print(f"{len(vectors) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(check_vectors(sys.argv[1]))
