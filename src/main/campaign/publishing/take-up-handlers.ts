import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { linkOf } from '../../../shared/campaign/bills/argument-links.ts'
import { adopt, argumentFrom } from '../../../shared/campaign/publishing/adopt.ts'
import { proposalsFor } from '../../../shared/campaign/publishing/take-up.ts'
import type { Handlers } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Argument } from '../../../shared/library/model.ts'
import type { ForeignContext } from '../../kernel/context.ts'
import { resolveFile, used } from '../../kernel/files/uploads.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { sources } from '../../library/store.ts'
import { bills } from '../bills/store.ts'
import { sha256 } from './review.ts'
import { savedPageReader } from './saved-page.ts'

const ID_LETTERS = 12

/** Saved pages taken up: read into proposals, each accepted alone. */
export function takeUpHandlers({ library, host, read }: ForeignContext) {
  const { db } = library
  return {
    'publishing.read': async ({ bill: id, file, savedOn }) => {
      const bill = bills(db).get(id)
      const pageFile = await resolveFile(library.folder, file, host.tokens)
      const page = await read(savedPageReader, pageFile)
      const day = page.savedOn ?? savedOn ?? localDay(statSync(pageFile.path).mtime)
      await used(library.folder, file)
      const all = allArguments(db).filter(one => !one.ground)
      const ofBill = all.filter(
        one => one.measures.some(link => link.bill === id) || linkOf(one, bill, bill.measures),
      )
      const { proposals, known } = proposalsFor(page.paragraphs, all, ofBill, text =>
        sha256(text).slice(0, ID_LETTERS),
      )
      return {
        origin: { title: page.title || pageFile.name, address: page.address, savedOn: day },
        proposals,
        known,
        arguments: ofBill.map(one => ({ id: one.id, title: one.title })),
      }
    },
    'publishing.adopt': ({ proposal, origin }) => {
      const store = sources(db)
      const before = proposal.field === 'new' ? undefined : argumentOf(store.get(proposal.argument))
      const after = adopt(before ?? argumentFrom(proposal, randomUUID()), proposal, origin)
      return { before, after: argumentOf(store.save(after)) }
    },
  } satisfies Partial<Handlers>
}

function argumentOf(source: ReturnType<ReturnType<typeof sources>['get']>): Argument {
  if (source.kind === 'argument') return source
  throw new AppError('invalid', 'Cette source n’est pas un argument\u00a0: rien n’a été repris.')
}
