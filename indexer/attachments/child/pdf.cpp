// PDF to text with poppler, page by page, in reading order.
#include "indexer/attachments/child/readers.hpp"
#include "indexer/attachments/frame.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

namespace sidestep::indexer {
namespace {

constexpr int most_pages = 5000;

// One page that shows one word.
constexpr std::string_view small_pdf =
    "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
    "1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources"
    "<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length 28>>stream\nBT /F 9 Tf 9 9 Td (a) Tj ET \n"
    "endstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R>>\n";

std::unique_ptr<poppler::document> open(std::string_view bytes) {
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

std::string page_text(poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return {};
  const auto text =
      page->text(poppler::rectf(), poppler::page::text_layout_enum::non_raw_non_physical_layout)
          .to_utf8();
  return std::string(trim(clean_utf8(std::string_view(text.data(), text.size()))));
}

// Adds a page; false when the text is full.
bool add_page(Extracted& extracted, const std::string& text) {
  if (!extracted.page_starts.empty()) extracted.text += "\n\n";
  extracted.page_starts.push_back(extracted.text.size());
  if (extracted.text.size() + text.size() + 4 > text_limit) return false;
  extracted.text += text;
  return true;
}

} // namespace

void warm_up_pdf() {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (const auto document = open(small_pdf)) page_text(*document, 0);
}

Extracted read_pdf(std::string_view bytes) {
  Extracted extracted;
  const auto document = open(bytes);
  if (!document) return unread("damaged PDF");
  if (document->is_locked()) return unread("encrypted: a password is needed to read it");
  const int pages = document->pages();
  if (pages < 1) return unread("damaged PDF: it has no pages");
  bool any = false;
  for (int number = 0; number < std::min(pages, most_pages); ++number) {
    const std::string text = page_text(*document, number);
    any = any || !text.empty();
    // Half a file reads like a whole one: it is refused rather than cut.
    if (!add_page(extracted, text))
      return unread(fmt::format("its text is over {} MB", text_limit >> 20));
  }
  return any ? extracted : unread("scanned, no text");
}

} // namespace sidestep::indexer
