// Request and petition pages, and the extractor's frames: no fault, ids that
// are unique, text that is clean.
#include "common/text.hpp"
#include "indexer/attachments/frame.hpp"
#include "indexer/pages/thread.hpp"

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  return {
      R"(<html><head><meta property="og:url" content="https://foi.example.org/request/gates"></head><body><div class="request-header"><h1>Gates</h1><p class="request-header__subtitle"><a href="/user/w">W</a> to <a href="/body/s">S</a></p></div><div id="request_status" class="request-status-message--rejected"><p>No.</p></div><div class="outgoing correspondence" id="outgoing-1"><div class="correspondence__header"><span class="correspondence__header__author">W</span><a><time datetime="2026-03-02T09:30:00+00:00">x</time></a></div><div class="correspondence_text"><div><p>Please.
<br />Now.</p></div></div></div><div class="incoming correspondence normal" id="incoming-7"><div class="correspondence_text"><div class="attachments"><ul><li class="attachment" id="attachment-5"><a href="/request/gates/response/7/attach/3/A%20b.pdf?cookie_passthrough=1"><img src="/icon_application_pdf_large-1.png"></a><p class="attachment__name">A b.pdf</p></li><li class="attachment"><span class="hidden_attachment">Gone</span></li></ul></div><div id="attachment-6"><p><a href="https://s.example/long/long/long/address">https://s.example/long...</a><span class="unfold_link"><a href="?unfold=1#incoming-7">show</a></span></p><ol><li>one<li>two</ol><table><tr><td>a<td>b</table><pre> x
 y</pre></div></div></div><div class="comment_in_request box" id="comment-3"><h2><a>P</a> left</h2><div class="comment_in_request_text"><p>Hm.</p></div></div><p id="hidden_message">x</p></body></html>)",
      R"(<html><head><link rel="canonical" href="https://petitions.example.org/archived/petitions/9"></head><body><main><h1><span class="heading-secondary">Closed petition</span> Mend</h1><p>They leak.</p><section id="response-threshold"><p class="secondary">given on 5 October 2026</p><blockquote><p>Sum</p></blockquote><details><summary>Read</summary><div><p>All</p></div></details></section><section id="other-business"><details><summary>Original Government response</summary><div>Old. This response was given on 14/08/20. The Petitions Committee then</div></details></section><ul class="petition-meta"><li>Date submitted 1 May 2026</li></ul></main></body></html>)",
      "text 11 0 5\nhello\n\nyou.", "failed 3\nbad"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep;
  using namespace sidestep::indexer;
  sites::Source source;
  source.name = "s";
  source.url = "https://foi.example.org";
  source.timezone = "Europe/London";
  Document page;
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  page.row.url = "https://foi.example.org/request/gates";
  for (const auto& thread : {read_request(source, page, page), read_petition_page(source, page)}) {
    if (!thread) continue;
    std::set<std::string> ids;
    for (const Message& message : thread->messages) {
      if (!ids.insert(message.local_id).second) std::abort();
      if (clean_utf8(message.text) != message.text) std::abort();
      if (message.hidden && !message.text.empty()) std::abort();
    }
  }
  if (const auto frame = from_frame(page.bytes)) {
    for (const std::size_t start : frame->page_starts)
      if (start > frame->text.size()) std::abort();
    const auto again = from_frame(to_frame(*frame));
    if (!again || again->text != frame->text) std::abort();
  }
  return 0;
}
