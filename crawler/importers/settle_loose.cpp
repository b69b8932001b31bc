// Gives loose files their attachments: from the pages of the import, or from the
// thread, message or file that --for names.
#include "crawler/importers/loose.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "crawler/importers/names.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace sidestep::crawler {

namespace {

struct Target {
  std::vector<Expected> expected{}; // what loose files may be
  bool named = false;               // --for was given
  bool one_message = false;         // ... and names a message or a file
  std::string nothing{};            // why `expected` is empty
};

// --for with an attachment's own address: no page is needed.
Expected file_of(const sites::Address& address) {
  return {.source = address.source,
          .thread = address.id.thread,
          .message = address.id.message,
          .name = address.file,
          .url = sites::attachment_url(*address.source, address.url.text())};
}

Result<Target> named_target(const std::vector<Item>& items, const sites::Sources& sources,
                            const ImportRequest& request, const archive::Reader* kept) {
  TRY_ASSIGN(const sites::Address address, sites::read_target(sources, request.belongs_to));
  const bool file = address.what == sites::What::attachment && !address.rendition;
  if (address.source->platform != sites::Platform::alaveteli ||
      (address.what != sites::What::thread && !file))
    return hinted(fail(Code::usage, "--for {} is nothing that has attachments",
                       for_terminal(request.belongs_to)),
                  "give a message's address, as https://SITE/request/SLUG#incoming-N");
  Target target{.named = true, .one_message = !address.id.message.empty()};
  target.expected = expected_of(items);
  if (kept != nullptr) {
    TRY_ASSIGN(auto more, expected_of(*kept, *address.source, address.id.thread));
    std::move(more.begin(), more.end(), std::back_inserter(target.expected));
  }
  const std::string url = file ? file_of(address).url : "";
  std::erase_if(target.expected, [&](const Expected& one) {
    if (file) return one.url != url;
    return one.thread != address.id.thread || one.source->name != address.source->name ||
           (target.one_message && one.message != address.id.message);
  });
  if (file && target.expected.empty()) target.expected.push_back(file_of(address));
  target.nothing = fmt::format("no kept page of {} lists attachments there; import that page first",
                               for_terminal(request.belongs_to));
  return target;
}

Choice choose(const Item& item, const Target& target, std::size_t loose) {
  if (target.expected.empty() && target.named) return {.problem = target.nothing};
  Choice choice = choose_attachment(file_name_of(item.file), item.file.size, target.expected);
  // The user named the message: its only file needs no name that fits.
  if (choice.file == nullptr && target.one_message && loose == 1 && target.expected.size() == 1)
    return {.file = &target.expected.front()};
  if (choice.file == nullptr && target.named && !choice.problem.starts_with("may"))
    choice.problem = "has the name of no attachment that --for names";
  return choice;
}

bool same_bytes(const Item& a, const Item& b) {
  if (a.file.size != b.file.size) return false;
  const auto first = read_file(a.file.path, a.file.size);
  const auto second = read_file(b.file.path, b.file.size);
  return first && second && *first == *second;
}

void take(const Expected& file, const ImportRequest& request, Item& item) {
  item.problem.clear();
  item.source = file.source;
  item.thread = file.thread;
  item.message = file.message;
  item.url = file.url;
  item.role = archive::Role::attachment;
  item.mime = mime_of(file.url);
  item.is_private = file.is_private;
  item.as_of = file.as_of;
  if (request.saved_on)
    if (const auto at = middle_of(*request.saved_on, file.source->timezone))
      item.as_of = AsOf{*at, "saved-on"};
  if (!item.as_of) item.problem = "nothing tells when it was saved; add --saved-on DATE";
}

} // namespace

Result<void> settle_loose(std::vector<Item>& items, const sites::Sources& sources,
                          const ImportRequest& request, const archive::Reader* kept) {
  Target target{.expected = expected_of(items)};
  if (!request.belongs_to.empty()) {
    TRY_ASSIGN(target, named_target(items, sources, request, kept));
  }
  std::vector<Item*> loose;
  std::size_t outside = 0; // those that the user may mean: not a page's own parts
  for (Item& item : items) {
    if (item.is != Item::Is::loose) continue;
    loose.push_back(&item);
    if (!item.file.page_part) ++outside;
  }
  // "letter.pdf" goes before "letter(1).pdf".
  std::stable_partition(loose.begin(), loose.end(), [](const Item* item) {
    const std::string name = file_name_of(item->file);
    return without_copy_mark(name) == name;
  });
  std::map<std::string, const Item*> taken; // by the attachment's address
  for (Item* item : loose) {
    const Choice choice = choose(*item, target, outside);
    if (choice.file == nullptr) {
      if (item->problem.empty()) item->problem = choice.problem;
      continue;
    }
    const auto [other, first] = taken.emplace(choice.file->url, item);
    if (!first && !same_bytes(*other->second, *item)) {
      item->problem = fmt::format("differs from {}, which has the same name and was taken",
                                  for_terminal(file_name_of(other->second->file)));
      continue;
    }
    take(*choice.file, request, *item);
  }
  return {};
}

} // namespace sidestep::crawler
