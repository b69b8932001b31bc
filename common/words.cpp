// The tokeniser's one pass over the bytes: where words begin and end, what
// stands between them, where sentences end. ASCII goes by table; anything else
// by ICU. Offsets are always those of the bytes as given, valid UTF-8 or not.
// Every letter of an archive passes here, most more than once: a plain word
// costs a table look-up a byte and no memory of its own.
#include "common/words.hpp"

#include "common/sentences.hpp"
#include "common/units.hpp"

#include <algorithm>

namespace sidestep {
namespace {

using words::Class;
using words::class_of_byte;
using words::Unit;
using words::unit_at;

struct Run {
  std::size_t end = 0; // behind the last byte that belongs
  bool plain = true;   // ASCII without anything to drop
};

// A run of letters: inner apostrophes and soft hyphens only between letters.
Run any_letters(std::string_view text, std::size_t at) {
  Run run{at, true};
  bool pending_plain = true;
  bool pending_apostrophe = false;
  while (at < text.size()) {
    const Unit unit = unit_at(text, at);
    if (unit.kind == Class::letter || (unit.kind == Class::mark && !pending_apostrophe)) {
      run.plain = run.plain && pending_plain && unit.size == 1;
      pending_plain = true;
      pending_apostrophe = false;
      run.end = at + unit.size;
    } else if (unit.kind == Class::apostrophe && !pending_apostrophe) {
      pending_apostrophe = true;
      pending_plain = pending_plain && unit.size == 1;
    } else if (unit.kind == Class::ignored) {
      pending_plain = false;
    } else {
      break;
    }
    at += unit.size;
  }
  return run;
}

// The same, quickly as long as every byte is ASCII.
Run letters(std::string_view text, std::size_t from) {
  std::size_t at = from;
  const auto kind_at = [&](std::size_t i) {
    return i < text.size() ? class_of_byte(text[i]) : Class::other;
  };
  while (true) {
    while (kind_at(at) == Class::letter)
      ++at;
    const Class kind = kind_at(at);
    if (kind == Class::wide) return any_letters(text, from);
    if (kind != Class::apostrophe) return {at, true};
    const Class behind = kind_at(at + 1);
    if (behind == Class::wide) return any_letters(text, from);
    if (behind != Class::letter) return {at, true};
    ++at;
  }
}

// A run of digits: inner dots and commas only between digits.
Run digits(std::string_view text, std::size_t at) {
  Run run{at, true};
  while (at < text.size()) {
    const Unit unit = unit_at(text, at);
    if (unit.kind == Class::digit) {
      run.plain = run.plain && unit.size == 1;
      run.end = at + unit.size;
    } else if ((text[at] != '.' && text[at] != ',') || at != run.end) {
      break;
    }
    at += unit.size;
  }
  return run;
}

// NFKC case folding leaves soft hyphens out already; joiners go with them.
std::string folded_form(std::string_view word) {
  std::string out = fold(word);
  for (const std::string_view gone : {"\xC2\xAD", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0"})
    for (auto at = out.find(gone); at != std::string::npos; at = out.find(gone))
      out.erase(at, gone.size());
  return out;
}

Word::Gap gap_of(std::string_view text, std::size_t from, std::size_t to) {
  if (from == to) return Word::Gap::none;
  std::size_t brackets = 0;
  for (std::size_t at = from; at < to;) {
    const Unit unit = unit_at(text, at);
    if (text[at] == '(' || text[at] == '[') {
      ++brackets;
    } else if (unit.kind != Class::blank && unit.kind != Class::ignored) {
      return Word::Gap::other;
    }
    at += unit.size;
  }
  if (brackets > 1) return Word::Gap::other;
  return brackets == 1 ? Word::Gap::bracket : Word::Gap::blank;
}

} // namespace

// Makes one Words: it alone writes into it.
class Tokeniser {
public:
  // Offsets are 32 bits wide; no message comes near that.
  explicit Tokeniser(std::string_view text) : text_(text.substr(0, 0xFFFFFFF0U)) {}

  Words run() {
    out_.lower_.reset(new char[text_.size()]);
    std::transform(text_.begin(), text_.end(), out_.lower_.get(), [](char c) {
      return static_cast<char>(c + (static_cast<unsigned char>(c - 'A') < 26 ? 'a' - 'A' : 0));
    });
    out_.words_.reserve(text_.size() / 5 + 8);
    for (std::size_t at = 0; at < text_.size();) {
      const Unit unit = unit_at(text_, at);
      if (unit.kind != Class::letter && unit.kind != Class::digit) {
        at += unit.size;
        continue;
      }
      const Run run = unit.kind == Class::letter ? letters(text_, at) : digits(text_, at);
      close_gap(at);
      take(at, run);
      at = run.end;
    }
    close_gap(text_.size());
    return std::move(out_);
  }

private:
  void take(std::size_t at, const Run& run) {
    Word word;
    word.start = static_cast<std::uint32_t>(at);
    word.end = static_cast<std::uint32_t>(run.end);
    if (run.plain) {
      word.folded = {out_.lower_.get() + at, run.end - at};
    } else {
      out_.others_.push_front(folded_form(text_.substr(at, run.end - at)));
      word.folded = out_.others_.front();
    }
    word.hash = hash_of(word.folded);
    out_.words_.push_back(word);
  }

  // Fills in what stands behind the last word; the next begins at `to`.
  void close_gap(std::size_t to) {
    auto& words = out_.words_;
    if (words.empty()) return;
    Word& word = words.back();
    const bool last = to == text_.size();
    if (!last && to == word.end + 1 && text_[word.end] == ' ') { // by far the most common
      word.gap = Word::Gap::blank;
      return;
    }
    word.gap = last ? Word::Gap::other : gap_of(text_, word.end, to);
    word.sentence_end = last || ends_here(word, to);
  }

  bool ends_here(const Word& word, std::size_t to) const {
    BeforeGap left{word.folded, {}, false};
    if (out_.words_.size() > 1) {
      const Word& before = out_.words_[out_.words_.size() - 2];
      left.before = before.folded;
      left.word_follows_dot = before.end + 1 == word.start && text_[before.end] == '.';
    }
    return ends_sentence(text_, word.end, to, left);
  }

  std::string_view text_;
  Words out_{};
};

Words words_of(std::string_view text) { return Tokeniser(text).run(); }

} // namespace sidestep
