import { numberLabel, targetLabel } from '../../../shared/campaign/amendments/label.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import type { Handlers } from '../../../shared/contract/contract.ts'
import type { AmendmentRecord } from '../../imports/parliament/amendments/amendment-record.ts'
import type { ForeignContext } from '../../kernel/context.ts'
import type { Database } from '../../kernel/database/open.ts'
import { resolveFile, used } from '../../kernel/files/uploads.ts'
import { bills } from '../bills/store.ts'
import { billTexts } from '../bills/text-store.ts'
import { campaigns } from '../campaigns/store.ts'
import { amendmentReader } from './amendment-reader.ts'
import { amendments } from './store.ts'
import { amendmentsToDraft, exportAmendments } from './surroundings.ts'

/** The name of a row that says nothing of its text, as it was kept before its neighbours were asked. */
const PROVISIONAL_UID = /^senat:\?\/\?\/(?=[^/]+$)/
const textOf = (uid: string): string => uid.slice(0, uid.lastIndexOf('/') + 1)

/**
 * A « jeu complet » of the Sénat is of one text, which the addresses of its rows name; those taken back early have none. They are of
 * the text of the others: else number 8 of one text would be written over number 8 of another.
 */
export function ofOneText(all: readonly AmendmentRecord[]): AmendmentRecord[] {
  const senateOnly = all.filter(({ uid }) => uid.startsWith('senat:') && !PROVISIONAL_UID.test(uid))
  const [first] = senateOnly
  if (!first || senateOnly.some(one => textOf(one.uid) !== textOf(first.uid))) return [...all]
  const { textLabel, body } = first.amendment
  return all.map(one => {
    if (!PROVISIONAL_UID.test(one.uid)) return one
    const uid = one.uid.replace(PROVISIONAL_UID, `${textOf(first.uid)}Amdt_`)
    return { uid, was: one.uid, amendment: { ...one.amendment, id: `import-${uid}`, textLabel, body } }
  })
}

/** Amendments: kept, imported, printed. */
export function amendmentHandlers({ library, host, read }: ForeignContext) {
  const all = amendments(library.db)
  return {
    'amendments.list': ({ bill }) => {
      const archived = campaigns(library.db).archivedBills()
      const list = all.list(bill)
      // those of a bill that did not come with them are listed; of no bill and no amendment, there is no list
      if (bill && list.length === 0) bills(library.db).get(bill)
      return list.filter(one => bill !== undefined || !one.bill || !archived.has(one.bill))
    },
    'amendments.get': ({ id }) => all.get(id),
    'amendments.save': ({ amendment }) =>
      all.save(all.has(amendment.id) ? amendment : withAssociation(library.db, amendment)),
    'amendments.remove': ({ ids }) => {
      all.remove(ids)
      return {}
    },
    'amendments.restore': ({ ids }) => {
      all.restore(ids)
      return {}
    },
    'amendments.import': async ({ file, bill, text }) => {
      if (bill) bills(library.db).get(bill)
      if (text) billTexts(library.db).get(text)
      const upload = await resolveFile(library.folder, file, host.tokens)
      try {
        const { format, amendmentRows, refusals } = await read(amendmentReader, upload)
        const texts = bill ? billTexts(library.db).list(bill) : []
        // the version it amends: the one named, else the one of that number
        const textOf = ({ chamber, textLabel }: Amendment) => {
          const number = /n°\s*(\d+)/.exec(textLabel)?.[1]
          const amendedText =
            text ??
            texts.find(one => one.chamber === chamber && number && /^\d+/.exec(one.number)?.[0] === number)
              ?.id
          return amendedText ? { text: amendedText } : {}
        }
        const put = ofOneText(amendmentRows).map(one => ({
          ...one,
          amendment: { ...one.amendment, ...(bill && { bill }), ...textOf(one.amendment) },
        }))
        const counts = all.bring(put)
        const wordsOnly = put.filter(
          ({ amendment }) => amendment.dispositif && amendment.changes.length === 0,
        )
        return {
          format,
          read: put.length,
          understood: put.filter(({ amendment }) => amendment.changes.length > 0).length,
          left: wordsOnly.slice(0, 500).map(({ amendment: one }) => ({
            what: `${targetLabel(one.target)}, ${numberLabel(one)}`,
            words: one.dispositif.replaceAll('\n', ' ').slice(0, 160),
          })),
          ...counts,
          refused: refusals.slice(0, 200),
        }
      } finally {
        await used(library.folder, file)
      }
    },
    'amendments.export': input => exportAmendments(library, input),
    'amendments.toDraft': ({ ids, dossier, title }) => amendmentsToDraft(library, ids, dossier, title),
  } satisfies Partial<Handlers>
}

/** A new amendment of ours says by whose campaign it was worked on, where that is known and nobody wrote it. */
function withAssociation(db: Database, amendment: Amendment): Amendment {
  const { bill, origin, reasons } = amendment
  const association = bill && campaigns(db).ofBill(bill)?.association
  return origin === 'draft' && association && !reasons.origin.trim()
    ? { ...amendment, reasons: { ...reasons, origin: association } }
    : amendment
}
