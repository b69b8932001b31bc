// The invented world of data/sample/ as the site sees it: bodies, requests with
// their messages, and petitions. Read once at the start; a file that does not
// hold to its form is refused with file and line, so that a slip in a sample
// is found by whoever made it.
#pragma once

#include "common/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::sample {

// Local time in London as "2026-03-18T09:12:00": it sorts as it stands.
using LocalTime = std::string;
using Tags = std::vector<std::pair<std::string, std::string>>; // name, value or ""

struct Body {
  std::int64_t id = 0;
  std::string slug{}, name{}, short_name{}, home_page{}, notes{}, publication_scheme{};
  Tags tags{};
  LocalTime created{};
};

struct File {
  int part = 0; // the N of attach/N
  std::string name{}, bytes{};
  bool hidden = false;
  bool waits = false; // the first GET is sent to the wait page
};

struct Message {
  std::string kind{};  // an event type of Alaveteli: sent, response, comment, ...
  std::int64_t id = 0; // of the incoming or outgoing message or comment; 0 = an event alone
  std::int64_t event = 0;
  LocalTime at{};   // when the site got it
  LocalTime sent{}; // what the mail's own Date header says, where it differs
  std::string from{}, subject{}, state{};
  std::string prominence = "normal";
  std::vector<File> files{};
  std::string text{};
  bool incoming() const { return kind == "response"; }
  bool outgoing() const { return kind == "sent" || kind == "followup_sent"; }
};

struct Request {
  std::int64_t id = 0;
  std::string slug{}, title{}, body{}, requester{}, requester_slug{};
  std::string state = "waiting_response"; // described_state
  std::string status{};                   // calculate_status; the state when empty
  LocalTime due{};
  std::string law = "foi", prominence = "normal", note{}, closed{};
  bool awaiting_description = false;
  Tags tags{};
  std::vector<Message> messages{};
  const std::string& shown_status() const { return status.empty() ? state : status; }
};

struct Petition {
  std::int64_t id = 0;
  bool archived = false;
  std::string state{}, action{};
  std::int64_t signatures = 0;
  bool answered = false;
  std::string json{}; // the file as it is
};

struct World {
  std::map<std::string, Body> bodies{};
  std::vector<Request> requests{}; // by id
  std::vector<Petition> petitions{};
  const Request* request(std::string_view slug) const;
  const Request* request(std::int64_t id) const;
};

// `copies` more of every request, under slug_2, slug_3, … with ids of their
// own: enough of them pass the 500 results at which Alaveteli's lists end.
Result<World> read_world(const std::filesystem::path& folder, int copies = 0);
Result<Request> read_request(std::string_view text, const std::filesystem::path& file,
                             const std::filesystem::path& files);

Tags read_tags(std::string_view words);
std::string url_name(std::string_view name); // "Corin Ashgrove-Tull" -> corin_ashgrove_tull

} // namespace sidestep::sample
