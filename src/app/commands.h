#pragma once
// The commands of the binary. Each returns the process's exit code and prints its own words.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace wangge::app {

struct store_flags {
  std::filesystem::path data_dir = "data";
  std::string db_url;
};

struct serve_flags {
  store_flags store;
  std::string listen = "127.0.0.1:8080";
  std::string tls_certificate, tls_key;
  std::vector<std::string> trusted_proxies;
  bool behind_tls = false;  // TLS ends in front of the server
  int readers = 0;          // 0: cores - 1, at least 2
};
int serve(const serve_flags& how);

struct demo_flags {
  store_flags store;
  std::string scale = "district";
  std::uint64_t seed = 20200330;
  bool quiet = false;
};
int make_demo(const demo_flags& how);

// verb: list, add, passwd, disable, unlock, token. New passwords and tokens are printed once.
struct user_flags {
  store_flags store;
  std::string verb, username, display_name, role, scope, password, label = "machine";
  int days = 365;
};
int manage_users(const user_flags& how);

struct import_flags {
  store_flags store;
  std::string kind, sheet;
  std::filesystem::path file;
  int heading_row = 0;
  std::vector<std::string> defaults;  // field=text
  bool dry_run = false;
};
// Prints control totals and refused rows; leaves the sheet with its errors marked beside the file.
// Exit code 2 when rows were refused.
int import_file(const import_flags& how);

struct export_flags {
  store_flags store;
  std::string kind, unit, format = "xlsx", purpose = "command line";
  std::vector<std::string> columns;
  std::filesystem::path out;
};
int export_file(const export_flags& how);

int print_figures(const store_flags& where, const std::string& unit, bool as_json);
int check_store(const store_flags& where);

// Phones that sync at the same moment, against a running server.
struct simulate_flags {
  std::string url = "http://127.0.0.1:8080", username, password, round;
  int count = 100, operations = 20;
};
int simulate_phones(const simulate_flags& how);

// Checks a closing sheet (its JSON or PDF) by itself; with a store, also that it was signed there.
int verify_sheet_file(const std::filesystem::path& file, const std::string& data_dir);

// A consistent copy of the SQLite store while it is in use.
int backup_store(const store_flags& where, const std::filesystem::path& target, bool with_key);
int restore_store(const store_flags& where, const std::filesystem::path& source);
// Data directories or postgresql:// addresses; the target has no register yet.
int copy_stores(const std::string& from, const std::string& to);

}  // namespace wangge::app
