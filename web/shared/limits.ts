// How many characters the server takes of what is typed beside the register, whose limits are in /meta.
// A test holds them against the server's own.
export const limits = {
  round_name: 60,
  round_purpose: 200,
  question_words: 100,
  answer: 200,
  visit_note: 500,
  hint_name: 60,
  hint_note: 200,
  export_purpose: 100,
}
