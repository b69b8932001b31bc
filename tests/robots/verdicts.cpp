// Answers, on standard input and output, what robots.txt files open and close:
// "FILE_BYTES TARGETS\n", the file, then a target a line; the answer is a line
// of 0 and 1, and the delay asked for ("-" when none). For protego_test.py,
// which compares these answers with another reader's.
#include "crawler/robots/robots.hpp"

#include <cstddef>
#include <iostream>
#include <string>

int main() {
  std::size_t size = 0;
  std::size_t targets = 0;
  while (std::cin >> size >> targets) {
    std::cin.get();
    std::string file(size, '\0');
    std::cin.read(file.data(), static_cast<std::streamsize>(size));
    const auto robots = sidestep::crawler::Robots::parse(file);
    for (std::string target; targets > 0 && std::getline(std::cin, target); --targets)
      std::cout << (robots.allows(target) ? '1' : '0');
    if (robots.crawl_delay())
      std::cout << ' ' << *robots.crawl_delay() << '\n';
    else
      std::cout << " -\n";
  }
}
