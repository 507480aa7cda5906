import type { Member } from '../../../shared/campaign/members/model.ts'
import type { Handlers, Returned } from '../../../shared/kernel/contract.ts'
import type { Context } from '../../kernel/context.ts'
import type { Database } from '../../kernel/database/open.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { resolveFile } from '../../kernel/files/uploads.ts'
import { members } from '../members/store.ts'
import { bringDossier } from './bring.ts'
import { billFile } from './export.ts'
import { readText } from './read-text.ts'
import { restingOn } from './resting.ts'
import { scrutins } from './scrutins.ts'
import { bills } from './store.ts'
import { billTexts } from './text-store.ts'
import { flagsIn, usesOf } from './uses.ts'

/** Bills: followed, written, and their texts stage by stage. */
export function billHandlers({ library, host }: Context) {
  const [all, texts] = [bills(library.db), billTexts(library.db)]
  return {
    'bills.list': () => all.list(),
    'bills.get': ({ id }) => all.get(id),
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
      bringDossier(library, await resolveFile(library.folder, file, host.tokens), into),
    'bills.export': async ({ id, format }) => {
      const bill = all.get(id)
      const bytes = await billFile(bill, format, new Date().toISOString().slice(0, 10))
      return keepExport(library.folder, nameOf(`${bill.title.slice(0, 60)} mesures`, format), bytes)
    },
    'bills.resting': ({ id }) => restingOn(library.db, all.get(id)),
    'bills.votes': ({ id }) => votesOn(library.db, all.get(id).id),
    'arguments.uses': ({ id }) => usesOf(library.db, id),
    'arguments.flags': ({ id }) => flagsIn(library.db, id),
    'billTexts.read': async ({ file, bill }) =>
      readText(all.get(bill), await resolveFile(library.folder, file, host.tokens)),
    'billTexts.list': ({ bill }) => texts.list(bill),
    'billTexts.get': ({ id }) => texts.get(id),
    'billTexts.save': ({ text }) => {
      all.get(text.bill)
      return texts.save(text)
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
        group: sigles.get(vote.group) ?? vote.group,
      })),
    }
  })
}

const words = (one: Member | undefined): string | undefined =>
  one && `${one.civility} ${one.first} ${one.last}`
