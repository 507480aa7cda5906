import { existsSync } from 'node:fs'
import { readStored } from '../../../kernel/files/stored.ts'
import type { Library } from '../../../kernel/library.ts'
import type { OfficeSpaces, SpaceLink } from '../desk/space-link.ts'
import { officeStore } from '../desk/store.ts'
import { takeOfficeTurn } from '../spaces/office-turn.ts'

/** Names asked of a host at once. */
const ASKED_FILES = 500

/** Gives the host of a space what it lost and this desk keeps: envelopes of all members, then files. */
export const refillSpace = (library: Library, spaces: OfficeSpaces, space: string) =>
  takeOfficeTurn(library, async () => {
    const link = await spaces.open(space)
    try {
      const envelopes = await link.refill()
      return { envelopes, files: await refillFiles(library, space, link) }
    } finally {
      await link.close()
    }
  })

/** Gives the host the exhibits, pictures and long states that it lost and this library has; how many. */
export async function refillFiles(library: Library, space: string, link: SpaceLink): Promise<number> {
  const files = filesByName(library, space)
  const names = [...files.keys()]
  let count = 0
  for (let at = 0; at < names.length; at += ASKED_FILES)
    for (const name of await link.missingFiles(names.slice(at, at + ASKED_FILES))) {
      const bytes = files.get(name)?.()
      if (bytes && (await link.putFileBack(name, bytes))) count += 1
    }
  return count
}

/** The files of all versions that this library has, by the name the space knows them by. */
function filesByName(library: Library, space: string): Map<string, () => Uint8Array | undefined> {
  const store = officeStore(library.db)
  const files = new Map<string, () => Uint8Array | undefined>()
  for (const hash of store.hashes(space)) {
    for (const { sha256, blob } of store.files(space, hash)) {
      const path = library.file(sha256)
      files.set(blob, () => (existsSync(path) ? readStored(path) : undefined))
    }
    const stateBlob = store.stateBlob(space, hash)
    if (stateBlob !== undefined)
      files.set(stateBlob, () => Buffer.from(JSON.stringify(store.state(space, hash))))
  }
  return files
}
