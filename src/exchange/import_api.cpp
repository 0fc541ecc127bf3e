#include "exchange/import_api.h"

#include <fstream>

#include "api/checks.h"
#include "base/json.h"
#include "base/text.h"
#include "db/store.h"
#include "exchange/file_answer.h"
#include "exchange/import_json.h"
#include "exchange/import_service.h"
#include "exchange/import_template.h"
#include "http/body_file.h"
#include "http/request_head.h"

namespace wangge::exchange {
namespace {

using api::call;
using http::response;

// A million rows of thirty columns are about 150 MB.
constexpr std::uint64_t largest_file = 400ULL << 20;
constexpr int shown_problems = 200;
constexpr std::size_t longest_name = 120;

// The account with the language of this request, as jobs go on with it.
access::principal asker(const call& ask) {
  access::principal who = ask.who;
  if (!ask.ask.header("accept-language").empty() || ask.ask.param("lang"))
    who.lang = api::language_of(ask.ask);
  return who;
}

result<const records::entity*> kind_asked(std::string_view plural) {
  if (const auto* of = records::find_plural(plural)) return of;
  return refuse_field(error::bad_parameter, "kind",
                      {{"name", "kind"},
                       {"value", std::string(plural.substr(0, 40))},
                       {"expected", "persons, households, …"}});
}

std::string name_sent(const http::request& ask) {
  const auto sent = http::percent_decoded(ask.header("x-filename"));
  const std::string name = normalise(sent.value_or(""));
  const auto slash = name.find_last_of("/\\");
  return std::string(first_characters(
      slash == name.npos ? std::string_view(name) : std::string_view(name).substr(slash + 1),
      longest_name));
}

bool bring(const http::request& ask, const std::filesystem::path& target) {
  if (ask.file) return ask.file->move_to(target);
  std::ofstream out(target, std::ios::binary);
  out.write(ask.body.data(), static_cast<std::streamsize>(ask.body.size()));
  out.close();
  return out.good();
}

response answer_run(call& ask, db::connection& db, const import_run& run) {
  const auto who = asker(ask);
  const auto problems = problems_of(db, run, shown_problems);
  json::writer out;
  write_run(out, run, import_fields(*run.of, who), problems, who.lang);
  return api::json(out.str());
}

result<import_run> run_asked(call& ask, db::connection& db) {
  const auto id = parse_uuid(ask.path[0]);
  auto found = id ? find_run(ask.with, db, *id, ask.who.account) : std::nullopt;
  if (!found) return refuse(error::not_found);
  return std::move(*found);
}

result<response> upload(call& ask) {
  const auto of = kind_asked(ask.ask.param("kind").value_or(""));
  if (!of) return refused(of.error());
  const new_import what{**of, name_sent(ask.ask), [&](const std::filesystem::path& target) {
                          return bring(ask.ask, target);
                        }};
  auto run = begin_import(ask.with, ask.who, what);
  if (!run) return refused(run.error());
  auto out = answer_run(ask, *ask.with.store.read(), *run);
  out.status = 201;
  return out;
}

result<response> list(call& ask) {
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& one : runs_of(ask.with, *ask.db, ask.who.account)) write_summary(out, one);
  return api::json(out.close_array().close().str());
}

result<response> show(call& ask) {
  auto run = run_asked(ask, *ask.db);
  if (!run) return refused(run.error());
  return answer_run(ask, *ask.db, *run);
}

result<mapping_choice> read_choice(const http::request& ask) {
  const auto body = json::document::parse_object(ask.body);
  if (!body) return refused(body.error());
  mapping_choice choice;
  choice.sheet = body->root().text_of("sheet");
  choice.heading_row = static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(body->root().integer_of("heading_row", 0), 0, 1000));
  if (const auto columns = body->root().find("columns"))
    columns->each_item([&](const json::view& one) {
      choice.columns.push_back({static_cast<std::uint32_t>(one.integer_of("column", -1)),
                                std::string(one.text_of("field"))});
    });
  if (const auto defaults = body->root().find("defaults")) {
    choice.defaults.emplace();
    defaults->each_item([&](const json::view& one) {
      choice.defaults->push_back(
          {std::string(one.text_of("field")), std::string(one.text_of("text"))});
    });
  }
  return choice;
}

result<response> map(call& ask) {
  auto run = [&] {
    auto db = ask.with.store.read();
    return run_asked(ask, *db);
  }();
  if (!run) return refused(run.error());
  const auto choice = read_choice(ask.ask);
  if (!choice) return refused(choice.error());
  if (auto good = choose_mapping(ask.with, ask.who, *run, *choice); !good)
    return refused(good.error());
  return answer_run(ask, *ask.with.store.read(), *run);
}

std::string_view job_kind(step what) {
  return what == step::dry_run ? "import_dry_run" : what == step::run ? "import" : "import_undo";
}

result<response> start(call& ask, step what) {
  auto run = [&] {
    auto db = ask.with.store.read();
    return run_asked(ask, *db);
  }();
  if (!run) return refused(run.error());
  if (auto good = ask.with.jobs->room_for(ask.who); !good) return refused(good.error());
  const auto job = new_uuid();
  if (auto good = enter_step(ask.with, *run, what, job); !good) return refused(good.error());
  json::writer request;
  request.open().member("import", run->id).member("kind", run->of->plural);
  request.member("filename", run->filename);
  const auto started = ask.with.jobs->start(
      ask.who, std::string(job_kind(what)), request.close().str(),
      [&with = ask.with, who = asker(ask), todo = *run, what](jobs::progress& report) {
        return do_step(with, who, todo, what, report);
      },
      job);
  if (!started) return refused(started.error());
  json::writer out;
  out.open().member("id", job).member("state", "waiting").member("import", run->id);
  return api::json(out.close().str(), 202);
}

result<response> marked(call& ask) {
  auto run = run_asked(ask, *ask.db);
  if (!run) return refused(run.error());
  if (!run->marked) return refuse(error::not_found);
  const auto path = marked_file(ask.with.config, run->id);
  if (!std::filesystem::exists(path)) return refuse(error::file_gone);
  const auto dot = run->filename.find_last_of('.');
  const bool zh = asker(ask).lang == language::zh;
  return file_answer(path, run->filename.substr(0, dot) + (zh ? "-错误.xlsx" : "-errors.xlsx"));
}

result<response> blank(call& ask) {
  const auto of = kind_asked(ask.path[0]);
  if (!of) return refused(of.error());
  const auto who = asker(ask);
  const auto folder = std::filesystem::path(ask.with.config.data_dir) / "uploads";
  std::filesystem::create_directories(folder);
  const auto path = folder / (to_string(new_uuid()) + ".xlsx");
  if (auto good = write_template({**of, import_fields(**of, who), who.lang, path}); !good)
    return refused(good.error());
  return file_answer(path, std::string(who.lang == language::zh ? (*of)->zh : (*of)->en) + ".xlsx",
                     true);
}

api::route reading(const char* pattern, api::handler run, const char* about, const char* answer) {
  return {
      http::method::get, pattern, api::lane::read, "import", std::move(run), about, {}, "", answer};
}

api::route stepping(const char* pattern, step what, const char* about) {
  return {http::method::post,
          pattern,
          api::lane::slow,
          "import",
          [what](call& ask) { return start(ask, what); },
          about,
          {},
          "",
          "job_started"};
}

}  // namespace

std::vector<api::route> import_routes() {
  using enum api::lane;
  const api::route send = {
      http::method::post,
      "/imports",
      heavy,
      "import",
      upload,
      "Takes a CSV or XLSX (name in X-Filename, percent-encoded) and proposes what it means",
      {{"kind", "string", "What the rows are: persons, households, …"}},
      "bytes",
      "import_run",
      largest_file};
  const api::route mapping = {http::method::put,
                              "/imports/:id/mapping",
                              heavy,
                              "import",
                              map,
                              "Says which sheet, which row of headings, what each column means",
                              {},
                              "import_mapping",
                              "import_run"};
  auto templates =
      reading("/import-templates/:kind", blank, "An empty sheet with the labels of a kind", "file");
  templates.where = heavy;
  return {
      send,
      mapping,
      templates,
      reading("/imports", list, "Your own imports, newest first", "import_runs"),
      reading("/imports/:id", show, "One import: its columns, totals, problems", "import_run"),
      reading("/imports/:id/marked-file", marked, "The uploaded sheet, errors marked", "file"),
      stepping("/imports/:id/dry-run", step::dry_run, "Tries every row, stores nothing; a job"),
      stepping("/imports/:id/run", step::run, "Imports the rows that have no problem; a job"),
      stepping("/imports/:id/undo", step::undo,
               "Takes an import back, except what was changed since; a job"),
  };
}

}  // namespace wangge::exchange
