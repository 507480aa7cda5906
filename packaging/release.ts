import { createHash } from 'node:crypto'
import { chmodSync, createReadStream, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeZip } from '../src/main/kernel/files/zip.ts'
import { readPublicKeys, verifySignature } from '../src/main/updates/minisign.ts'
import {
  installerOf,
  NOTES_FILE,
  printStatement,
  SIGNATURE_FILE,
  SUMS_FILE,
  UPDATE_EXTENSION,
} from '../src/main/updates/release.ts'
import { product, projectRoot } from './product.ts'
import { printPublicKey, type SecretKey, signMessage } from './signing/minisign.ts'

/** The notes of a version, in French, for those who install it. */
export const notesFile = (version: string = product.version): string =>
  join(projectRoot, 'packaging', 'notes', `${version}.txt`)

/**
 * Writes, beside the installers of a release, its notes and the list of checksums; with a key, the signature of the list, and for
 * each installer the update in one file. Without one, what an earlier run signed is removed. Returns what was written.
 */
export async function writeRelease(
  out: string,
  files: readonly string[],
  {
    key,
    date,
    notes = notesFile(),
  }: { readonly key: SecretKey | undefined; readonly date: Date; readonly notes?: string },
): Promise<string[]> {
  if (!existsSync(notes)) throw new Error(`Les notes de la version manquent : écrivez ${notes}.`)
  writeFileSync(join(out, NOTES_FILE), readFileSync(notes))
  const listed = [...files, join(out, NOTES_FILE)]
  const lines = await Promise.all(listed.map(async file => `${await sha256Of(file)}  ${basename(file)}\n`))
  const sums = join(out, SUMS_FILE)
  writeFileSync(sums, lines.sort((a, b) => a.slice(66).localeCompare(b.slice(66), 'en')).join(''))
  const signature = join(out, SIGNATURE_FILE)
  rmSync(signature, { force: true })
  const written = [join(out, NOTES_FILE), sums]
  if (!key) return written
  signSums(sums, signature, { key, date })
  written.push(signature)
  for (const file of files.filter(one => installerOf(basename(one))))
    written.push(await writeUpdate(out, file))
  return written
}

/** Signs a list of checksums, and verifies what was written as a copy of the program would. */
function signSums(
  sums: string,
  signature: string,
  { key, date }: { readonly key: SecretKey; readonly date: Date },
) {
  const message = readFileSync(sums)
  const comment = printStatement({ version: product.version, date: date.toISOString().slice(0, 10) })
  writeFileSync(signature, signMessage(message, comment, key))
  const verified = verifySignature(
    message,
    readFileSync(signature, 'utf8'),
    readPublicKeys(printPublicKey(key)),
  )
  if (verified.state !== 'valid')
    throw new Error('The signature just made is not valid: nothing may be published.')
}

/** The update in one file: an installer, the notes, the list and its signature. */
async function writeUpdate(out: string, installer: string): Promise<string> {
  const to = join(out, `${basename(installer)}${UPDATE_EXTENSION}`)
  await writeZip(to, [
    ...[SUMS_FILE, SIGNATURE_FILE, NOTES_FILE].map(name => ({ name, path: join(out, name) })),
    { name: basename(installer), path: installer },
  ])
  // it is there to be published
  chmodSync(to, 0o644)
  return to
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
