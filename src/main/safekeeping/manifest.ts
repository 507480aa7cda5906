import { basename } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/kernel/errors.ts'
import { Contents, MissingFile } from '../../shared/safekeeping/model.ts'
import { schemaVersion } from '../kernel/database/open.ts'
import { readFirstEntry } from '../kernel/files/zip.ts'

/** The formats of backups that this program writes, in clear and sealed. 1, which says only the first members, is still read. */
export const BACKUP_FORMAT = 2
export const SEALED_FORMAT = 3
export const MANIFEST_NAME = 'manifest.json'

/** The first entry of a backup. Docs: docs/formats/backup.md. */
const Manifest = z.object({
  pretoire: z.literal(1),
  kind: z.literal('backup'),
  at: z.string(),
  version: z.int(),
  sha256: z.string(),
  partial: z.boolean().default(false),
  format: z.int().default(1),
  library: z.string().optional(),
  sequence: z.int().default(0),
  bytes: z.int().optional(),
  counts: Contents.optional(),
  lastChange: z.string().optional(),
  tables: z.record(z.string(), z.int()).optional(),
  files: z.array(z.object({ sha256: z.string(), size: z.int() })).optional(),
  missing: z.array(MissingFile).default([]),
  /** files of exhibits that stayed in a space, and so are not in it */
  remote: z.int().default(0),
  unreadable: z.int().default(0),
  /** id of the vault that seals it; its `vault.json` is in it */
  vault: z.string().optional(),
})
export type Manifest = z.infer<typeof Manifest>

/** The manifest of these bytes; undefined where they are none. */
export function parseManifest(bytes: Buffer): Manifest | undefined {
  try {
    return Manifest.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** The manifest of a backup on the disk, without reading the rest of it; undefined where it does not read. */
export function manifestOf(file: string): Manifest | undefined {
  const bytes = readFirstEntry(file, MANIFEST_NAME)
  return bytes && parseManifest(bytes)
}

/** Throws unless it is the manifest of a backup that this program reads. */
export function requireReadable(manifest: Manifest | undefined, file: string): Manifest {
  if (!manifest)
    throw new AppError(
      'damaged',
      `«\u00a0${basename(file)}\u00a0» n’est pas une sauvegarde de Prétoire. Rien n’a été changé.`,
    )
  if (manifest.version > schemaVersion || manifest.format > SEALED_FORMAT)
    throw new AppError(
      'refused',
      `«\u00a0${basename(file)}\u00a0» vient d’une version plus récente de Prétoire. Rien n’a été changé : installez-la d’abord.`,
    )
  return manifest
}
