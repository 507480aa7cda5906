import { createHash, randomUUID } from 'node:crypto'
import { standard } from '../../../shared/campaign/calls/standard.ts'
import { groundOf } from '../../../shared/campaign/publishing/ground.ts'
import type {
  FileChange,
  FileStatus,
  Manifest,
  PublicationReview,
  PublicationSettings,
} from '../../../shared/campaign/publishing/model.ts'
import { filesOf } from '../../../shared/campaign/publishing/pages.ts'
import {
  contactsIn,
  findPrivate,
  findUnfinished,
  personsIn,
} from '../../../shared/campaign/publishing/privacy.ts'
import type { Publication } from '../../../shared/campaign/publishing/publication.ts'
import { namesFor, type SiteFile } from '../../../shared/campaign/publishing/site.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Argument } from '../../../shared/library/model.ts'
import type { Library } from '../../kernel/library.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { campaigns } from '../campaigns/store.ts'
import { publicationOfBill } from './gather.ts'
import { differences } from './page-differences.ts'
import { privateWordsOf } from './private-words.ts'
import type { Published } from './published-folder.ts'

export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')

/** A publication ready to be written, and what its review says. */
export interface Prepared {
  readonly review: PublicationReview
  readonly manifest: Manifest
  readonly files: readonly SiteFile[]
}

/** `id`: of a first publication that was reviewed before. */
interface PublicationRequest {
  readonly bill: string
  readonly settings?: PublicationSettings | undefined
  readonly day: string
  readonly id?: string
}

/** Prepares the publication of a bill over the last one: its files, its manifest, all that writing it would do. */
export function preparePublication(
  library: Library,
  { bill, settings, day, id: newId = randomUUID() }: PublicationRequest,
  last: Published,
): Prepared {
  if (last.manifest && last.manifest.bill !== bill)
    throw new AppError(
      'refused',
      'Ce dossier publie un autre texte\u00a0: rien n’a été écrit. Choisissez son dossier, ou un dossier vide.',
    )
  const used = settings ?? last.manifest?.settings ?? firstSettings(library, bill)
  const publication = publicationOfBill(library.db, bill, used, day)
  const all = allArguments(library.db)
  const id = last.manifest?.id ?? newId
  // the day printed is that of the last change: a publication of what has not changed is the same bytes
  const same = last.manifest && writeSite({ ...publication, stamp: last.manifest.day }, all, id, last)
  const isSame = same?.files.every(one => last.manifest?.files[one.path] === sha256(one.text))
  const site = (isSame && same) || writeSite(publication, all, id, last)
  const manifest: Manifest = {
    pretoire: 'publication',
    version: 1,
    id,
    bill,
    day: isSame && last.manifest ? last.manifest.day : day,
    settings: used,
    names: site.names,
    files: Object.fromEntries(site.files.map(one => [one.path, sha256(one.text)])),
    feed: site.feed,
  }
  const files = changesOf(site.files, last)
  const { officials } = publication
  const allowed = [
    ...Object.values(standard),
    ...officials.flatMap(one => [one.phone, one.email].filter(Boolean)),
    ...contactsIn([{ text: [used.contact, used.publisher, used.introduction].join(' ') }]),
  ]
  return {
    manifest,
    files: site.files,
    review: {
      id,
      settings: used,
      digest: sha256(
        JSON.stringify([
          used,
          site.files.map(one => sha256(one.text)),
          files.map(one => [one.path, one.status, sha256(last.read(one.path) ?? '')]),
        ]),
      ),
      files,
      persons: [
        ...officials.map(one => ({ name: one.name, where: 'personne élue de la liste' })),
        ...personsIn(site.files).filter(one => !officials.some(each => each.name === one.name)),
      ],
      contacts: contactsIn(site.files),
      findings: [
        ...findPrivate(site.files, privateWordsOf(library, used.contact), allowed),
        ...findUnfinished(site.files),
      ],
      omissions: site.omissions,
    },
  }
}

/** The answers of a first publication: the association of the campaign. Its contact is a person's, until somebody says it is public. */
const firstSettings = ({ db }: Library, bill: string): PublicationSettings => ({
  publisher: campaigns(db).ofBill(bill)?.association ?? '',
  contact: '',
  address: '',
  introduction: '',
  list: '',
  emails: false,
})

function writeSite(publication: Publication, all: readonly Argument[], id: string, { manifest }: Published) {
  const ground = groundOf(publication, all)
  const omissions = new Set(ground.omissions)
  const names = namesFor(ground, manifest?.names ?? {})
  const site = {
    ground,
    names,
    onGap: (title: string, slot: string) =>
      void omissions.add(
        `Un passage de «\u00a0${title}\u00a0», où «\u00a0${slot}\u00a0» n’a pas de réponse.`,
      ),
  }
  const written = filesOf(site, {
    urnOf: name => urnOf(`${id}/${name}`),
    stateOf: ({ key, title, summary, path }) => {
      const hash = sha256(JSON.stringify([title, summary, path]))
      const before = manifest?.feed[key]
      return before?.hash === hash ? before : { hash, updated: publication.day }
    },
  })
  return { ...written, names, omissions: [...omissions] }
}

/** A UUID drawn from a name (RFC 9562, version 8), as a feed names what it tells. */
function urnOf(name: string): string {
  const hex = sha256(name)
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Changes that writing these files would make to the last publication, page by page. */
function changesOf(files: readonly SiteFile[], { manifest, read }: Published): FileChange[] {
  const written = manifest?.files ?? {}
  const current = files.map((file): FileChange => {
    const now = read(file.path)
    const status = statusOf(now, written[file.path], sha256(file.text))
    const base = { path: file.path, title: file.title, status }
    if (status === 'same' || !now) return { ...base, changes: [], more: 0 }
    return { ...base, ...differences(file.path, now.toString(), file.text) }
  })
  const gone = Object.keys(written)
    .filter(path => !files.some(one => one.path === path))
    .flatMap((path): FileChange[] => {
      const now = read(path)
      if (!now) return []
      const isEdited = sha256(now) !== written[path]
      const status = isEdited ? 'edited-removed' : 'removed'
      return [{ path, title: path, status, ...differences(path, now.toString(), '') }]
    })
  return [...current, ...gone]
}

function statusOf(now: Buffer | undefined, written: string | undefined, next: string): FileStatus {
  if (!now) return 'new'
  const current = sha256(now)
  if (current === next) return 'same'
  return current === written ? 'changed' : 'edited'
}
