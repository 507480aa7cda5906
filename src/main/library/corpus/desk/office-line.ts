import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { OFFICE_CORPUS_SETTING } from '../../../../shared/library/fund.ts'
import type { Database } from '../../../kernel/database/open.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { settings } from '../../../settings/store.ts'
import type { OfficeSearch } from '../office/office-search.ts'
import { closeOffice, holdOfficeLine } from './office-lines.ts'

/** An office that answered: its texts, and the search of them. */
export interface OpenOffice {
  readonly postgres: Postgres
  readonly search: OfficeSearch
}

/** How long a search waits for the office to be reached, then for its answer; after that it is answered here. */
const [REACH_MS, WAIT_MS] = [3000, 2000]
/** An office that did not answer is not asked again before that: each letter typed would wait. */
const QUIET_MS = 30_000
/** The server gives a question up after that. */
const STATEMENT_MS = 10_000

/** The line of a library to the corpus of its office. */
export interface OfficeLine {
  readonly address: string
  /** asks the office, however long it takes; throws where it does not answer */
  ask<T>(question: (office: OpenOffice) => Promise<T>): Promise<T>
  /** asks it while it is quick; undefined where it is not, or where it did not answer lately. `late`: what is done with an answer that comes too late */
  askSoon<T>(question: (office: OpenOffice) => Promise<T>, late?: (answer: T) => void): Promise<T | undefined>
  close(): void
}

const lines = new WeakMap<Database, OfficeLine>()

/** The line to the office whose address is in the settings; undefined where there is none: nothing of it is then loaded. */
export function officeLine(db: Database): OfficeLine | undefined {
  const address = settings(db).get()[OFFICE_CORPUS_SETTING]?.trim() ?? ''
  const line = lines.get(db)
  if (line?.address === address) return line
  lines.delete(db)
  closeOffice(db)
  if (!address) return undefined
  const fresh = makeLine(address, dirname(db.name))
  lines.set(db, fresh)
  holdOfficeLine(db, fresh)
  return fresh
}

function makeLine(address: string, folder: string): OfficeLine {
  let opening: Promise<OpenOffice> | undefined
  let quietUntil = 0
  const open = (): Promise<OpenOffice> => {
    opening ??= openOffice(address, folder).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
  /** Lets go of a server that fell silent: the next question goes to the first that answers. */
  const hangUp = () => {
    const former = opening
    opening = undefined
    void former?.then(({ postgres }) => postgres.close()).catch(() => undefined)
  }
  const ask: OfficeLine['ask'] = async question => question(await open())
  return {
    address,
    ask,
    async askSoon(question, late = () => undefined) {
      if (performance.now() < quietUntil) return undefined
      const reached = await within(REACH_MS, open)
      const answered = reached && (await within(WAIT_MS, () => question(reached.value), late))
      if (answered) return answered.value
      if (reached) hangUp()
      quietUntil = performance.now() + QUIET_MS
      return undefined
    },
    close: hangUp,
  }
}

/** The value of a work that ends in time; undefined where it does not, or where the office fails it. `late` hears one that comes too late. */
async function within<T>(
  milliseconds: number,
  work: () => Promise<T>,
  late: (value: T) => void = () => undefined,
): Promise<{ readonly value: T } | undefined> {
  let isLate = false
  const patience = new AbortController()
  const waiting = setTimeout(milliseconds, undefined, { signal: patience.signal }).catch(() => undefined)
  const working = work().then(
    value => {
      if (isLate) late(value)
      return { value }
    },
    (error: unknown) => {
      if (!isSilence(error)) throw error
      return undefined
    },
  )
  try {
    const soon = await Promise.race([working, waiting])
    isLate = soon === undefined
    return soon
  } finally {
    patience.abort()
  }
}

/** Whether an error is that of a server or a network; any other is a bug. */
const isSilence = (error: unknown): boolean =>
  error instanceof AppError || (error instanceof Error && 'code' in error)

/**
 * Opens the first server that answers of an address: there may be several, a server and its replicas, with a space between. The
 * address is a setting, which a page writes, and comes with a backup: nothing is opened that the user did not allow.
 */
async function openOffice(address: string, folder: string): Promise<OpenOffice> {
  const { readAddress, readServer } = await import('../../../kernel/postgres/address.ts')
  const { confirmedCertificate, isAddressAllowed } = await import('../../../kernel/allowed-addresses.ts')
  const servers = address.split(/\s+/)
  // one that cannot be read is said at once, not on the day it would be needed
  for (const one of servers) {
    readServer(one)
    if (!isAddressAllowed(folder, one))
      throw new AppError(
        'refused',
        'L’adresse du corpus du bureau n’a pas été autorisée sur cet ordinateur\u00a0: rien ne lui a été demandé. Donnez-la de nouveau.',
      )
    readAddress(one)
  }
  const failures: unknown[] = []
  for (const one of servers) {
    try {
      return await openServer(one, confirmedCertificate(folder, one))
    } catch (error) {
      failures.push(error)
    }
  }
  throw failures[0]
}

async function openServer(address: string, certificate: string | undefined): Promise<OpenOffice> {
  const [{ openPostgres }, { requireSchema }, { corpusSchema }, { officeSearch }] = await Promise.all([
    import('../../../kernel/postgres/connect.ts'),
    import('../../../kernel/postgres/postgres-migrations.ts'),
    import('../office/corpus-schema.ts'),
    import('../office/office-search.ts'),
  ])
  const postgres = await openPostgres(address, { statementMs: STATEMENT_MS, certificate })
  try {
    await requireSchema(postgres, corpusSchema)
  } catch (error) {
    await postgres.close()
    throw error
  }
  return { postgres, search: officeSearch(postgres) }
}
