#include "jobs/api.h"

#include "base/json.h"
#include "jobs/jobs.h"

namespace wangge::jobs {
namespace {

using api::call;
using http::response;

void write_job(json::writer& out, const job_state& one) {
  out.open().member("id", one.id).member("kind", one.kind).member("state", one.state);
  out.member("done", one.done).member("total", one.total);
  out.member("progress", one.state == "done" ? 1.0
                         : one.total > 0
                             ? static_cast<double>(one.done) / static_cast<double>(one.total)
                             : 0.0);
  out.member("created_at", format_instant(one.created_at)).key("ended_at");
  if (one.ended_at)
    out.value(format_instant(one.ended_at));
  else
    out.null();
  out.key("request").raw(one.request).key("result").raw(one.outcome).close();
}

result<response> list(call& ask) {
  json::writer out;
  out.open().key("items").open_array();
  for (const auto& one : ask.with.jobs->list(*ask.db, ask.who.account, 100)) write_job(out, one);
  return api::json(out.close_array().close().str());
}

result<response> show(call& ask) {
  const auto id = parse_uuid(ask.path[0]);
  const auto found = id ? ask.with.jobs->find(*ask.db, *id, ask.who.account) : std::nullopt;
  if (!found) return refuse(error::not_found);
  json::writer out;
  write_job(out, *found);
  return api::json(out.str());
}

result<response> cancel(call& ask) {
  const auto id = parse_uuid(ask.path[0]);
  if (!id || !ask.with.jobs->cancel(*id, ask.who.account)) return refuse(error::not_found);
  return api::no_content();
}

}  // namespace

std::vector<api::route> routes() {
  using enum api::lane;
  return {
      {http::method::get,
       "/jobs",
       read,
       "jobs",
       list,
       "Your own jobs, newest first",
       {},
       "",
       "jobs"},
      {http::method::get,
       "/jobs/:id",
       read,
       "jobs",
       show,
       "One job and its progress",
       {},
       "",
       "job"},
      {http::method::del,
       "/jobs/:id",
       inline_,
       "jobs",
       cancel,
       "Gives a waiting or running job up",
       {},
       "",
       ""},
  };
}

}  // namespace wangge::jobs
