"""Every command of the program end to end, refusals first."""
import json
import os
import re
import shutil
import stat
import subprocess
import unittest
import urllib.parse
import uuid

import world


class checking(unittest.TestCase):
    """`wangge check` finds what was changed behind the program's back."""

    def setUp(self):
        self.data = world.copy_of_demonstration()

    def found(self, what):
        self.assertRegex(world.run("check", "--data", self.data, code=1).stdout, what)

    def test_a_sound_store(self):
        self.assertIn("agrees", world.run("check", "--data", self.data))

    def test_a_changed_count(self):
        world.sql(self.data, "UPDATE tally SET value = value + 1 WHERE measure = 'person' AND unit ="
                             " (SELECT min(unit) FROM tally WHERE measure = 'person')")
        self.found(r"tallies: 1 fault")

    def test_a_person_removed(self):
        world.sql(self.data, "DELETE FROM person WHERE id = (SELECT id FROM person LIMIT 1)")
        self.found(r"tallies: \d+ fault")

    def test_a_reference_to_nothing(self):
        world.sql(self.data, "UPDATE person SET household = randomblob(16) WHERE id = (SELECT id FROM person LIMIT 1)")
        self.found(r"register: \d+ fault")

    def test_a_place_in_no_grid(self):
        world.sql(self.data, "UPDATE place SET grid = grid + 77 WHERE id = (SELECT id FROM place LIMIT 1)")
        self.found(r"register: \d+ fault")

    def test_an_audit_entry_removed(self):
        world.sql(self.data, "DELETE FROM audit WHERE seq = 3")
        self.found(r"audit: \d+ fault")

    def test_an_audit_entry_changed(self):
        world.sql(self.data, "UPDATE audit SET reason = 'another' WHERE seq = 3")
        self.found(r"audit: \d+ fault")

    def test_the_end_of_the_trail_cut_with_its_seals(self):
        world.sql(self.data, "DELETE FROM audit")
        world.sql(self.data, "DELETE FROM audit_seal")
        self.found(r"audit: \d+ fault")

    def test_a_missing_store_and_a_missing_key(self):
        self.assertNotEqual(world.run("check", "--data", world.scratch / "nowhere", code=None).returncode, 0)
        self.assertFalse((world.scratch / "nowhere").exists())
        (self.data / "keys" / "master.key").unlink()
        told = world.run("check", "--data", self.data, code=None)
        self.assertNotEqual(told.returncode, 0)
        self.assertIn("master.key", told.stderr)


class figures(unittest.TestCase):
    def test_json_and_words_agree_with_the_overview(self):
        data = world.demonstration()
        told = json.loads(world.run("figures", "--data", data, "--json"))
        self.assertGreater(told["persons_screened"], 1000)
        self.assertIn(str(told["persons_screened"]), world.run("figures", "--data", data))
        serving = world.server("--data", world.copy_of_demonstration())
        try:
            overview = serving.client().sign_in(data).get("/api/v1/overview")[1]
        finally:
            serving.stop()
        self.assertEqual({one["id"]: one["value"] for one in overview["figures"]}, told)

    def test_beside_a_running_server(self):
        data = world.copy_of_demonstration()
        serving = world.server("--data", data)
        try:
            world.run("figures", "--data", data, "--json")
            world.run("check", "--data", data)
        finally:
            serving.stop()

    def test_an_unknown_unit(self):
        self.assertEqual(world.run("figures", "--data", world.demonstration(), "--unit", "110101", code=None).returncode, 1)


class backups(unittest.TestCase):
    def test_a_backup_taken_while_serving_comes_back_whole(self):
        data, kept, back = world.copy_of_demonstration(), world.scratch / uuid.uuid4().hex, world.scratch / uuid.uuid4().hex
        serving = world.server("--data", data)
        session = serving.client().sign_in(data)
        grid = session.get("/api/v1/units?level=grid&limit=1")[1]["items"][0]["code"]["code"]
        made = session.ask("POST", "/api/v1/courtyards", {"grid": grid, "address": "备份院"})[1]
        world.run("backup", "--data", data, "--to", kept, "--with-key")
        session.ask("POST", "/api/v1/courtyards", {"grid": grid, "address": "备份以后"})
        serving.stop()
        self.assertEqual(stat.S_IMODE(os.stat(kept).st_mode) & 0o077, 0)
        self.assertNotEqual(world.run("backup", "--data", data, "--to", kept, code=None).returncode, 0)
        self.assertNotEqual(world.run("restore", "--data", data, "--from", kept, code=None).returncode, 0)
        self.assertIn("agrees", world.run("restore", "--data", back, "--from", kept))
        shutil.copy(data / "demo-accounts.json", back)
        serving = world.server("--data", back)
        session = serving.client().sign_in(back)
        self.assertEqual(session.get(f"/api/v1/courtyards/{made['id']}")[0], 200)
        self.assertEqual(session.get("/api/v1/courtyards?q=" + urllib.parse.quote("备份以后"))[1]["total"], 0)
        serving.stop()

    def test_without_its_key_it_waits_for_the_key(self):
        data, kept, back = world.copy_of_demonstration(), world.scratch / uuid.uuid4().hex, world.scratch / uuid.uuid4().hex
        self.assertIn("master.key", world.run("backup", "--data", data, "--to", kept))
        self.assertFalse((kept / "keys").exists())
        self.assertIn("master.key", world.run("restore", "--data", back, "--from", kept, code=None).stderr)
        shutil.copytree(data / "keys", back / "keys", dirs_exist_ok=True)
        world.run("check", "--data", back)

    def test_a_trail_cut_after_the_backup_shows(self):
        data, kept, back = world.copy_of_demonstration(), world.scratch / uuid.uuid4().hex, world.scratch / uuid.uuid4().hex
        world.run("backup", "--data", data, "--to", kept, "--with-key")
        world.sql(kept, "DELETE FROM audit")
        world.sql(kept, "DELETE FROM audit_seal")
        self.assertRegex(world.run("restore", "--data", back, "--from", kept, code=1).stdout, r"audit: \d+ fault")


class copies(unittest.TestCase):
    def same(self, first, second):
        for words in (first, second):
            world.run("check", *words)
        figures = [json.loads(world.run("figures", *words, "--json")) for words in (first, second)]
        self.assertEqual(*figures)

    def test_a_directory_into_another(self):
        data, other = world.demonstration(), world.scratch / uuid.uuid4().hex
        told = world.run("copy", "--from", data, "--to", other)
        self.assertRegex(told, r"person +5\d{3} ")
        self.assertNotIn("DIFFERS", told)
        self.same(("--data", data), ("--data", other))
        again = world.run("copy", "--from", data, "--to", other, code=None)
        self.assertNotEqual(again.returncode, 0)

    @unittest.skipUnless(world.POSTGRES, "WANGGE_TEST_PG is not set")
    def test_into_postgres_and_back(self):
        data, place, back = world.copy_of_demonstration(), world.postgres_place(), world.scratch / uuid.uuid4().hex
        world.run("copy", "--from", data, "--to", place)
        self.same(("--data", data), ("--data", data, "--db", place))
        told = world.run("copy", "--from", place, "--to", back)
        self.assertIn("master.key", told)
        shutil.copytree(data / "keys", back / "keys", dirs_exist_ok=True)
        # Without the note of the last seal a trail that was cut would look whole.
        self.assertIn("audit.head", world.run("check", "--data", back, code=1).stdout)
        shutil.copy(data / "audit.head", back / "audit.head")
        self.same(("--data", data), ("--data", back))
        for words in (("backup", "--to", data / "b"), ("restore", "--from", data)):
            self.assertIn("pg_dump", world.run(*words, "--db", place, "--data", data, code=1).stderr)

    @unittest.skipUnless(world.POSTGRES, "WANGGE_TEST_PG is not set")
    def test_a_demonstration_made_in_postgres(self):
        data, place = world.scratch / uuid.uuid4().hex, world.postgres_place()
        world.run("demo", "--data", data, "--db", place, "--scale", "community", "--quiet")
        self.same(("--data", world.demonstration()), ("--data", data, "--db", place))


class users(unittest.TestCase):
    def setUp(self):
        self.data = world.copy_of_demonstration()

    def user(self, *words, code=0):
        return world.run("user", words[0], "--data", self.data, *words[1:], code=code)

    def test_from_new_to_disabled(self):
        password = self.user("add", "wang.fang", "--name", "王芳", "--role", "medic", "--scope", "370105").strip()
        self.assertGreaterEqual(len(password), 12)
        self.assertRegex(self.user("list"), r"wang\.fang +medic +370105 +enabled")
        token = self.user("token", "wang.fang", "--label", "reader", "--days", "2").strip()
        self.assertTrue(token.startswith("wgt_"))
        fresh = self.user("passwd", "wang.fang").strip()
        self.assertNotEqual(fresh, password)
        serving = world.server("--data", self.data)
        try:
            asking = serving.client()
            for _ in range(6):
                status, told = asking.ask("POST", "/api/v1/session", {"username": "wang.fang", "password": password})
            self.assertEqual((status, told["code"]), (429, "account_locked"))
        finally:
            serving.stop()
        self.assertRegex(self.user("list"), r"wang\.fang .* locked")
        self.user("unlock", "wang.fang")
        serving = world.server("--data", self.data)
        try:
            status, told = serving.client().ask("POST", "/api/v1/session", {"username": "wang.fang", "password": fresh})
            self.assertEqual(status, 200)
        finally:
            serving.stop()
        self.user("disable", "wang.fang")
        self.assertRegex(self.user("list"), r"wang\.fang .* disabled")
        world.run("check", "--data", self.data)

    def test_refusals_leave_nothing_behind(self):
        before = self.user("list")
        for words in (("add", "x", "--name", "x", "--role", "medic", "--scope", "370105"),
                      ("add", "good.name", "--name", "x", "--role", "emperor", "--scope", "370105"),
                      ("add", "good.name", "--name", "x", "--role", "medic", "--scope", "110101"),
                      ("add", "good.name", "--name", "x", "--role", "medic", "--scope", "37010"),
                      ("add", "good.name", "--name", "x", "--role", "medic", "--scope", "370105", "--password", "short"),
                      ("passwd", "nobody"), ("disable", "nobody"), ("unlock", "nobody"), ("token", "nobody")):
            told = self.user(*words, code=None)
            self.assertEqual(told.returncode, 1, words)
            self.assertNotEqual(told.stderr.strip(), "")
        self.assertEqual(self.user("list"), before)
        missing = world.scratch / uuid.uuid4().hex
        self.assertNotEqual(world.run("user", "list", "--data", missing, code=None).returncode, 0)
        self.assertFalse(missing.exists(), "looking made a store")

    def test_beside_a_running_server_they_say_so(self):
        serving = world.server("--data", self.data)
        try:
            self.assertIn("Stop it first", self.user("passwd", "medic-district", code=None).stderr)
        finally:
            serving.stop()


class serving(unittest.TestCase):
    def test_the_first_start_prints_a_link_that_works_once(self):
        data = world.scratch / uuid.uuid4().hex
        serving = world.server("--data", data)
        try:
            link = re.search(r"http://127\.0\.0\.1:\d+/setup\?token=(\S+)", serving.told())
            self.assertIsNotNone(link, serving.told())
            first = {"token": link[1], "username": "first.admin", "password": "korrekt-Pferd-42", "display_name": "第一人"}
            asking = serving.client()
            self.assertEqual(asking.ask("POST", "/api/v1/setup", {**first, "token": "wrong"})[0], 409)
            self.assertEqual(asking.ask("POST", "/api/v1/setup", first)[0], 201)
            self.assertEqual(asking.ask("POST", "/api/v1/setup", {**first, "username": "second.admin"})[0], 409)
            status, told = asking.ask("POST", "/api/v1/session", {"username": "first.admin", "password": "korrekt-Pferd-42"})
            self.assertEqual(status, 200)
            cookie = asking.answer_headers["Set-Cookie"]
            self.assertIn("HttpOnly", cookie)
            self.assertIn("SameSite=Strict", cookie)
            self.assertNotIn("korrekt-Pferd-42", serving.told())
        finally:
            self.assertEqual(serving.stop(), 0)
        again = world.server("--data", data)
        self.assertNotIn("setup?token", again.told())
        again.stop()

    def test_a_second_server_on_the_same_store_is_refused(self):
        data = world.copy_of_demonstration()
        first = world.server("--data", data)
        try:
            told = world.run("serve", "--data", data, "--listen", "127.0.0.1:0", code=None)
            self.assertEqual(told.returncode, 1)
            self.assertIn("Another server", told.stderr)
        finally:
            first.stop()

    def test_a_file_of_settings_and_tls(self):
        data, keys = world.copy_of_demonstration(), world.scratch / uuid.uuid4().hex
        keys.mkdir()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-keyout", keys / "key.pem", "-out", keys / "cert.pem", "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
        port = world.free_port()
        (keys / "wangge.toml").write_text(
            f'[serve]\ndata = "{data}"\nlisten = "127.0.0.1:{port}"\ntls-certificate = "{keys}/cert.pem"\ntls-key = "{keys}/key.pem"\n')
        process = subprocess.Popen([world.BINARY, "--config", keys / "wangge.toml", "serve"], stdout=subprocess.DEVNULL)
        try:
            curl = ["curl", "-s", "--cacert", keys / "cert.pem", "--retry", "20", "--retry-connrefused", "--retry-delay", "1"]
            account = json.loads((data / "demo-accounts.json").read_text())[0]
            head = subprocess.run([*curl, "-D", "-", "-o", os.devnull, "-d", json.dumps(
                {"username": account["username"], "password": account["password"]}), f"https://127.0.0.1:{port}/api/v1/session"],
                check=True, capture_output=True, text=True).stdout
        finally:
            process.terminate()
            process.wait(30)
        self.assertIn("200", head.splitlines()[0])
        self.assertRegex(head, r"(?i)set-cookie: .*; Secure")
        self.assertRegex(head, r"(?i)strict-transport-security")

    def test_wrong_words_are_refused(self):
        for words in (("--listen", "8080"), ("--listen", "nowhere.invalid:80"), ("--listen", "127.0.0.1:99999"),
                      ("--tls-certificate", "/nowhere"), ("--trusted-proxy", "nobody"), ("--db", "postgresql://127.0.0.1:1/x")):
            told = world.run("serve", "--data", world.copy_of_demonstration(), *words, code=None)
            self.assertNotEqual(told.returncode, 0, words)
            self.assertNotEqual((told.stderr + told.stdout).strip(), "", words)


class config(unittest.TestCase):
    def test_what_it_prints_is_what_it_reads(self):
        first = world.run("config")
        file = world.scratch / "settings.toml"
        file.write_text(first)
        self.assertEqual(world.run("config", "--config", file), first)


if __name__ == "__main__":
    unittest.main()
