// Puts together what the steps find.
#include "crawler/lists/saved_page.hpp"

namespace sidestep::crawler {

Result<SavedPage> read_saved_page(std::string_view bytes) {
  TRY_ASSIGN(const Html html, Html::parse(bytes));
  SavedPage page;
  const std::size_t title = html.find_tag("title");
  const std::size_t heading = html.find_tag("h1");
  if (title != Html::none) page.title = html.text(title);
  if (heading != Html::none) page.heading = html.text(heading);
  read_page_addresses(html, page);
  read_page_messages(html, page);
  read_page_timeline(html, page);
  return page;
}

} // namespace sidestep::crawler
