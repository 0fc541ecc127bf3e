"""The program as its operators run it: the release binary, a store, a server on a free port.

    python3 -m unittest discover -s tests/faults      with build/release/wangge
WANGGE_TEST_PG names a PostgreSQL (tests/support/postgres.sh run …); without it those tests skip.
"""
import atexit
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = pathlib.Path(os.environ.get("WANGGE_BINARY", ROOT / "build" / "release" / "wangge"))
POSTGRES = os.environ.get("WANGGE_TEST_PG", "")
scratch = pathlib.Path(tempfile.mkdtemp(prefix="wangge_faults."))
atexit.register(shutil.rmtree, scratch, ignore_errors=True)


def run(*words, code=0, **more):
    """One command to its end; its standard output. Fails on another exit code than `code`."""
    done = subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, timeout=300, **more)
    if code is not None and done.returncode != code:
        raise AssertionError(f"wangge {' '.join(map(str, words))} ended with {done.returncode}\n"
                             f"{done.stdout}{done.stderr}")
    return done.stdout if code == 0 else done


def demonstration() -> pathlib.Path:
    """A community, made once a run; copy it before changing it."""
    data = scratch / "demonstration"
    if not data.exists():
        run("demo", "--data", data, "--scale", "community", "--quiet")
    return data


def copy_of_demonstration() -> pathlib.Path:
    data = scratch / f"data-{uuid.uuid4().hex}"
    shutil.copytree(demonstration(), data)
    return data


def postgres_place() -> str:
    """An empty schema of its own on the PostgreSQL of the tests."""
    schema = "t_" + uuid.uuid4().hex
    subprocess.run(["psql", "-q", POSTGRES, "-c", f"CREATE SCHEMA {schema}"], check=True)
    joint = "&" if "?" in POSTGRES else "?"
    return f"{POSTGRES}{joint}options=-csearch_path%3D{schema}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class server:
    """A serving process; `store` are the words that name its store."""

    def __init__(self, *store, env=None, words=()):
        self.port = free_port()
        self.log = open(scratch / f"serve-{self.port}.log", "w+")
        self.process = subprocess.Popen(
            [BINARY, "serve", *map(str, store), "--listen", f"127.0.0.1:{self.port}", *map(str, words)],
            stdout=self.log, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})})
        self.wait_until_ready()

    def wait_until_ready(self):
        for _ in range(300):
            if self.process.poll() is not None:
                raise AssertionError(f"wangge serve ended with {self.process.returncode}: {self.told()}")
            try:
                if self.client().get("/readyz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"not ready: {self.told()}")

    def told(self) -> str:
        return pathlib.Path(self.log.name).read_text(encoding="utf-8")

    def client(self):
        return client(self.port)

    def stop(self):
        self.end(signal.SIGTERM)
        return self.process.returncode

    def kill(self):
        self.end(signal.SIGKILL)

    def end(self, how):
        if self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(30)
        self.log.close()


class client:
    """One connection that asks one thing after another."""

    def __init__(self, port):
        self.wire = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {}

    def __del__(self):
        self.wire.close()

    def ask(self, verb, path, body=None, headers=None):
        text = body if isinstance(body, (bytes, type(None))) else json.dumps(body)
        self.wire.request(verb, path, text, {**self.headers, **(headers or {})})
        answer = self.wire.getresponse()
        raw = answer.read()
        self.answer_headers = answer.headers
        is_json = "json" in (answer.getheader("Content-Type") or "")
        return answer.status, json.loads(raw) if is_json and raw else raw

    def get(self, path):
        return self.ask("GET", path)

    def sign_in(self, data, role="district_admin"):
        who = next(one for one in json.loads((data / "demo-accounts.json").read_text()) if one["role"] == role)
        status, told = self.ask("POST", "/api/v1/session", {"username": who["username"], "password": who["password"]})
        if status != 200:
            raise AssertionError(f"sign in: {status} {told}")
        self.headers = {"Cookie": self.answer_headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": told["csrf_token"]}
        return self

    def with_session_of(self, other):
        self.headers = dict(other.headers)
        return self


def sql(data, text, *values):
    """A statement on the SQLite file itself, past the program."""
    with sqlite3.connect(data / "wangge.db") as db:
        rows = db.execute(text, values).fetchall()
    db.close()
    return rows
