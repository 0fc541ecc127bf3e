#include "app/cli.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace wangge::app {
namespace {

struct spoken {
  int code;
  std::string out, err;
};

spoken say(std::vector<std::string> words) {
  words.insert(words.begin(), "wangge");
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = run(static_cast<int>(argv.size()), argv.data());
  std::string out = testing::internal::GetCapturedStdout();
  return {code, std::move(out), testing::internal::GetCapturedStderr()};
}

std::string file_with(const std::string& text) {
  const auto path = std::filesystem::path(testing::TempDir()) / "wangge_cli_test.toml";
  std::ofstream(path) << text;
  return path.string();
}

TEST(cli, refuses_an_unknown_command_and_no_command) {
  EXPECT_NE(say({}).code, 0);
  EXPECT_NE(say({"server"}).code, 0);
}

TEST(cli, refuses_an_unknown_setting_by_name) {
  const auto answer =
      say({"config", "--config", file_with("[serve]\nlisten = \"[::1]:80\"\nlistn = 1\n")});
  EXPECT_NE(answer.code, 0);
  EXPECT_NE(answer.err.find("listn"), std::string::npos);
}

TEST(cli, refuses_a_missing_file) {
  EXPECT_NE(say({"config", "--config", "/nowhere/wangge.toml"}).code, 0);
}

TEST(cli, what_config_prints_is_a_config) {
  const auto first =
      say({"config", "--config",
           file_with("[serve]\nlisten = \"127.0.0.1:9000\"\ntrusted-proxy = [\"10.0.0.0/8\"]\n")});
  EXPECT_EQ(first.code, 0);
  EXPECT_NE(first.out.find("listen=\"127.0.0.1:9000\""), std::string::npos);
  EXPECT_EQ(say({"config", "--config", file_with(first.out)}).out, first.out);
}

TEST(cli, version_is_one_word) {
  const auto answer = say({"--version"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_EQ(answer.out, WANGGE_VERSION "\n");
}

}  // namespace
}  // namespace wangge::app
