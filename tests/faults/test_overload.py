"""More than the server can do: statistics are shed first, reads later, writes last, each with 503 and
when to come back; afterwards all is answered again."""
import collections
import selectors
import socket
import unittest

import world


def request(verb, path, headers, body=b""):
    lines = [f"{verb} {path} HTTP/1.1", "Host: a", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def flood(port, requests):
    """Sends all at once, each on its own connection; [(status, has Retry-After)] in their order."""
    wires = [socket.create_connection(("127.0.0.1", port), timeout=30) for _ in requests]
    for wire, text in zip(wires, requests):
        wire.sendall(text)
    heads = [b""] * len(wires)
    waiting = selectors.DefaultSelector()
    for i, wire in enumerate(wires):
        waiting.register(wire, selectors.EVENT_READ, i)
    while waiting.get_map():
        ready = waiting.select(30)
        if not ready:
            raise AssertionError(f"{len(waiting.get_map())} requests were never answered")
        for key, _ in ready:
            heads[key.data] += key.fileobj.recv(65536)
            if b"\r\n\r\n" in heads[key.data] or not heads[key.data]:
                waiting.unregister(key.fileobj)
                key.fileobj.close()
    return [(int(head.split(b" ")[1]), b"retry-after:" in head.split(b"\r\n\r\n")[0].lower()) for head in heads]


class overload(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = world.copy_of_demonstration()
        cls.serving = world.server("--data", cls.data, words=("--readers", "1"))
        cls.session = cls.serving.client().sign_in(cls.data)
        cls.community = next(one["code"]["code"] for one in cls.session.get("/api/v1/units?level=community")[1]["items"])

    @classmethod
    def tearDownClass(cls):
        assert cls.serving.stop() == 0
        world.run("check", "--data", cls.data)

    def kinds(self):
        headers = self.session.headers
        statistic = request("GET", f"/api/v1/map/places?unit={self.community}", headers)
        read = request("GET", "/api/v1/persons?limit=100", headers)
        grid = self.session.get("/api/v1/units?level=grid&limit=1")[1]["items"][0]["code"]["code"]
        write = [request("POST", "/api/v1/courtyards", headers,
                         world.json.dumps({"grid": grid, "address": f"超载院{n}"}).encode()) for n in range(200)]
        return statistic, read, write

    def test_statistics_go_first_and_writes_last(self):
        statistic, read, write = self.kinds()
        told = flood(self.serving.port, [statistic] * 300 + [read] * 100 + write)
        counted = [collections.Counter(status for status, _ in part) for part in (told[:300], told[300:400], told[400:])]
        self.assertEqual(set(counted[0]) | set(counted[1]) | {200, 503}, {200, 503}, counted)
        self.assertGreater(counted[0][503], 3 * counted[1][503], counted)
        self.assertEqual(counted[2], {201: 200})
        # Pages of a thousand: short ones are answered as fast as they come.
        long = request("GET", "/api/v1/persons?limit=1000", self.session.headers)
        told = flood(self.serving.port, [long] * 900 + write)
        counted = [collections.Counter(status for status, _ in part) for part in (told[:900], told[900:])]
        self.assertGreater(counted[0][503], 0, counted)
        self.assertEqual(set(counted[0]), {200, 503})
        self.assertEqual(counted[1], {201: 200})
        self.assertTrue(all(retry for status, retry in told if status == 503), "503 says when to come back")
        self.assertEqual(self.session.get("/api/v1/persons?limit=10")[0], 200)
        metrics = self.session.get("/metrics")[1].decode()
        self.assertRegex(metrics, r'wangge_shed_total\{lane="statistics"\} [1-9]')


if __name__ == "__main__":
    unittest.main()
