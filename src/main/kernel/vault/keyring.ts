/**
 * The system's keyring, as a host that reaches it gives it: it seals a secret for the session of one user on one computer. Each call may
 * wait for the user, whom the system asks for a password; each fails by throwing.
 */
export interface Keyring {
  /** whether it protects what it seals; false where the system would only disguise it */
  isThere(): Promise<boolean>
  seal(bytes: Uint8Array): Promise<Uint8Array>
  open(sealed: Uint8Array): Promise<Uint8Array>
}
