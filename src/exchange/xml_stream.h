#pragma once
// XML of a ZIP part, parsed as a stream by a handler that may pause it: rows are taken one by one.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/zip_archive.h"

struct XML_ParserStruct;

namespace wangge::exchange {

// Names come without namespace prefix: writers choose prefixes freely (x:row), and no element we
// read exists in two namespaces.
using xml_attributes = const char**;

// The value of an attribute by its local name, or null. `prefixed` picks r:id, not id.
const char* attribute(xml_attributes all, std::string_view local, bool prefixed = false);

class xml_stream;

class xml_handler {
 public:
  virtual ~xml_handler() = default;
  virtual void start(std::string_view local, xml_attributes all) = 0;
  virtual void end(std::string_view local) = 0;
  virtual void text(std::string_view piece) = 0;

 protected:
  xml_stream* stream_ = nullptr;
  friend class xml_stream;
};

class xml_stream {
 public:
  // The handler must outlive the stream. `lead` is parsed before the rest of the part.
  xml_stream(std::unique_ptr<zip_part> part, xml_handler& to, std::string lead = {});
  ~xml_stream();

  // Parses until the handler pauses (true) or the part ends (false). Refuses with
  // error::damaged_file: not well-formed, a DOCTYPE (entity bombs), too deep, or as the handler
  // says.
  result<bool> advance();
  // Parses to the end.
  result<void> run();

  // For the handler.
  void pause();
  void fail(const damage& why);

  double progress() const { return part_->progress(); }

 private:
  struct callbacks;

  refused broken(const damage& why) const;
  refused malformed() const;
  result<int> feed();

  std::unique_ptr<zip_part> part_;
  xml_handler& to_;
  std::string lead_;
  struct freer {
    void operator()(XML_ParserStruct* parser) const;
  };
  std::unique_ptr<XML_ParserStruct, freer> parser_;
  std::optional<damage> failed_;
  bool paused_ = false;
  bool ended_ = false;
  int depth_ = 0;
  long long fed_ = 0;
};

}  // namespace wangge::exchange
