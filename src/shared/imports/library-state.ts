import { z } from 'zod'
import { dayText } from '../french/dates.ts'
import { Day } from '../kernel/common.ts'
import { daysBetween } from '../kernel/days.ts'
import type { ArchiveName } from './archive-name.ts'
import { CHANGES_KEPT_DAYS, dilaFolder, FUNDS, type Fund, monthsUntil, monthUrl } from './funds.ts'
import { StarterCount } from './job.ts'

/** Something to fetch: a file at its address, or the page where it is chosen. `cited`: absent texts, cited or known by a card alone, that it may bring. */
export const Download = z.object({
  fund: z.string(),
  title: z.string(),
  url: z.string(),
  kind: z.enum(['file', 'page']),
  bytes: z.int().optional(),
  cited: z.int(),
})
export type Download = z.infer<typeof Download>

/** State of one fund in the library. */
export const FundState = z.object({
  fund: z.string(),
  title: z.string(),
  publisher: z.string(),
  /** texts (members and votes, of a chamber) that the library has of it */
  texts: z.int(),
  /** the newest state read of its archives; the day they were read, where their names bear none */
  day: Day.optional(),
  /** the newest decision that the library has of it */
  latest: Day.optional(),
  /** the last whole archive */
  stock: Day.optional(),
  /** days between two sets of changes read one after the other, where there are many: some may be missing between */
  gaps: z.array(z.object({ from: Day, to: Day })).default([]),
  /** the months read, and those that are not */
  months: z.object({ read: z.int(), missing: z.array(z.string()) }).optional(),
  /** texts that the library cites and lacks, or of which it has a card alone, and that this fund publishes */
  absent: z.int(),
  /** what is to be done, in French; empty where nothing is */
  advice: z.string(),
})
export type FundState = z.infer<typeof FundState>

export const LibraryState = z.object({
  /** the day of the question */
  at: Day,
  funds: z.array(FundState),
  downloads: z.array(Download),
  /** authorities of the starter library, and those whose text the library has */
  starter: StarterCount,
  /** the folder looked into on demand for archives */
  downloadsFolder: z.string().optional(),
})
export type LibraryState = z.infer<typeof LibraryState>

/** Facts that the library knows of a fund. */
export interface FundFacts {
  readonly texts: number
  /** absent texts by month; '' where no month tells them */
  readonly absent: ReadonlyMap<string, number>
  readonly archives: readonly (ArchiveName & { readonly readOn: string })[]
  /** the newest state of its records, where no archive of it is known */
  readonly recordDay?: string | undefined
  /** the newest decision of it */
  readonly latest?: string | undefined
}

/** Between two sets of changes, days after which some are thought to be missing. */
const GAP_DAYS = 10

/** Judges the state of a fund, and lists what is to be fetched for it. */
export function stateOfFund(
  fund: Fund,
  facts: FundFacts,
  today: string,
): { readonly state: FundState; readonly downloads: readonly Download[] } {
  const { id, title, publisher, supply } = fund
  const absent = [...facts.absent.values()].reduce((sum, n) => sum + n, 0)
  const { texts, latest } = facts
  const common = { fund: id, title, publisher, texts, absent, gaps: [], ...(latest && { latest }) }
  const days = facts.archives.flatMap(({ day }) => day ?? []).sort()
  switch (supply.kind) {
    case 'dila': {
      const stock = facts.archives
        .flatMap(one => (one.content === 'stock' ? (one.day ?? []) : []))
        .sort()
        .at(-1)
      const day = days.at(-1) ?? facts.recordDay
      const late = day ? daysBetween(day, today) : undefined
      const needsStock = late === undefined || late > CHANGES_KEPT_DAYS
      const advice =
        late === undefined
          ? 'Aucune archive de ce fonds n’a été lue.'
          : needsStock
            ? `Les mises à jour ne restent qu’environ ${CHANGES_KEPT_DAYS} jours sur le serveur : reprenez l’archive entière.`
            : late > GAP_DAYS
              ? 'Prenez les mises à jour parues depuis.'
              : ''
      const since = days.filter(one => one >= (stock ?? ''))
      const gaps = since.flatMap((to, at) => {
        const from = since[at - 1]
        return from && daysBetween(from, to) > GAP_DAYS ? [{ from, to }] : []
      })
      const download: Download = {
        ...{ fund: id, url: dilaFolder(id), kind: 'page', cited: absent },
        title: needsStock
          ? `${title} : archive entière («\u00a0Freemium_${id.toLowerCase()}_global_…\u00a0»)`
          : `${title} : mises à jour («\u00a0${id}_…\u00a0») parues depuis le ${dayText(day ?? today)}`,
        ...(needsStock && { bytes: supply.stockBytes }),
      }
      return {
        state: { ...common, ...(day && { day }), ...(stock && { stock }), gaps, advice },
        downloads: advice ? [download] : [],
      }
    }
    case 'months': {
      const read = new Set(facts.archives.flatMap(({ month }) => month ?? []))
      const missing = monthsUntil(supply.first, today).filter(one => !read.has(one))
      const last = [...read].sort().at(-1)
      return {
        state: {
          ...common,
          months: { read: read.size, missing },
          advice:
            missing.length === 0
              ? ''
              : read.size === 0
                ? `Aucun mois n’a été lu, sur ${missing.length}.`
                : last && missing.every(one => one > last)
                  ? 'Prenez les mois parus depuis.'
                  : 'Des mois manquent.',
        },
        downloads: missing.map(month => ({
          ...{
            fund: id,
            title: monthTitle(title, month),
            url: monthUrl(supply, month),
            kind: 'file' as const,
          },
          cited: facts.absent.get(month) ?? 0,
        })),
      }
    }
    case 'files': {
      const names = new Map(facts.archives.map(one => [one.key, one.readOn]))
      const missing = supply.files.filter(({ name }) => !names.has(name))
      const lastRead = [...names.values()].sort().at(-1)
      return {
        state: {
          ...common,
          ...(lastRead && { day: lastRead }),
          advice: !missing.length
            ? ''
            : names.size
              ? 'Des fichiers n’ont pas été lus.'
              : 'Aucun fichier n’a été lu.',
        },
        downloads: missing.map(({ title: name, url, bytes }) => ({
          ...{ fund: id, title: name, url, kind: 'file' as const, cited: 0 },
          ...(bytes && { bytes }),
        })),
      }
    }
    case 'pages': {
      return {
        state: {
          ...common,
          advice: absent > 0 ? 'Ces textes se prennent un par un, par leur page.' : '',
        },
        downloads: absent > 0 ? [{ fund: id, title, url: supply.url, kind: 'page', cited: absent }] : [],
      }
    }
  }
}

/** `Conseil d’État, mars 2026`. */
const monthTitle = (title: string, month: string): string =>
  `${title.split(',')[0]}, ${dayText(`${month}-01`).replace(/^\S+\s/, '')}`

/** The whole state: funds in their order, and what is to be fetched, most cited first. */
export function libraryState(
  factsOf: (fund: string) => FundFacts,
  today: string,
): Pick<LibraryState, 'at' | 'funds' | 'downloads'> {
  const all = FUNDS.map(fund => stateOfFund(fund, factsOf(fund.id), today))
  return {
    at: today,
    funds: all.map(({ state }) => state),
    // in one fund the newest month first
    downloads: all.flatMap(({ downloads }) => [...downloads].reverse()).sort((a, b) => b.cited - a.cited),
  }
}
