#pragma once
// The closing sheet (闭合单) of a grid: what its leader signs. The statement is a JSON text whose
// bytes are signed; what changes afterwards shows against it and never changes it.

#include <optional>
#include <string>
#include <vector>

#include "access/crypto.h"
#include "api/transaction.h"
#include "screening/round.h"

namespace wangge::screening {

struct sheet {
  std::int64_t district = 0;
  uuid id;
  std::int64_t round = 0, grid = 0, number = 0;
  std::string statement;
  std::string digest;  // SM3 of the statement, hexadecimal
  uuid signer;
  std::string signature, public_key, certificate;
  instant signed_at = 0;
  bool stale = false, latest = true;
};

// Signs as who is writing. The grid may be signed again: a new number, the older ones stay.
// Refuses not_found (no grid of one's own), no_targets, round_not_open.
result<sheet> sign_sheet(api::transaction& tx, const round& of, std::int64_t grid);

std::optional<sheet> find_sheet(db::connection& db, const access::scope& area, const uuid& id);
// The newest of each grid in the range.
std::vector<sheet> sheets_in(db::connection& db, round_key of, code_range range);

// A file that carries itself: statement, signatures, keys.
std::string sheet_file(const sheet& one, const std::string& server_key);

// The printed file sealed by the server, in a comment behind its end: the picture on the paper is
// then as safe from a changed byte as the statement inside it.
std::string sealed_paper(std::string pdf, const access::vault& keys);

// What a file says once everything in it holds. Refuses not_a_sheet with what is wrong.
struct verified_sheet {
  std::string statement, digest, server_key;
};
result<verified_sheet> verify_sheet(std::string_view file);  // JSON, or a PDF that carries it

}  // namespace wangge::screening
