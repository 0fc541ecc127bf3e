"""The desk's server in memory, for looking at pages without the real one. Never shipped.

usage: python3 web/tests/fake/server.py PORT
"""
import functools
import http.server
import json
import mimetypes
import pathlib
import re
import sys
import time
import urllib.parse

import data

DIST = data.ROOT / "web" / "dist"
ENTITIES = data.entities()
STORE = data.make_all()
CATALOGUE = re.compile(r'\{"(\w+)", "([^"]+)", "([^"]+)", "([^"]+)", "", "(\w+)", \{(.*?)\},\n\s+"([^"]+)", "([^"]+)"\}')
CONDITION = re.compile(r'\{"(\w+)", \{([^}]*)\}\}')
PLURAL = {e["name"]: e["plural"] for e in ENTITIES}


def figure_meta(found: tuple) -> dict:
    name, zh, en, word, entity, conditions, more_zh, more_en = found
    filters = {field: [c.strip(' "') for c in codes.split(",")] for field, codes in CONDITION.findall(conditions)}
    return {"id": name, "label_zh": zh, "label_en": en, "unit": word, "definition_zh": more_zh,
            "definition_en": more_en, "list": PLURAL[entity],
            "filter": "&".join(f"{k}={','.join(v)}" for k, v in filters.items()), "codes": filters}


# The same catalogue as the server's, read from its source.
FIGURES = [figure_meta(f) for f in CATALOGUE.findall((data.ROOT / "src" / "records" / "figures.cpp").read_text())]
BY_GRID: dict = {}
for plural, items in STORE.items():
    for one in items:
        BY_GRID.setdefault((plural, (one.get("grid") or {}).get("code", "")), []).append(one)
ACCOUNT = {"username": "zhoumin", "display_name": "周敏", "role": "district_admin", "language": "zh",
           "scope": {"code": "370105", "name": "天桥区（演示）", "level": "district"},
           "permissions": ["register.read", "register.write", "register.end", "register.move",
                           "register.bulk", "persons.reveal", "export", "import", "duplicates", "quality", "overview", "map",
                           "jobs", "views", "accounts.read", "accounts.write", "audit.read", "settings"]}


def code_of(item: dict) -> str:
    return item.get("code") or (item.get("grid") or {}).get("code", "")


def rows(kind: str, unit: str, filters: dict, q: str = "") -> list[dict]:
    def fits(item):
        if not code_of(item).startswith(unit) or item.get("ended_on"):
            return False
        if q and q not in json.dumps(item, ensure_ascii=False):
            return False
        for name, codes in filters.items():
            if name == "quality":
                continue
            value = item.get(name)
            value = value.get("id") if isinstance(value, dict) else value
            if str(value) not in codes:
                return False
        return True
    pool = BY_GRID.get((kind, unit), []) if len(unit) == 15 and kind != "units" else STORE.get(kind, [])
    return [item for item in pool if fits(item)]


@functools.lru_cache(None)
def figures(unit: str) -> dict:
    if len(unit) < 15:
        inner = [figures(u["code"]) for u in STORE["units"] if len(u["code"]) == {6: 9, 9: 12, 12: 15}[len(unit)] and u["code"].startswith(unit)]
        out = {f["id"]: sum(i[f["id"]] for i in inner) for f in FIGURES}
        for f in (f for f in FIGURES if f["list"] == "units"):
            out[f["id"]] = len(rows("units", unit, f["codes"]))
        return out
    return {f["id"]: len(rows(f["list"], unit, f["codes"])) for f in FIGURES}


def children(code: str) -> list[dict]:
    step = {6: 9, 9: 12, 12: 15}.get(len(code), 0)
    return [{"code": u["code"], "name": u["name"], "level": u["level"], "figures": figures(u["code"])}
            for u in STORE["units"] if len(u["code"]) == step and u["code"].startswith(code)]


def shape(box: tuple) -> dict:
    x, y, w, h = box
    ring = [[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]]
    return {"type": "Polygon", "coordinates": [[[116.9 + a * 0.05, 36.65 + b * 0.04] for a, b in ring]]}


def map_units(query: dict) -> dict:
    length = {"street": 9, "community": 12, "grid": 15}[query["level"]]
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": shape(u["box"]),
         "properties": {"code": u["code"], "name": u["name"], "value": figures(u["code"])[query.get("figure", "persons_registered")]}}
        for u in STORE["units"] if len(u["code"]) == length and u["code"].startswith(query.get("unit", ""))]}


def map_places(query: dict) -> dict:
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [i["lon"], i["lat"]]},
         "properties": {"kind": kind, "id": i["id"], "name": i.get("name") or i.get("address")}}
        for kind in ("compounds", "buildings", "courtyards", "places") for i in rows(kind, query["unit"], {})]}


def record(kind: str, key: str) -> dict | None:
    found = next((i for i in STORE[kind] if key in (i["id"], i.get("code"))), None)
    if not found:
        return None
    code = code_of(found)
    path = [{"code": u["code"], "name": u["name"], "level": u["level"]}
            for u in STORE["units"] if code.startswith(u["code"])]
    return {**found, "_path": path, "_links": {}}


def answer_list(kind: str, query: dict) -> dict:
    known = {"unit", "q", "sort", "limit", "cursor", "lang"}
    filters = {k: v.split(",") for k, v in query.items() if k not in known}
    found = rows(kind, query.get("unit", ""), filters, query.get("q", ""))
    sort = query.get("sort", "")
    if sort:
        found = sorted(found, key=lambda i: str(i.get(sort.lstrip("-")) or ""), reverse=sort[0] == "-")
    at, limit = int(query.get("cursor") or 0), int(query.get("limit") or 50)
    after = at + limit
    return {"items": found[at:after], "total": len(found), "as_of": now(),
            "next": str(after) if after < len(found) else None}


def now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def read(path: str, query: dict):
    part = path.strip("/").split("/")
    if path == "/session":
        return {"csrf_token": "fake", "account": ACCOUNT, "demo": True}
    if path == "/meta":
        return {"entities": ENTITIES, "figures": FIGURES}
    if path == "/overview":
        return {"unit": next(u for u in STORE["units"] if u["code"] == query["unit"]), "as_of": now(), "figures": [{"id": k, "value": v} for k, v in figures(query["unit"]).items()]}
    if path == "/search":
        return {"items": [{"kind": k[:-1], "id": i["id"], "label": i.get("name") or i.get("address"), "detail": i.get("address", ""),
                           "grid": i.get("grid")} for k in ("units", "persons", "buildings") for i in rows(k, "", {}, query["q"])[:6]]}
    if path == "/quality":
        return {"as_of": now(), "rules": [{"id": "no_id", "label_zh": "没有证件号且未写原因", "label_en": "No ID number and no reason", "count": 212, "list": "persons"},
                                          {"id": "empty_home", "label_zh": "在住的户没有人", "label_en": "Occupied household without persons", "count": 37, "list": "households"}]}
    if path in ("/map/units", "/map/places"):
        return map_units(query) if path.endswith("units") else map_places(query)
    if part[0] == "units" and part[-1] == "children":
        return {"items": children(part[1])}
    if part[-1] == "history":
        return {"items": [{"version": 1, "at": now(), "by": "周敏", "why": "登记", "changes": []}]}
    if part[0] in STORE:
        return answer_list(part[0], query) if len(part) == 1 else record(part[0], part[1])
    return {"items": [], "total": 0}


class handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def send(self, status: int, body: bytes, media: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
                         "object-src 'none'; base-uri 'self'; frame-ancestors 'none'")
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        if url.path.startswith("/api/v1"):
            query = dict(urllib.parse.parse_qsl(url.query))
            if url.path.endswith("/events"):
                return self.send(200, b": \n\n", "text/event-stream")
            found = read(url.path[7:], query)
            return self.send(200 if found else 404, json.dumps(found, ensure_ascii=False).encode(), "application/json")
        name = url.path.lstrip("/") or "index.html"
        file = DIST / (name.rstrip("/") + "/index.html" if (DIST / name).is_dir() else name)
        if not file.is_file() and "." not in name:
            file = DIST / "index.html"
        if not file.is_file():
            return self.send(404, b"", "text/plain")
        self.send(200, file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream")

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send(200, json.dumps(read("/session", {})).encode(), "application/json")

    do_PATCH = do_PUT = do_DELETE = do_POST


if __name__ == "__main__":
    figures("370105")
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
