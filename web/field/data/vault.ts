// Sealing what lies on the phone. A random key seals the rows; it is itself sealed with a key derived from
// the password, which exists only while somebody is signed in. Nothing here touches storage.

export const rounds_of_derivation = 600_000

export interface sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

export interface lock {
  salt: Uint8Array<ArrayBuffer>
  rounds: number
  key: sealed
}

const text_in = new TextEncoder()
const text_out = new TextDecoder()
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

async function key_from(password: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', text_in.encode(password.normalize('NFC')), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey'])
}

async function wrapped(password: string, data_key: CryptoKey, rounds: number): Promise<lock> {
  const salt = random(16)
  const iv = random(12)
  const outer = await key_from(password, salt, rounds)
  const data = await crypto.subtle.wrapKey('raw', data_key, outer, { name: 'AES-GCM', iv })
  return { salt, rounds, key: { iv, data } }
}

async function unwrapped(password: string, of: lock, extractable: boolean): Promise<CryptoKey | null> {
  const outer = await key_from(password, of.salt, of.rounds)
  const how = { name: 'AES-GCM', iv: of.key.iv }
  return crypto.subtle
    .unwrapKey('raw', of.key.data, outer, how, { name: 'AES-GCM', length: 256 }, extractable, ['encrypt', 'decrypt'])
    .catch(() => null)
}

/** A new lock for this password and the key behind it, which no script can read out. */
export async function new_lock(password: string, rounds = rounds_of_derivation): Promise<{ lock: lock; key: CryptoKey }> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
  const lock = await wrapped(password, made, rounds)
  const key = await unwrapped(password, lock, false)
  if (!key) throw new Error('a new lock does not open')
  return { lock, key }
}

/** The key, or null when the password is another. */
export const open_lock = (password: string, of: lock) => unwrapped(password, of, false)

/** The same key under a new password, after the old one was given. */
export async function relocked(old_password: string, new_password: string, of: lock): Promise<lock | null> {
  const key = await unwrapped(old_password, of, true)
  return key ? wrapped(new_password, key, of.rounds) : null
}

/** `name` is bound to the text: a sealed row put in another one's place does not open. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<sealed> {
  const iv = random(12)
  const how = { name: 'AES-GCM', iv, additionalData: text_in.encode(name) }
  return { iv, data: await crypto.subtle.encrypt(how, key, text_in.encode(JSON.stringify(value))) }
}

export async function unseal<T>(key: CryptoKey, name: string, from: sealed): Promise<T> {
  const how = { name: 'AES-GCM', iv: from.iv, additionalData: text_in.encode(name) }
  return JSON.parse(text_out.decode(await crypto.subtle.decrypt(how, key, from.data)))
}
