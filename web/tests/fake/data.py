"""A small invented district in memory, made from schema/entities: enough to look at every page."""
import pathlib
import random
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[3]
STREETS = ["无影山", "天桥东街", "北村", "南村", "堤口路", "北坦", "制锦市",
           "宝华", "官扎营", "纬北路", "药山", "北园", "泺口", "桑梓店"]
COMMUNITIES = ["柳岸", "清源里", "远帆", "杏坛", "梧桐里", "荷香", "朝晖"]
FAMILY = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "兰芳军静霞峰娟明秀华强伟敏丽杰涛超平刚桂英"


def entities() -> list[dict]:
    out = []
    for path in sorted((ROOT / "schema" / "entities").glob("*.toml")):
        spec = tomllib.loads(path.read_text())
        head = spec["entity"]
        fields = [describe(name, f) for name, f in spec["fields"].items()]
        out.append({"name": head["name"], "plural": head["plural"], "label_zh": head["zh"],
                    "label_en": head["en"], "label_field": head["label"], "fields": fields})
    return out


def describe(name: str, f: dict) -> dict:
    codes = [{"code": c[1], "label_zh": c[2], "label_en": c[3]} for c in f.get("codes", [])]
    return {"name": name, "kind": f["kind"], "label_zh": f["zh"], "label_en": f["en"],
            "required": f.get("required", False), "filterable": f.get("filter", False),
            "sortable": f.get("sort", False), "searchable": f.get("search", False),
            "derived": f.get("derived", False), "fixed": f.get("fixed", False),
            "masked": f["kind"] in ("id_number", "phone") or "privacy" in f,
            "codes": codes, "ref": f.get("ref"), "unit": f.get("unit"), "max": f.get("max")}


def unit(code: str, name: str, level: str, box: tuple, **more) -> dict:
    return {"id": f"u-{code}", "version": 1, "code": code, "name": name, "level": level,
            "box": box, "ended_on": None, **more}


def make_units() -> list[dict]:
    units = [unit("370105", "天桥区（演示）", "district", (0, 0, 4, 4))]
    for s, street in enumerate(STREETS):
        x, y = s % 4, 3 - s // 4
        code = f"370105{s + 1:03}"
        wide = 3.0 if s >= 12 else 1.0
        units.append(unit(code, street + "街道", "street", (x * wide if s >= 12 else x, y, wide, 1)))
        for c in range(4):
            name = COMMUNITIES[(s * 3 + c) % 7]
            inner = f"{code}{c + 1:03}"
            left = units[-1 - c * 7]["box"][0] + (c % 2) * wide / 2
            box = (left, y + (c // 2) * 0.5, wide / 2, 0.5)
            units.append(unit(inner, name + "社区", "community", box))
            for g in range(6):
                cell = (box[0] + (g % 3) * box[2] / 3, box[1] + (g // 3) * box[3] / 2,
                        box[2] / 3, box[3] / 2)
                size = [62, 214, 180, 240, 90, 460 if s == 11 else 150][g]
                units.append(unit(f"{inner}{g + 1:03}", f"{name} {g + 1:03}", "grid", cell,
                                  kind="grid_general", registered_households=size,
                                  size_class="lt100" if size < 100 else "100_300" if size <= 300 else "gt300"))
    return units


def make_all() -> dict[str, list[dict]]:
    rng = random.Random(7)
    store = {e["plural"]: [] for e in entities()}
    store["units"] = make_units()
    for grid in [u for u in store["units"] if u["level"] == "grid"]:
        fill_grid(store, grid, rng)
    return store


def fill_grid(store: dict, grid: dict, rng: random.Random) -> None:
    code, where = grid["code"], {"code": grid["code"], "name": grid["name"]}
    x, y, w, h = grid["box"]
    base = {"version": 1, "grid": where, "ended_on": None, "note": None}
    spot = lambda: {"lon": 116.9 + 0.05 * (x + w * rng.random()), "lat": 36.65 + 0.04 * (y + h * rng.random())}
    compound = {"id": f"c-{code}", "name": grid["name"][:-4] + "花园", "kind": rng.choice(["closed", "open"]),
                "address": f"{grid['name'][:-4]}路 {rng.randint(1, 99)} 号", **base, **spot()}
    store["compounds"].append(compound)
    for n in range(2):
        store["entrances"].append({"id": f"e-{code}-{n}", "name": ["南门", "东门"][n], "status": ["checkpoint", "sealed"][n],
                                   "compound": {"id": compound["id"], "label": compound["name"]}, **base, **spot()})
    building = {"id": f"b-{code}", "name": "3 号楼", "kind": "residential", "unit_count": 3, "floor_count": 6,
                "compound": {"id": compound["id"], "label": compound["name"]}, "address": compound["address"],
                "built_year": 1998, **base, **spot()}
    store["buildings"].append(building)
    store["courtyards"].append({"id": f"y-{code}", "address": f"{grid['name'][:-4]}后街 {rng.randint(1, 60)} 号院",
                                "kind": "rental", "room_count": 6, **base, **spot()})
    store["places"].append({"id": f"p-{code}", "kind": rng.choice(["hotel", "market", "enterprise", "shopfront", "school"]),
                            "name": grid["name"][:-4] + "商行", "status": "operating", "contact_name": "王*",
                            "contact_phone": "100****1351", "address": compound["address"], **base, **spot()})
    for door in range(54):
        make_door(store, base, building, door, rng)


def make_door(store: dict, base: dict, building: dict, n: int, rng: random.Random) -> None:
    unit_no, floor, nth = n // 18 + 1, n % 18 // 3 + 1, n % 3 + 1
    number = f"{floor}{nth:02}"
    address = f"{building['address']} 3 号楼 {unit_no}-{number}"
    door = {"id": f"d-{building['id']}-{n}", "building": {"id": building["id"], "label": building["name"]},
            "unit_no": unit_no, "floor": floor, "number": number, "address": address,
            "use": rng.choice(["dwelling"] * 7 + ["rental", "vacant"]), **base}
    store["doors"].append(door)
    if door["use"] == "vacant" or n % 4:
        return
    home = {"id": f"h-{door['id']}", "door": {"id": door["id"], "label": address}, "address": address,
            "kind": "tenant" if door["use"] == "rental" else "family", "occupancy": "occupied",
            "registered": door["use"] == "dwelling", **base}
    store["households"].append(home)
    for m in range(rng.randint(1, 4)):
        name = rng.choice(FAMILY)
        store["persons"].append({
            "id": f"n-{home['id']}-{m}", "household": {"id": home["id"], "label": address}, **base,
            "name": name + "*" + (rng.choice(GIVEN) if rng.random() < .7 else ""), "sex": rng.choice(["male", "female"]),
            "birth_date": f"{rng.randint(1935, 2019)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            "id_type": "resident_id", "id_number": f"3799**********{rng.randint(1000, 9999)}",
            "phone": f"1{rng.randint(0, 29):02}****{rng.randint(1000, 9999)}",
            "relation": ["head", "spouse", "child", "parent"][m],
            "residence_type": "migrant" if home["kind"] == "tenant" else "registered",
            "presence": rng.choice(["present"] * 6 + ["not_returned", "away"]), "party_member": rng.random() < .1})
