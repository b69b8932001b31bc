// Words without which a rule cannot hold, told while the sentences are cut: most
// sentences have none, and no pattern is then tried on them. A cue too many costs
// time, one too few a rule: words are compared by their first six bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace sidestep::indexer {

// Groups of words, as bits. Which groups a rule needs stands beside the rule.
using Cues = std::uint64_t;
namespace cue {

inline constexpr Cues bit(unsigned number) { return Cues{1} << number; }

// Complaint rights.
inline constexpr Cues reader = bit(0);       // you, anyone, the applicant
inline constexpr Cues discontent = bit(1);   // dissatisfied, disagree, wrong, treated
inline constexpr Cues review = bit(2);       // review, appeal, reconsider, decision
inline constexpr Cues complain = bit(3);     // complaint, complaining
inline constexpr Cues commissioner = bit(4); // by title
inline constexpr Cues office = bit(5);       // by name or address; in Welsh
inline constexpr Cues right = bit(6);        // right, entitled, free, open to
inline constexpr Cues seek = bit(7);         // require, request, ask
inline constexpr Cues again = bit(8);
inline constexpr Cues no = bit(9); // "not"
// Disclaimers and the like.
inline constexpr Cues addressee = bit(10);
inline constexpr Cues intended = bit(11);
inline constexpr Cues only = bit(12);
inline constexpr Cues virus = bit(13);
inline constexpr Cues mail = bit(14); // e-mail, message, communication, transmission
inline constexpr Cues confidential = bit(15);
inline constexpr Cues views = bit(16);
inline constexpr Cues author = bit(17);
inline constexpr Cues paper = bit(18); // print, paper, environment
inline constexpr Cues think = bit(19); // think, consider, save
inline constexpr Cues registered = bit(20);
inline constexpr Cues company = bit(21);
inline constexpr Cues number = bit(22);
inline constexpr Cues privacy = bit(23);
inline constexpr Cues process = bit(24);
inline constexpr Cues data = bit(25);
inline constexpr Cues keeper = bit(26); // controller, protection
inline constexpr Cues calls = bit(27);
inline constexpr Cues talk = bit(28); // "type talk"
inline constexpr Cues welsh = bit(29);
inline constexpr Cues copyright = bit(30);
inline constexpr Cues licence = bit(31);
inline constexpr Cues government = bit(32); // "open government licence"
inline constexpr Cues reuse = bit(33);
inline constexpr Cues quoting = bit(34);
inline constexpr Cues reference = bit(35);
inline constexpr Cues survey = bit(36);
inline constexpr Cues tell = bit(37); // tell, follow
inline constexpr Cues us = bit(38);
inline constexpr Cues internet = bit(39);
inline constexpr Cues replies = bit(40);
// Told again; a statute's words; a petition's tail.
inline constexpr Cues told = bit(41);
inline constexpr Cues which = bit(42);
inline constexpr Cues exempt = bit(43);
inline constexpr Cues applies = bit(44);
inline constexpr Cues provision = bit(45); // information, section, paragraph
inline constexpr Cues revised = bit(46);
inline constexpr Cues committee = bit(47);
inline constexpr Cues petitions = bit(48);
inline constexpr Cues original = bit(49);
inline constexpr Cues towards = bit(50);
inline constexpr Cues given = bit(51);
inline constexpr Cues bold = bit(52);
inline constexpr Cues response = bit(53);
inline constexpr Cues sector = bit(54);
inline constexpr Cues published = bit(55);
inline constexpr Cues anyone = bit(56); // anybody, those who, a requester
inline constexpr Cues personal = bit(57);
inline constexpr Cues yours = bit(58);
inline constexpr Cues letters = bit(59); // correspondence, receiving
inline constexpr Cues welcome = bit(60);
inline constexpr Cues places = bit(61);
inline constexpr Cues taking = bit(62); // completing, filling in
inline constexpr Cues colon = bit(63);  // told of a sentence's bytes, not of a word

constexpr bool both(Cues have, Cues one, Cues other) {
  return (have & one) != 0 && (have & other) != 0;
}

} // namespace cue

// The groups that a folded word is in.
Cues cues_of(std::string_view folded);

} // namespace sidestep::indexer
