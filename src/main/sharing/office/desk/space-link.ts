import type { OfficeChange } from '../../../../shared/sharing/office/thing-state.ts'

/** A change as a desk reads it: opened, its signature checked; `member`: the public key of who signed it. */
export interface SignedChange {
  readonly member: string
  /** number of its envelope */
  readonly sequence: number
  readonly change: OfficeChange
}

/** The way from a desk to a space: what it is given is sealed and signed, what it gives is checked and opened. */
export interface SpaceLink {
  send(change: OfficeChange): Promise<void>
  /** Changes of all members since a cursor, own ones included; `''`: from the start. The same change may come twice. */
  receive(cursor: string): Promise<{ readonly changes: readonly SignedChange[]; readonly cursor: string }>
  /** Keeps a file; the name the space knows it by. */
  putFile(bytes: Uint8Array): Promise<string>
  /** A file of the space; undefined while it has not arrived. One of more bytes than that is refused before it is fetched. */
  getFile(blob: string, maxBytes?: number): Promise<Uint8Array | undefined>
  /** Tells the space what this desk has seen of it, now and then, where no change told it. */
  tellSeen(): Promise<void>
  /** Gives the host what it lost of the log, as far as this desk keeps it; how many envelopes. */
  refill(): Promise<number>
  /** Files, by the names the space knows them by, that its host has not. */
  missingFiles(blobs: readonly string[]): Promise<readonly string[]>
  /** Gives the host a file it lost, under the name it had; whether these bytes are that file. */
  putFileBack(blob: string, bytes: Uint8Array): Promise<boolean>
  close(): Promise<void>
}

/** The spaces this desk is a member of. */
export interface OfficeSpaces {
  list(): Promise<readonly { readonly id: string; readonly title: string }[]>
  open(space: string): Promise<SpaceLink>
}
