import type { Handlers } from '../../../shared/kernel/contract.ts'
import type { Context } from '../../kernel/context.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { resolveFile } from '../../kernel/files/uploads.ts'
import { bringDossier } from './bring.ts'
import { billFile } from './export.ts'
import { readText } from './read-text.ts'
import { restingOn } from './resting.ts'
import { bills } from './store.ts'
import { billTexts } from './text-store.ts'
import { flagsIn, usesOf } from './uses.ts'
import { votesOn } from './votes.ts'

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
