// A message's text laid out for reading: its lines, its paragraphs, its words,
// and the canvas on which each rule paints whose words a stretch is. The rules
// live beside this file, one kind of voice a file.
#pragma once

#include "common/model/voice.hpp"
#include "common/words.hpp"
#include "indexer/voice/cues.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct Line {
  std::size_t start = 0; // bytes of the text; end is before the line break
  std::size_t end = 0;
  std::size_t paragraph = 0;
  std::size_t first = 0; // its text without the blanks around it
  std::size_t last = 0;  // behind that text
  std::size_t inked = 0; // its first byte that is no blank or tab
  unsigned indent = 0;   // blanks before the first character; a tab counts four
  bool blank = true;
};

// Lines between blank lines: lines first .. last, the last one included.
struct Paragraph {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Stretch {
  std::size_t start = 0;
  std::size_t end = 0;
  Cues cues = 0; // of a sentence
};

// A row of stars or dashes.
bool is_rule(std::string_view line);

class Page {
public:
  // `words` are the text's, and live longer than the page.
  Page(std::string_view text, const Words& words);

  std::string_view text() const { return text_; }
  const std::vector<Line>& lines() const { return lines_; }
  const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }
  const Words& words() const { return words_; }
  const std::vector<Stretch>& sentences() const { return sentences_; }
  Cues cues() const { return cues_; } // of all sentences

  std::string_view line(std::size_t number) const; // trimmed
  bool blank(std::size_t number) const;            // past the end: blank
  // The first line from `number` on that is not blank; behind the last: none is.
  std::size_t next_line(std::size_t number) const;
  Stretch bytes_of(const Paragraph& paragraph) const;
  // The paragraph in one line: for patterns that do not care where lines break.
  std::string joined(std::size_t start, std::size_t end) const;

  Voice at(std::size_t byte) const { return static_cast<Voice>(paint_[byte]); }
  bool own_line(std::size_t number) const; // its first character is still the body's own
  // Paints what is still own; `over` paints all.
  void paint(std::size_t start, std::size_t end, Voice voice, bool over = false);
  void paint_line(std::size_t number, Voice voice, bool over = false);
  Voices take() const;

private:
  void cut_lines();
  void cut_sentences();

  std::string_view text_;
  std::vector<Line> lines_{};
  std::vector<Paragraph> paragraphs_{};
  const Words& words_;
  std::vector<Stretch> sentences_{};
  Cues cues_ = 0;
  std::vector<std::uint8_t> paint_{};
};

} // namespace sidestep::indexer
