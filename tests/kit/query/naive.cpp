// Loops over everything, with no thought of speed.
#include "tests/kit/query/naive.hpp"

#include "common/words.hpp"

#include <algorithm>
#include <functional>

namespace sidestep::query::naive {
namespace {

constexpr long gap = 1000; // any distance that no query can bridge

bool later(const MessageRecord& a, const MessageRecord& b) {
  return a.date != b.date ? a.date > b.date : a.order > b.order;
}

bool says(const MessageRecord& message, const std::string& value, bool all_words) {
  return std::any_of(message.findings.begin(), message.findings.end(), [&](const Finding& each) {
    const bool named = each.category == value || each.family == value || value == "stock";
    return named && (each.polarity == Polarity::asserted ||
                     (all_words && each.polarity == Polarity::quoted));
  });
}

} // namespace

World::World(std::vector<indexer::store::ThreadEntry> threads, const Holidays& holidays)
    : threads_(std::move(threads)), holidays_(holidays) {
  for (const auto& thread : threads_)
    for (const MessageRecord& message : thread.messages) {
      Text text{&thread, &message, {}};
      long position = 0;
      if (message.kind == Kind::request)
        for (const Word& word : words_of(message.title))
          text.spots.push_back({std::string(word.folded), position++, true});
      position += gap;
      const VoiceSpan* before = nullptr;
      for (const Word& word : words_of(message.text))
        for (const VoiceSpan& span : message.voices)
          if (word.start >= span.start && word.start < span.end) {
            if (before != nullptr && before != &span) position += gap;
            before = &span;
            text.spots.push_back({std::string(word.folded), position++, span.voice == Voice::own});
          }
      texts_.push_back(std::move(text));
    }
}

bool World::stands_for(const Node& leaf, const std::string& word) {
  if (leaf.type == Type::either)
    return std::any_of(leaf.parts.begin(), leaf.parts.end(),
                       [&](const Node& part) { return stands_for(part, word); });
  const std::string& asked = leaf.words.front();
  if (leaf.type == Type::beginning) return word.starts_with(asked);
  if (leaf.type == Type::phrase) return word == asked;
  return word == asked || (asked.size() >= 3 && stem(word) == stem(asked));
}

bool World::near(const Node& node, const Text& text, bool own) {
  const long window = node.distance + static_cast<long>(node.parts.size()) - 1;
  std::vector<long> taken;
  // Tries every choice of one place an operand, no place twice.
  const std::function<bool(std::size_t)> choose = [&](std::size_t part) {
    if (part == node.parts.size()) {
      const auto [least, most] = std::minmax_element(taken.begin(), taken.end());
      return *most - *least < window;
    }
    for (const Spot& spot : text.spots) {
      if (spot.own != own || !stands_for(node.parts[part], spot.word) ||
          std::find(taken.begin(), taken.end(), spot.position) != taken.end())
        continue;
      taken.push_back(spot.position);
      const bool found = choose(part + 1);
      taken.pop_back();
      if (found) return true;
    }
    return false;
  };
  return choose(0);
}

bool World::in_words(const Node& node, const Text& text, bool own) {
  if (node.type == Type::near) return near(node, text, own);
  if (node.type != Type::phrase)
    return std::any_of(text.spots.begin(), text.spots.end(), [&](const Spot& spot) {
      return spot.own == own && stands_for(node, spot.word);
    });
  const auto at = [&](long position, const std::string& word) {
    return std::any_of(text.spots.begin(), text.spots.end(), [&](const Spot& spot) {
      return spot.own == own && spot.position == position && spot.word == word;
    });
  };
  return std::any_of(text.spots.begin(), text.spots.end(), [&](const Spot& start) {
    for (std::size_t i = 0; i < node.words.size(); ++i)
      if (!at(start.position + static_cast<long>(i), node.words[i])) return false;
    return true;
  });
}

bool World::holds(const Node& node, const Text& text, const Query& query) const {
  const MessageRecord& message = *text.message;
  const auto each = [&](const Node& part) { return holds(part, text, query); };
  switch (node.type) {
  case Type::everything:
    return true;
  case Type::word:
  case Type::beginning:
  case Type::phrase:
  case Type::near:
    return in_words(node, text, true) || (query.all_words && in_words(node, text, false));
  case Type::value:
    if (node.field->name == "says") return says(message, node.value, query.all_words);
    if (node.field->name == "authority") return message.authority == node.value;
    return name(message.by) == node.value;
  case Type::range:
    return !message.date.empty() && (node.low.empty() || message.date >= node.low) &&
           (node.high.empty() || message.date <= node.high);
  case Type::both:
    return std::all_of(node.parts.begin(), node.parts.end(), each);
  case Type::either:
    return std::any_of(node.parts.begin(), node.parts.end(), each);
  case Type::negation:
    return !each(node.parts.front());
  case Type::whole:
    return holds_somewhere(node.parts.front(), texts_of(*text.thread, query), query);
  case Type::sequence:
    break;
  }
  return false;
}

bool World::holds_somewhere(const Node& node, const Texts& thread, const Query& query) const {
  const auto each = [&](const Node& part) { return holds_somewhere(part, thread, query); };
  if (node.type == Type::both) return std::all_of(node.parts.begin(), node.parts.end(), each);
  if (node.type == Type::either) return std::any_of(node.parts.begin(), node.parts.end(), each);
  if (node.type == Type::negation) return !each(node.parts.front());
  return std::any_of(thread.begin(), thread.end(),
                     [&](const Text* text) { return holds(node, *text, query); });
}

World::Texts World::texts_of(const indexer::store::ThreadEntry& thread, const Query& query) const {
  Texts out;
  for (const Text& text : texts_)
    if (text.thread == &thread && (query.delisted || !text.message->delisted)) out.push_back(&text);
  return out;
}

bool World::in_time(const Link& link, const Text& from, const MessageRecord& to) const {
  const Day a = *parse_day(from.message->date);
  const Day b = *parse_day(to.date);
  if (link.unit == Link::Unit::any_time) return true;
  if (link.unit == Link::Unit::days) return b <= a + std::chrono::days{link.within};
  const bool scotland = from.thread->thread.jurisdiction == "scotland";
  if (link.within == 0) return b <= a;
  const auto due = add_working_days(
      holidays_, scotland ? HolidaySet::scotland : HolidaySet::uk_union, a, link.within);
  return due && b <= due->due;
}

// Whether the capture is late enough to say that nothing came in time.
bool World::silent(const Link& link, const Text& from) const {
  if (link.unit == Link::Unit::any_time) return true;
  MessageRecord capture;
  capture.date = from.message->as_of;
  return !in_time(link, from, capture);
}

const World::Text* World::sequence(const Node& node, const Texts& thread,
                                   const Query& query) const {
  // Steps of a sequence that can end at a message, tried from every start.
  const std::function<bool(std::size_t, const Text&)> ends = [&](std::size_t step,
                                                                 const Text& text) {
    if (text.message->date.empty() || !holds(node.parts[step], text, query)) return false;
    if (step == 0) return true;
    return std::any_of(thread.begin(), thread.end(), [&](const Text* before) {
      return !before->message->date.empty() && later(*text.message, *before->message) &&
             in_time(node.links[step - 1], *before, *text.message) && ends(step - 1, *before);
    });
  };
  const Text* best = nullptr;
  const bool absent = node.links.back().absent;
  const std::size_t last = node.parts.size() - (absent ? 2 : 1);
  for (const Text* text : thread) {
    if (!ends(last, *text)) continue;
    if (absent) {
      const Link& link = node.links.back();
      const bool came = std::any_of(thread.begin(), thread.end(), [&](const Text* after) {
        return !after->message->date.empty() && later(*after->message, *text->message) &&
               in_time(link, *text, *after->message) && holds(node.parts.back(), *after, query);
      });
      if (came || !silent(link, *text)) continue;
    }
    if (best == nullptr || later(*text->message, *best->message)) best = text;
  }
  return best;
}

std::set<std::string> World::find(const Query& query) const {
  std::set<std::string> out;
  for (const auto& thread : threads_) {
    const Texts texts = texts_of(thread, query);
    if (query.root.type == Type::sequence) {
      if (const Text* hit = sequence(query.root, texts, query)) out.insert(hit->message->id);
      continue;
    }
    for (const Text* text : texts)
      if (holds(query.root, *text, query)) out.insert(text->message->id);
  }
  return out;
}

} // namespace sidestep::query::naive
