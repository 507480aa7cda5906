import { createHash } from 'node:crypto'
import { basename, win32 } from 'node:path'
import type { TargetList } from '../../../shared/campaign/members/model.ts'
import type { Parsed } from '../../../shared/contract/contract.ts'
import { fold } from '../../../shared/french/fold.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { PackContent } from '../../../shared/sharing/model.ts'
import { bills } from '../../campaign/bills/store.ts'
import { billTexts } from '../../campaign/bills/text-store.ts'
import { targetLists } from '../../campaign/members/target-lists.ts'
import { openingPhrases } from '../../campaign/sets/opening-phrases.ts'
import { personalSets } from '../../campaign/sets/store.ts'
import { templates } from '../../drafts/templates.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import type { Library } from '../../kernel/library.ts'
import { settings } from '../../settings/store.ts'
import { ownKey, publicKey, signedFile } from '../keys/own-key.ts'
import { MAX_PACK_BYTES } from '../packs/read-pack.ts'
import { eachSource, gather } from './pack-contents.ts'
import { listOfSet } from './set-lists.ts'

/** The setting that keeps the name one signs with. */
export const authorSetting = 'packAuthor'

/** Makes a signed pack of what was asked, as a file to save. The name one signs with is remembered. */
export async function send(library: Library, request: Parsed<'packs.send'>) {
  const { db } = library
  const author = request.author.trim().replace(/\s+/g, ' ')
  const key = ownKey(library)
  const pieces = db.transaction((): Buffer[] => {
    const { ids } = gather(db, request.what)
    const withNotes = new Set(request.notes)
    const texts = request.billTexts.map(id => billTexts(db).get(id))
    const lists = [
      ...request.targets.map(id => outgoingList(targetLists(db).get(id))),
      ...request.sets.map(id => listOfSet(db, personalSets(db).get(id))),
    ]
    const about: Omit<PackContent, 'sources'> = {
      // the next version made under the same title is the same pack
      id: createHash('sha256')
        .update(`${publicKey(key)}\n${fold(request.title)}`)
        .digest('hex')
        .slice(0, 32),
      title: request.title.trim(),
      author,
      version: request.version.trim(),
      licence: request.licence.trim(),
      date: localDay(new Date()),
      // a text or a list says nothing without its bill
      bills: bills(db)
        .list()
        .filter(one => [...request.bills, ...texts.map(of), ...lists.map(of)].includes(one.id)),
      billTexts: texts,
      targets: lists,
      openings: openingPhrases(db)
        .list()
        .filter(one => request.openings.includes(one.id)),
      templates: templates(db).filter(one => request.templates.includes(one.id)),
    }
    const sourceChunks: Buffer[] = []
    for (const one of eachSource(db, ids)) {
      const json = outgoingJson(outgoing(one, withNotes.has(one.id), request.tags))
      sourceChunks.push(Buffer.from(sourceChunks.length ? `,${json}` : json))
    }
    return [
      Buffer.from(`${outgoingJson(about).slice(0, -1)},"sources":[`),
      ...sourceChunks,
      Buffer.from(']}'),
    ]
  })()
  const bytes = signedFile(key, author, pieces)
  if (bytes.length > MAX_PACK_BYTES)
    throw new AppError(
      'full',
      'Ce lot dépasserait 64 Mo. Aucun fichier n’a été fait : partagez-le en plusieurs.',
    )
  const file = await keepExport(library.folder, nameOf(request.title, 'pretoire'), bytes)
  settings(db).save({ [authorSetting]: author })
  return file
}

const outgoingJson = (value: object): string =>
  JSON.stringify(value, (name, inner) => (PRIVATE_FIELDS.has(name) ? undefined : inner))

/** How often and when things were saved here is nobody else's business. */
const PRIVATE_FIELDS = new Set(['revision', 'updatedAt'])

const of = ({ bill }: { readonly bill: string }) => bill

/** A list as it travels: whom, in which order. Why, and the position it was drawn by, may come from calls; the département of the volunteer is theirs. */
const outgoingList = (list: TargetList): TargetList => ({
  ...list,
  filters: { ...list.filters, position: undefined, own: '' },
  ranked: list.ranked.map(({ member }) => ({ member, reasons: [], score: 0 })),
})

/** A source as it travels: no private note unless chosen, no initials of who read it, no keyword unless asked, no folder of this computer. */
function outgoing(source: Source, withNote: boolean, withTags: boolean): Source {
  return {
    ...source,
    notes: withNote ? source.notes : '',
    tags: withTags ? source.tags : [],
    readings: undefined,
    provenance: source.provenance.map(({ file, ...one }) =>
      file === undefined ? one : { ...one, file: basename(win32.basename(file)) },
    ),
  }
}
