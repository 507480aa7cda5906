const SERVER = /^(postgres(?:ql)?:\/\/)(?:([^/@:?]*)(?::([^/@]*))?@)?(.*)$/s

/** An address of an office as it is typed: its password apart, which is never shown. */
export interface AddressParts {
  readonly address: string
  readonly password: string
}

/** Whether an address begins as that of a server. */
export const isServer = (address: string): boolean => SERVER.test(address.trim())

/** Takes the password out of an address; one that is no server's has none. */
export function splitAddress(whole: string): AddressParts {
  const [, start, user, password, rest] = SERVER.exec(whole.trim()) ?? []
  if (start === undefined || password === undefined) return { address: whole, password: '' }
  return { address: `${start}${user}@${rest}`, password: decoded(password) }
}

/** Puts a password in an address that names a user; another stays as it is. */
export function joinAddress({ address, password }: AddressParts): string {
  const [, start, user, , rest] = SERVER.exec(address.trim()) ?? []
  if (start === undefined || !user || password === '') return address
  return `${start}${user}:${encodeURIComponent(password)}@${rest}`
}

/** The login that an address names; empty where it names none. */
export const loginOf = (address: string): string => decoded(SERVER.exec(address.trim())?.[2] ?? '')

/** An address with another login, or none; one that is no server's stays as it is. */
export function withLogin(address: string, login: string): string {
  const [, start, , , rest] = SERVER.exec(address.trim()) ?? []
  if (start === undefined) return address
  const name = login.trim()
  return name === '' ? `${start}${rest}` : `${start}${encodeURIComponent(name)}@${rest}`
}

/** A password as it was written; one that is no encoding stands as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
