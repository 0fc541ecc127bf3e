#pragma once
// The columns of import_run that hold JSON, and the answers of the routes.

#include <map>
#include <string>
#include <string_view>

#include "base/json.h"
#include "exchange/import_store.h"

namespace wangge::exchange {

std::string plan_text(const import_plan& plan);
void read_plan(std::string_view text, import_plan& into);
std::string controls_text(const import_run& one);
void read_controls(std::string_view text, import_run& into);
std::string params_text(const std::map<std::string, std::string>& params);
std::map<std::string, std::string> read_params(std::string_view text);

// One run as a client sees it (web/desk/import/steps.ts); without columns and problems in a list.
void write_summary(json::writer& out, const import_run& one);
void write_run(json::writer& out, const import_run& one, const std::vector<import_field>& fields,
               const std::vector<stored_problem>& problems, language lang);

}  // namespace wangge::exchange
