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
CREATE INDEX shop_scope ON shop(grid, id, status, sealed) WHERE ended_on IS NULL;
CREATE INDEX shop_ended ON shop(grid, id) WHERE ended_on IS NOT NULL;
CREATE UNIQUE INDEX shop_code ON shop(district, code) WHERE code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX shop_status ON shop(status, grid, id) WHERE ended_on IS NULL;
CREATE INDEX shop_sealed ON shop(grid, id) WHERE sealed = 1 AND ended_on IS NULL;
CREATE INDEX shop_touched ON shop(updated_at);
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
CREATE INDEX owner_scope ON owner(grid, id) WHERE ended_on IS NULL;
CREATE INDEX owner_ended ON owner(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX owner_shop ON owner(shop, id);
CREATE INDEX owner_phone ON owner(phone_bx) WHERE phone_bx IS NOT NULL;
CREATE INDEX owner_weight ON owner(weight, grid, id) WHERE ended_on IS NULL;
CREATE INDEX owner_touched ON owner(updated_at);
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
CREATE INDEX shop_scope ON shop(grid, id, status, sealed) WHERE ended_on IS NULL;
CREATE INDEX shop_ended ON shop(grid, id) WHERE ended_on IS NOT NULL;
CREATE UNIQUE INDEX shop_code ON shop(district, code) WHERE code IS NOT NULL AND ended_on IS NULL;
CREATE INDEX shop_status ON shop(status, grid, id) WHERE ended_on IS NULL;
CREATE INDEX shop_sealed ON shop(grid, id) WHERE sealed = 1 AND ended_on IS NULL;
CREATE INDEX shop_touched ON shop(updated_at);
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
CREATE INDEX owner_scope ON owner(grid, id) WHERE ended_on IS NULL;
CREATE INDEX owner_ended ON owner(grid, id) WHERE ended_on IS NOT NULL;
CREATE INDEX owner_shop ON owner(shop, id);
CREATE INDEX owner_phone ON owner(phone_bx) WHERE phone_bx IS NOT NULL;
CREATE INDEX owner_weight ON owner(weight, grid, id) WHERE ended_on IS NULL;
CREATE INDEX owner_touched ON owner(updated_at);
CREATE INDEX owner_import ON owner(import_id, id) WHERE import_id IS NOT NULL;
)sql";

constexpr column_shape store_columns[] = {{"name", column_type::text}, {"value", column_type::blob}};
constexpr std::string_view store_keys[] = {"name"};
constexpr column_shape shop_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"name", column_type::text}, {"code", column_type::text}, {"status", column_type::integer}, {"sealed", column_type::integer}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view shop_keys[] = {"district", "id"};
constexpr column_shape owner_columns[] = {{"district", column_type::integer}, {"id", column_type::uuid}, {"grid", column_type::integer}, {"shop", column_type::uuid}, {"name", column_type::text}, {"phone_ct", column_type::blob}, {"phone_bx", column_type::blob}, {"weight", column_type::real}, {"born_on", column_type::integer}, {"version", column_type::integer}, {"updated_at", column_type::integer}, {"updated_by", column_type::uuid}, {"import_id", column_type::uuid}, {"ended_on", column_type::integer}};
constexpr std::string_view owner_keys[] = {"district", "id"};
constexpr table_shape tables[] = {
    {"store", store_columns, store_keys},
    {"shop", shop_columns, shop_keys},
    {"owner", owner_columns, owner_keys},
};

}  // namespace

std::span<const table_shape> all_tables() { return tables; }

std::string_view reference_ddl(dialect engine) {
  return engine == dialect::sqlite ? sqlite_ddl : postgres_ddl;
}

}  // namespace wangge::db
