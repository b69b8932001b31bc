// sample-site: serves data/sample/ on a loopback port the way an Alaveteli site
// and the petitions site do, for the demo and for tests. It never listens
// anywhere but on loopback.
#include "tests/sites/save.hpp"
#include "tests/sites/serve.hpp"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using sidestep::Code;
using sidestep::Error;
using sidestep::fail;
using sidestep::Result;
namespace sample = sidestep::sample;

constexpr const char* usage =
    "sample-site [--port N] [--data DIR] [--log FILE] [--until-eof] [--copies N] [--fault F]...\n"
    "  Serves the invented sample as http://foi.example.org and http://petitions.example.org\n"
    "  on 127.0.0.1; prints PORT n. --copies N adds N copies of every request.\n"
    "  --fault [foi/|petitions/]NAME[:VALUE] makes something go wrong; --fault help lists them.\n"
    "sample-site [--data DIR] --save-page THREAD DIR\n"
    "  Writes the page as a browser saves it: complete folder, .mhtml, attachments.\n";

struct Options {
  std::filesystem::path data = SIDESTEP_SAMPLE;
  int copies = 0;
  std::string save{}; // a thread
  std::filesystem::path into{};
  sample::ServeOptions serve{};
};

Result<int> whole(const std::string& option, const std::string& text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size() || out < 0)
    return fail(Code::usage, "{} wants a whole number, not {}", option, text);
  return out;
}

Result<Options> read_options(const std::vector<std::string>& words) {
  Options out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (word == "--until-eof") {
      out.serve.until_eof = true;
      continue;
    }
    if (i + 1 == words.size()) return fail(Code::usage, "{}\n{}", word, usage);
    const auto& value = words[++i];
    if (word == "--save-page" && i + 1 < words.size()) {
      out.save = value;
      out.into = words[++i];
    } else if (word == "--data")
      out.data = value;
    else if (word == "--log")
      out.serve.log = value;
    else if (word == "--port") {
      TRY_ASSIGN(out.serve.port, whole(word, value));
    } else if (word == "--copies") {
      TRY_ASSIGN(out.copies, whole(word, value));
    } else if (word == "--fault") {
      TRY_ASSIGN(auto fault, sample::read_fault(value));
      out.serve.faults.push_back(std::move(fault));
    } else
      return fail(Code::usage, "{}\n{}", word, usage);
  }
  return out;
}

// "incoming-1061" of a message.
std::string name_of(const sample::Message& message) {
  return (message.incoming() ? "incoming-" : "outgoing-") + std::to_string(message.id);
}

void apply_to_request(const sample::Fault& fault, sample::Request& request) {
  if (fault.name == "hide" && request.slug == fault.value) request.prominence = "hidden";
  if (fault.name == "rename" && fault.value.starts_with(request.slug + "="))
    request.slug = fault.value.substr(request.slug.size() + 1);
  for (auto& message : request.messages) {
    if (fault.name == "hide-message" && name_of(message) == fault.value)
      message.prominence = "hidden";
    for (auto& file : message.files)
      if (fault.name == "hide-file" &&
          name_of(message) + "/" + std::to_string(file.part) == fault.value)
        file.hidden = true;
  }
  if (fault.name == "drop-message")
    std::erase_if(request.messages,
                  [&](const auto& message) { return name_of(message) == fault.value; });
}

// What a fault hides, renames or takes away is so everywhere: lists, ids, JSON.
void apply_to_world(const std::vector<sample::Fault>& faults, sample::World& world) {
  for (const auto& fault : faults) {
    for (auto& request : world.requests)
      apply_to_request(fault, request);
    if (fault.name == "gone")
      std::erase_if(world.requests,
                    [&](const auto& request) { return request.slug == fault.value; });
  }
}

Result<void> run(const std::vector<std::string>& words) {
  TRY_ASSIGN(const auto options, read_options(words));
  TRY_ASSIGN(auto world, sample::read_world(options.data, options.copies));
  apply_to_world(options.serve.faults, world);
  if (!options.save.empty()) return sample::save_page(world, options.save, options.into);
  return sample::serve(world, options.serve);
}

} // namespace

int main(int argc, char** argv) {
  const auto done = run({argv + 1, argv + argc});
  if (done) return 0;
  std::fprintf(stderr, "sample-site: %s\n", done.error().message.c_str());
  return static_cast<int>(done.error().code);
}
