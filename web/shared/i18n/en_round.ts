// Sweeps: rounds, closing sheets, conflicts, differences, paper.
export const en_round = {
  round: {
    title: 'Sweep', number: 'Round {n}', create: 'New round', none: 'No rounds yet', none_hint: 'A round lists the doors and places to see and shows what is missing. Name it, choose where and what, open it, and the phones have it.', none_wait: 'Whoever leads the sweep opens a round; it will stand here and on the phones.', state_draft: 'draft', state_opening: 'opening', state_open: 'running', state_closed: 'closed',
    name: 'Name of the round', purpose: 'Purpose', unit: 'Scope', kinds: 'What to see', starts_on: 'Starts on', ends_on: 'Ends on', dates: 'Dates', questions: 'Questions at the door', question: 'Question', question_en: 'In English', question_kind: 'Answer', question_choices: 'Choices, separated by commas',
    few_choices: 'Write at least two choices, separated by commas', question_add: 'Add question', question_remove: 'Remove', kind_yes_no: 'yes or no', kind_number: 'number', kind_text: 'text', kind_choice: 'choice', kind_temperature: 'temperature', plan: 'Plan of this round', no_questions: 'None, only the outcome', draft_hint: 'A draft: no phone sees it yet. Opening it draws the targets from the register.', save_draft: 'Save draft', open_now: 'Open the round', opening: 'Drawing the targets from the register', close: 'Close the round', close_ask: 'Close round {n}?',
    close_hint: '{n} are missing (no answer and refused too). No visits can be recorded afterwards; sheets and figures stay.', left_days: '{n} day left | {n} days left', over: '{n} day over | {n} days over', last_day: 'ends today', edit: 'Edit', made_by: 'sample of {name}', sample: '{n}% re-check',
    answered: 'Answered', of_targets: '/ {n} target | / {n} targets', missing: '{n} missing', targets: 'Targets', agrees: 'each once, in one state; {n} grid adds up | each once, in one state; {n} grids add up', differs: 'off by {n}', persons: '{n} person | {n} persons', buildings: '{done} / {n} buildings complete', households: '{n} household | {n} households', grids: '{n} grid | {n} grids',
    left: '{n} left', children: '{n} add up to {sum}', first_of: 'first {shown} of {total}', open_grid: 'See all', nothing_missing: '{unit}: every target is answered', knocks: '{n} knock | {n} knocks', overdue: 'Overdue', overdue_n: '{n} overdue', revisit: 'revisit', as_of: 'as of {at}', in_number: 'in persons', over_all: 'Overview',
    tab_overview: 'Overview', tab_targets: 'Targets', tab_sheets: 'Closing sheets', tab_conflicts: 'Conflicts', tab_late: 'Late', tab_fever: 'Fever', tab_difference: 'Difference', tab_paper: 'Paper', revisits: 'Revisit queue', revisits_none: 'Nobody to revisit', adjust: 'Adjust', sheets: 'Closing sheets', signed: 'signed', stale: 'changed since', unsigned: 'unsigned', sheets_all: 'See all',
  },
  outcome: {
    open: 'Not visited', verified: 'Verified', unchanged: 'No change', no_answer: 'No answer', vacant: 'Vacant', refused: 'Refused', by_phone: 'By phone', sublet: 'Sublet', moved_out: 'Moved out', gone: 'Gone',
    letter_vacant: 'V', letter_refused: 'R', letter_by_phone: 'P', letter_sublet: 'S', letter_moved_out: 'M', letter_gone: 'G',
  },
  round_kind: {
    doors: 'Doors', courtyards: 'Courtyards', buildings: 'Buildings', hotels: 'Hotels', construction_sites: 'Construction sites', markets: 'Markets', shopfronts: 'Shopfronts', enterprises: 'Enterprises', schools: 'Schools', medical: 'Medical', gateways: 'Gateways', observation_sites: 'Observation sites', hint: 'Hints',
  },
  how: { qr: 'door code', list: 'list', phone: 'telephone', paper: 'paper', desk: 'office', register: 'register' },
  target: {
    address: 'Address', kind: 'Kind', outcome: 'Outcome', attempts: 'No answers', due: 'Due', last: 'Last', persons: 'Persons', grid: 'Grid', state: 'State', state_all: 'All', state_not_reached: 'Not reached', state_open: 'Not visited', state_overdue: 'Overdue', state_revisit: 'To revisit', state_done: 'Answered', state_late: 'Late', state_fever: 'Fever, to measure again', fevers: '{n} with fever', words: 'Beginning of the address', total: '{n} target | {n} targets', more: '{n} more', none: 'No such targets',
    select: 'Select {name}', selected: '{n} selected', plan: 'Assign revisit', plan_at: 'When to go again', planned: '{n} assigned', visits: 'Visits', no_visits: 'Not visited yet', record: 'Open the door', set: 'Record outcome', yes: 'yes', no: 'no', answers: 'Answers', note: 'Note', at: 'When', by: 'Who', how: 'How', not_counted: 'came late, not counted', missed_by: 'Missed by', added_by: 'Added by', added_at: 'Added', late: 'late',
    somebody: 'name not shown', nobody: 'nobody had visited', number: 'no. {n}',
  },
  recheck: {
    title: 'Agreement', plan: 'Re-check', ask: 'Re-check round {n}', percent: 'Share (%)', hint: 'Drawn at random from what is answered, as a new round for somebody else.', make: 'Draw', agreed: '{agreed} of {checked} agree, {sampled} drawn', drawn: '{percent}%, seed {seed}', first: 'First', again: 'Again',
  },
  hint: {
    title: 'Hints', name: 'Name of the list', due: 'To be checked by', note: 'Where to, who says so', column_name: 'Name', column_id_number: 'ID number', column_phone: 'Phone', column_address: 'Address', column_claim: 'Claim', none: 'No hints yet', add: 'Take in hints', sender: 'From', received: 'Received', lines: 'Lines', answered: 'Answered', paste: 'Pasted from a spreadsheet, one line each, columns divided by tabs: name, ID number, phone, address, claim', send: 'Take {n} line | Take {n} lines', who: 'Who', claim: 'Claim', matched: 'Matched by', by_id_number: 'ID number', by_phone: 'phone', by_address: 'address', by_none: 'nothing', hand_down: 'Hand down to', copy: 'Copy for the sender', copied: 'Copied, paste it into a spreadsheet', confirmed: '{n} line confirmed by the register, nobody has to go | {n} lines confirmed by the register, nobody has to go',
    outcome_open: 'Open', outcome_found: 'Found', outcome_not_here: 'Not here', outcome_moved_to: 'Moved elsewhere', outcome_wrong: 'Wrong', outcome_duplicate: 'Duplicate',
  },
  sheet: {
    title: 'Closing sheet of a grid', grid: 'Grid', state: 'State', signer: 'Signed by', signed_at: 'Signed', digest: 'Digest', pdf: 'Download PDF', sign: 'Sign this sheet', sign_ask: 'Sign the sheet of {grid}?', sign_hint: '{targets} targets, {done} answered, {missing} missing. Later changes will show against it.', sign_only: 'Signed by the grid leader', open: 'Open', none: 'No such sheets', since: 'Since the signature', since_none: 'Nothing changed since', number: 'no. {n}', filter_all: 'All', verify: 'Verify: wangge verify-sheet FILE', not_reached: 'Not reached', balance: 'Outcomes', current: 'Now', then: 'When signed', change: 'Change', code: 'Code',
  },
  clash: {
    title: 'Conflicts', none: 'Nothing to decide', mine: 'Written on the phone', theirs: 'In the register', by_at: '{name}, {at}', field: 'What', use_mine: 'Use the phone\'s', use_theirs: 'Keep the register\'s', knock: 'Knock again', base: 'Before', decided: 'Decided', to_ask: 'To be asked at the door', undo: 'Undo', asked: 'Both sides changed it while the phone was offline. Both are kept; choose one.',
  },
  difference: {
    title: 'Difference', with: 'Compared with', choose: 'Choose a round', doors: 'Doors', households: 'Households', persons: 'Persons', new: 'New', gone: 'Gone', moved: 'Moved', changed: 'Changed', none: 'No other round to compare with', list: 'List', nothing: 'No difference',
  },
  paper: {
    title: 'Paper', grid: 'Grid', choose: 'Choose a grid first', print: 'Print', type_back: 'Type back', line: 'code and outcome number, e.g. K7Q2 2', line_answers: 'code, outcome, answers, remark: K7Q2 2 {example}', typed: '{n} line typed | {n} lines typed', save: 'Save {n} line | Save {n} lines', saved: '{n} line saved | {n} lines saved', unknown_code: 'No code {code}', unknown_outcome: 'Write the outcome number 1–9 after {code}', several: '{code} fits more than one door; type more of it: {codes}', unknown_answer: '“{question}” takes no {given}; type - where there is no answer', answers: 'Answers', how_yes_no: '1 yes, 0 no', how_temperature: 'such as 36.6; the highest of the home', how_number: 'a number', how_text: 'text without spaces', code: 'Code', outcome: 'Outcome no.', remark: 'Remark', numbers: 'Outcome numbers', sign: 'Visited by', date: 'date and hour', leave_ask: 'Leave with {n} line unsaved? | Leave with {n} lines unsaved?', leave_hint: 'They would have to be typed again.', leave: 'Leave without saving', stay: 'Stay', elsewhere: 'Not saved yet in other grids:', remove: 'Remove', on_paper: 'For days without signal or phone; type code, outcome number and answers under “Type back” afterwards.',
  },
}
