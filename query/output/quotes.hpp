// A quotation with who, when, where and the proof, to paste: as plain text,
// Markdown, HTML or JSON Lines, each escaped as it must be.
#pragma once

#include "common/model/records.hpp"
#include "common/output/terminal.hpp"

#include <string>
#include <string_view>

namespace sidestep::query {

std::string quote_text(const MessageRecord& message, std::string_view quote,
                       const Terminal& terminal);
std::string quote_markdown(const MessageRecord& message, std::string_view quote);
std::string quote_html(const MessageRecord& message, std::string_view quote);
// A line of sidestep.quote/1, with its newline.
std::string quote_line(const MessageRecord& message, std::string_view quote);

} // namespace sidestep::query
