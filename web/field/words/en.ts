// Words of the phone; the glossary's terms.
import type { zh } from './zh'

export const en: typeof zh = {
  app: {
    name: 'Wangge', demo: 'Demonstration data, invented', title: 'Visits', second_tab: 'Already open in another window', second_tab_hint: 'One phone uses one window; close this one.',
    insecure: 'Open the https address', insecure_hint: 'Without an encrypted connection the phone cannot keep data.', update: 'New version', update_now: 'Update', other_language: '中文',
    loading: 'Fetching this grid',
  },
  act: {
    back: 'Back', save: 'Save', next: 'Next door', undo: 'Undo', search: 'Search', scan: 'Scan door code', retry: 'Try again',
    give_up: 'Let go', later: 'Later',
  },
  strip: {
    offline: 'Offline', waiting: '{n} waiting', on_phone: 'kept on this phone', sending: 'Sending', signed_out: 'Sign in to send', sign_in: 'Sign in',
    unreachable: 'Server not reached', not_at_doors: 'This account no longer works at doors',
  },
  nav: { today: 'Today', buildings: 'Buildings', scan: 'Scan door code', messages: 'Messages', me: 'Me' },
  sign_in: {
    username: 'Account', password: 'Password', totp: 'One-time code', enter: 'Enter', busy: 'Opening', wrong: 'Wrong password, type it again',
    needs_network: 'The first time on this phone needs the network', old_password: 'The password was changed elsewhere. Type the old one to open {n} record kept here. | The password was changed elsewhere. Type the old one to open {n} records kept here.',
    anew: 'Discard them, begin anew', totp_hint: 'Six digits from the authenticator', unlock_as: '{name}: locked', other: 'Another account',
    own_password: 'Choose your own password', own_password_hint: 'Somebody else set the present one. With your own, what lies on this phone is sealed.', password_new: 'New password', password_again: 'New password again', password_differs: 'The two differ', password_change: 'Change and enter',
    not_at_doors: 'This account ({role}) does not work at doors; the phone has nothing for it. Use a computer, or another account.',
    choose_grid: 'Choose a grid', load_failed: 'The grid could not be fetched', expired: 'Unused too long: the grid was removed from this phone. {n} unsent change is kept; sign in to send it. | Unused too long: the grid was removed from this phone. {n} unsent changes are kept; sign in to send them.',
  },
  today: {
    answered: '/ {n} answered', missing: '{n} missing', first: 'First', low_to_high: 'climbing', family: '{name}, {n} person | {name}, {n} persons', persons: '{n} person | {n} persons', nobody: 'nobody registered',
    no_round: 'No sweep is running', no_round_hint: 'Residents can still be read and changed.', empty: '{unit}: every door is answered', not_here: '{unit}: this round asks nothing here', empty_filter: 'No doors: {what}', other_places: 'Other',
    asked: '{n} form question | {n} form questions', overdue: '{n} d over', knock: 'Knock {n}', first_reading: '{t} ℃, measure again', round: 'Round {n}',
    filter_all: 'All', filter_first: 'First visit', filter_no_answer: 'No answer', filter_revisit: 'Revisit', filter_overdue: 'Overdue', filter_retest: 'Retest',
  },
  due: { retest: 'Measure again', first: 'First visit' },
  outcome: {
    open: 'Not visited', verified: 'Verified', unchanged: 'No change', no_answer: 'No answer', vacant: 'Vacant', refused: 'Refused', by_phone: 'By phone',
    sublet: 'Sublet', moved_out: 'Moved out', gone: 'Gone', none: 'Not in this round',
  },
  letter: { vacant: 'V', refused: 'R', by_phone: 'P', sublet: 'S', moved_out: 'M', gone: 'G' },
  buildings: { title: 'Buildings', doors: '{n} door | {n} doors', doors_and_courtyard: '{n} door and the courtyard itself | {n} doors and the courtyard itself', doors_and_building: '{n} door and the building itself | {n} doors and the building itself', missing: '{n} missing', complete: 'all answered', not_asked: 'Not in this round', none: 'This grid has no buildings', courtyards: 'Courtyards', places: 'Places' },
  stairs: {
    unit: 'Unit {n}', knocks: '{n} knock | {n} knocks', answered: '{n} answered', no_answer: '{n} no answer', open: '{n} open', refused: '{n} refused', retest: '{n} retest',
    courtyard_itself: 'The courtyard itself', building_itself: 'The building itself', all_done: 'All answered here', floor: 'Floor {n}', none: 'No doors registered yet',
  },
  door: {
    others: 'Other outcomes', changed: 'People changed', one_tap: '{n} person here, one tap saves | all {n} here, one tap saves', one_tap_as_known: '{n} person as registered (not here), one tap saves | all {n} as registered ({absent} not here), one tap saves', open_questions: '{n} question open | {n} questions open', open_persons: '{n} not measured', tap_again: '{what}: tap again to save', answered_by: 'Answered {at}, {who}', answer_again: 'Answer again', someone: 'Who has changed?', someone_new: 'Somebody new', after: 'Then the next door: {name}', last: 'The last door of this building',
    verified_hint: 'as changed', register: 'Register household', register_hint: 'nobody here yet', state_at: '{what}, {at}', knocked: 'No answer {n}×, last {at}',
    saved: '{door} {what}', people_saved: 'persons saved', note: 'Note', note_hint: 'What matters at this door, e.g. “home after nine”', questions: 'This round asks', measure: 'Temp.', unknown: 'This door is not on the phone', no_target: 'This door is not in the round',
    again_when: 'When to come again?', tonight: 'Tonight 19:00', tomorrow_noon: 'Tomorrow 12:30', tomorrow_evening: 'Tomorrow 19:00', saturday: 'Saturday 10:00', sunday: 'Sunday 10:00', refused_note: 'What was said (optional)',
    all_moved: 'Has the only person moved out? | All {n} persons moved out?', all_moved_hint: 'They leave this grid; their records stay in the history.', all_moved_yes: 'All moved out', vacant_ask: 'One person is registered here: moved out? | {n} persons are registered here: all moved out?', vacant_left: 'All moved out: vacant', vacant_stay: 'Nobody moved, only empty now', gone: 'Does this door no longer exist?', gone_place: 'Does this place no longer exist?', gone_hint: 'Say whether it was demolished or joined.', gone_yes: 'Gone', waiting: 'waiting',
    yes: 'Yes', no: 'No', conflict: 'One thing to decide', saved_for_you: '{n} form filled for you today | {n} forms filled for you today', correct: 'Correct it', forms_ask: 'Forms ask', asked_until: 'until {day}',
  },
  person: {
    age: '{n} y', went_away: 'Went away', came_back: 'Came back', not_back: 'Not back yet', moved: 'Moved', edit: 'Edit',
    moved_where: 'Where did {name} move?', moved_out: 'Out of the district', moved_grid: 'Within the district', moved_address: 'New address, if known', since: 'Since', today: 'Today', yesterday: 'Yesterday', unknown: 'This person is not on the phone', phone_reason: 'to ask by telephone', phone_later: 'Call (needs the network)', phone: 'Call', moved_grid_which: 'Which grid', moved_grid_far: 'Beyond this street: type its code', moved_grid_list: 'Choose from this street', moved_grid_code: 'Within the district: the new grid\'s 15 digits first',
  },
  household: {
    title: 'New household', title_add: 'Add person', family: 'Family', tenant: 'Tenants', collective: 'Collective', name: 'Name', male: 'Male', female: 'Female', id_number: 'ID number', birth_date: 'Date of birth', birth_hint: '19800131', phone: 'Phone',
    no_id: 'No ID number:', id_reason_1: 'Not at hand', id_reason_2: 'Not shown', id_reason_3: 'Has none', relation: 'Relation to head', next_person: 'One more person', save: 'Save {n} person | Save {n} persons', person_n: 'Person {n}', remove: 'Remove this person', registered: 'Registered', migrant: 'Migrant',
    former: 'Who lived here before', former_left: 'Moved out', former_stays: 'Still here', known: '{name} is registered at {place}', fault_name: 'Write the name', fault_sex: 'Choose male or female', fault_birth_date: 'Eight digits, e.g. 19800131', fault_id_number: 'Not a valid ID number, check it', fault_id_or_reason: 'Give the number, or why there is none', fault_phone: 'Not a phone number',
  },
  pad: {
    title: '{name}: temperature', again: 'No. {n} · armpit', unit: '℃', typed: 'typed {n}', implausible: '{t} ℃ is impossible: measure or type again', fever: '37.3 ℃ reached. Measure again in 15 minutes.', hint: 'Three digits: 366 is 36.6', back: 'Delete',
  },
  search: { title: 'Search', hint: 'Name, initials, door, end of a phone number', none: 'Nothing in this grid for “{text}”', why_name: 'Name', why_initials: 'Initials', why_phone: 'Phone', why_address: 'Address', why_door: 'Door' },
  scan: { hint: 'Hold the code on the door in view', denied: 'No camera: type the door instead', no_camera: 'This phone has no usable camera', unknown: 'This code is no door of this grid', typed: 'Type the door, e.g. 2-501' },
  messages: {
    title: 'Messages', none: 'Nothing waits for you', conflicts: 'Please decide', refused: 'Returned', refused_hint: 'Not written into the register; kept here until you decide.', mine: 'You, {at}, recorded offline', theirs: '{who}, {at}', revisit: 'I will knock again', revisit_hint: 'Becomes a revisit, both answers are kept',
    asked: 'Somebody else changed this while you were offline. Both are kept; choose one.', save_as: 'Save this one', kept: 'The other one stays in the history', empty: '(empty)', unknown_person: 'A colleague', look: 'Look', hints: 'Hints', hint_found: 'Found', hint_not_here: 'Not here', hint_moved_to: 'Moved elsewhere', hint_wrong: 'Wrong', hint_duplicate: 'Duplicate',
  },
  me: {
    title: 'Me', waiting: 'Waiting', send_now: 'Send now', last_sync: 'Last sync {at}', never: 'never', saved: '{n} line filled for you today | {n} lines filled for you today', saved_lines: '{n} line | {n} lines', saved_hint: 'Recorded once at the door; these are made from the register.', round: 'Sweep', lock: 'Lock', leave: 'Sign out and clear this phone', leave_waiting: '{n} change is not sent or was not taken; clearing loses it. | {n} changes are not sent or were not taken; clearing loses them.', leave_send: 'Send first', leave_anyway: 'Clear, lose them', leave_ask: 'Clear everything on this phone?',
    lock_after: 'Locks when unused for', wipe_after: 'Cleared when locked for', hours: '{n} h', days: '{n} day | {n} days', language: 'Language', size: 'Letters', size_usual: 'Usual', size_large: 'Large', place: 'Keep where I was', place_hint: 'Adds the phone\'s position to a visit', place_on: 'Yes', place_off: 'No', sealed: 'Sealed with your password',
    asked: 'Forms still ask', asked_left: '{n} answer | {n} answers', asked_by: '{who}, until {day}', form_round_list: 'Round list', form_closing_sheet: 'Closing sheet', form_daily_report: 'Daily report', form_households: 'Household ledger', form_persons: 'Person ledger', form_migrants: 'Migrant ledger', form_not_returned: 'Not returned', form_revisits: 'Revisit list',
  },
  op: { visit: 'Visit', household: 'Household', person: 'Person', door: 'Door', conflict: 'Decision', hint: 'Hint', form_answer: 'Form', place: 'Place', courtyard: 'Courtyard', building: 'Building' },
}
