// A libcurl easy handle, kept for its connections. HTTP/1.1 and raw transfer
// bytes, so that the archive holds what went over the wire: libcurl would undo
// chunks and gzip and leave a head that no longer fits the body.
#include "crawler/http/client.hpp"

#include "common/text.hpp"
#include "crawler/http/guard.hpp"
#include "crawler/http/transfer.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <curl/curl.h>
#include <utility>

namespace sidestep::crawler {
namespace {

struct EasyDeleter {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;

class Fields { // a curl_slist
public:
  Fields() = default;
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;
  ~Fields() { curl_slist_free_all(list_); }
  void add(const std::string& line) {
    if (auto* const longer = curl_slist_append(list_, line.c_str())) list_ = longer;
  }
  curl_slist* list() const { return list_; }

private:
  curl_slist* list_ = nullptr;
};

// The contact without what would break a header line or its comment.
std::string header_safe(std::string_view text) {
  std::string safe;
  for (const char c : text)
    if (c > 0x20 && c < 0x7F && c != '(' && c != ')' && c != '\\') safe += c;
  return safe;
}

bool is_email(const std::string& contact) {
  return contact.find('@') != std::string::npos && contact.find("://") == std::string::npos;
}

void set_manners(CURL* easy) {
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(easy, CURLOPT_HTTP_TRANSFER_DECODING, 0L);
  curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  curl_easy_setopt(easy, CURLOPT_PROXY, ""); // http_proxy in the environment would be used else
  curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 200L); // bytes a second
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, 30L);
  curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
}

} // namespace

std::string user_agent(std::string_view version, std::string_view contact) {
  const std::string safe = header_safe(contact);
  std::string agent = "sidestep/" + std::string(version);
  return safe.empty() ? agent : agent + " (+" + safe + ")";
}

struct Client::Parts {
  ClientSettings settings;
  Easy easy;
  Fields fields;
  bool for_good = false; // the last error

  const std::string* stand_in(const Url& url) const {
    const auto found = settings.connect_to.find(url.host);
    return found == settings.connect_to.end() ? nullptr : &found->second;
  }
  Guard guard(const Url& url) const {
    if (stand_in(url) != nullptr) return {.open = false, .loopback = true};
    return {.open = true, .loopback = settings.allow_loopback};
  }
};

Client::Client(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Result<Client> Client::make(ClientSettings settings) {
  static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (global != CURLE_OK)
    return fail(Code::internal, "libcurl does not start: {}", curl_easy_strerror(global));
  for (const auto& [host, endpoint] : settings.connect_to)
    if (!is_loopback_endpoint(endpoint))
      return fail(Code::config,
                  "connect_to of {} is \"{}\"; HOST:PORT on loopback was expected, as "
                  "127.0.0.1:8080",
                  host, endpoint);
  auto parts = std::make_unique<Parts>();
  parts->easy.reset(curl_easy_init());
  if (!parts->easy) return fail(Code::internal, "libcurl gave no handle");
  parts->fields.add("Accept: */*");
  parts->fields.add("Accept-Encoding: gzip");
  parts->fields.add("Accept-Language: en");
  const std::string contact = header_safe(settings.contact);
  if (is_email(contact)) parts->fields.add("From: " + contact);
  parts->settings = std::move(settings);
  return Client(std::move(parts));
}

bool Client::failed_for_good() const { return parts_->for_good; }

bool Client::is_local(const Url& url) const {
  return parts_->stand_in(url) != nullptr ||
         (parts_->settings.allow_loopback && is_loopback_host(url.host));
}

namespace {

// What a transfer that ended without a whole answer means; "" when it was whole.
Result<std::string> ending(CURLcode code, const Transfer& transfer, const std::string& detail,
                           const std::string& url, const std::string& host) {
  if (transfer.stopped) return fail(Code::interrupted, "stopped while asking {}", url);
  if (!transfer.refused.empty())
    return hinted(fail(Code::source, "{} leads to {}, which is not a public address; not asked",
                       url, transfer.refused),
                  "[crawl] allow_loopback is there for test sites on this machine");
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE)
    return hinted(
        fail(Code::source, "the certificate of {} does not hold: {}; not asked", host, detail),
        "look at the site in a browser; if its maker is your own, name it in [crawl] "
        "ca_file");
  if (code == CURLE_OK && transfer.head_done) return "";
  if (transfer.cut) return "length";
  if (transfer.head_cut) return fail(Code::source, "the answer of {} has too large a head", url);
  if (!transfer.head_done) // libcurl calls a head that breaks off a success
    return fail(Code::source, "no answer from {}: {}", url,
                code == CURLE_OK ? "it broke off" : detail);
  return code == CURLE_OPERATION_TIMEDOUT ? "time" : "disconnect";
}

} // namespace

namespace {

// What a site gave goes back to it as it came, if it can stand in a header.
void add_condition(Fields& fields, std::string_view name, const std::string& value) {
  constexpr std::size_t longest = 300;
  const bool safe = value.size() <= longest && std::all_of(value.begin(), value.end(), [](char c) {
                      return c >= 0x20 && c < 0x7F;
                    });
  if (!value.empty() && safe) fields.add(std::string(name) + ": " + value);
}

} // namespace

Result<archive::Exchange> Client::get(const Url& url, const Conditions& conditions) {
  CURL* const easy = parts_->easy.get();
  const std::string address = url.text();
  std::array<char, CURL_ERROR_SIZE> reason{};
  Transfer transfer;
  transfer.max_body = parts_->settings.max_body;
  transfer.guard = parts_->guard(url);
  transfer.stop = &parts_->settings.stop;
  Fields fields;
  for (const curl_slist* line = parts_->fields.list(); line != nullptr; line = line->next)
    fields.add(line->data);
  add_condition(fields, "If-None-Match", conditions.etag);
  add_condition(fields, "If-Modified-Since", conditions.modified);
  Fields connect_to;
  if (const std::string* const endpoint = parts_->stand_in(url)) connect_to.add("::" + *endpoint);

  curl_easy_reset(easy); // keeps connections
  set_manners(easy);
  transfer.attach(easy);
  curl_easy_setopt(easy, CURLOPT_URL, address.c_str());
  curl_easy_setopt(easy, CURLOPT_USERAGENT, parts_->settings.user_agent.c_str());
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields.list());
  if (!parts_->settings.ca_file.empty())
    curl_easy_setopt(easy, CURLOPT_CAINFO, parts_->settings.ca_file.c_str());
  curl_easy_setopt(easy, CURLOPT_CONNECT_TO, connect_to.list());
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, reason.data());
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, parts_->settings.connect_milliseconds);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, parts_->settings.total_milliseconds);

  archive::Exchange exchange;
  exchange.url = address;
  exchange.at = now();
  const auto begun = std::chrono::steady_clock::now();
  const CURLcode code = curl_easy_perform(easy);
  const auto spent = std::chrono::steady_clock::now() - begun;
  parts_->for_good = !transfer.refused.empty() || code == CURLE_PEER_FAILED_VERIFICATION ||
                     code == CURLE_SSL_CERTPROBLEM || code == CURLE_SSL_CACERT_BADFILE;
  const std::string detail = reason[0] != '\0' ? reason.data() : curl_easy_strerror(code);
  TRY_ASSIGN(exchange.truncated, ending(code, transfer, detail, address, url.host));
  char* ip = nullptr;
  if (curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &ip) == CURLE_OK && ip != nullptr)
    exchange.ip = ip;
  exchange.milliseconds =
      static_cast<long>(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count());
  exchange.request = std::move(transfer.request);
  exchange.head = std::move(transfer.head);
  exchange.body = std::move(transfer.body);
  return exchange;
}

} // namespace sidestep::crawler
