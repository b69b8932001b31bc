// The rules of whose words, in the order in which voices_of() applies them.
// Each paints only what is still the body's own, unless its comment says so.
#pragma once

#include "indexer/voice/page.hpp"

#include <string_view>

namespace sidestep::indexer {

// Mail under or between the letter: ">" lines, "On ... wrote:", header blocks.
void paint_quoted_mail(Page& page);
// "Dear ...", and the closing line with the name and office under it.
void paint_salutation(Page& page);
void paint_signature(Page& page);
// The office's name as the last paragraph, without a closing line.
void paint_office(Page& page);
// Complaint rights, disclaimers, virus notices.
void paint_footer(Page& page);
bool is_footer_heading(std::string_view line);
// The list of addresses that a text browser puts under a page.
void paint_link_list(Page& page);
// The committee's own tail of a revised petition response.
void paint_petition_tail(Page& page);
// The request retyped under headings, as numbered questions, or in quotes.
void paint_retyped_request(Page& page);
// The earlier decision and the complaint, told again in a review.
void paint_recitals(Page& page);
// What repeats the thread's own request word for word.
void paint_echo(Page& page, std::string_view request);
// Words in quotation marks that the text itself gives to somebody else; with
// `items`, those too that begin a list item, as answers in points do.
void paint_quotations(Page& page, bool items);
// Statute, contract, log or table set out in or behind the letter.
void paint_appended(Page& page);
// An attached file that is no letter is what was released or sent along: a
// contract, minutes, a table. None of it is said to the requester.
bool is_letter(const Page& page);

} // namespace sidestep::indexer
