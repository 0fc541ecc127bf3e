#pragma once
// What a handler gets and gives. A route names its lane; the lane decides where the handler runs:
//   inline_     on the I/O thread: no database, no waiting (health, assets)
//   statistics  reader threads, shed first under load (overview, map, quality)
//   read        reader threads
//   write       the writer thread, inside a savepoint; the answer waits for the commit (fsync)
//   slow        its own threads: password hashing, starting jobs
//   heavy       the same threads, but never all of them: files that take seconds
// A handler on the write lane must not wait for anything and must write through `tx`.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/principal.h"
#include "base/clock.h"
#include "base/result.h"
#include "db/db.h"
#include "http/http.h"

namespace wangge::access {
class vault;
class directory;  // accounts, roles, sessions (access/sessions.h)
}  // namespace wangge::access
namespace wangge::db {
class store;
}
namespace wangge::jobs {
class runner;
}
namespace wangge::records {
class tally_board;
}
namespace wangge::screening {
class board;
}
namespace wangge::territory {
class unit_tree;
}

namespace wangge::api {

struct settings {
  bool demo = false;  // impossible identities are allowed, the banner shows
  bool tls = false;
  std::string data_dir;
};

// The parts of the running program, made once in app/.
struct services {
  db::store& store;
  access::vault& vault;
  records::tally_board& tallies;
  territory::unit_tree& units;
  jobs::runner* jobs = nullptr;  // null only while the program is being put together
  settings config;
  std::function<void(http::event)> publish = [](http::event) {};
  screening::board* rounds = nullptr;  // counts of rounds, in memory
  // Whether an account may still do what it could when its work began.
  std::function<bool(const access::principal&)> still_holds = [](const access::principal&) {
    return true;
  };
};

// brief: a read that mostly takes less than waking another thread. It is tried on the I/O thread
// with a small budget of work and goes on as `read` when that is spent.
enum class lane { inline_, brief, statistics, read, write, slow, heavy };

class transaction;

struct call {
  services& with;
  const http::request& ask;
  std::vector<std::string> path;  // values of the pattern's :segments, in order
  const access::principal& who;
  db::connection* db =
      nullptr;                // a reader, or the writer on the write lane; null on inline_ and slow
  transaction* tx = nullptr;  // write lane only
  instant now = 0;
};

using handler = std::function<result<http::response>(call&)>;

// One parameter or body of a route, for checking and for /openapi.json.
struct parameter {
  std::string_view name, type, about;
};

struct route {
  http::method verb;
  std::string_view pattern;  // "/persons/:id", below /api/v1
  lane where;
  std::string_view permission;  // "" for every signed-in account, "public" for nobody signed in
  handler run;
  std::string_view about;        // one English sentence for OpenAPI
  std::vector<parameter> query;  // allowed query parameters; others are refused by name
  std::string_view body;    // schema name in OpenAPI components, "" for none, "bytes" for a file
  std::string_view answer;  // schema name of the 200 answer
  std::uint64_t body_limit = 1 << 20;
};

http::response json(std::string body, int status = 200);
http::response no_content();

}  // namespace wangge::api
