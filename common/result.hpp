// Expected failures travel as values: Result<T> is a T or an Error. An Error
// names the thing, the value and what to do, and carries the exit code that
// the program ends with. Third-party exceptions are turned into Errors at the
// border of the folder that uses the library; none crosses it.
#pragma once

#include <fmt/core.h>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace sidestep {

// Exit codes of every program; the list in docs and help comes from here.
enum class Code {
  ok = 0,
  nothing = 1,       // nothing found
  usage = 2,         // the command line or the query is wrong
  config = 3,        // a configuration or lexicon file is wrong
  source = 4,        // a source failed, blocked or listed nothing
  archive = 5,       // the archive is damaged
  index = 6,         // the index is missing, old or damaged
  locked = 7,        // another program holds the lock
  write = 8,         // could not write: disk full, permission
  internal = 70,     // a fault of the program itself
  interrupted = 130, // SIGINT
  terminated = 143   // SIGTERM
};

struct Error {
  Code code = Code::internal;
  std::string message; // one sentence: what, which, which value
  std::string hint{};  // what to do about it; may be empty
};

template <class T = void> using Result = tl::expected<T, Error>;

template <class... Args> [[nodiscard]] tl::unexpected<Error>
fail(Code code, fmt::format_string<Args...> text, Args&&... args) {
  return tl::unexpected<Error>(Error{code, fmt::format(text, std::forward<Args>(args)...), {}});
}

// The same error with advice added: return hinted(fail(...), "run ...").
[[nodiscard]] inline tl::unexpected<Error> hinted(tl::unexpected<Error> error, std::string hint) {
  error.value().hint = std::move(hint);
  return error;
}

} // namespace sidestep

#define SIDESTEP_JOIN_(a, b) a##b
#define SIDESTEP_JOIN(a, b) SIDESTEP_JOIN_(a, b)
// TRY(expression): leave the function with the error, if there is one.
#define TRY(expression)                                                                            \
  do {                                                                                             \
    if (auto try_result_ = (expression); !try_result_)                                             \
      return tl::unexpected(std::move(try_result_).error());                                       \
  } while (false)
// TRY_ASSIGN(auto x, expression): the value, or leave with the error.
#define TRY_ASSIGN(target, expression)                                                             \
  TRY_ASSIGN_(SIDESTEP_JOIN(try_value_, __LINE__), target, expression)
#define TRY_ASSIGN_(holder, target, expression)                                                    \
  auto holder = (expression);                                                                      \
  if (!holder) return tl::unexpected(std::move(holder).error());                                   \
  target = std::move(*holder)
