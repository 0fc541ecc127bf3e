// Ledgers, templates, asked forms, contacts, the daily report.
export const en_ledger = {
  ledger: {
    label: 'Ledgers', on: 'On a day', today: 'Back to today', as_it_was: 'As it stood at the end of {on}', total: 'Total', serial: 'No.',
    export: 'Export', export_title: 'Export “{name}”, {total} rows', into: 'Write as', plain: 'Plain table', print: 'Print',
    printing: 'Fetching {done} of {total}', too_long: '{n} rows are too many for paper, {most} at most. Instead:', only_part: 'Rows {from}–{to} of {total} only; for all of them use “Print” on the page', day_to_come: '{on} is still to come; this is today\'s ledger',
    paper: 'Paper', a4: 'A4 landscape', a3: 'A3 landscape', seal: 'Office (seal)', signed: 'Filled by: ____________  Checked by: ____________  Date',
    back: 'Back to the ledger', empty: '{unit} has none: {name}', edit: 'Change ledger', create: 'New ledger',
    edit_title: 'Change “{name}”', name: 'Name', name_en: 'Name in English', kind: 'One row for each', filter: 'Only these', columns: 'Columns',
    add_column: 'Add a column', drop_column: 'Drop “{name}”', remove: 'Remove this ledger', restore: 'Restore the six ledgers', not_own: 'This ledger belongs to the unit above and cannot be changed here. Save one of your own after it.',
    up: 'Move “{name}” forward', more: 'More', loading: 'Adding up', count_from: 'Count',
  },
  templates: {
    title: 'Own templates', hint: 'Upload an XLSX with headings or placeholders and map it once; from then on it fills itself, formats, merged cells and formulas untouched.', none: 'No template yet',
    name: 'Template name', for: 'For', file: 'XLSX file', upload: 'Upload', mapped: '{n} column mapped | {n} columns mapped', placeholders: '{n} placeholder | {n} placeholders', unknown: 'Not recognised: {names}',
    fix: 'Map headings', fix_title: 'Headings of “{name}”', heading: 'Column of the template', means: 'Filled with', leave: 'Leave empty', first_row: 'First row to fill', remove: 'Remove', daily: 'Daily report',
  },
  forms: {
    title: 'Form registry', ask: 'Ask for a form', none: 'No department has asked for a form yet', department: 'Department', purpose: 'Purpose', name: 'Name of the form', about: 'One row for each',
    until: 'Until', state: 'State', state_asked: 'Waiting for approval', state_approved: 'Being answered', state_refused: 'Refused', state_ended: 'Ended', fields: 'Asked for',
    from_register: 'On the register', new_question: 'New', add_question: 'Add what the register lacks', question: 'Question', kind_text: 'Text', kind_number: 'Number',
    kind_yes_no: 'Yes or no', kind_choice: 'Choice', choices: 'Choices, separated by commas', check: 'Check the register', known: 'On the register, {filled} of {rows} filled', fresh: 'Not on the register, asked once',
    asked_in: 'Already asked in “{names}”', submit: 'Send for approval', approve: 'Approve', refuse: 'Refuse', reason: 'Reason', end: 'End it', rows: '{n} row | {n} rows', derived: 'Filled from the register',
    to_answer: 'To ask', answered: 'Answered', answer: 'Answer', where: 'Where', only: 'Only', save_answers: 'Save {n} answer | Save {n} answers', export: 'Export', asked_by: 'Asked by {by}, {at}', decided_by: 'Decided by {by}, {at}',
    saved_title: 'Entries saved', saved_total: '{n} cell filled from the register | {n} cells filled from the register', saved_department: 'By department or person', saved_unit: 'By grid', scope: 'Area', yes: 'Yes', no: 'No', pick: 'Pick fields of the register',
    approve_ask: 'Approve “{name}”?', approve_counting: 'Counting what will be asked', approve_asks: 'The ground of {unit} will be asked for {n} entry about {rows} objects, until {until}. | The ground of {unit} will be asked for {n} entries about {rows} objects, until {until}.', approve_asks_none: 'The register fills all of it ({unit}, objects: {rows}); nobody is asked. Until {until}.', approve_fills: 'Not asked again: cells filled from the register {filled}, answers other forms have {taken}.', taken: 'Answered elsewhere', leave_ask: '{n} answer is not saved | {n} answers are not saved', leave_hint: 'Leaving loses it.', leave: 'Leave', stay: 'Stay',
    all_forms: 'All', open_forms: 'Waiting for answers', objects: 'Objects asked', all_objects: 'All', open_objects: 'Unanswered', none_open: 'Everything is answered', no_rows: 'Nothing meets the conditions', again: 'Send all the same', remove_question: 'Drop “{name}”',
  },
  contacts: {
    title: 'Contacts', none: 'Nobody has made contact yet', today: '{n} contact today | {n} contacts today', add: 'Log a contact', channel: 'How', topic: 'About', note: 'What was said', save: 'Log it',
    channel_phone: 'Phone', channel_door: 'At the door', channel_message: 'Message', channel_other: 'Other', anyway: 'Go on and log it', asked: 'Somebody asked today already',
    figure: 'Contacts today', figure_text: '{contacts} with {persons} persons; {again} asked more than once',
  },
  report: {
    title: 'Daily report', label: 'Reports', daily: 'Daily report', on: 'Day', line: 'Line', previous: 'Before', n_new: 'New', n_in: 'Moved in', n_released: 'Released', n_out: 'Moved out', n_late: 'Reported late',
    n_current: 'Current', n_cum: 'Cumulative', check: 'Check', balanced: 'Balances', off: 'Off by {n}', late: '{n} reported late', equation: 'current = before + new + moved in − released − moved out',
    provisional: 'Before the cut-off, still moving', frozen: 'Version {version}, frozen by {by}', not_frozen: 'Not frozen', freeze: 'Freeze', freeze_again: 'New version', reason: 'Why a new version',
    pdf: 'PDF', xlsx: 'XLSX', print: 'Print', live: 'As counted now', stored: 'As frozen', digest: 'Digest', from_frozen: 'Before: from version {version} of the day before',
    all_agree: 'The line balances | All {n} lines balance', some_off: '{n} line does not balance | {n} lines do not balance', versions: 'Versions', back: 'Back to the report', rows: '“{line}” {part}', freeze_title: 'Freeze the report of {on}',
    freeze_text: 'This version does not change once frozen; later corrections appear in the report of the next day, or in a further version with a reason.', differs: 'Differs from the frozen one',
  },
}
