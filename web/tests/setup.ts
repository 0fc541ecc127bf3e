// Node.js 18 (Debian 12) has Web Crypto, but not under its global name.
import { webcrypto } from 'node:crypto'

if (!globalThis.crypto) Object.defineProperty(globalThis, 'crypto', { value: webcrypto })
