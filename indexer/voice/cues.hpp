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
inline constexpr Cues person = bit(0);       // you, anyone, the applicant
inline constexpr Cues discontent = bit(1);   // dissatisfied, disagree, wrong, treated
inline constexpr Cues review = bit(2);       // review, appeal, reconsider, decision
inline constexpr Cues complain = bit(3);     // complaint, complaining
inline constexpr Cues commissioner = bit(4); // by title
inline constexpr Cues office = bit(5);       // by name or address; in Welsh
inline constexpr Cues right = bit(6);        // right, entitled, free, open to
inline constexpr Cues seek = bit(7);         // require, request, ask
inline constexpr Cues again = bit(8);
inline constexpr Cues look = bit(9);
inline constexpr Cues no = bit(10); // "not"
// Disclaimers and the like.
inline constexpr Cues addressee = bit(11);
inline constexpr Cues intended = bit(12);
inline constexpr Cues only = bit(13);
inline constexpr Cues virus = bit(14);
inline constexpr Cues mail = bit(15); // e-mail, message, communication, transmission
inline constexpr Cues confidential = bit(16);
inline constexpr Cues views = bit(17);
inline constexpr Cues author = bit(18);
inline constexpr Cues paper = bit(19); // print, paper, environment
inline constexpr Cues think = bit(20); // think, consider, save
inline constexpr Cues registered = bit(21);
inline constexpr Cues company = bit(22);
inline constexpr Cues number = bit(23);
inline constexpr Cues privacy = bit(24);
inline constexpr Cues process = bit(25);
inline constexpr Cues data = bit(26);
inline constexpr Cues keeper = bit(27); // controller, protection
inline constexpr Cues calls = bit(28);
inline constexpr Cues talk = bit(29); // "type talk"
inline constexpr Cues welsh = bit(30);
inline constexpr Cues copyright = bit(31);
inline constexpr Cues licence = bit(32);
inline constexpr Cues government = bit(33); // "open government licence"
inline constexpr Cues reuse = bit(34);
inline constexpr Cues quoting = bit(35);
inline constexpr Cues reference = bit(36);
inline constexpr Cues survey = bit(37);
inline constexpr Cues tell = bit(38); // tell, follow
inline constexpr Cues us = bit(39);
inline constexpr Cues internet = bit(40);
inline constexpr Cues replies = bit(41);
// Told again; a statute's words; a petition's tail.
inline constexpr Cues told = bit(42);
inline constexpr Cues which = bit(43);
inline constexpr Cues exempt = bit(44);
inline constexpr Cues applies = bit(45);
inline constexpr Cues provision = bit(46); // information, section, paragraph
inline constexpr Cues revised = bit(47);
inline constexpr Cues committee = bit(48);
inline constexpr Cues petitions = bit(49);
inline constexpr Cues original = bit(50);
inline constexpr Cues towards = bit(51);
inline constexpr Cues given = bit(52);
inline constexpr Cues bold = bit(53);
inline constexpr Cues response = bit(54);
inline constexpr Cues sector = bit(55);
inline constexpr Cues published = bit(56);
inline constexpr Cues colon = bit(57); // told of a sentence's bytes, not of a word

inline bool both(Cues have, Cues one, Cues other) {
  return (have & one) != 0 && (have & other) != 0;
}

} // namespace cue

// The groups that a folded word is in.
Cues cues_of(std::string_view folded);

} // namespace sidestep::indexer
