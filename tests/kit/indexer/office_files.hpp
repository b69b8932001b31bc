// Office files made by the tests themselves, as small as their readers allow.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::test {

// A zip of named parts, deflated.
std::string zip(const std::vector<std::pair<std::string, std::string>>& parts);
// DOCX around the given paragraphs' XML.
std::string docx(std::string_view body);
// The old offices' file system with one stream in it.
std::string ole(std::string_view stream, std::string data);
std::string doc(std::string_view text); // "\r" ends a paragraph
std::string xls(const std::vector<std::vector<std::string>>& rows);
std::string xlsx(std::string_view rows, std::string_view strings = "",
                 std::string_view styles = "");

} // namespace sidestep::test
