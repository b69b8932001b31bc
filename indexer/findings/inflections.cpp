// Inflections by rule and table. A word may be a verb or a noun; both sets of
// endings are made, and the possessive, whose apostrophe is part of a word.
#include "indexer/findings/inflections.hpp"

#include <algorithm>
#include <array>

namespace sidestep::indexer {
namespace {

// Base form, then the forms that no rule gives.
constexpr std::array irregular{"be am is are was were been being",
                               "bear bore borne",
                               "become became",
                               "begin began begun",
                               "bind bound",
                               "break broke broken",
                               "bring brought",
                               "build built",
                               "buy bought",
                               "catch caught",
                               "choose chose chosen",
                               "come came",
                               "cut",
                               "deal dealt",
                               "do does did done",
                               "draw drew drawn",
                               "drive drove driven",
                               "eat ate eaten",
                               "fall fell fallen",
                               "feel felt",
                               "fight fought",
                               "find found",
                               "forbid forbade forbidden",
                               "forget forgot forgotten",
                               "get got gotten",
                               "give gave given",
                               "go goes went gone",
                               "grow grew grown",
                               "have has had having",
                               "hear heard",
                               "hide hid hidden",
                               "hit",
                               "hold held",
                               "keep kept",
                               "know knew known",
                               "lay laid",
                               "lead led",
                               "leave left",
                               "let",
                               "lie lay lain lying",
                               "lose lost",
                               "make made",
                               "mean meant",
                               "meet met",
                               "overcome overcame",
                               "pay paid",
                               "put",
                               "read",
                               "rise rose risen",
                               "run ran",
                               "say said",
                               "see saw seen",
                               "seek sought",
                               "sell sold",
                               "send sent",
                               "set",
                               "show showed shown",
                               "shut",
                               "sit sat",
                               "speak spoke spoken",
                               "spend spent",
                               "split",
                               "spread",
                               "stand stood",
                               "strike struck",
                               "swear swore sworn",
                               "take took taken",
                               "teach taught",
                               "tell told",
                               "think thought",
                               "throw threw thrown",
                               "undergo undergoes underwent undergone",
                               "understand understood",
                               "undertake undertook undertaken",
                               "uphold upheld",
                               "wear wore worn",
                               "win won",
                               "withdraw withdrew withdrawn",
                               "withhold withheld",
                               "write wrote written",
                               "foresee foresaw foreseen",
                               "oversee oversaw overseen",
                               "outweigh",
                               "rethink rethought",
                               "arise arose arisen",
                               "cling clung",
                               "swing swung",
                               "ring rang rung",
                               "sing sang sung",
                               "die dying",
                               "tie tying",
                               "person people",
                               "child children",
                               "man men",
                               "woman women",
                               "analysis analyses",
                               "basis bases",
                               "criterion criteria",
                               "this these",
                               "that those"};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
bool ends(std::string_view word, std::string_view tail) {
  return word.size() > tail.size() && word.substr(word.size() - tail.size()) == tail;
}

void add(std::vector<std::string>& forms, std::string form) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

// "plan": "planning". Only a short last vowel doubles, but a form too many is harmless.
bool may_double(std::string_view w) {
  if (w.size() < 3) return false;
  const char last = w[w.size() - 1];
  return !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' &&
         is_vowel(w[w.size() - 2]) &&
         (!is_vowel(w[w.size() - 3]) || (w.size() > 3 && w[w.size() - 3] == 'u'));
}

void add_regular(std::vector<std::string>& forms, const std::string& w) {
  const bool consonant_y = ends(w, "y") && !is_vowel(w[w.size() - 2]);
  const std::string shorter = w.substr(0, w.size() - 1);
  if (consonant_y) {
    add(forms, shorter + "ies");
    add(forms, shorter + "ied");
    add(forms, w + "ing");
  } else if (ends(w, "e")) {
    add(forms, w + "s");
    add(forms, w + "d");
    add(forms, (ends(w, "ee") ? w : shorter) + "ing");
  } else {
    const bool hiss =
        ends(w, "s") || ends(w, "x") || ends(w, "z") || ends(w, "ch") || ends(w, "sh");
    add(forms, w + (hiss ? "es" : "s"));
    add(forms, w + "ed");
    add(forms, w + "ing");
    if (may_double(w)) {
      add(forms, w + w.back() + "ed");
      add(forms, w + w.back() + "ing");
    }
  }
  add(forms, w + "'s");
}

void add_irregular(std::vector<std::string>& forms, const std::string& w) {
  for (std::string_view row : irregular) {
    const auto base_end = row.find(' ');
    if (row.substr(0, base_end) != w) continue;
    while (!row.empty()) {
      const auto blank = row.find(' ');
      add(forms, std::string(row.substr(0, blank)));
      row = blank == std::string_view::npos ? std::string_view{} : row.substr(blank + 1);
    }
    return;
  }
}

} // namespace

std::vector<std::string> inflections(std::string_view base) {
  std::vector<std::string> forms{std::string(base)};
  if (base.size() < 2) return forms;
  add_irregular(forms, forms.front());
  add_regular(forms, std::string(base));
  return forms;
}

} // namespace sidestep::indexer
