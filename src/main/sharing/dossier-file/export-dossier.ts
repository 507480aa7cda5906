import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { SEALED_EXTENSION } from '../../../shared/dossiers/sealed.ts'
import { sourceIds } from '../../../shared/drafts/references.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { personalSets } from '../../campaign/sets/store.ts'
import { dossiers } from '../../dossiers/store.ts'
import { listDismissals } from '../../drafts/checks/dismissal-store.ts'
import { drafts } from '../../drafts/store.ts'
import { bringFiles } from '../../exhibits/remote/bring-files.ts'
import { exhibits } from '../../exhibits/store.ts'
import { filings } from '../../filings/store.ts'
import { nameOf, newExport } from '../../kernel/files/exports.ts'
import { storedSize } from '../../kernel/files/stored.ts'
import { writeZip } from '../../kernel/files/zip.ts'
import type { Library } from '../../kernel/library.ts'
import { requirePassphrase } from '../../kernel/vault/passphrase-strength.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { models } from '../../word/store.ts'
import { type DossierFile, hashesIn, MAX_CONTENT_BYTES } from './dossier-file.ts'
import { filedVersions } from './export-versions.ts'
import { sealDossier } from './sealed-dossier.ts'

/**
 * Writes a dossier as one file, with its drafts, its exhibits and the sources it cites; private notes stay in the library. Sealed by a
 * passphrase where one is given.
 */
export async function exportDossier(library: Library, id: string, passphrase?: string) {
  if (passphrase !== undefined) await requirePassphrase(passphrase)
  await bringFiles(library, exhibits(library.db).list(id))
  const content = library.db.transaction((): DossierFile => {
    const texts = drafts(library.db)
      .list(id)
      .map(one => drafts(library.db).get(one.id))
    const citedSources = sourceReader(library.db).existing(texts.flatMap(sourceIds))
    return {
      pretoire: 1,
      kind: 'dossier',
      at: new Date().toISOString(),
      dossier: dossiers(library.db).get(id),
      drafts: texts,
      exhibits: exhibits(library.db).list(id),
      sources: citedSources.map(source => ({ ...source, notes: '', readings: undefined })),
      filings: filings(library.db)
        .list(id)
        .map(filing => ({ filing, drafts: filings(library.db).contentsOf(filing.id) })),
      models: models(library.db)
        .list()
        .filter(one => texts.some(draft => draft.model === one.id)),
      sets: personalSets(library.db)
        .list()
        .filter(one => texts.some(draft => draft.id === one.draft)),
      dismissals: texts.flatMap(draft =>
        listDismissals(library.db, draft.id).map(one => ({ ...one, draft: draft.id })),
      ),
      versions: filedVersions(
        library.db,
        texts.map(one => one.id),
      ),
    }
  })()
  const json = Buffer.from(JSON.stringify(content))
  if (json.length > MAX_CONTENT_BYTES)
    throw new AppError(
      'full',
      'Ce dossier porte plus de 128 Mo de texte, avec ses versions et ses dépôts : il ne tient pas dans un seul fichier. Rien n’a été écrit ; une sauvegarde de la bibliothèque le garde en entier.',
    )
  const archive = newExport(library.folder, nameOf(content.dossier.title, 'zip'))
  const entries = [
    { name: 'dossier.json', bytes: json },
    ...hashesIn(content)
      .filter(one => existsSync(library.file(one)))
      .map(one => ({ name: `files/${one}`, path: library.file(one) })),
  ]
  const bytes = await writeZip(archive.path, entries, { isSealed: true })
  if (passphrase === undefined) return { id: archive.id, name: archive.name, bytes }
  const sealed = newExport(library.folder, nameOf(content.dossier.title, SEALED_EXTENSION))
  try {
    await sealDossier(archive.path, sealed.path, passphrase)
  } catch (error) {
    await rm(dirname(sealed.path), { recursive: true, force: true })
    throw error
  } finally {
    await rm(dirname(archive.path), { recursive: true, force: true })
  }
  return { id: sealed.id, name: sealed.name, bytes: storedSize(sealed.path) }
}
