// The client over TLS, against a server on loopback with a certificate made
// here: one whose maker is known is taken, all others are a clear error.

#include "crawler/http/client.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string>
#include <thread>

using namespace sidestep;
using namespace sidestep::crawler;

namespace {

struct Certificate {
  EVP_PKEY* key = nullptr;
  X509* x509 = nullptr;
  explicit Certificate(const std::string& name, bool over) : key(EVP_RSA_gen(2048)) {
    x509 = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_set_version(x509, 2);
    X509_gmtime_adj(X509_getm_notBefore(x509), -2 * 86'400);
    X509_gmtime_adj(X509_getm_notAfter(x509), over ? -86'400 : 86'400);
    X509_set_pubkey(x509, key);
    X509_NAME* const subject = X509_get_subject_name(x509);
    const auto* const bytes = reinterpret_cast<const unsigned char*>(name.c_str());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, bytes, -1, -1, 0);
    X509_set_issuer_name(x509, subject);
    add(NID_basic_constraints, "critical,CA:TRUE");
    add(NID_subject_alt_name, "DNS:" + name);
    X509_sign(x509, key, EVP_sha256());
  }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  ~Certificate() {
    X509_free(x509);
    EVP_PKEY_free(key);
  }
  void add(int nid, const std::string& value) {
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str());
    X509_add_ext(x509, extension, -1);
    X509_EXTENSION_free(extension);
  }
};

// Serves "over TLS" as whatever name the certificate has.
class Secure {
public:
  Secure(const std::string& name, bool over)
      : certificate_(name, over), server_(certificate_.x509, certificate_.key) {
    server_.Get(".*", [](const httplib::Request&, httplib::Response& response) {
      response.set_content("over TLS", "text/plain");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    std::string made = (std::filesystem::temp_directory_path() / "tls-XXXXXX").string();
    REQUIRE(::mkdtemp(made.data()) != nullptr);
    folder_ = made;
    FILE* const file = std::fopen(ca().c_str(), "w");
    REQUIRE(file != nullptr);
    PEM_write_X509(file, certificate_.x509);
    std::fclose(file);
  }
  ~Secure() {
    server_.stop();
    thread_.join();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::string ca() const { return (folder_ / "ca.pem").string(); }
  std::string endpoint() const { return fmt::format("127.0.0.1:{}", port_); }

private:
  Certificate certificate_;
  httplib::SSLServer server_;
  int port_ = 0;
  std::thread thread_;
  std::filesystem::path folder_;
};

Result<archive::Exchange> ask(const Secure& server, const std::string& ca) {
  ClientSettings settings;
  settings.connect_to["foi.example.org"] = server.endpoint();
  settings.total_milliseconds = 10'000;
  settings.ca_file = ca;
  auto client = Client::make(std::move(settings));
  REQUIRE(client);
  auto answer = client->get(*parse_url("https://foi.example.org/request/t"));
  CHECK(client->failed_for_good() == !answer);
  return answer;
}

} // namespace

TEST_CASE("tls: a certificate whose maker is known is taken") {
  const Secure server("foi.example.org", false);
  const auto answer = ask(server, server.ca());
  REQUIRE(answer);
  CHECK(answer->head.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(answer->request.starts_with("GET /request/t HTTP/1.1\r\n"));
}

TEST_CASE("tls: an unknown maker, another name, a day too late: a clear error") {
  const Secure good("foi.example.org", false);
  const Secure other("other.example.org", false);
  const Secure late("foi.example.org", true);
  for (const auto& answer : {ask(good, ""), ask(other, other.ca()), ask(late, late.ca())}) {
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == Code::source);
    CHECK(answer.error().message.find("the certificate of foi.example.org does not hold") !=
          std::string::npos);
    CHECK(answer.error().hint.find("ca_file") != std::string::npos);
  }
}
