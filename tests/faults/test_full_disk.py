"""A disk without room: saving is refused clearly, reading goes on, and when room returns so does saving.

full_disk.c, loaded before the C library, answers "no space left" for files of the store while a flag file
exists: a real full disk would need a mount of its own.
"""
import subprocess
import unittest

import world


def shim():
    made = world.scratch / "full_disk.so"
    if not made.exists():
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", made, world.ROOT / "tests/faults/full_disk.c", "-ldl"],
                       check=True)
    return made


class full_disk(unittest.TestCase):
    def setUp(self):
        self.data = world.copy_of_demonstration()
        self.flag = self.data.parent / f"{self.data.name}.full"
        self.serving = world.server("--data", self.data, env={
            "LD_PRELOAD": str(shim()), "FULL_DISK_FLAG": str(self.flag), "FULL_DISK_BELOW": str(self.data)})
        self.session = self.serving.client().sign_in(self.data)
        self.place = self.session.get("/api/v1/places?limit=1")[1]["items"][0]

    def tearDown(self):
        self.serving.kill()

    def change(self, note):
        now = self.session.get(f"/api/v1/places/{self.place['id']}")[1]
        return self.session.ask("PATCH", f"/api/v1/places/{self.place['id']}", {"note": note},
                                {"If-Match": str(now["version"])})

    def test_saving_stops_reading_goes_on_and_saving_comes_back(self):
        self.assertEqual(self.change("before")[0], 200)
        self.flag.touch()
        for _ in range(3):
            status, told = self.change("x" * 1500)
            self.assertIn(status, (503, 507), told)
            self.assertEqual(told["code"], "store_full")
            self.assertIn("Retry-After", self.session.answer_headers)
        for path in ("/api/v1/persons?limit=5", "/api/v1/overview", f"/api/v1/places/{self.place['id']}", "/healthz"):
            self.assertEqual(self.session.get(path)[0], 200, path)
        self.assertEqual(self.session.get(f"/api/v1/places/{self.place['id']}")[1]["note"], "before")
        self.flag.unlink()
        self.assertEqual(self.change("after")[0], 200)
        self.assertEqual(self.serving.stop(), 0)
        world.run("check", "--data", self.data)

    def test_an_export_and_a_backup_without_room_say_so(self):
        self.flag.touch()
        status, told = self.session.ask("POST", "/api/v1/exports", {"kind": "persons", "format": "csv", "purpose": "test"})
        self.assertIn(status, (503, 507), told)
        self.flag.unlink()
        full = world.run("backup", "--data", self.data, "--to", self.data / "backup", code=None, env={
            **world.os.environ, "LD_PRELOAD": str(shim()), "FULL_DISK_FLAG": "/", "FULL_DISK_BELOW": str(self.data / "backup")})
        self.assertNotEqual(full.returncode, 0)
        self.assertNotEqual(full.stderr.strip(), "")
        again = world.run("backup", "--data", self.data, "--to", self.data / "backup", code=None)
        self.assertEqual(again.returncode, 0, again.stderr)


if __name__ == "__main__":
    unittest.main()
