// Compares file names from the strictest way to the loosest.
#include "crawler/importers/names.hpp"

#include "common/url.hpp"

namespace sidestep::crawler {

namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Where the ending begins ("." of ".pdf"); the name's end when there is none.
std::size_t ending_of(std::string_view name) {
  constexpr std::size_t longest = 6;
  const auto dot = name.rfind('.');
  const bool good = dot != std::string_view::npos && dot > 0 && name.size() - dot <= longest;
  return good ? dot : name.size();
}

std::string plain_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_plain(c))
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

template <class Change> std::vector<std::size_t>
equal_after(std::string_view name, const std::vector<std::string>& listed, Change change) {
  std::vector<std::size_t> found;
  const std::string wanted = change(name);
  for (std::size_t i = 0; i < listed.size(); ++i)
    if (!wanted.empty() && change(listed[i]) == wanted) found.push_back(i);
  return found;
}

} // namespace

std::string plain_name(std::string_view file_name) {
  const std::string decoded = percent_decode(file_name);
  const std::size_t ending = ending_of(decoded);
  const std::string stem = plain_words(std::string_view(decoded).substr(0, ending));
  const std::string last = plain_words(std::string_view(decoded).substr(ending));
  return last.empty() ? stem : stem + "." + last;
}

std::string without_copy_mark(std::string_view file_name) {
  const std::size_t ending = ending_of(file_name);
  std::string stem(file_name.substr(0, ending));
  const auto open = stem.rfind('(');
  const bool marked = open != std::string::npos && open > 0 && stem.ends_with(')') &&
                      open + 2 < stem.size() && stem.size() - open <= 5 &&
                      stem.find_first_not_of("0123456789", open + 1) == stem.size() - 1;
  if (marked) stem.resize(open);
  while (marked && stem.ends_with(' '))
    stem.pop_back();
  return stem + std::string(file_name.substr(ending));
}

std::vector<std::size_t> fitting_names(std::string_view file_name,
                                       const std::vector<std::string>& listed) {
  auto found =
      equal_after(file_name, listed, [](std::string_view name) { return percent_decode(name); });
  if (found.empty()) found = equal_after(file_name, listed, plain_name);
  if (!found.empty()) return found;
  const std::string original = without_copy_mark(percent_decode(file_name));
  return equal_after(original, listed, plain_name);
}

} // namespace sidestep::crawler
