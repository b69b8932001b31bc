// The FOI site of the sample: what Alaveteli 0.46 answers to an anonymous GET.
#pragma once

#include "tests/sites/exchange.hpp"
#include "tests/sites/sample.hpp"

#include <mutex>
#include <set>
#include <string>

namespace sidestep::sample {

class FoiSite {
public:
  FoiSite(const World& world, std::string origin) : world_(world), origin_(std::move(origin)) {}
  Reply answer(const Ask& ask);

private:
  Reply route(const Ask& ask);
  Reply old_shapes(const Ask& ask) const;
  Reply request(const Ask& ask, std::string_view rest);
  Reply attachment(const Request& request, std::string_view rest, std::string_view path);
  Reply wait_page(std::string_view path);

  const World& world_;
  std::string origin_; // scheme://host, no final slash
  std::mutex lock_{};
  std::set<std::string> ready_{}; // attachments whose wait is over
};

// Pages and records, each from the world alone.
std::string request_page(const World& world, const Request& request, const std::string& origin,
                         bool unfolded);
std::string request_json(const World& world, const Request& request);
std::string body_json(const World& world, const Body& body);
std::string bodies_csv(const World& world);
std::string version_json(const World& world);
std::string page_layout(const std::string& head, const std::string& body);
std::string site_robots();

Reply request_list(const World& world, const Ask& ask, std::string_view view);
Reply body_page(const World& world, const Ask& ask, const Body& body, std::string_view view);
Reply no_such_page();
Reply removed_page(std::string_view what); // "Request", "Message", "Attachment"

} // namespace sidestep::sample
