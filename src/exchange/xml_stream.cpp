#include "exchange/xml_stream.h"

#include <expat.h>
#include <fmt/format.h>

#include <new>
#include <utility>

namespace wangge::exchange {
namespace {

constexpr int piece_bytes = 64 * 1024;
constexpr int deepest = 64;
// Expat keeps an unfinished tag in memory and scans it again with each piece.
constexpr long long longest_tag = 1 << 20;

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  return whole.substr(whole.find(':') + 1);
}

}  // namespace

const char* attribute(xml_attributes all, std::string_view local, bool prefixed) {
  for (; *all; all += 2) {
    const std::string_view name = *all;
    const auto colon = name.find(':');
    if ((colon != name.npos) == prefixed && name.substr(colon + 1) == local) return all[1];
  }
  return nullptr;
}

struct xml_stream::callbacks {
  static void start(void* self, const char* name, const char** all) {
    auto& stream = *static_cast<xml_stream*>(self);
    if (stream.failed_) return;
    if (++stream.depth_ > deepest) return stream.fail(damages::too_deep);
    stream.to_.start(local_name(name), all);
  }
  static void end(void* self, const char* name) {
    auto& stream = *static_cast<xml_stream*>(self);
    if (stream.failed_) return;
    --stream.depth_;
    stream.to_.end(local_name(name));
  }
  static void text(void* self, const char* piece, int length) {
    auto& stream = *static_cast<xml_stream*>(self);
    if (!stream.failed_) stream.to_.text({piece, static_cast<std::size_t>(length)});
  }
  static void doctype(void* self, const char*, const char*, const char*, int) {
    static_cast<xml_stream*>(self)->fail(damages::doctype);
  }
};

void xml_stream::freer::operator()(XML_ParserStruct* parser) const {
  XML_ParserFree(parser);
}

xml_stream::xml_stream(std::unique_ptr<zip_part> part, xml_handler& to, std::string lead)
    : part_(std::move(part)), to_(to), lead_(std::move(lead)), parser_(XML_ParserCreate(nullptr)) {
  if (!parser_) throw std::bad_alloc();
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), callbacks::start, callbacks::end);
  XML_SetCharacterDataHandler(parser_.get(), callbacks::text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), callbacks::doctype);
  to_.stream_ = this;
}

xml_stream::~xml_stream() = default;

void xml_stream::pause() {
  XML_StopParser(parser_.get(), XML_TRUE);
}

void xml_stream::fail(const damage& why) {
  if (!failed_) failed_ = why;
  XML_StopParser(parser_.get(), XML_FALSE);
}

refused xml_stream::broken(const damage& why) const {
  const auto line = XML_GetCurrentLineNumber(parser_.get());
  return damaged(fmt::format("{}:{}", part_->name(), line), why);
}

// Expat speaks English only.
refused xml_stream::malformed() const {
  return broken({"XML 有误", XML_ErrorString(XML_GetErrorCode(parser_.get()))});
}

// One more piece of the part through the parser: an XML_Status.
result<int> xml_stream::feed() {
  if (!lead_.empty()) {
    const std::string lead = std::exchange(lead_, {});
    fed_ += static_cast<long long>(lead.size());
    return XML_Parse(parser_.get(), lead.data(), static_cast<int>(lead.size()), false);
  }
  void* buffer = XML_GetBuffer(parser_.get(), piece_bytes);
  if (!buffer) return malformed();
  const auto count = part_->read(static_cast<char*>(buffer), piece_bytes);
  if (!count) return refused(count.error());
  fed_ += static_cast<long long>(*count);
  return XML_ParseBuffer(parser_.get(), static_cast<int>(*count), *count == 0);
}

result<bool> xml_stream::advance() {
  while (!ended_) {
    int status = XML_STATUS_OK;
    if (paused_) {
      paused_ = false;
      status = XML_ResumeParser(parser_.get());
    } else {
      const auto fed = feed();
      if (!fed) return refused(fed.error());
      status = *fed;
    }
    if (failed_) return broken(*failed_);
    if (status == XML_STATUS_ERROR) return malformed();
    if (status == XML_STATUS_SUSPENDED) return paused_ = true;
    if (fed_ - XML_GetCurrentByteIndex(parser_.get()) > longest_tag)
      return broken(damages::tag_too_long);
    XML_ParsingStatus now;
    XML_GetParsingStatus(parser_.get(), &now);
    ended_ = now.parsing == XML_FINISHED;
  }
  return false;
}

result<void> xml_stream::run() {
  for (;;) {
    const auto more = advance();
    if (!more) return refused(more.error());
    if (!*more) return {};
  }
}

}  // namespace wangge::exchange
