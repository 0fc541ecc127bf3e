#include "records/views_api.h"

#include "api/transaction.h"
#include "base/json.h"
#include "base/text.h"
#include "records/change.h"
#include "records/entity.h"
#include "records/request.h"

namespace wangge::records {
namespace {

using api::call;
using http::response;

constexpr std::size_t longest_name = 40, longest_query = 4000;
constexpr std::int64_t most_views = 100;  // of one account

struct view_fields {
  std::string entity, name, query, columns;
  std::int64_t position = 0;
};

// The words of a view's search, as they stand in its query.
std::string_view searched_in(std::string_view query) {
  const auto at = query.starts_with("q=") ? 0 : query.find("&q=");
  if (at == query.npos) return {};
  const auto from = query.find('=', at) + 1;
  return query.substr(from, query.find('&', from) - from);
}

result<view_fields> read_view(const json::view& body) {
  view_fields one{std::string(body.text_of("entity")), normalise(body.text_of("name")),
                  std::string(body.text_of("query")), "[]", body.integer_of("position", 0)};
  std::vector<problem> found;
  if (!find_plural(one.entity))
    found.push_back({error::bad_parameter,
                     "entity",
                     {{"name", "entity"},
                      {"value", one.entity.substr(0, 40)},
                      {"expected", "persons, households, …"}}});
  if (one.name.empty())
    found.push_back(
        {error::required, "name", {{"label.zh", "视图名称"}, {"label.en", "View name"}}});
  if (character_count(one.name) > longest_name || one.query.size() > longest_query)
    found.push_back({error::too_long,
                     "name",
                     {{"label.zh", "视图名称"},
                      {"label.en", "View name"},
                      {"max", std::to_string(longest_name)}}});
  if (const auto columns = body.find("columns"); columns && columns->kind() == json::type::array)
    one.columns = columns->dump();
  if (one.columns.size() > longest_query)
    found.push_back(
        beyond("columns", "列", "Columns", 0, static_cast<std::int64_t>(longest_query)));
  if (const auto words = searched_in(one.query); without_numbers(words) != words)
    found.push_back({error::bad_parameter,
                     "query",
                     {{"name", "query"},
                      {"value", without_numbers(words)},
                      {"expected.zh", "不带证件号和电话的检索"},
                      {"expected.en", "a search without ID or phone numbers"}}});
  if (!found.empty()) return refused(failure(std::move(found)));
  return one;
}

void write_view(json::writer& out, const uuid& id, const view_fields& one) {
  out.open()
      .member("id", id)
      .member("entity", one.entity)
      .member("name", one.name)
      .member("query", one.query);
  out.key("columns").raw(one.columns).member("position", one.position).close();
}

result<response> list(call& ask) {
  auto rows = ask.db->query(
      "SELECT id, entity, name, query, columns, position FROM saved_view WHERE district = ?1 AND "
      "account = ?2 ORDER BY position, name",
      {ask.who.area.district(), ask.who.account});
  json::writer out;
  out.open().key("items").open_array();
  while (rows.step())
    write_view(out, rows->id(0),
               {std::string(rows->text(1)), std::string(rows->text(2)), std::string(rows->text(3)),
                std::string(rows->text(4)), rows->integer(5)});
  return api::json(out.close_array().close().str());
}

std::int64_t count_views(const call& ask) {
  auto rows = ask.db->query("SELECT count(*) FROM saved_view WHERE district = ?1 AND account = ?2",
                            {ask.who.area.district(), ask.who.account});
  rows.step();
  return rows->integer(0);
}

// The client's own id, so that what is sent twice is saved once.
result<uuid> id_of_new(const call& ask, const json::view& body) {
  const auto id = new_id(body);
  if (!id) return id;
  auto rows = ask.db->query("SELECT account FROM saved_view WHERE district = ?1 AND id = ?2",
                            {ask.who.area.district(), *id});
  if (rows.step() && rows->id(0) != ask.who.account) return refused(id_taken(*id));
  return *id;
}

result<response> save(call& ask, bool fresh) {
  const auto body = json::document::parse_object(ask.ask.body);
  if (!body) return refused(body.error());
  const auto one = read_view(body->root());
  if (!one) return refused(one.error());
  const auto id = fresh ? id_of_new(ask, body->root()) : read_id(ask.path[0]);
  if (!id) return refused(id.error());
  if (fresh && count_views(ask) >= most_views)
    return refused(failure(beyond("views", "视图数", "Views", 0, most_views)));
  if (fresh)
    ask.db->execute(
        "INSERT INTO saved_view(district, id, account, entity, name, query, columns, position) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT(district, id) DO NOTHING",
        {ask.who.area.district(), *id, ask.who.account, one->entity, one->name, one->query,
         one->columns, one->position});
  else if (ask.db->execute("UPDATE saved_view SET entity = ?4, name = ?5, query = ?6, columns = "
                           "?7, position = ?8 WHERE district = ?1 AND id = ?2 AND account = ?3",
                           {ask.who.area.district(), *id, ask.who.account, one->entity, one->name,
                            one->query, one->columns, one->position}) == 0)
    return refuse(error::not_found);
  json::writer out;
  write_view(out, *id, *one);
  return api::json(out.str(), fresh ? 201 : 200);
}

result<response> remove(call& ask) {
  const auto id = read_id(ask.path[0]);
  if (!id) return refused(id.error());
  if (ask.db->execute("DELETE FROM saved_view WHERE district = ?1 AND id = ?2 AND account = ?3",
                      {ask.who.area.district(), *id, ask.who.account}) == 0)
    return refuse(error::not_found);
  return api::no_content();
}

}  // namespace

std::vector<api::route> view_routes() {
  using enum api::lane;
  return {
      {http::method::get, "/views", read, "views", list, "Your own saved views", {}, "", "views"},
      {http::method::post,
       "/views",
       write,
       "views",
       [](call& ask) { return save(ask, true); },
       "Saves a view",
       {},
       "view",
       "view"},
      {http::method::patch,
       "/views/:id",
       write,
       "views",
       [](call& ask) { return save(ask, false); },
       "Changes a view",
       {},
       "view",
       "view"},
      {http::method::del, "/views/:id", write, "views", remove, "Removes a view", {}, "", ""},
  };
}

}  // namespace wangge::records
