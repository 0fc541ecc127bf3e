"""kill -9 while many write: no answered write is lost, and the store agrees with itself."""
import random
import shutil
import threading
import time
import unittest
import uuid

import world

WRITERS, ROUNDS = 12, 4


class writing:
    """Clients that note a household each time and remember what was answered."""

    def __init__(self, serving, session, household):
        self.answered, self.lock, self.household = {}, threading.Lock(), household
        self.threads = [threading.Thread(target=self.write, args=(serving.client().with_session_of(session),))
                        for _ in range(WRITERS)]
        for one in self.threads:
            one.start()

    def write(self, asking):
        try:
            while True:
                name = str(uuid.uuid4())
                status, told = asking.ask("POST", "/api/v1/courtyards", {
                    "id": name, "grid": self.household["grid"]["code"], "address": f"测试院{name[:8]}"})
                if status != 201:
                    raise AssertionError(f"{status} {told}")
                with self.lock:
                    self.answered[name] = told["version"]
        except (OSError, world.http.client.HTTPException):
            return  # the server is gone

    def join(self):
        for one in self.threads:
            one.join()
        return self.answered


class killed(unittest.TestCase):
    def rounds(self, *store, data):
        answered = {}
        for turn in range(ROUNDS):
            serving = world.server(*store)
            session = serving.client().sign_in(data)
            household = session.get("/api/v1/households?limit=1")[1]["items"][0]
            work = writing(serving, session, household)
            while len(work.answered) < 40 and any(one.is_alive() for one in work.threads):
                time.sleep(0.05)
            time.sleep(random.random() / 2)
            serving.kill()
            fresh = work.join()
            self.assertGreaterEqual(len(fresh), 40, f"round {turn} wrote too little to tell")
            answered.update(fresh)
        serving = world.server(*store)
        session = serving.client().sign_in(data)
        lost = [name for name in answered if session.get(f"/api/v1/courtyards/{name}")[0] != 200]
        total = session.get("/api/v1/courtyards?limit=1")[1]["total"]
        self.assertEqual(serving.stop(), 0)
        self.assertEqual(lost, [], f"of {len(answered)} answered writes")
        self.assertGreaterEqual(total, len(answered))
        world.run("check", *store)

    def test_sqlite_keeps_every_answered_write(self):
        data = world.copy_of_demonstration()
        self.rounds("--data", data, data=data)

    @unittest.skipUnless(world.POSTGRES, "WANGGE_TEST_PG is not set")
    def test_postgres_keeps_every_answered_write(self):
        data = world.copy_of_demonstration()
        place = world.postgres_place()
        world.run("copy", "--from", data, "--to", place)
        (data / "wangge.db").unlink()
        self.rounds("--data", data, "--db", place, data=data)

    def test_a_cut_demonstration_is_told_and_made_again(self):
        data = world.scratch / "cut"
        making = world.subprocess.Popen([world.BINARY, "demo", "--data", data, "--scale", "street", "--quiet"],
                                        stdout=world.subprocess.DEVNULL, stderr=world.subprocess.DEVNULL)
        time.sleep(1)
        making.kill()
        making.wait()
        for words in (("demo", "--scale", "community"), ("serve", "--listen", "127.0.0.1:0")):
            told = world.run(*words, "--data", data, code=1)
            self.assertIn("did not come to its end", told.stderr)
        shutil.rmtree(data)
        world.run("demo", "--data", data, "--scale", "community", "--quiet")
        world.run("check", "--data", data)


if __name__ == "__main__":
    unittest.main()
