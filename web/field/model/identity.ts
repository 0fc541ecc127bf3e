// Resident identity numbers (GB 11643): eighteen characters that hold birth date, sex and a check.

export interface identity {
  birth_date: string
  sex: 'male' | 'female'
  region: string
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** Digits enough for a mobile or a landline; the server knows the rest. */
export const is_phone = (text: string) => /^\d{7,12}$/.test(text.replace(/[\s-]/g, ''))

export const tidy_id = (text: string) => text.replace(/\s/g, '').toUpperCase()

const check_of = (digits: string) =>
  checks[[...digits].reduce((sum, digit, at) => sum + Number(digit) * weights[at], 0) % 11]

function day_inside(digits: string, today: string): string | null {
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const at = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) return null
  return text >= '1900-01-01' && text <= today ? text : null
}

/** What a number says, or null when it cannot be one. */
export function read_identity(text: string, today: string): identity | null {
  const number = tidy_id(text)
  if (!/^[1-9]\d{16}[\dX]$/.test(number) || check_of(number.slice(0, 17)) !== number[17]) return null
  const birth_date = day_inside(number.slice(6, 14), today)
  if (!birth_date) return null
  return { birth_date, sex: Number(number[16]) % 2 ? 'male' : 'female', region: number.slice(0, 6) }
}

/** Whether a number may be the one behind a mask: 3701**********1234. */
export const fits_mask = (number: string, masked: string) =>
  number.length === masked.length && [...masked].every((each, at) => each === '*' || each === number[at])
