import { z } from 'zod'
import { contract } from '../../../shared/contract/contract.ts'
import { changedWords } from '../../../shared/drafts/merge/changed-words.ts'
import type { Stretch } from '../../../shared/drafts/verify/cite-check.ts'
import { dateText } from '../../../shared/french/dates.ts'
import { capital, countOf } from '../../../shared/french/wording.ts'
import { Day } from '../../../shared/kernel/common.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { inForceText, inOrder, stateText, versionOn } from '../../../shared/library/article-versions.ts'
import { stateNames } from '../../../shared/library/authority.ts'
import { effectOfCiting, effectOnCited } from '../../../shared/library/cite/links/treatments.ts'
import { parsePin, passageAt } from '../../../shared/library/cite/pin.ts'
import type { Citation } from '../../../shared/library/graph.ts'
import { entryOf, isAuthority, kindNames } from '../../../shared/library/kinds/registry.ts'
import type { Article, Source } from '../../../shared/library/model.ts'
import { excerptText } from '../../../shared/search/excerpt-text.ts'
import { hitLine, partOf, sourceHead } from './said.ts'
import { type Reads, tool } from './tool.ts'

const { input: one } = contract['library.get']

/** Says of what the library is made, so that an empty answer is not taken for the law's. */
async function extent(reads: Reads): Promise<string> {
  const counts = await reads['library.count']({})
  const held = kindNames.flatMap(kind => {
    const { one: single, many } = entryOf({ kind })
    return counts[kind] ? [countOf(counts[kind], single, many)] : []
  })
  return `Cette bibliothèque a ${held.join(', ') || 'zéro texte'} : ce qui n’y est pas peut exister ailleurs.`
}

export const search = tool({
  name: 'search',
  title: 'Chercher dans la bibliothèque',
  about:
    'Cherche dans les décisions, articles, documents et arguments de cette bibliothèque locale, et en elle seule. Une question, des mots, un numéro, un article. Rend des ids, que «\u00a0read\u00a0» ouvre.',
  input: contract['library.search'].input
    .pick({
      text: true,
      kind: true,
      court: true,
      code: true,
      from: true,
      to: true,
      lawOn: true,
      newestFirst: true,
    })
    .extend({ limit: z.int().min(1).max(50).default(10) }),
  answer: async (reads, asked) => {
    const { hits, total, corrected, remarks, coverage, isApproximate } = await reads['library.search'](asked)
    const waiting = coverage.texts - coverage.indexed
    const head =
      hits.length === 0
        ? `Rien ne répond ici. ${await extent(reads)}`
        : `${isApproximate ? 'Environ ' : ''}${countOf(total, 'texte répond', 'textes répondent')}, dont ${hits.length} ici :`
    return {
      text: [
        head,
        ...(corrected === undefined
          ? []
          : [`Cherché «\u00a0${corrected}\u00a0» : les mots demandés ne sont dans aucun texte.`]),
        ...remarks,
        ...(waiting > 0
          ? [
              `${countOf(waiting, 'texte n’est pas encore lu', 'textes ne sont pas encore lus')} par la recherche.`,
            ]
          : []),
        ...hits.map(hitLine),
      ].join('\n'),
      data: {
        hits: hits.map(hit => ({ ...hit, excerpt: excerptText(hit.excerpt) })),
        total,
        remarks,
        ...(corrected !== undefined && { corrected }),
      },
    }
  },
})

export const read = tool({
  name: 'read',
  title: 'Lire un texte de la bibliothèque',
  about:
    'Donne un texte par son id : en entier, ou au point demandé («\u00a0pt 12\u00a0», «\u00a0§ 90\u00a0», «\u00a0al. 2\u00a0»), et un article dans sa rédaction d’un jour. Dit son origine, le jour de ses données, sa certitude et ce qu’il est devenu. Ce qui n’y est pas est dit ne pas y être.',
  input: one.extend({
    day: Day.optional().describe('le jour où l’article est lu (AAAA-MM-JJ) ; aujourd’hui sinon'),
    pin: z
      .string()
      .max(100)
      .optional()
      .describe(
        'le point d’une décision ou l’alinéa d’un article : «\u00a0pt 12\u00a0», «\u00a0al. 2\u00a0»',
      ),
    part: z.int().min(1).default(1).describe('d’un long texte, la partie'),
  }),
  answer: async (reads, { id, day, pin, part }) => {
    const source = await reads['library.get']({ id })
    const [standing] = isAuthority(source)
      ? await reads['library.standings']({ of: [{ id, ...(pin && { pin }) }] })
      : []
    const reading = pin ? pointText(source, pin, day) : wholeText(source, day)
    const shown = partOf(reading, part)
    return {
      text: [
        ...sourceHead(source),
        ...(standing
          ? [
              `${capital(stateNames[standing.state])}. ${standing.why}`,
              ...standing.history.map(event => event.text),
            ]
          : []),
        '',
        shown.text,
      ].join('\n'),
      data: {
        id,
        kind: source.kind,
        certainty: source.certainty,
        provenance: source.provenance,
        ...(standing && { standing }),
        text: shown.text,
        parts: shown.of,
      },
    }
  },
})

/** The words of an article on a day, with the state of the data they are read from; of another text, all of it. */
function wholeText(source: Source, day = today()): string {
  if (source.kind === 'article') return articleText(source, day)
  const passages = entryOf(source).passages(source)
  if (passages.length === 0)
    return `${entryOf(source).beginning(source)}\n(Sans texte ici : seule sa fiche est dans la bibliothèque.)`.trim()
  return passages.map(({ text }) => text).join('\n')
}

function articleText(source: Article, day: string): string {
  const version = versionOn(source, day)
  if (source.versions.length === 0) return '(Sans texte ici : seule sa fiche est dans la bibliothèque.)'
  if (!version)
    return `Aucune des rédactions qui sont ici n’est connue en vigueur le ${dateText(day)}, ${stateText(source, day)}. «\u00a0versions\u00a0» les liste.`
  return `${capital(inForceText(source, day))} :\n${version.text}${version.nota ? `\nNota : ${version.nota}` : ''}`
}

function pointText(source: Source, pin: string, day = today()): string {
  if (!parsePin(pin))
    throw new AppError(
      'invalid',
      `«\u00a0${pin}\u00a0» ne se lit pas : attendu «\u00a0pt 12\u00a0», «\u00a0§ 90\u00a0» ou «\u00a0al. 2\u00a0».`,
    )
  const version = source.kind === 'article' ? versionOn(source, day) : undefined
  if (source.kind === 'article' && !version) return articleText(source, day)
  const passages = passageAt(
    version && source.kind === 'article' ? { ...source, versions: [version] } : source,
    pin,
  )
  if (passages.length === 0) return `Le texte qui est ici n’a pas de «\u00a0${pin}\u00a0».`
  const head = source.kind === 'article' ? `${capital(inForceText(source, day))} :\n` : ''
  return head + passages.map(({ text }) => text).join('\n')
}

const today = (): string => localDay(new Date())

export const versions = tool({
  name: 'versions',
  title: 'Rédactions d’un article',
  about:
    'Liste les rédactions d’un article qui sont ici, chacune avec ses jours. Avec deux jours, donne ce qui a changé entre les rédactions en vigueur ces jours-là.',
  input: one.extend({
    from: Day.optional().describe('le premier jour à comparer (AAAA-MM-JJ)'),
    to: Day.optional().describe('le second jour à comparer (AAAA-MM-JJ)'),
  }),
  answer: async (reads, { id, from, to }) => {
    const source = await reads['library.get']({ id })
    if (source.kind !== 'article')
      throw new AppError(
        'invalid',
        'Seul un article a des rédactions dans le temps. «\u00a0read\u00a0» donne ce texte.',
      )
    const list = inOrder(source)
    const lines = list.map(
      ({ from: begins, to: ends, status }) =>
        `- ${begins ? `du ${dateText(begins)}` : 'sans date de début'} ${ends && ends < '2900' ? `au ${dateText(ends)}` : 'sans fin connue'}${status ? ` (${status})` : ''}`,
    )
    const [before, after] = from && to ? [versionOn(source, from), versionOn(source, to)] : []
    const compared = from && to ? difference(before?.text, after?.text, from, to) : undefined
    return {
      text: [
        ...sourceHead(source),
        `${countOf(list.length, 'rédaction', 'rédactions')} ici :`,
        ...lines,
        ...(source.since && source.since < (list[0]?.from ?? '')
          ? [
              `Des rédactions plus anciennes existent, depuis le ${dateText(source.since)} : elles ne sont pas ici.`,
            ]
          : []),
        ...(compared ? ['', compared.text] : []),
      ].join('\n'),
      data: {
        id,
        versions: list.map(({ id: version, from: begins, to: ends, status }) => ({
          id: version,
          from: begins,
          to: ends,
          status,
        })),
        ...(compared && { changes: compared.changes }),
      },
    }
  },
})

function difference(
  before: string | undefined,
  after: string | undefined,
  from: string,
  to: string,
): { readonly text: string; readonly changes: readonly Stretch[] } {
  const missing = [...(before === undefined ? [from] : []), ...(after === undefined ? [to] : [])]
  if (before === undefined || after === undefined)
    return {
      text: `Rien n’est connu en vigueur ici le ${missing.map(day => dateText(day)).join(' ni le ')} : rien n’est comparé.`,
      changes: [],
    }
  if (before === after) return { text: `Mêmes mots le ${dateText(from)} et le ${dateText(to)}.`, changes: [] }
  const changes = changedWords(before, after)
  const words = changes.map(({ kind, text }) =>
    kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text,
  )
  return {
    text: `Du ${dateText(from)} au ${dateText(to)}, [-retiré-] et {+ajouté+} :\n${words.join('')}`,
    changes,
  }
}

export const links = tool({
  name: 'links',
  title: 'Qui cite ce texte, et ce qu’il est devenu',
  about:
    'Donne ce qu’un texte cite, ce qui le cite parmi les textes de cette bibliothèque, avec l’effet quand le texte le dit (confirme, annule, renvoie), et ce que la décision est devenue pour autant qu’on le sache ici.',
  input: contract['library.links'].input,
  answer: async (reads, { id, limit, offset }) => {
    while ((await reads['library.trace']({})).left > 0);
    const found = await reads['library.links']({ id, limit, offset })
    const [standing] = await reads['library.standings']({ of: [{ id }] })
    const history = standing?.history ?? []
    return {
      text: [
        ...(history.length > 0
          ? ['Ce qu’il est devenu :', ...history.map(({ text }) => `- ${text}`)]
          : ['Ce qu’il est devenu : rien n’est noté ici, ce qui ne prouve rien.']),
        `Cite ${countOf(found.cites.length, 'texte')} :`,
        ...found.cites.map(citation => `- ${citationLine(citation, effectOnCited)}`),
        `Cité ici par ${countOf(found.citedByTotal, 'texte')} :`,
        ...found.citedBy.map(citation => `- ${citationLine(citation, effectOfCiting)}`),
      ].join('\n'),
      data: { ...found, history },
    }
  },
})

function citationLine(
  { hit, label, treatment, places, byDay, former }: Citation,
  effects: typeof effectOnCited,
): string {
  const points = [...new Set(places.flatMap(({ n }) => n ?? []))]
  return [
    hit ? hitLine({ ...hit, excerpt: '' }) : `${label} (pas ici)`,
    effects[treatment],
    points.length > 0 ? ` (pt ${points.join(', ')})` : '',
    byDay ? ', rapproché par la date, à vérifier' : '',
    former ? ', dans une rédaction antérieure' : '',
  ].join('')
}
