// `init`: asks who crawls, once, and makes the archive's folder.
#include "common/files.hpp"
#include "common/text.hpp"
#include "keeper/contact.hpp"
#include "keeper/verbs.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <string>
#include <system_error>
#include <unistd.h>

namespace sidestep::keeper {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t config_limit = 1024 * 1024; // bytes of a configuration file
constexpr int questions = 3;

Result<std::string> ask(const Context& context) {
  if (::isatty(STDIN_FILENO) == 0 || !context.err.is_terminal)
    return hinted(
        fail(Code::usage, "init asks for a contact address, and there is no terminal to ask on"),
        "sidestep init --contact me@example.org");
  const std::string& known = context.config.contact;
  context.err.line("Sites see a contact address in every request, so that their operators can");
  context.err.line("reach you instead of blocking you. It is sent to nobody else.");
  for (int i = 0; i < questions; ++i) {
    context.err.write(fmt::format("Your e-mail or https address{}: ",
                                  known.empty() ? "" : fmt::format(" [{}]", for_terminal(known))));
    std::string line;
    if (!std::getline(std::cin, line)) break;
    std::string answer(trim(line));
    if (answer.empty()) answer = known;
    if (const auto good = check_contact(answer); good)
      return answer;
    else
      context.err.line(for_terminal(good.error().message));
  }
  return fail(Code::usage, "no contact address was given");
}

Result<void> make_folders(const fs::path& folder) {
  std::error_code error;
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error)
    return fail(Code::write, "cannot make the folder {}: {}", folder.string(), error.message());
  return {};
}

// True when the file had to be changed. A link is followed: what it leads to
// is changed, and it stays a link.
Result<bool> write_contact(const fs::path& named, const std::string& contact) {
  std::error_code error;
  const bool there = fs::exists(named, error);
  const fs::path file = there ? fs::canonical(named, error) : named;
  if (error) return fail(Code::config, "cannot open {}: {}", named.string(), error.message());
  std::string text;
  if (there) {
    TRY_ASSIGN(text, read_file(file, config_limit, Code::config));
  }
  auto changed = with_contact(text, contact);
  if (!changed) {
    Error fault = std::move(changed).error();
    fault.message = fmt::format("{}: {}", named.string(), fault.message);
    return tl::unexpected(std::move(fault));
  }
  if (*changed == text) return false;
  TRY(make_folders(file.parent_path()));
  TRY(write_file(file, *changed));
  return true;
}

} // namespace

Result<Code> init(Context& context) {
  std::string contact = context.args.value("--contact").value_or("");
  if (context.args.has("--contact")) {
    TRY(check_contact(contact));
  } else {
    TRY_ASSIGN(contact, ask(context));
  }
  const auto& file = context.config.user_file;
  TRY_ASSIGN(const bool written, write_contact(file, contact));
  TRY(make_folders(context.config.archive_dir));
  context.out.line(fmt::format("Contact  {}: sites see it in every request", contact));
  context.out.line(for_terminal(
      fmt::format("Written  {}{}", file.string(), written ? "" : " (it stood there already)")));
  context.out.line(for_terminal(fmt::format("Archive  {}", context.config.archive_dir.string())));
  context.out.line("Next     sidestep crawl petitions:241560");
  return Code::ok;
}

} // namespace sidestep::keeper
