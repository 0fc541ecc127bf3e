#include "api/openapi.h"

#include <algorithm>
#include <map>
#include <set>

#include "api/openapi_schemas.h"
#include "base/json.h"

namespace wangge::api {
namespace {

// "/persons/:id" → "/persons/{id}"; the names of the segments come along.
std::string template_path(const std::string& path, std::vector<std::string>& names) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const auto end = std::min(path.find('/', at + 1), path.size());
    auto part = path.substr(at, end - at);
    if (part.starts_with("/:")) {
      names.push_back(part.substr(2));
      part = "/{" + names.back() + "}";
    }
    out += part;
    at = end;
  }
  return out;
}

// "get_persons_id_history": unique, and readable in generated clients.
std::string operation_id(const route& one) {
  std::string out(verb_name(one.verb));
  for (char& c : out) c = static_cast<char>(c | 0x20);
  for (char c : router::full_path(one)) {
    if (c == '/' || c == '.' || c == '-') c = '_';
    if (c != ':') out += c;
  }
  return out;
}

std::string tag_of(const route& one) {
  const auto path = router::full_path(one);
  if (!path.starts_with("/api/v1/")) return "service";
  const auto rest = path.substr(8);
  const auto word = rest.substr(0, rest.find('/'));
  return word == "openapi.json" ? "service" : word;
}

void write_parameter(json::writer& out, std::string_view name, std::string_view where,
                     const parameter& about) {
  out.open().member("name", name).member("in", where).member("required", where == "path");
  out.member("description", about.about)
      .key("schema")
      .open()
      .member("type", about.type)
      .close()
      .close();
}

void write_content(json::writer& out, std::initializer_list<std::string_view> types,
                   std::string_view schema) {
  out.key("content").open();
  for (const auto type : types)
    out.key(type)
        .open()
        .key("schema")
        .open()
        .member("$ref", "#/components/schemas/" + std::string(schema))
        .close()
        .close();
  out.close();
}

// What a success answers: 201 for a POST that adds to a collection, 202 for a job, 204 without
// anything to say.
std::string_view success_of(const route& one) {
  if (one.answer.empty()) return "204";
  if (one.answer == "job_started" || one.answer == "round_opening") return "202";
  const bool collection = one.pattern.find('/', 1) == one.pattern.npos ||
                          one.pattern.ends_with("/contacts") || one.answer == "report_version";
  return one.verb == http::method::post && collection && one.answer != "session" &&
                 one.answer != "sync_answer"
             ? "201"
             : "200";
}

void write_answers(json::writer& out, const route& one) {
  out.key("responses").open().key(success_of(one)).open();
  out.member("description", one.answer.empty() ? "Done" : "The answer");
  if (one.answer == "text")
    write_content(out, {"text/plain"}, "text");
  else if (one.answer == "events")
    write_content(out, {"text/event-stream"}, "text");
  else if (one.answer == "pdf")
    write_content(out, {"application/pdf"}, "file");
  else if (one.answer == "file")
    write_content(out,
                  {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"},
                  "file");
  else if (!one.answer.empty())
    write_content(out, {"application/json"}, one.answer);
  out.close();
  out.key("4XX").open().member("$ref", "#/components/responses/refused").close();
  out.key("5XX").open().member("$ref", "#/components/responses/refused").close();
  out.close();
}

// What a browser's write carries, and a change of something that has a version.
void write_headers(json::writer& out, const route& one) {
  if (one.verb == http::method::get || one.permission == "public") return;
  write_parameter(out, "X-CSRF-Token", "header",
                  {"", "string", "The session's csrf_token; access tokens need none"});
  const auto versioned = {http::method::patch, http::method::del};
  const bool on_record = one.where == lane::write && one.pattern.find("/:id") != one.pattern.npos;
  if (on_record && (one.body == "reason" || one.body == "move" ||
                    std::find(versioned.begin(), versioned.end(), one.verb) != versioned.end()))
    write_parameter(out, "If-Match", "header", {"", "string", "The record's version"});
}

void write_operation(json::writer& out, const route& one, const std::vector<std::string>& names) {
  std::string verb(verb_name(one.verb));
  for (char& c : verb) c = static_cast<char>(c | 0x20);
  out.key(verb).open().member("operationId", operation_id(one)).member("summary", one.about);
  out.key("tags").open_array().value(tag_of(one)).close_array();
  if (!one.permission.empty() && one.permission != "public")
    out.member("description", "Permission: " + std::string(one.permission));
  out.key("parameters").open_array();
  for (const auto& name : names) write_parameter(out, name, "path", {"", "string", "Identifier"});
  for (const auto& each : one.query) write_parameter(out, each.name, "query", each);
  write_headers(out, one);
  out.close_array();
  if (!one.body.empty()) {
    out.key("requestBody").open().member("required", true);
    write_content(out, {one.body == "bytes" ? "application/octet-stream" : "application/json"},
                  one.body == "bytes" ? "file" : one.body);
    out.close();
  }
  write_answers(out, one);
  if (one.permission == "public") out.key("security").open_array().close_array();
  out.close();
}

void write_head(json::writer& out) {
  out.member("openapi", "3.1.0")
      .key("info")
      .open()
      .member("title", "Wangge 网格")
      .member("version", WANGGE_VERSION);
  out.member("summary", "The register of a district through its grids");
  out.member("description",
             "Lists page by cursor and give exact totals; records carry a version, writes send it "
             "as If-Match; refusals are problem+json.");
  out.key("license").open().member("name", "Apache-2.0").member("identifier", "Apache-2.0").close();
  out.key("contact").open().member("name", "Wangge").member("url", "/").close().close();
  out.key("servers")
      .open_array()
      .open()
      .member("url", "/")
      .member("description", "This server")
      .close()
      .close_array();
  out.key("security").open_array().open().key("session").open_array().close_array().close();
  out.open().key("token").open_array().close_array().close().close_array();
}

}  // namespace

std::string openapi(const router& table) {
  std::map<std::string, std::vector<const route*>> paths;
  std::set<std::string> tags, schemas;
  for (const auto& one : table.routes()) {
    paths[router::full_path(one)].push_back(&one);
    tags.insert(tag_of(one));
    for (auto name : {one.body, one.answer})
      if (!name.empty() && name != "bytes") schemas.insert(std::string(name));
  }
  json::writer out;
  out.open();
  write_head(out);
  out.key("tags").open_array();
  for (const auto& tag : tags)
    out.open().member("name", tag).member("description", "Routes of " + tag).close();
  out.close_array().key("paths").open();
  for (const auto& [path, routes] : paths) {
    std::vector<std::string> names;
    out.key(template_path(path, names)).open();
    for (const auto* one : routes) write_operation(out, *one, names);
    out.close();
  }
  out.close().key("components").open();
  write_components(out, schemas);
  return out.close().close().str();
}

}  // namespace wangge::api
