// The one way to the server: same origin, cookie session, CSRF header on writes, problem+json.

export interface field_error {
  code: string
  field?: string
  message: string
}

export interface problem_body {
  title?: string
  status?: number
  detail?: string
  errors?: field_error[]
  [more: string]: unknown
}

/** A refusal of the server (RFC 9457), or status 0 when it could not be reached. */
export class api_problem extends Error {
  status: number
  body: problem_body
  constructor(status: number, body: problem_body) {
    super(body.detail || body.errors?.[0]?.message || body.title || `HTTP ${status}`)
    this.status = status
    this.body = body
  }
  get errors(): field_error[] {
    return this.body.errors ?? []
  }
  /** The first message for a field, if the server named it. */
  of_field(field: string): string | undefined {
    return this.errors.find((e) => e.field === field)?.message
  }
}

export type query_value = string | number | boolean | undefined | null

export interface call_options {
  query?: Record<string, query_value>
  body?: unknown
  raw?: Blob
  headers?: Record<string, string>
  version?: number
  signal?: AbortSignal
}

const base = '/api/v1'
let csrf_token = ''
let language = 'zh'
let on_signed_out: () => void = () => {}

export const set_csrf = (token: string) => void (csrf_token = token)
export const set_language = (lang: string) => void (language = lang)
export const when_signed_out = (then: () => void) => void (on_signed_out = then)

export function query_text(query: Record<string, query_value> = {}): string {
  const out = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') out.set(name, String(value))
  }
  const text = out.toString()
  return text ? `?${text}` : ''
}

/** Address of a download or stream; the language travels along because a link sends no header. */
export const address = (path: string, query: Record<string, query_value> = {}) =>
  base + path + query_text(query)

function headers_for(method: string, options: call_options): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': language,
    ...options.headers,
  }
  if (method !== 'GET' && csrf_token) headers['X-CSRF-Token'] = csrf_token
  if (options.version !== undefined) headers['If-Match'] = String(options.version)
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  return headers
}

async function body_of(answer: Response): Promise<unknown> {
  const text = await answer.text()
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return { title: answer.statusText || `HTTP ${answer.status}`, status: answer.status }
  }
}

export async function call<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: call_options = {},
): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(address(path, options.query), {
      method,
      headers: headers_for(method, options),
      body: options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      credentials: 'same-origin',
      signal: options.signal,
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new api_problem(0, {})
  }
  const body = await body_of(answer)
  if (answer.ok) return body as T
  if (answer.status === 401 && path !== '/session') on_signed_out()
  throw new api_problem(answer.status, (body ?? {}) as problem_body)
}

export const get = <T>(path: string, query?: Record<string, query_value>, signal?: AbortSignal) =>
  call<T>('GET', path, { query, signal })
export const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, { body })
export const put = <T>(path: string, body: unknown = {}) => call<T>('PUT', path, { body })
export const patch = <T>(path: string, body: unknown, version?: number) =>
  call<T>('PATCH', path, { body, version })
export const remove = <T>(path: string, body?: unknown, version?: number) =>
  call<T>('DELETE', path, { body, version })
