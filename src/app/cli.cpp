#include "app/cli.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <sstream>

#include "app/commands.h"
#include "app/say.h"

namespace wangge::app {
namespace {

void add_store(CLI::App* command, store_flags& into) {
  command->add_option("--data", into.data_dir, "Data directory (keys, and the SQLite store)")
      ->capture_default_str();
  command->add_option("--db", into.db_url, "postgresql://… instead of the SQLite store");
}

// Its options may also stand in a file, under [serve]; what the command line says wins.
CLI::App* add_serve(CLI::App& all, int& code) {
  auto* command = all.add_subcommand("serve", "Serve the register");
  command->fallthrough()->configurable(false);
  command->allow_config_extras(CLI::config_extras_mode::error);
  auto how = std::make_shared<serve_flags>();
  add_store(command, how->store);
  command->add_option("--listen", how->listen, "HOST:PORT")->capture_default_str();
  command->add_option("--tls-certificate", how->tls_certificate, "PEM file");
  command->add_option("--tls-key", how->tls_key, "PEM file");
  command->add_option("--trusted-proxy", how->trusted_proxies,
                      "Addresses whose X-Forwarded-For counts");
  command->add_flag("--behind-tls", how->behind_tls,
                    "Browsers come by https through a proxy: Secure cookies, HSTS");
  command->add_option("--readers", how->readers, "Reader threads; 0: cores - 1, at least 2")
      ->capture_default_str();
  command->callback([how, &code] { code = serve(*how); });
  return command;
}

// What is not set stands there as a comment.
std::string settings_of(const CLI::App& serve) {
  std::istringstream lines(serve.config_to_str(true, true));
  std::string out = "[serve]\n";
  for (std::string line; std::getline(lines, line);)
    out += (line.ends_with("=\"\"") ? "#" : "") + line + "\n";
  return out;
}

void add_config(CLI::App& all, CLI::App* serve) {
  auto* command =
      all.add_subcommand("config", "Print the settings of `serve`, as a file for --config");
  command->fallthrough();
  command->callback([serve] { std::cout << settings_of(*serve); });
}

void add_demo(CLI::App& all, int& code) {
  auto* command = all.add_subcommand("demo", "Make the demonstration district in an empty store");
  auto how = std::make_shared<demo_flags>();
  add_store(command, how->store);
  command->add_option("--scale", how->scale, "community, street or district")
      ->capture_default_str();
  command->add_option("--seed", how->seed, "The same seed makes the same district")
      ->capture_default_str();
  command->add_flag("--quiet", how->quiet, "No progress lines");
  command->callback([how, &code] { code = make_demo(*how); });
}

void add_figures(CLI::App& all, int& code) {
  auto* command = all.add_subcommand("figures", "Print every figure of a unit");
  auto where = std::make_shared<store_flags>();
  auto unit = std::make_shared<std::string>();
  auto json = std::make_shared<bool>(false);
  add_store(command, *where);
  command->add_option("--unit", *unit, "Division code (default: the district)");
  command->add_flag("--json", *json, "One JSON object: figure id → value");
  command->callback([=, &code] { code = print_figures(*where, *unit, *json); });
}

void add_check(CLI::App& all, int& code) {
  auto* command =
      all.add_subcommand("check", "Recount every tally and check every rule of the store");
  auto where = std::make_shared<store_flags>();
  add_store(command, *where);
  command->callback([where, &code] { code = check_store(*where); });
}

void add_simulate(CLI::App& all, int& code) {
  auto* command = all.add_subcommand("simulate", "Play clients against a running server");
  command->require_subcommand(1);
  auto* phones = command->add_subcommand("phones", "Phones that sync their visits all at once");
  auto how = std::make_shared<simulate_flags>();
  phones->add_option("--url", how->url, "http://HOST:PORT")->capture_default_str();
  phones->add_option("--count", how->count, "Phones")->capture_default_str();
  phones->add_option("--operations", how->operations, "Visits each")->capture_default_str();
  phones->add_option("--user", how->username, "An account that may work on rounds")->required();
  phones->add_option("--password", how->password)->required();
  phones->add_option("--round", how->round, "Its id (default: the newest open one)");
  phones->callback([=, &code] { code = simulate_phones(*how); });
}

void add_verify_sheet(CLI::App& all, int& code) {
  auto* command = all.add_subcommand("verify-sheet", "Check a signed closing sheet (PDF or JSON)");
  auto file = std::make_shared<std::string>();
  auto data = std::make_shared<std::string>();
  command->add_option("file", *file, "The sheet")->required();
  command->add_option("--data", *data, "Data directory of the server it must come from");
  command->callback([=, &code] { code = verify_sheet_file(*file, *data); });
}

void add_backup(CLI::App& all, int& code) {
  auto* command = all.add_subcommand("backup", "Copy the store while it is in use");
  auto where = std::make_shared<store_flags>();
  auto target = std::make_shared<std::string>();
  auto key = std::make_shared<bool>(false);
  add_store(command, *where);
  command->add_option("--to", *target, "Directory for the backup")->required();
  command->add_flag("--with-key", *key, "The key, too (then guard the backup as the key)");
  command->callback([=, &code] { code = backup_store(*where, *target, *key); });
}

void add_restore(CLI::App& all, int& code) {
  auto* command =
      all.add_subcommand("restore", "Bring a backup into an empty data directory and check it");
  auto where = std::make_shared<store_flags>();
  auto source = std::make_shared<std::string>();
  add_store(command, *where);
  command->add_option("--from", *source, "Directory of the backup")->required();
  command->callback([=, &code] { code = restore_store(*where, *source); });
}

void add_copy(CLI::App& all, int& code) {
  auto* command =
      all.add_subcommand("copy", "Copy a whole store, SQLite or PostgreSQL, and prove it");
  auto from = std::make_shared<std::string>(), to = std::make_shared<std::string>();
  command->add_option("--from", *from, "Data directory or postgresql://…")->required();
  command->add_option("--to", *to, "Data directory or postgresql://…")->required();
  command->callback([=, &code] { code = copy_stores(*from, *to); });
}

void add_import(CLI::App& all, int& code) {
  auto* command = all.add_subcommand("import", "Import a CSV or XLSX into the register");
  auto how = std::make_shared<import_flags>();
  add_store(command, how->store);
  command->add_option("kind", how->kind, "persons, households, buildings, …")->required();
  command->add_option("file", how->file, "CSV (UTF-8, GB18030) or XLSX")->required();
  command->add_flag("--dry-run", how->dry_run, "Try every row, store nothing");
  command->add_option("--sheet", how->sheet, "Sheet (default: the first with headings)");
  command->add_option("--heading-row", how->heading_row, "Row of the headings (default: found)");
  command->add_option("--set", how->defaults, "FIELD=TEXT for rows whose own cell is empty");
  command->callback([how, &code] { code = import_file(*how); });
}

void add_export(CLI::App& all, int& code) {
  auto* command = all.add_subcommand("export", "Export a list of the register");
  auto how = std::make_shared<export_flags>();
  add_store(command, how->store);
  command->add_option("kind", how->kind, "persons, households, buildings, …")->required();
  command->add_option("--format", how->format, "xlsx or csv")->capture_default_str();
  command->add_option("--unit", how->unit, "Division code (default: the district)");
  command->add_option("--columns", how->columns, "Fields, in order (default: all)")->delimiter(',');
  command->add_option("--purpose", how->purpose, "What for; stands on the export and in the audit")
      ->capture_default_str();
  command->add_option("--out", how->out, "File (default: KIND.xlsx)");
  command->callback([how, &code] { code = export_file(*how); });
}

void add_user(CLI::App& all, int& code) {
  auto* command = all.add_subcommand("user", "Accounts: list, add, passwd, disable, unlock, token");
  command->require_subcommand(1);
  const std::pair<const char*, const char*> verbs[] = {
      {"list", "All accounts"},           {"add", "A new account; prints its password"},
      {"passwd", "A new password"},       {"disable", "No more sign-in"},
      {"unlock", "After wrong attempts"}, {"token", "An access token for a machine"}};
  for (const auto& [verb, about] : verbs) {
    auto* one = command->add_subcommand(verb, about);
    auto how = std::make_shared<user_flags>();
    how->verb = verb;
    add_store(one, how->store);
    if (how->verb != "list") one->add_option("username", how->username)->required();
    if (how->verb == "add") {
      one->add_option("--name", how->display_name, "Name to show")->required();
      one->add_option("--role", how->role, "Role code")->required();
      one->add_option("--scope", how->scope, "Division code")->required();
    }
    if (how->verb == "add" || how->verb == "passwd")
      one->add_option("--password", how->password, "Made when left out");
    if (how->verb == "token") {
      one->add_option("--label", how->label)->capture_default_str();
      one->add_option("--days", how->days)->capture_default_str();
    }
    one->callback([how, &code] { code = manage_users(*how); });
  }
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App all("Wangge (网格): a district through its grids", "wangge");
  all.set_version_flag("--version", WANGGE_VERSION);
  all.require_subcommand(1);
  int code = 0;
  all.set_config("--config", "", "TOML file with settings of `serve`");
  all.allow_config_extras(CLI::config_extras_mode::error);
  add_config(all, add_serve(all, code));
  add_demo(all, code);
  add_figures(all, code);
  add_check(all, code);
  add_verify_sheet(all, code);
  add_simulate(all, code);
  add_import(all, code);
  add_export(all, code);
  add_user(all, code);
  add_backup(all, code);
  add_restore(all, code);
  add_copy(all, code);
  try {
    all.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return all.exit(wrong);
  } catch (const std::exception& broken) {
    return complain(broken.what());
  }
  return code;
}

}  // namespace wangge::app
