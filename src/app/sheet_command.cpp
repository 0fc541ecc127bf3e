#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "access/crypto.h"
#include "app/commands.h"
#include "app/say.h"
#include "base/json.h"
#include "base/text.h"
#include "screening/sheet.h"
#include "screening/signing.h"

namespace wangge::app {
namespace {

// A sheet comes from anywhere: what it says must not move the cursor or look like another line.
std::string plain(std::string_view text) {
  return normalise(text);
}

void print(const screening::verified_sheet& sheet) {
  const auto parsed = json::document::parse_object(sheet.statement);
  if (!parsed) return;
  const auto root = parsed->root();
  const auto round = root.find("round"), grid = root.find("grid"), signer = root.find("signer");
  if (!round || !grid || !signer) return;
  fmt::print("轮次 round       {} {}\n", round->integer_of("number", 0),
             plain(round->text_of("name")));
  fmt::print("网格 grid        {}\n", plain(grid->text_of("code")));
  fmt::print("应核 targets     {}\n", root.integer_of("targets", 0));
  fmt::print("未走访 open      {}\n", root.integer_of("open", 0));
  if (const auto outcomes = root.find("by_outcome"))
    outcomes->each_member([](std::string_view name, const json::view& n) {
      if (n.integer() > 0) fmt::print("  {:<14} {}\n", plain(name), n.integer());
    });
  fmt::print("签字 signed      {} {}\n", plain(signer->text_of("name")),
             plain(root.text_of("signed_at")));
  fmt::print("摘要 SM3         {}\n", sheet.digest);
  fmt::print("服务器 server    {}\n", sheet.server_key);
}

}  // namespace

int verify_sheet_file(const std::filesystem::path& file, const std::string& data_dir) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return complain(fmt::format("打不开 {}。Cannot open {}", file.string(), file.string()));
  std::ostringstream text;
  text << in.rdbuf();
  const auto sheet = screening::verify_sheet(text.str());
  if (!sheet) return complain(sheet.error());
  print(*sheet);
  if (data_dir.empty()) {
    fmt::print(
        "签名与内容相符；是哪台服务器证明的，还没有核对：请加 --data，或与公布的服务器公钥比对。\n"
        "The signature fits what the sheet says. Which server vouches for it was not checked: give "
        "--data, or compare the server's key with the published one.\n");
    return 0;
  }
  const auto keys = access::vault::load(data_dir, false);
  if (!keys) return complain(keys.error());
  if (screening::hex_text((*keys)->verifying_key()) != sheet->server_key)
    return complain(
        "签名有效，但不是这台服务器证明的。It holds, but another server vouches for it.");
  fmt::print("签名有效，由这台服务器证明。The signature holds and this server vouches for it.\n");
  return 0;
}

}  // namespace wangge::app
