// Shell, lists, records. Sentence case, verb first.
import type { zh } from './zh'

export const en: typeof zh = {
  app: { name: 'Wangge', demo: 'Demonstration data, invented' },
  act: {
    close: 'Close', retry: 'Try again', save: 'Save', saving: 'Saving', cancel: 'Cancel', edit: 'Edit', print: 'Print',
    open: 'Open', back: 'Back', undo: 'Undo', next: 'Next',
  },
  lost: { not_yours: 'Your role does not have this page', title: 'There is no such page', home: 'Go to the home page' },
  trouble: {
    unreachable: 'The server cannot be reached. Check the network and try again',
    unexpected: 'The page failed: {what}. Reload it and try again',
    not_saved: 'Nothing was saved; what you entered is still here.',
    nothing_lost: 'The stored data is not affected.',
  },
  login: {
    username: 'User name', password: 'Password', totp: 'One-time code',
    totp_hint: 'Open your authenticator and enter the 6 digits', submit: 'Sign in', busy: 'Signing in',
  },
  shell: { skip: 'Skip to content', rail: 'Main menu', unit: 'Choose a division', more: 'More' },
  rail: {
    home: 'Home', rounds: 'Sweep', persons: 'Persons', households: 'Homes', places: 'Places', units: 'Divisions',
    organisations: 'Orgs', map: 'Map', ledgers: 'Ledgers', report: 'Reports', data: 'Data', admin: 'Admin', settings: 'Settings',
    wall: 'Wall',
  },
  account: {
    menu: 'My account', language: 'Language', theme: 'Theme', theme_auto: 'System', theme_light: 'Light',
    theme_dark: 'Dark', density: 'Rows', density_compact: 'Compact', density_comfortable: 'Comfortable',
    sign_out: 'Sign out', settings: 'Account settings', must_change: 'Somebody else set your password. Change it first.',
    password: 'Password', password_current: 'Current password', password_new: 'New password', password_again: 'New password again',
    password_differs: 'The two differ', password_change: 'Change password',
    password_done: 'Password changed; other devices are signed out', totp: 'One-time code', totp_on: 'On', totp_off: 'Off',
    totp_begin: 'Turn on', totp_enter: 'Add this key to your authenticator, then enter the 6 digits it shows',
    totp_open: 'Open in an authenticator on this device', totp_confirm: 'Confirm', totp_remove: 'Turn off',
  },
  tree: { find: 'Name, initials, code', label: 'Divisions', none: 'No division with “{words}” in name or code' },
  search: {
    hint: 'Find people, homes, codes', title: 'Find', long_hint: 'Name, initials, ID number, phone, address, code',
    results: 'Results', all: '{kind}: all {n}', none: 'Nothing for “{words}” in your area. Try other words, or the whole ID or phone number',
    nameless: 'Nothing for “{words}” in your area. Your role sees names masked and cannot search by them: use the whole ID or phone number, an address or a code', nameless_hint: 'Whole ID or phone number, address, code',
  },
  keys: {
    title: 'Keys', search: 'Find', down: 'Next row', up: 'Previous row', select: 'Select', open: 'Open',
    words: 'Search in the list', filter: 'Add a filter', reveal: 'Ask to see the original', edit: 'Edit',
    escape: 'Clear selection, close', help: 'All keys', short_move: 'Move', short_select: 'Select',
    short_open: 'Open', short_filter: 'Filter', short_help: 'All keys',
  },
  list: {
    words: 'Search words', words_name: 'Name, initials', words_address: 'Address, door', words_nameless: 'Whole ID or phone number', nameless: 'Your role sees names masked and cannot search by them. Use the whole ID or phone number.', unit: 'Division',
    remove: 'Remove {what}', add_filter: 'Filter', clear: 'Clear', records: 'records', as_of: 'as of {at}',
    stale: 'Changed, refresh', columns: 'Columns', columns_usual: 'Restore usual', columns_move: 'Drag, or Alt ↑↓',
    import: 'Import', export: 'Export', create: 'Add to {kind}', empty: '{unit}: nothing matches in {kind}',
    empty_clear: 'Remove filters', select_page: 'Select this page', select_row: 'Select {name}', back: 'Previous page',
    forward: 'Next page', rows: 'Rows', one_record: 'one record', find_record: 'Name or address',
    more_words: 'First {shown} of {total}; add words', ended: 'Ended', state: 'State', none_found: 'Nothing found', sections: 'Kinds of place',
  },
  views: {
    label: 'Views', all: 'All', save: 'Save view', name: 'Name of the view', save_now: 'Save', forget: 'Delete “{name}”',
    streets: 'Sub-districts', communities: 'Communities', grids: 'Grids', large_grids: 'Grids over 300 registered households',
    closed: 'Closed', open: 'Open', sealed: 'Sealed', checkpoints: 'Checkpoints', residential: 'Residential',
    dormitories: 'Dormitories', rental: 'Rental', vacant_doors: 'Vacant', operating: 'Operating',
    suspended: 'Suspended', tenants: 'Tenants', away_households: 'All away', vacant_households: 'Vacant',
    present: 'Present', not_returned: 'Not returned', migrants: 'Migrants', party_members: 'Party members',
    departments: 'District departments', party_orgs: 'Party organisations', temp_party_branches: 'Temporary Party branches',
  },
  export: {
    title: 'Export {total} records', format: 'Format', purpose: 'Purpose',
    also: 'Further columns', with_units: 'Names of street, community and grid', with_id: 'Record id and version (a changed sheet finds its records when it comes back, and undoes nobody\'s later work)',
    purpose_hint: 'Purpose, your name and the time go into the file and the audit', start: 'Start export',
    download: 'Download file',
  },
  bulk: {
    label: 'For the selected rows', count: '{n} selected', change: 'Change', move: 'Move to another grid',
    field: 'Field to change', change_title: 'Change {n} record | Change {n} records', move_title: 'Move {n} record | Move {n} records',
    not_allowed: 'Your role can only read',
  },
  form: { none: '(none)', yes: 'Yes', no: 'No', date: 'like 2020-03-30', errors: '{n} thing to correct | {n} things to correct', keep_stored: 'Leave empty to keep', checked: 'I checked the original, save as is',
    reason: 'Reason' },
  groups: {
    basics: 'Basics', identity: 'Identity and codes', where: 'Address and division', contact: 'Contact', more: 'More',
    geometry: 'Position',
  },
  record: {
    path: 'Divisions', reason: 'Reason', reason_import: 'Import of a sheet', audit: 'Audit', fact_age: '{n} year | {n} years', fact_unit_count: '{n} unit | {n} units', fact_floor_count: '{n} floor | {n} floors', drawn: 'drawn', ended: 'Ended', as_it_was: 'As on {on}',
    changed_meanwhile: 'Somebody just changed this record; you will compare when you save.',
  },
  conflict: {
    title: 'Somebody changed these first', text: 'Choose one of each; the other value stays in the history.',
    theirs: 'Theirs', mine: 'Mine', save: 'Save as chosen', back: 'Keep editing',
  },
  history: {
    title: 'History', count: '{n} change | {n} changes', on: 'As on', became: 'became', made: 'Registered',
    all: 'All {n}', undo_reason: 'Takes the last change back',
    elsewhere: 'Changed while it lay in another grid, or moved in or out',
  },
  reveal: {
    ask: 'See original', title: 'Ask to see the original', fields: 'Which fields',
    hint: 'Reason and your name go into the audit; shown for 60 seconds', show: 'Show', left: 'Hidden in {n} s',
  },
  move: { ask: 'Move', title: 'Move to another grid', text: 'Both grids see the move; counts follow.', act: 'Move', into: 'Where it belongs in the new grid; it cannot stand alone.', into_person: 'The household in the new grid; empty leaves the person without one for now.' },
  reopen: { ask: 'Reopen', title: 'Bring this record back', text: 'It counts again.', act: 'Reopen' },
  end: {
    ask: 'End', title: 'End this record', text: 'It no longer counts; its history stays and can be seen by date.',
    act: 'End record',
  },
  create: { title: 'Add to {kind}', done: 'Added', save: 'Add' },
}
