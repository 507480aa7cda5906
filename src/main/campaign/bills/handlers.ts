import { billCsv, billHtml } from '../../../shared/campaign/bills/bill-table.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { billPicture } from '../../../shared/campaign/bills/picture.ts'
import {
  type DraftFacts,
  type Resting,
  restingArguments,
  restingDrafts,
} from '../../../shared/campaign/bills/resting.ts'
import { movesBetween } from '../../../shared/campaign/bills/state/moves.ts'
import type { BillText } from '../../../shared/campaign/bills/text-model.ts'
import type { Member } from '../../../shared/campaign/members/model.ts'
import { isRebel } from '../../../shared/campaign/members/vote-meaning.ts'
import type { Handlers, Parsed, Returned } from '../../../shared/contract/contract.ts'
import { withOwnAnswers } from '../../../shared/drafts/own-answers.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { equal } from '../../../shared/sharing/compare.ts'
import { dossiers } from '../../dossiers/store.ts'
import { drafts } from '../../drafts/store.ts'
import { templates } from '../../drafts/templates.ts'
import type { ForeignContext } from '../../kernel/context.ts'
import type { Database } from '../../kernel/database/open.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { resolveFile } from '../../kernel/files/uploads.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { members } from '../members/store.ts'
import { arriving, bringDossier, followed, legislativeFileReader } from './bring.ts'
import { measureReading } from './measure-reading.ts'
import { withRapporteurNames } from './rapporteur-names.ts'
import { billTextReader, placeText } from './read-text.ts'
import { scrutins } from './scrutins.ts'
import { bills } from './store.ts'
import { billTexts } from './text-store.ts'
import { flagsIn, usesOf } from './uses.ts'
import { whereaboutsOf } from './whereabouts.ts'

/** Bills: followed, written, and their texts stage by stage. */
export function billHandlers({ library, host, read }: ForeignContext) {
  const [all, texts] = [bills(library.db), billTexts(library.db)]
  return {
    'bills.list': () => all.list().map(bill => withRapporteurNames(library.db, bill)),
    'bills.get': ({ id }) => withRapporteurNames(library.db, all.get(id)),
    'bills.save': ({ bill }) => all.save(bill),
    'bills.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'bills.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'bills.import': async ({ file, into }) =>
      bringDossier(
        library,
        await read(legislativeFileReader, await resolveFile(library.folder, file, host.tokens)),
        into,
      ),
    'bills.arriving': async ({ file, into }) => {
      const dossierBill = await read(
        legislativeFileReader,
        await resolveFile(library.folder, file, host.tokens),
      )
      const mine = followed(library.db, dossierBill, into)
      if (!mine) return { title: dossierBill.title, lines: [], resting: [] }
      const today = localDay(new Date())
      const theirs = arriving(mine, dossierBill, today)
      const { lines } = movesBetween(mine, theirs, today)
      const restingIds = new Set(restingOn(library.db, mine).map(text => text.id))
      return {
        bill: mine.id,
        title: mine.title,
        lines: lines.length === 0 && !equal(mine, theirs) ? [DETAILS_ALONE] : [...lines],
        resting: restingOn(library.db, theirs).filter(text => !restingIds.has(text.id)),
      }
    },
    'bills.whereabouts': ({ id }) => {
      const late = whereaboutsOf(library.db, all.get(id), localDay(new Date()))
      return late
        ? { question: late.question, reason: late.reason, ...(late.since && { since: late.since }) }
        : null
    },
    'bills.measure': ({ id, measure }) => measureReading(library.db, all.get(id), measure),
    'bills.export': async ({ id, format }) => {
      const bill = all.get(id)
      const bytes = await billFile(bill, format, localDay(new Date()))
      return keepExport(library.folder, nameOf(`${bill.title.slice(0, 60)} mesures`, format), bytes)
    },
    'bills.resting': ({ id }) => restingOn(library.db, all.get(id)),
    'bills.votes': ({ id }) => votesOn(library.db, all.get(id).id),
    'arguments.uses': ({ id }) => usesOf(library.db, id),
    'arguments.flags': ({ id }) => flagsIn(library.db, id),
    'billTexts.read': async ({ file, bill }) => {
      const upload = await resolveFile(library.folder, file, host.tokens)
      return placeText(all.get(bill), upload, await read(billTextReader, upload))
    },
    'billTexts.list': ({ bill }) => texts.list(bill),
    'billTexts.get': ({ id }) => texts.get(id),
    'billTexts.save': ({ text }) => {
      const bill = all.get(text.bill)
      const saved = texts.save(text)
      const numbered = withNumber(bill, text)
      if (numbered) all.save(numbered)
      return saved
    },
    'billTexts.remove': ({ id }) => {
      texts.remove(id)
      return {}
    },
    'billTexts.restore': ({ id }) => {
      texts.restore(id)
      return {}
    },
  } satisfies Partial<Handlers>
}

/** The bill whose stage takes the number of the text kept for it, where it had none: documents draw theirs from the stage. */
function withNumber(
  bill: Bill,
  { stage: key, number }: Pick<BillText, 'stage' | 'number'>,
): Bill | undefined {
  const stage = bill.stages.find(one => one.key === key)
  if (!number || !stage || stage.text) return undefined
  return { ...bill, stages: bill.stages.map(one => (one === stage ? { ...one, text: number } : one)) }
}

/** The official scrutins said to be about a bill, by group and by member; a member who is not imported is named by the publisher's id. */
function votesOn(db: Database, bill: string): Returned<'bills.votes'> {
  const all = scrutins(db).of(bill)
  if (all.length === 0) return []
  const store = members(db)
  const names = new Map<string, string>()
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? words(store.find(id)) ?? id
    names.set(id, name)
    return name
  }
  return all.map(({ votes, ...scrutin }) => {
    const sigles = new Map(scrutin.groups.map(one => [one.ref, one.sigle]))
    return {
      scrutin,
      votes: votes.map(vote => ({
        ...vote,
        name: nameOf(vote.member),
        isRebel: isRebel(vote, scrutin.groups),
        group: sigles.get(vote.group) ?? vote.group,
      })),
      corrections: (scrutin.corrections ?? []).map(one => ({
        ...one,
        name: nameOf(one.member),
        official: votes.find(vote => vote.member === one.member)?.position,
      })),
    }
  })
}

const words = (one: Member | undefined): string | undefined =>
  one && `${one.civility} ${one.first} ${one.last}`

/** The arguments and drafts that rest on an earlier state of a bill. */
export function restingOn(db: Database, bill: Bill): Resting[] {
  const stale = restingArguments(bill, allArguments(db))
  return [...stale, ...restingDrafts(bill, draftFacts(db), stale, localDay(new Date()))]
}

/** Line for a legislative file that moves nothing, and still has something to give. */
const DETAILS_ALONE =
  'Rien n’a bougé\u00a0; des précisions qui manquaient ici peuvent être reprises\u00a0: commission, rapporteurs, références, procédure.'

/** Every draft that is not filed, by what it was made from. */
export function draftFacts(db: Database): DraftFacts[] {
  const names = new Map(templates(db).map(one => [one.id, one.title]))
  const all = drafts(db)
  const store = dossiers(db)
  return store.list().flatMap(({ id }) => {
    const dossier = store.get(id)
    return all.list(id).flatMap(draft => {
      if (draft.filed) return []
      const origins = all.origins(draft.id).map(one => one.source)
      return [
        {
          id: draft.id,
          title: draft.title,
          dossier: id,
          form: names.get(draft.template) ?? '',
          savedAt: draft.updatedAt,
          facts: withOwnAnswers(dossier, draft).facts,
          arguments: [...new Set(origins)],
        },
      ]
    })
  })
}

type Format = Parsed<'bills.export'>['format']

/** The table of a bill in a format; the extension is the format's name. */
export async function billFile(bill: Bill, format: Format, day: string): Promise<Buffer> {
  switch (format) {
    case 'svg':
      return Buffer.from(billPicture(bill, day))
    case 'csv':
      return Buffer.from(billCsv(bill))
    case 'html':
      return Buffer.from(billHtml(bill, day))
    case 'docx': {
      const { tableDocx } = await import('./table-docx.ts')
      return tableDocx(bill, day)
    }
  }
}
