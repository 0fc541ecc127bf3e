#pragma once
// Durable single writes: notes of persons all over the district, each from a connection that waits
// for its answer before it sends the next.

#include "raw.h"
#include "server.h"

namespace wangge::bench {

struct patched {
  std::string id;  // 36 characters
  std::int64_t version = 1;
};

// A write of the note with the version known last; the caller counts the version on.
std::string patch_request(const patched& one, const std::string& headers);
std::vector<patched> persons_to_patch(raw_store& store, int count);
// 64 connections for so long; writes a second. Every answer must be 200.
double patch_for(server& product, const std::string& headers, std::vector<patched>& persons,
                 double seconds);

}  // namespace wangge::bench
