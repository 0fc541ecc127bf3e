#include "exchange/export_api.h"

#include "base/json.h"
#include "base/text.h"
#include "exchange/exports.h"
#include "exchange/file_answer.h"

namespace wangge::exchange {
namespace {

using api::call;
using http::response;

// What the list of jobs tells of an export: a number that was searched is not kept in clear.
std::string shown_request(const json::view& body) {
  json::writer out;
  out.open();
  body.each_member([&](std::string_view name, const json::view& given) {
    out.key(name);
    if (name == "q")
      out.value(without_numbers(given.text()));
    else
      out.raw(given.dump());
  });
  return out.close().str();
}

result<response> start(call& ask) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  auto request = read_export_request(body->root(), ask.who, ask.with.units);
  if (!request) return refused(request.error());
  auto& with = ask.with;
  const auto id = new_uuid();
  request->file = export_file(with.config, id, request->xlsx);
  const auto started = with.jobs->start(
      ask.who, "export", shown_request(body->root()),
      [&with, who = ask.who, todo = *request](jobs::progress& report) {
        return run_export(with, who, todo, report);
      },
      id);
  if (!started) return refused(started.error());
  json::writer out;
  return api::json(out.open().member("id", id).member("state", "waiting").close().str(), 202);
}

// The file of the asker's own finished export.
result<response> download(call& ask) {
  const auto id = parse_uuid(ask.path[0]);
  const auto job = id ? ask.with.jobs->find(*ask.db, *id, ask.who.account) : std::nullopt;
  if (!job || job->kind != "export" || job->state != "done") return refuse(error::not_found);
  const auto told = json::document::parse_object(job->outcome);
  if (told && told->root().text_of("rights") != access::rights_text(ask.who))
    return refuse(error::export_outlived);
  const bool xlsx = !told || told->root().text_of("format") != "csv";
  const auto path = export_file(ask.with.config, *id, xlsx);
  if (!std::filesystem::exists(path)) return refuse(error::export_gone);
  const std::string name = told ? std::string(told->root().text_of("filename")) : "export";
  return file_answer(path,
                     name + "-" + format_day(day_of(job->created_at)) + (xlsx ? ".xlsx" : ".csv"));
}

}  // namespace

std::vector<api::route> export_routes() {
  using enum api::lane;
  return {
      {http::method::post,
       "/exports",
       slow,
       "export",
       start,
       "Exports a list as shown; a job",
       {},
       "export_request",
       "job_started"},
      {http::method::get,
       "/exports/:id/file",
       read,
       "export",
       download,
       "The file of a finished export",
       {},
       "",
       "file"},
  };
}

}  // namespace wangge::exchange
