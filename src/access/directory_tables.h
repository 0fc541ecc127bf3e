#pragma once
// What the directory holds in memory; for sessions.cpp and directory.cpp alone.

#include <map>

#include "access/sessions.h"

namespace wangge::access {

struct directory::live_session {
  session row;
  std::atomic<instant> seen{0};
  instant saved = 0;  // seen as the store has it; the writing-behind alone touches it
  std::mutex guard;
  std::shared_ptr<const principal> made;
  std::string made_for;       // the address and agent of the last request
  std::uint64_t made_at = 0;  // generation
};

struct directory::tables {
  std::unordered_map<uuid, std::shared_ptr<const account>, uuid_hash> accounts;
  std::map<std::string, std::shared_ptr<const account>, std::less<>> by_username;
  std::map<std::string, std::shared_ptr<const role>, std::less<>> roles;
  std::unordered_map<digest, std::shared_ptr<live_session>, key_hash> sessions;
  std::unordered_map<digest, api_token, key_hash> tokens;
};

}  // namespace wangge::access
