"""One connection to a server: what is sent as raw bytes, and everything that comes back."""

import re
import socket

# Asked after the exchange's own bytes: its answer shows that the connection was kept, and it ends the connection.
LAST_WORD = b"GET /-/last-word HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
# How long a server that owes no answer yet may stay silent before the last word is asked, in seconds.
SILENCE = 0.5
# How long the connection may stay open after the last word, in seconds.
PATIENCE = 1.5

# A cookie's own date from the past is compared.
VARYING = re.compile(rb"(?im)^(date|server):[^\r\n]*|(?<=; )(expires)=\w{3}, \d\d \w{3} 202[6-9][^;\r]*")
STILL_OPEN = b"\n(the connection stayed open)"


def converse(port: int, data: bytes) -> bytes:
    """Sends `data` and then a last word; returns all bytes that came back.

    Masked are the values of `date` and `server`, a cookie's `expires` that counts from now, and the port in the server's own address. A server that closed the
    connection after `data` leaves the last word unanswered, so that the connection's fate is part of what returns.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        send(connection, data)
        received = receive(connection, SILENCE) or b""
        send(connection, LAST_WORD)
        while part := receive(connection, PATIENCE):
            received += part
    fate = STILL_OPEN if part is None else b""
    received = received.replace(b"127.0.0.1:%d" % port, b"127.0.0.1:(port)")
    return VARYING.sub(lambda match: (match[1] or match[2]) + b": (varies)", received) + fate


def send(connection: socket.socket, data: bytes) -> None:
    """Sends `data`; a server that has closed the connection meanwhile does not hear it."""
    try:
        connection.sendall(data)
    except (BrokenPipeError, ConnectionResetError):
        pass


def receive(connection: socket.socket, limit: float) -> bytes | None:
    """The next bytes; empty where the server has closed the connection, None where it said nothing for `limit` s."""
    connection.settimeout(limit)
    try:
        return connection.recv(1 << 20)
    except TimeoutError:
        return None
    except ConnectionResetError:
        return b""
