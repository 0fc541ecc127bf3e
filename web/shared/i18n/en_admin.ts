// Accounts, roles, audit, own account, first start, import.
import type { zh_admin } from './zh_admin'

export const en_admin: typeof zh_admin = {
  admin: { label: 'Admin', accounts: 'Accounts', roles: 'Roles', audit: 'Audit' },
  accounts: {
    create: 'New account', change: 'Change account', find: 'Name, user name', name: 'Name', username: 'User name', role: 'Role',
    all_roles: 'All roles', scope: 'Area', state: 'State', totp: 'One-time code', since: 'Since', enabled: 'Enabled',
    disabled: 'Disabled', disable: 'Disable this account', locked: 'Locked', must_change: 'Must change password',
    unlock: 'Unlock', reset: 'Reset password', password_for: 'First password of {name}',
    password_once: 'Shown once. Hand it over in person; it must be changed at the first sign-in.',
  },
  roles: { right: 'Right', permissions: 'May do', facets: 'Sees in clear', change: 'Change {role}' },
  audit: {
    at: 'Time', actor: 'User name', action: 'Action', all_actions: 'All actions', entity: 'Kind', all_kinds: 'All kinds',
    unit: 'Division', reason: 'Reason', detail: 'Detail', peer: 'From', record: 'Record', from: 'From', to: 'To (exclusive)',
    none: 'Nothing in the audit for this question', more: 'Earlier', more_words: 'Change a filter, or remove one',
    action_sign_in: 'Sign in', action_sign_in_refused: 'Sign-in refused', action_sign_out: 'Sign out',
    action_reveal: 'See original', action_create: 'Register', action_change: 'Change', action_move: 'Move',
    action_end: 'End', action_reopen: 'Reopen', action_erase: 'Erase', action_export: 'Export', action_import: 'Import',
    action_load: 'Load', action_keep_apart: 'Keep apart', action_account_create: 'Make account',
    action_account_change: 'Change account', action_account_unlock: 'Unlock account',
    action_password_change: 'Change password', action_password_reset: 'Reset password',
    action_role_change: 'Change role', action_token_create: 'Make token', action_token_revoke: 'Revoke token',
    action_totp_begin: 'Ask for one-time codes', action_totp_set: 'Turn on one-time codes',
    action_totp_remove: 'Turn off one-time codes', action_preferences_change: 'Change preferences',
  },
  setup: {
    title: 'Make the first administrator', text: 'This account is the security administrator: it makes other accounts and cannot see the register.',
    save: 'Make and sign in',
  },
  tokens: {
    title: 'Access tokens for programs', label: 'Purpose', days: 'Days valid', make: 'Make', once: 'Shown once; keep it now.',
    revoke: 'Revoke', forever: 'no end',
  },
  import: {
    title: 'Import', kind: 'Import into', choose: 'Choose a file',
    choose_hint: '.xlsx and .csv (UTF-8 or GB18030); headings in any order and wording', drop: 'Drop the file here, or',
    reading: 'Reading the file', mapping: 'Match columns', mapping_hint: 'Check what each column means; it is remembered',
    heading: 'Column in the file', field: 'Means', skip: 'Leave out', sure: 'Sure', sheet: 'Sheet', heading_row: 'Headings in row {n}',
    doubled: 'Two columns mean “{fields}”; keep one', missing: 'Still missing: {fields}', dry_run: 'Dry run',
    dry_running: 'Checking', checked: 'Result of the dry run', run: 'Import', running: 'Importing', totals: 'Totals',
    total_rows_read: 'Read', total_created_rows: 'New', total_changed_rows: 'Changed', total_same_rows: 'Unchanged',
    total_refused_rows: 'Wrong, left out', errors: '{n} errors', errors_file: 'Download the sheet with errors marked', row: 'Row',
    value: 'Value', message: 'What to do', no_errors: 'No errors', done: 'Imported', undo: 'Undo this import', undone: 'Undone',
    again: 'Import another file', history: 'Former imports', file: 'File', at: 'Time', state: 'State', none: 'No imports yet',
    state_mapping: 'To match', state_new: 'To match', state_checked: 'Checked', state_done: 'Imported', state_undone: 'Undone',
    state_failed: 'Failed', state_running: 'Running',
    undo_hint: 'New records go, changed ones return to their former value; what people changed since stays.',
  },
}
