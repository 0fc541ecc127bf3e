#pragma once
// From a request to its handler: route, session, CSRF, permission, parameters, lane, and the
// answer or the refusal as problem+json.

#include <array>
#include <atomic>
#include <functional>
#include <memory>

#include "api/api.h"
#include "api/lanes.h"
#include "api/router.h"

namespace wangge::api {

struct dispatcher_options {
  int readers = 2;
  std::size_t read_limit = 512;
  std::size_t write_limit = 8192;
};

struct lane_counters {
  std::atomic<std::int64_t> answered{0}, refused{0}, shed{0}, microseconds{0};
};

class dispatcher : public http::application {
 public:
  // Who asks; refuses not_signed_in. Must cost microseconds: it runs on the I/O thread.
  using authenticator =
      std::function<result<std::shared_ptr<const access::principal>>(const http::request&)>;
  // Everything outside the API: the web apps.
  using pages = std::function<http::response(const http::request&)>;

  dispatcher(services& with, std::vector<route> routes, authenticator who, pages files,
             dispatcher_options how = {});
  ~dispatcher() override;

  std::uint64_t body_limit(const http::request& head) override;
  std::filesystem::path body_folder(const http::request& head) override;
  void handle(http::request&& ask, http::responder answer) override;
  http::response turned_away(int status) override;

  const router& table() const { return router_; }
  // Prometheus lines of the lanes.
  std::string metrics() const;
  void stop();

 private:
  struct job;
  void post(std::shared_ptr<job> one);
  bool read_at_once(const std::shared_ptr<job>& one);
  void run_reading(const std::shared_ptr<job>& one, bool with_database);
  void run_writing(std::shared_ptr<job> one);
  void finish(job& one, result<http::response> outcome);
  void refuse_job(job& one, const failure& why);

  services& with_;
  router router_;
  authenticator who_;
  pages files_;
  dispatcher_options how_;
  work_queue readers_, slow_;
  std::array<lane_counters, 7> counters_;
  remembered_targets long_ones_;
};

}  // namespace wangge::api
