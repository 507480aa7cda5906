import { AppError } from '../../../../shared/kernel/errors.ts'
import type { SearchOutput } from '../../../../shared/search/model.ts'
import { oncePer } from '../../../kernel/database/once.ts'
import type { SearchRequest } from '../../../search/query/source-filters.ts'
import { fundTexts } from '../../funds/fund-texts.ts'
import { sourceRows } from '../../source-rows.ts'
import type { Corpus } from '../corpus.ts'
import { joinedAnswers, matchKeys, readJoined } from '../joined-search.ts'
import { libraryCorpus } from '../library-corpus.ts'
import type { OfficeAnswer } from '../office/office-search.ts'
import { heldHere } from './held-here.ts'
import { type OfficeLine, officeLine } from './office-line.ts'
import { answerRemarks, NO_ANSWER, officeFunds, replaces, standsFor } from './office-state.ts'

/** Texts of a desk that answer a search and that the office leaves out of its own answer, by place: their keys are sent with it. */
const MAX_MATCHES_HERE = 1000

/**
 * The corpus of a desk: its library and, where it has an office that answers, the public texts of that office; else its own funds. Which of
 * them answered is said among the remarks of a search.
 */
export const deskCorpus = oncePer((db): Corpus => {
  const local = libraryCorpus(db)
  const answersOf = joinedAnswers(db)
  const isOwn = heldHere(db)
  const matchesHere = matchKeys(db)
  const rows = sourceRows(db)
  const allFunds = fundTexts(db)

  async function searchOffice(line: OfficeLine, request: SearchRequest): Promise<SearchOutput> {
    const asking = line.askSoon(
      async office => {
        const funds = await officeFunds(office.postgres)
        const deskFunds = allFunds().filter(({ fund }) => !standsFor(funds, fund.description))
        const names = deskFunds.flatMap(({ fund: { description } }) =>
          replaces(description, funds) ? [description.fund] : [],
        )
        const partial = deskFunds.filter(({ fund }) => !names.includes(fund.description.fund))
        const here = matchesHere(withoutChoices(request), partial, MAX_MATCHES_HERE)
        return { answer: await office.search(request, { funds: names, ...here }), funds, deskFunds }
      },
      ({ answer }) => answer.close(),
    )
    const answered = await asking
    if (!answered) {
      const output = local.search(request)
      return { ...output, remarks: [NO_ANSWER, ...output.remarks] }
    }
    const { answer, funds, deskFunds } = answered
    try {
      const isAskedHere = (keys: readonly string[]) =>
        keys.some(
          key => rows.key(key) !== undefined || deskFunds.some(one => one.rows.key(key) !== undefined),
        )
      const { answers, remarks } = answersOf(request, deskFunds)
      const others = withoutOwn(answer, isAskedHere)
      const { offset = 0, limit = 20 } = request
      // of the office, no page has others than its first
      await others.readTexts(others.sources.slice(0, offset + limit).map(({ seq }) => seq))
      const output = readJoined({ answers: [...answers, others], remarks }, request)
      return { ...output, remarks: [...answerRemarks(funds, deskFunds), ...output.remarks] }
    } finally {
      answer.close()
    }
  }

  /** Asks here, then the office for what is not here. */
  async function fromOffice<T>(
    id: string,
    read: () => T | Promise<T>,
    ask: (line: OfficeLine) => Promise<T>,
  ): Promise<T> {
    const line = officeLine(db)
    try {
      return await read()
    } catch (error) {
      const isAbsent = error instanceof AppError && error.code === 'not-found' && !isOwn([`id:${id}`])
      if (!line || !isAbsent) throw error
      return ask(line)
    }
  }

  return {
    search(request) {
      const line = officeLine(db)
      return line ? searchOffice(line, request) : local.search(request)
    },
    get: (id, day) =>
      officeLine(db)
        ? fromOffice(
            id,
            () => local.get(id, day),
            async line => {
              const { takeById } = await import('./take-offline.ts')
              const ownId = await line.ask(({ postgres }) => takeById(db, postgres, id))
              return local.get(ownId, day)
            },
          )
        : local.get(id, day),
    links: (id, page) =>
      officeLine(db)
        ? fromOffice(
            id,
            () => local.links(id, page),
            async line => {
              const { officeLinks } = await import('../office/office-links.ts')
              return line.ask(({ postgres }) => officeLinks(postgres, id, page))
            },
          )
        : local.links(id, page),
    since: state => local.since(state),
  }
})

/** A search before a value of a facet is chosen: the other values are counted too. */
const withoutChoices = ({ kind, court, code, publication, type, ...request }: SearchRequest): SearchRequest =>
  request

/** The answer of an office without the sources that the library, or a fund that is asked here, holds: these answer for them. */
function withoutOwn(answer: OfficeAnswer, isOwn: (keys: readonly string[]) => boolean): OfficeAnswer {
  const sources = answer.sources.filter(({ seq }) => !isOwn(answer.keysOf(seq)))
  return { ...answer, sources, total: answer.total - (answer.sources.length - sources.length) }
}
