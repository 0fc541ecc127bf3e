"""Requests as attackers and broken machines send them: each ends in a 4xx or a closed connection, in
bounded time, and the server goes on answering others."""
import resource
import socket
import time
import unittest

import world

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = world.copy_of_demonstration()
        cls.serving = world.server("--data", cls.data)
        cls.session = cls.serving.client().sign_in(cls.data)

    @classmethod
    def tearDownClass(cls):
        assert cls.serving.stop() == 0

    def tearDown(self):
        started = time.monotonic()
        fresh = self.serving.client().with_session_of(self.session)
        self.assertEqual(fresh.get("/readyz")[0], 200)
        self.assertEqual(fresh.get("/api/v1/persons?limit=10")[0], 200)
        self.assertLess(time.monotonic() - started, 2, "the server is not well")

    def wire(self):
        return socket.create_connection(("127.0.0.1", self.serving.port), timeout=30)

    def raw(self, data: bytes) -> bytes:
        with self.wire() as wire:
            wire.sendall(data)
            wire.shutdown(socket.SHUT_WR)
            out = b""
            try:
                while part := wire.recv(65536):
                    out += part
            except ConnectionResetError:
                pass
            return out

    def status(self, data: bytes) -> int:
        answer = self.raw(data)
        return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0

    def test_what_http_does_not_allow_is_refused(self):
        host = b"Host: a\r\n"
        for name, text in {
            "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
            "two hosts": b"GET /healthz HTTP/1.1\r\n" + host + b"Host: b\r\n\r\n",
            "folded line": b"GET /healthz HTTP/1.1\r\n" + host + b"X: a\r\n b\r\n\r\n",
            "odd coding": b"POST /api/v1/session HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
            "coding that only ends in chunked": b"POST /api/v1/session HTTP/1.1\r\n" + host
                + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "length and coding": b"POST /api/v1/session HTTP/1.1\r\n" + host
                + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "two lengths": b"POST /api/v1/session HTTP/1.1\r\n" + host + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
            "a length below nothing": b"POST /api/v1/session HTTP/1.1\r\n" + host + b"Content-Length: -1\r\n\r\n",
            "blank before the colon": b"GET /healthz HTTP/1.1\r\n" + host + b"X : a\r\n\r\n",
            "a NUL": b"GET /healthz HTTP/1.1\r\n" + host + b"X: a\0b\r\n\r\n",
            "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 60,
            "an old version": b"GET /healthz HTTP/0.9\r\n" + host + b"\r\n",
            "two dots": b"GET /../../etc/passwd HTTP/1.1\r\n" + host + b"\r\n",
            "two encoded dots": b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + host + b"\r\n",
            "a broken escape": b"GET /%zz HTTP/1.1\r\n" + host + b"\r\n",
            "no UTF-8": b"GET /api/v1/persons?q=%ff%fe HTTP/1.1\r\n" + host + b"\r\n",
            "a huge header": b"GET / HTTP/1.1\r\n" + host + b"X: " + b"a" * 100_000 + b"\r\n\r\n",
            "ten thousand headers": b"GET / HTTP/1.1\r\n" + host + b"X: a\r\n" * 10_000 + b"\r\n",
            "a huge target": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n" + host + b"\r\n",
            "a huge body": b"POST /api/v1/session HTTP/1.1\r\n" + host + b"Content-Length: 99999999999\r\n\r\n",
            "a chunk without end": b"POST /api/v1/session HTTP/1.1\r\n" + host
                + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            "a tunnel": b"CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n",
        }.items():
            with self.subTest(name):
                status = self.status(text)
                self.assertTrue(400 <= status < 500 or status in (0, 501, 505), f"{name}: {status}")

    def test_the_absolute_form_is_the_same_address(self):
        self.assertEqual(self.status(b"GET http://a/healthz HTTP/1.1\r\nHost: a\r\n\r\n"), 200)
        self.assertIn(self.status(b"GET http://a/api/v1/persons HTTP/1.1\r\nHost: a\r\n\r\n"), (400, 401))

    def test_json_too_deep_or_too_large_is_refused(self):
        for body in (b"[" * 100_000, b'{"a":' * 50_000, b'{"username":"' + b"a" * 900_000 + b'"}',
                     b"\xff\xfe\xfd", b'{"username":"\xc3\x28","password":"x"}', b'{"a":1,"a":2}'):
            status, told = self.session.ask("POST", "/api/v1/session", body)
            self.assertTrue(400 <= status < 500, f"{status} {told}")
            status, told = self.session.ask("POST", "/api/v1/persons", body)
            self.assertTrue(400 <= status < 500, f"{status} {told}")
        status, _ = self.serving.client().with_session_of(self.session).ask("POST", "/api/v1/persons", b" " * (2 << 20))
        self.assertEqual(status, 413)

    def test_many_requests_in_one_piece_are_answered_in_order(self):
        paths = [b"/healthz", b"/nothing.txt", b"/healthz", b"/openapi.json"] * 50
        answer = self.raw(b"".join(b"GET " + p + b" HTTP/1.1\r\nHost: a\r\n\r\n" for p in paths))
        statuses = [int(part.split(b" ", 1)[0]) for part in answer.split(b"HTTP/1.1 ")[1:]]
        self.assertEqual(statuses, [200, 404, 200, 200] * 50)

    def test_slow_senders_are_cut_and_hold_nobody_up(self):
        slow = [self.wire() for _ in range(200)]
        for wire in slow:
            wire.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-")
        started = time.monotonic()
        while time.monotonic() - started < 8:
            for wire in slow:
                wire.sendall(b"a")
            asked = time.monotonic()
            self.assertEqual(self.serving.client().get("/healthz")[0], 200)
            self.assertLess(time.monotonic() - asked, 1)
            time.sleep(0.5)
        for wire in slow:
            wire.settimeout(20)
            try:
                told = wire.recv(1000)
            except ConnectionResetError:
                told = b""
            self.assertTrue(told == b"" or told.startswith(b"HTTP/1.1 408"), told)
            wire.close()

    def test_a_reader_that_does_not_read_holds_nobody_up(self):
        idle = []
        for _ in range(50):
            wire = self.wire()
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            wire.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n" * 20)
            idle.append(wire)
        asked = time.monotonic()
        for _ in range(20):
            self.assertEqual(self.serving.client().get("/healthz")[0], 200)
        self.assertLess(time.monotonic() - asked, 5)
        for wire in idle:
            wire.close()

    @unittest.skipUnless(hard >= 11_000, "too few descriptors allowed")
    def test_ten_thousand_connections(self):
        before = self.memory()
        many = [self.wire() for _ in range(10_000)]
        asked = time.monotonic()
        self.assertEqual(self.session.get("/api/v1/overview")[0], 200)
        self.assertLess(time.monotonic() - asked, 2)
        for wire in many[::100]:
            wire.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        for wire in many[::100]:
            self.assertTrue(wire.recv(100).startswith(b"HTTP/1.1 200"))
        self.assertLess(self.memory() - before, 150 << 20, "bytes for ten thousand idle connections")
        for wire in many:
            wire.close()

    def memory(self):
        text = (world.pathlib.Path("/proc") / str(self.serving.process.pid) / "statm").read_text()
        return int(text.split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    unittest.main()
