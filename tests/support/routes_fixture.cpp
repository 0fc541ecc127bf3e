#include "support/routes_fixture.h"

#include <fmt/format.h>

#include <future>

#include "access/roles.h"
#include "records/entity.h"
#include "support/small_sweep.h"

namespace wangge::app {
namespace {

std::string first_word(const api::route& one) {
  const auto path = one.pattern.substr(one.pattern.starts_with("//") ? 2 : 1);
  return std::string(path.substr(0, path.find('/')));
}

// "/api/v1/persons/:id" → "/api/v1/persons/{id}"
std::string template_of(const api::route& one) {
  std::string out;
  bool open = false;
  for (const char c : api::router::full_path(one)) {
    if (open && c == '/') out += '}', open = false;
    if (c == ':')
      out += '{', open = true;
    else
      out += c;
  }
  return open ? out + "}" : out;
}

// Bodies of routes that are not about records, by the name of their schema. {pair}, {account},
// {grid}, {person} and {n} are filled.
const std::map<std::string, std::string, std::less<>>& bodies() {
  static const std::map<std::string, std::string, std::less<>> all = {
      {"reason", R"({"reason":"核对"})"},
      {"move", R"({"grid":"{grid}","reason":"核对"})"},
      {"reveal", R"({"fields":[],"reason":"核对"})"},
      {"bulk", R"({"ids":["{record}"],"patch":{}})"},
      {"view", R"({"entity":"persons","name":"视图{n}","query":"presence=present"})"},
      {"export_request", R"({"kind":"persons","format":"csv","purpose":"核对"})"},
      {"duplicate_decision", R"({"ids":["{pair}"],"decision":"apart"})"},
      {"import_mapping", R"({"columns":[]})"},
      {"sign_in", R"({"username":"nobody{n}","password":"korrekt-Pferd-42"})"},
      {"preferences", R"({"language":"zh"})"},
      {"password_change", R"({"current":"falsch-Pferd-42","password":"anderes-Pferd-43"})"},
      {"password", R"({"password":"falsch-Pferd-42"})"},
      {"totp_code", R"({"code":"000000"})"},
      {"setup",
       R"({"token":"x","username":"erster","password":"korrekt-Pferd-42","display_name":"甲"})"},
      {"role_change", R"({"zh":"医护人员"})"},
      {"account_draft",
       R"({"username":"new.{n}","display_name":"新","role":"medic","scope":"{grid}","password":"korrekt-Pferd-42"})"},
      {"account_change", R"({"display_name":"改"})"},
      {"password_reset", R"({})"},
      {"ledger_draft", R"({"zh":"台账{n}","list":"places","columns":[{"field":"name"}]})"},
      {"ledger_export", R"({"purpose":"核对"})"},
      {"mapping", R"({"first_row":3,"columns":[{"column":0,"field":"name"}]})"},
      {"form_draft",
       R"({"name":"报表{n}","purpose":"核对","list":"places","ends_on":"2999-01-01","fields":[{"field":"name"},{"zh":"新问题{n}"}]})"},
      {"form_decision", R"({"approve":true})"},
      {"form_answers", R"({"answers":[]})"},
      {"form_export", R"({"purpose":"核对"})"},
      {"contact", R"({"channel":"phone","topic":"核对","_confirm":true})"},
      {"report_freeze", R"({"reason":"核对"})"},
      {"token_draft", R"({"label":"机器"})"},
      {"round_draft",
       R"({"name":"第{n}轮","unit":"{grid}","kinds":["doors"],"starts_on":"2020-03-10","ends_on":"2020-03-12"})"},
      {"visit_draft", R"({"object":"{door}","outcome":"verified"})"},
      {"paper_visits", R"({"grid":"{grid}","visits":[]})"},
      {"revisit_plan", R"({"objects":["{door}"],"revisit_at":"2099-01-01T19:00:00+08:00"})"},
      {"sheet_request", R"({"grid":"{grid}"})"},
      {"recheck_request", R"({"percent":10})"},
      {"hint_list_draft",
       R"({"name":"清单{n}","sender":"水务局","unit":"{grid}","items":[{"text":"用水异常"}]})"},
      {"hint_answer", R"({"outcome":"found"})"},
      {"hint_unit", R"({"unit":"370105"})"},
      {"sync_request", R"({"device":"phone","operations":[]})"},
      {"conflict_choice", R"({"choice":"theirs"})"},
  };
  return all;
}

void fill(std::string& text, std::string_view name, std::string_view with) {
  for (auto at = text.find(name); at != text.npos; at = text.find(name, at + with.size()))
    text.replace(at, name.size(), with);
}

}  // namespace

void routes_test::SetUp() {
  store_test::SetUp();
  if (IsSkipped()) return;
  runtime_options options{.data_dir = how().data_dir, .db_url = how().url, .create = true};
  if (options.data_dir.empty())
    options.data_dir = keys_ =
        std::filesystem::temp_directory_path() / ("wangge-" + to_string(new_uuid()));
  auto opened = runtime::open(options);
  ASSERT_TRUE(opened.has_value());
  parts_ = std::move(*opened);
  town_ = testing::make_small_district(*parts_);
  testing::add_small_sweep(*parts_, town_);
  own_something();
  for (const auto& role : access::load_roles(*parts_->store().read())) {
    permissions_[role.code] = role.permissions;
    facets_[role.code] = role.facets;
  }
  http::server_options web;
  web.port = 0;
  program_ = std::make_unique<program>(*parts_, web, 2);
  program_->start();
  trial description;
  for (const auto& one : routes())
    if (one.pattern == "//openapi.json") description.to = &one;
  description.path = "/openapi.json";
  description_ = std::make_unique<testing::openapi_check>(send(description, {}).body);
}

void routes_test::TearDown() {
  std::string all;
  for (const auto& one : faults_) all += one + "\n";
  EXPECT_TRUE(faults_.empty()) << faults_.size() << " faults\n" << all;
  program_.reset();
  parts_.reset();
  if (!keys_.empty()) std::filesystem::remove_all(keys_);
  store_test::TearDown();
}

// A view, a job with its file and a token of one account, which no other account may reach.
void routes_test::own_something() {
  const auto owner = *parse_uuid(town_.accounts.front().id);
  const auto id = new_uuid();
  parts_->store().write([&](db::connection& db) {
    db.execute(
        "INSERT INTO saved_view(district, id, account, entity, name, query, columns, position) "
        "VALUES (370105, ?1, ?2, 'persons', 'v', '', '[]', 0)",
        {id, owner});
    db.execute(
        "INSERT INTO job(district, id, kind, account, state, done, total, request, outcome, "
        "created_at, ended_at) VALUES (370105, ?1, 'export', ?2, 'done', 1, 1, '{}', "
        "'{\"format\":\"csv\",\"filename\":\"x\"}', 1, 2)",
        {id, owner});
    db.execute(
        "INSERT INTO api_token(district, id, token_hash, account, label, created_at) VALUES "
        "(370105, ?1, ?2, ?3, 'x', 1)",
        {id, db::blob{std::string(32, 'x')}, owner});
    db.execute(
        "INSERT INTO import_run(district, id, entity, account, filename, file_digest, sheet, "
        "heading_row, mapping, state, rows_read, created_rows, changed_rows, same_rows, "
        "refused_rows, controls, started_at) VALUES (370105, ?1, 'person', ?2, 'x.xlsx', ?3, 'x', "
        "1, '{}', 'undone', 0, 0, 0, 0, 0, '{}', 1)",
        {id, owner, db::blob{std::string(32, 'x')}});
    db.execute(
        "INSERT INTO form(district, id, name, purpose, department, list, filter, unit, fields, "
        "starts_on, ends_on, state, asked_by, asked_name, asked_at, version) VALUES (370105, ?1, "
        "'f', 'x', 'x', 'places', '', 370105000000000, '[{\"field\":\"name\"}]', 20200101, "
        "29990101, 'asked', ?2, 'x', 1, 1)",
        {id, owner});
    return true;
  });
  for (const char* word : {"views", "jobs", "exports", "tokens", "imports", "forms", "templates"})
    owned_[word] = to_string(id);
  owned_["import-templates"] = "persons";
  owned_["ledgers"] = "compounds";
  share_something();
}

// A ledger and a template of the whole district, again when somebody removed them.
void routes_test::share_something() {
  const auto id = *parse_uuid(owned_["templates"]);
  parts_->store().write([&](db::connection& db) {
    db.execute("DELETE FROM ledger WHERE district = 370105 AND id = 'compounds'", {});
    db.execute(
        "INSERT INTO office_template(district, id, name, ledger, file, mapping, account, "
        "created_at, version, unit) VALUES (370105, ?1, 't', 'compounds', ?2, '{}', ?1, 1, 1, "
        "370105000000000) "
        "ON CONFLICT(district, id) DO NOTHING",
        {id, db::blob{"x"}});
    return true;
  });
}

bool routes_test::district_wide(const api::route& one) const {
  const auto word = first_word(one);
  return word == "roles" || word == "import-templates" || word == "ledgers" ||
         word == "templates" || word == "forms";
}

void routes_test::fault(const api::route& one, const std::string& what) {
  if (faults_.size() < 100)
    faults_.insert(std::string(api::verb_name(one.verb)) + " " + std::string(one.pattern) + ": " +
                   what);
}

http::response routes_test::send(const trial& one, const std::string& token) const {
  http::request ask;
  ask.verb = one.to->verb;
  ask.path = ask.target = one.path;
  ask.query = one.query;
  ask.body = one.body;
  ask.peer = "10.0.0." + std::to_string(rand() % 250 + 1);
  if (!token.empty()) ask.headers.emplace_back("authorization", "Bearer " + token);
  if (!one.if_match.empty()) ask.headers.emplace_back("if-match", one.if_match);
  if (!one.cookie.empty()) ask.headers.emplace_back("cookie", "wangge_session=" + one.cookie);
  if (!one.csrf.empty()) ask.headers.emplace_back("x-csrf-token", one.csrf);
  std::promise<http::response> told;
  program_->desk().handle(std::move(ask),
                          [&](http::response out) { told.set_value(std::move(out)); });
  return told.get_future().get();
}

http::response routes_test::ask(const trial& one, const small_account* who) {
  auto answer = send(one, who ? who->token : std::string());
  if (answer.status >= 500)
    fault(*one.to, "5xx: " + describe(answer) + " for " + one.body.substr(0, 80));
  for (const auto& wrong :
       description_->faults(api::verb_name(one.to->verb), template_of(*one.to), answer))
    fault(*one.to,
          "differs from its description (" + std::to_string(answer.status) + "): " + wrong);
  for (const char* name : {"Content-Security-Policy", "X-Content-Type-Options", "Cache-Control"})
    if (std::none_of(answer.headers.begin(), answer.headers.end(),
                     [&](const auto& h) { return h.first == name; }))
      fault(*one.to, std::string("no ") + name);
  if (who) check_traces(one, answer, *who);
  return answer;
}

void routes_test::check_traces(const trial& one, const http::response& answer,
                               const small_account& who) {
  std::string sent = one.path + one.body;
  for (const auto& [name, value] : one.query) sent += value;
  const auto shows = [&](const std::string& text) {
    return !text.empty() && answer.body.find(text) != std::string::npos &&
           sent.find(text) == std::string::npos;
  };
  // References of the first grid lead there; their ids are kept, what they name is not shown.
  const auto& far = town_.grids.back().code;
  for (const auto& grid : town_.grids) {
    if (!facets_[who.role].contains("name") && shows(grid.secret_mark))
      fault(*one.to, "shows a name to " + who.role);
    for (const auto& number : grid.sealed)
      if (shows(number)) fault(*one.to, "shows a sealed number");
    if (inside(who, grid)) continue;
    bool trace =
        shows(grid.mark) || shows(grid.secret_mark) || shows(grid.code) || shows(grid.pair);
    for (const auto& [kind, id] : grid.ids)
      if (kind != "organisation" && !(grid.code == far && (kind == "compound" || kind == "person")))
        trace = trace || shows(id);
    for (const auto& id : grid.more_ids) trace = trace || shows(id);
    if (trace)
      fault(*one.to,
            "a trace of another area for " + who.username + ": " + answer.body.substr(0, 300));
  }
}

bool routes_test::may(const small_account& who, const api::route& one) const {
  return one.permission.empty() || one.permission == "public" ||
         permissions_.at(who.role).contains(one.permission);
}

const small_account* routes_test::someone_who_may(const api::route& one) const {
  const small_account* lower = nullptr;  // some rights end below the district: a leader's signature
  for (const auto& who : town_.accounts) {
    if (!may(who, one)) continue;
    if (who.scope == "370105") return &who;
    lower = &who;
  }
  return lower;
}

std::optional<std::string> routes_test::segment_of(const api::route& one,
                                                   const small_grid& grid) const {
  const auto word = first_word(one);
  if (one.pattern.find("/:code") != one.pattern.npos) {
    if (word == "units") return grid.code;
    if (word == "roles") return "medic";
  }
  if (const auto* of = records::find_plural(word)) return grid.ids.at(std::string(of->name));
  if (word == "duplicates") return grid.pair;
  for (const auto& [plural, id] :
       {std::pair{"rounds", "round"}, std::pair{"sheets", "sheet"}, std::pair{"hints", "hint_list"},
        std::pair{"conflicts", "conflict"}})
    if (word == plural) return grid.ids.at(id);
  if (word == "accounts") return grid.ids.at("account");
  if (const auto found = owned_.find(word); found != owned_.end()) return found->second;
  return std::nullopt;
}

std::string routes_test::body_of(const api::route& one, const small_grid& grid) {
  ++n_;
  const auto word = first_word(one);
  if (one.body.empty() || one.body == "bytes") return {};
  if (one.body.ends_with("_fields")) {
    const auto entity = one.body.substr(0, one.body.size() - 7);
    if (one.verb == http::method::patch)
      return entity == "residence" ? R"({"from_on":null})" : R"({"note":"改"})";
    if (entity == "unit")
      return fmt::format(R"({{"code":"{}{:03}","name":"新网格","level":"grid"}})",
                         grid.code.substr(0, 12), 100 + n_ % 800);
    return testing::small_body(entity, grid, n_);
  }
  const auto known = bodies().find(one.body);
  if (known == bodies().end()) return "?";
  auto text = known->second;
  const auto* of = records::find_plural(word);
  fill(text, "{record}", of ? grid.ids.at(std::string(of->name)) : std::string());
  fill(text, "{pair}", grid.pair);
  fill(text, "{door}", grid.ids.at("door"));
  fill(text, "{grid}", grid.code);
  fill(text, "{n}", std::to_string(n_));
  return text;
}

std::string routes_test::version_of(const std::string& path) const {
  trial look;
  look.path = path;
  look.to = program_->desk().table().find(http::method::get, path).found;
  const auto* who = look.to ? someone_who_may(*look.to) : nullptr;
  if (!who) return "1";
  const auto body = json::document::parse_object(send(look, who->token).body);
  return std::to_string(body ? body->root().integer_of("version", 1) : 1);
}

std::optional<trial> routes_test::sample(const api::route& one, const small_grid& grid) {
  trial out;
  out.to = &one;
  out.path = api::router::full_path(one);
  if (one.verb == http::method::del) share_something();
  if (one.pattern == "/ledgers/:id/rows") out.query = {{"column", "c1"}};
  if (one.pattern == "/reports/daily/rows") out.query = {{"line", "persons_present"}};
  if (const auto at = out.path.find("/:"); at != out.path.npos) {
    const auto value = segment_of(one, grid);
    for (const auto& [segment, id] : {std::pair{"/:object", "door"}, std::pair{"/:item", "hint"}})
      if (const auto second = out.path.find(segment); second != out.path.npos)
        out.path.replace(second + 1, std::string_view(segment).size() - 1, grid.ids.at(id));
    if (!value || out.path.find("/:", at + 1) != out.path.npos) {
      fault(one, "has no sample path; add one to segment_of()");
      return std::nullopt;
    }
    const auto end = std::min(out.path.find('/', at + 1), out.path.size());
    if (one.verb != http::method::get)
      out.if_match = version_of(out.path.substr(0, at + 1) + *value);
    out.path.replace(at + 1, end - at - 1, *value);
  }
  out.body = body_of(one, grid);
  if (out.body == "?") {
    fault(one, "has no sample body of " + std::string(one.body) + "; add one to bodies()");
    return std::nullopt;
  }
  return out;
}

}  // namespace wangge::app
