// Made by schema/generate.py from schema/. Do not edit.
#include "gen/ddl.h"

namespace wangge::db {
namespace {

constexpr std::string_view sqlite_ddl = R"sql(CREATE TABLE store(
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE shop(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  name TEXT NOT NULL,
  code TEXT,
  status INTEGER,
  sealed INTEGER,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id)) STRICT;
CREATE INDEX shop_scope ON shop(grid, id);
CREATE UNIQUE INDEX shop_code ON shop(district, code) WHERE code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX shop_status ON shop(status, grid, id);
CREATE INDEX shop_sealed ON shop(grid, id) WHERE sealed = 1;
CREATE INDEX shop_import ON shop(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE owner(
  district INTEGER NOT NULL,
  id BLOB NOT NULL,
  grid INTEGER NOT NULL,
  shop BLOB NOT NULL,
  name TEXT NOT NULL,
  phone_ct BLOB,
  phone_bx BLOB,
  weight REAL,
  born_on INTEGER,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by BLOB NOT NULL,
  import_id BLOB,
  ended_on INTEGER,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, shop) REFERENCES shop(district, id)) STRICT;
CREATE INDEX owner_scope ON owner(grid, id);
CREATE INDEX owner_shop ON owner(shop, id) WHERE shop IS NOT NULL;
CREATE INDEX owner_phone ON owner(phone_bx) WHERE phone_bx IS NOT NULL;
CREATE INDEX owner_weight ON owner(weight, grid, id);
CREATE INDEX owner_import ON owner(import_id, id) WHERE import_id IS NOT NULL;
)sql";

constexpr std::string_view postgres_ddl = R"sql(CREATE TABLE store(
  name text COLLATE "C" PRIMARY KEY,
  value bytea NOT NULL);

CREATE TABLE shop(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  code text COLLATE "C",
  status bigint,
  sealed bigint,
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id));
CREATE INDEX shop_scope ON shop(grid, id);
CREATE UNIQUE INDEX shop_code ON shop(district, code) WHERE code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX shop_status ON shop(status, grid, id);
CREATE INDEX shop_sealed ON shop(grid, id) WHERE sealed = 1;
CREATE INDEX shop_import ON shop(import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE owner(
  district bigint NOT NULL,
  id uuid NOT NULL,
  grid bigint NOT NULL,
  shop uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  phone_ct bytea,
  phone_bx bytea,
  weight double precision,
  born_on bigint,
  version bigint NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  import_id uuid,
  ended_on bigint,
  PRIMARY KEY(district, id),
  FOREIGN KEY(district, shop) REFERENCES shop(district, id));
CREATE INDEX owner_scope ON owner(grid, id);
CREATE INDEX owner_shop ON owner(shop, id) WHERE shop IS NOT NULL;
CREATE INDEX owner_phone ON owner(phone_bx) WHERE phone_bx IS NOT NULL;
CREATE INDEX owner_weight ON owner(weight, grid, id);
CREATE INDEX owner_import ON owner(import_id, id) WHERE import_id IS NOT NULL;
)sql";

}  // namespace

std::string_view reference_ddl(dialect engine) {
  return engine == dialect::sqlite ? sqlite_ddl : postgres_ddl;
}

}  // namespace wangge::db
