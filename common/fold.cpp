// Folded forms and stems of words: what makes two spellings one. Case, accents,
// ligatures, full-width forms and the shape of apostrophes go; the spelling of
// the language stays. Invalid bytes never fail: each becomes U+FFFD.
#include "common/words.hpp"

#include <cstring>
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

// ASCII but for the shape of its apostrophes and for soft hyphens: by far the
// most words beyond ASCII, and quick to fold. False: `out` is of no use.
bool fold_nearly_plain(std::string_view word, std::string& out) {
  for (std::size_t at = 0; at < word.size();) {
    const char c = word[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      ++at;
    } else if (const auto three = word.substr(at, 3);
               three == "\xE2\x80\x99" || three == "\xE2\x80\x98") {
      out += '\'';
      at += 3;
    } else if (word.substr(at, 2) == "\xC2\xAD") {
      at += 2;
    } else {
      return false;
    }
  }
  return true;
}

std::uint64_t load(const char* bytes, std::size_t n) {
  std::uint64_t out = 0;
  std::memcpy(&out, bytes, n);
  return out;
}

struct StemmerEnd {
  void operator()(sb_stemmer* s) const { sb_stemmer_delete(s); }
};

} // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  return fold_nearly_plain(text, out) ? out : fold_unicode(text);
}

std::uint32_t hash_of(std::string_view folded) {
  constexpr std::uint64_t first = 0x9E3779B97F4A7C15U;
  constexpr std::uint64_t second = 0xC2B2AE3D27D4EB4FU;
  const char* bytes = folded.data();
  const std::size_t n = folded.size();
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  if (n >= 8) {
    a = load(bytes, 8);
    b = load(bytes + n - 8, 8);
    for (std::size_t at = 8; at + 8 < n; at += 8)
      a = (a ^ load(bytes + at, 8)) * second;
  } else if (n >= 4) {
    a = load(bytes, 4);
    b = load(bytes + n - 4, 4);
  } else if (n > 0) {
    a = load(bytes, 1) | load(bytes + n / 2, 1) << 8 | load(bytes + n - 1, 1) << 16;
  }
  std::uint64_t hash = (a ^ n) * first;
  hash = (hash ^ (hash >> 29) ^ b) * second;
  return static_cast<std::uint32_t>(hash >> 32);
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
