// Folded forms and stems of words: what makes two spellings one. Case, accents,
// ligatures, full-width forms and the shape of apostrophes go; the spelling of
// the language stays. Invalid bytes never fail: each becomes U+FFFD.
#include "common/words.hpp"

#include <libstemmer.h>
#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace sidestep {
namespace {

const icu::Normalizer2* normalizer(bool decompose) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* found = decompose ? icu::Normalizer2::getNFDInstance(status)
                                : icu::Normalizer2::getNFKCCasefoldInstance(status);
  return U_SUCCESS(status) ? found : nullptr;
}

bool is_apostrophe(UChar32 c) {
  return c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x201B || c == 0x2032;
}

std::string fold_unicode(std::string_view text) {
  static const auto* casefold = normalizer(false);
  static const auto* decompose = normalizer(true);
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  if (casefold && decompose) {
    icu::UnicodeString folded = decompose->normalize(casefold->normalize(wide, status), status);
    if (U_SUCCESS(status)) wide = std::move(folded);
  }
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const UChar32 c = wide.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    kept.append(is_apostrophe(c) ? UChar32{'\''} : c);
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

struct StemmerEnd {
  void operator()(sb_stemmer* s) const { sb_stemmer_delete(s); }
};

} // namespace

std::string fold(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) >= 0x80) return fold_unicode(text);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string stem(std::string_view folded) {
  // A Snowball stemmer keeps state between calls, so each thread has its own.
  thread_local const std::unique_ptr<sb_stemmer, StemmerEnd> stemmer{
      sb_stemmer_new("english", "UTF_8")};
  if (!stemmer) return std::string(folded);
  const sb_symbol* out =
      sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(folded.data()),
                      static_cast<int>(folded.size()));
  if (out == nullptr) return std::string(folded);
  return {reinterpret_cast<const char*>(out),
          static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

} // namespace sidestep
