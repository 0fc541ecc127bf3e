#include "api/openapi_schemas.h"

#include <map>

#include "api/openapi_shapes.h"
#include "records/entity.h"

namespace wangge::api {
namespace {

using records::entity;
using records::field;
using records::field_kind;

void write_type(json::writer& out, const field& what, bool reading) {
  const auto nullable = [&](std::string_view type) {
    out.key("type").open_array().value(type).value("null").close_array();
  };
  switch (what.kind) {
    case field_kind::integer:
      nullable("integer");
      break;
    case field_kind::decimal:
      nullable("number");
      break;
    case field_kind::boolean:
      nullable("boolean");
      break;
    case field_kind::outline:
      nullable("array");
      out.key("items")
          .open()
          .member("type", "array")
          .key("items")
          .open()
          .member("type", "number")
          .close()
          .close();
      break;
    case field_kind::ref:
    case field_kind::unit:
    case field_kind::grid:
      if (reading) {
        out.key("$ref").value(what.kind == field_kind::ref ? "#/components/schemas/reference"
                                                           : "#/components/schemas/unit_name");
        return;
      }
      nullable("string");
      break;
    case field_kind::code:
      nullable("string");
      out.key("enum").open_array();
      for (const auto& entry : what.codes) out.value(entry.code);
      out.null().close_array();
      break;
    default:
      nullable("string");
  }
  out.member("title", what.zh).member("description", what.en);
}

void write_entity(json::writer& out, const entity& of, bool reading) {
  out.open().member("type", "object").key("properties").open();
  out.key("id").open().member("type", "string").member("format", "uuid").close();
  if (reading) {
    out.key("version").open().member("type", "integer").close();
    out.key("updated_at").open().member("type", "string").member("format", "date-time").close();
    out.key("ended_on").open().member("type", "string").member("format", "date").close();
    out.key("_path")
        .open()
        .member("type", "array")
        .key("items")
        .open()
        .member("$ref", "#/components/schemas/unit_name")
        .close()
        .close();
  } else {
    out.key("_reason").open().member("type", "string").close();
    out.key("_confirm")
        .open()
        .member("type", "array")
        .key("items")
        .open()
        .member("type", "string")
        .close()
        .close();
  }
  for (const auto& what : of.fields) {
    if (!reading && what.derived) continue;
    out.key(what.name).open();
    write_type(out, what, reading);
    out.close();
  }
  out.close();
  if (reading)
    out.key("required").open_array().value("id").value("version").close_array();
  else
    out.member("additionalProperties", false);
  out.close();
}

void write_page(json::writer& out, const entity& of) {
  out.open().member("type", "object").key("properties").open();
  out.key("items")
      .open()
      .member("type", "array")
      .key("items")
      .open()
      .member("$ref", "#/components/schemas/" + std::string(of.name))
      .close()
      .close();
  out.key("total").open().member("type", "integer").close();
  out.key("next")
      .open()
      .key("type")
      .open_array()
      .value("string")
      .value("null")
      .close_array()
      .close();
  out.key("as_of").open().member("type", "string").member("format", "date-time").close();
  out.close()
      .key("required")
      .open_array()
      .value("items")
      .value("total")
      .value("next")
      .close_array()
      .close();
}

// What every record refers to, and what is no JSON.
std::string_view fixed_schema(std::string_view name) {
  static const std::map<std::string_view, std::string_view> all = {
      {"text", R"({"type":"string"})"},
      {"file", R"({"type":"string","format":"binary"})"},
      {"reference",
       R"({"type":["object","null"],"properties":{"id":{"type":"string","format":"uuid"},"label":{"type":"string"}},"required":["id","label"]})"},
      {"unit_name",
       R"({"type":["object","null"],"properties":{"code":{"type":"string"},"name":{"type":"string"},"level":{"type":"string"}},"required":["code","name"]})"},
  };
  const auto found = all.find(name);
  return found == all.end() ? R"({"type":"object","additionalProperties":true})" : found->second;
}

const entity* entity_named(std::string_view name, std::string_view suffix) {
  return name.ends_with(suffix) ? records::find_entity(name.substr(0, name.size() - suffix.size()))
                                : nullptr;
}

void write_schema(json::writer& out, const std::string& name, std::set<std::string>& more) {
  out.key(name);
  if (const auto* of = records::find_entity(name))
    write_entity(out, *of, true);
  else if (const auto* fields = entity_named(name, "_fields"))
    write_entity(out, *fields, false);
  else if (const auto* page = entity_named(name, "_page"))
    write_page(out, *page);
  else if (!write_shape(out, name, more))
    out.raw(fixed_schema(name));
}

}  // namespace

void write_components(json::writer& out, const std::set<std::string>& used) {
  auto all = used;
  for (const char* name : {"text", "file", "reference", "unit_name", "problem"}) all.insert(name);
  all.erase("events");
  all.erase("pdf");
  out.key("schemas").open();
  for (std::set<std::string> written; written.size() < all.size();) {
    auto more = all;
    for (const auto& name : all)
      if (written.insert(name).second) write_schema(out, name, more);
    all = std::move(more);
  }
  out.close()
      .key("responses")
      .open()
      .key("refused")
      .open()
      .member("description", "A refusal: every violation with its field, and what to do next");
  out.key("content")
      .open()
      .key("application/problem+json")
      .open()
      .key("schema")
      .open()
      .member("$ref", "#/components/schemas/problem");
  out.close().close().close().close().close();
  out.key("securitySchemes").open();
  out.key("session")
      .open()
      .member("type", "apiKey")
      .member("in", "cookie")
      .member("name", "wangge_session")
      .close();
  out.key("token").open().member("type", "http").member("scheme", "bearer").close().close();
}

}  // namespace wangge::api
