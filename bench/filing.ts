import type { Gathered } from '../src/shared/contract/contract.ts'
import { Dossier } from '../src/shared/dossiers/model.ts'
import type { Assembled, Line, PrintedBlock, PrintedInline } from '../src/shared/drafts/assemble/assembled.ts'
import type { Block, Inline } from '../src/shared/drafts/model.ts'
import { Draft } from '../src/shared/drafts/model.ts'
import { Exhibit } from '../src/shared/exhibits/model.ts'
import { Decision } from '../src/shared/library/model.ts'
import { random } from './measure.ts'

const words =
  'le traitement algorithmique des images de la voie publique suppose une base légale précise que la commune ne produit pas et dont la requérante démontre qu’elle fait défaut en l’espèce au regard des finalités poursuivies par la collectivité'.split(
    ' ',
  )

/** A filing drawn by seed: sections, numbered paragraphs of about a hundred words, citations, exhibit calls, notes. */
export function filing(size: {
  paragraphs: number
  citations: number
  exhibits: number
  notes: number
  seed?: number
}): Gathered {
  const next = random(size.seed ?? 50)
  const prose = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(next() * words.length)])
      // a word written twice is a fault that the checks tell
      .filter((word, at, all) => word !== all[at - 1])
      .join(' ')
  const sources = Array.from({ length: 60 }, (_, i) =>
    Decision.parse({
      kind: 'decision',
      id: `d${i}`,
      court: i % 3 === 0 ? 'CE' : 'TA',
      city: i % 3 === 0 ? undefined : 'Grenoble',
      date: `20${10 + (i % 15)}-0${1 + (i % 9)}-1${i % 10}`,
      name: `Association numéro ${i}`,
      numbers: [String(400000 + i)],
    }),
  )
  const exhibits = Array.from({ length: size.exhibits }, (_, i) =>
    Exhibit.parse({
      id: `e${i}`,
      dossier: 'bench',
      label: `Délibération du conseil municipal, pièce ${i}`,
      date: '2025-01-24',
    }),
  )
  const share = (count: number, i: number) =>
    Math.floor(((i + 1) * count) / size.paragraphs) > Math.floor((i * count) / size.paragraphs)
  const blocks: Block[] = [
    { kind: 'generated', id: 'cover', what: 'cover' },
    { kind: 'generated', id: 'contents', what: 'contents' },
  ]
  let cited = 0
  let called = 0
  for (let i = 0; i < size.paragraphs; i++) {
    if (i % 40 === 0) blocks.push(heading(`h1-${i}`, 1, prose(3)))
    if (i % 10 === 0) blocks.push(heading(`h2-${i}`, 2, `Sur ${prose(8)}`))
    const inlines: Inline[] = [{ kind: 'text', text: `${prose(60)} ` }]
    if (share(size.citations, i)) {
      inlines.push({
        kind: 'citation',
        source: { kind: 'decision', id: `d${cited++ % 60}`, pin: 'pt 5' },
        form: 'auto',
      })
    }
    inlines.push({ kind: 'text', text: ` ${prose(40)}` })
    if (share(size.exhibits, i)) inlines.push({ kind: 'exhibit', exhibit: `e${called++}` })
    if (share(size.notes, i))
      inlines.push({ kind: 'note', id: `n${i}`, inlines: [{ kind: 'text', text: prose(20) }] })
    inlines.push({ kind: 'text', text: '.' })
    blocks.push({ kind: 'paragraph', id: `p${i}`, style: 'body', inlines })
  }
  blocks.push(
    { kind: 'generated', id: 'inventory', what: 'inventory' },
    { kind: 'generated', id: 'authorities', what: 'authorities' },
  )
  return {
    draft: Draft.parse({ id: 'bench', dossier: 'bench', title: 'Requête', blocks }),
    dossier: Dossier.parse({ id: 'bench', type: 'recourse', title: 'Requête' }),
    exhibits,
    sources,
  }
}

const heading = (id: string, level: number, text: string): Block => ({
  kind: 'heading',
  id,
  level,
  numbered: true,
  inlines: [{ kind: 'text', text }],
})

/** The same content as pandoc's Markdown, for the same work: headings, paragraphs, notes, tables. */
export function markdown(assembled: Assembled): string {
  const notes: string[] = []
  const piece = (inline: PrintedInline): string => {
    switch (inline.kind) {
      case 'linebreak':
        return '\\\n'
      case 'citation':
        return inline.runs.map(run => (run.marks?.includes('italic') ? `*${run.text}*` : run.text)).join('')
      case 'exhibit':
        return `**${inline.before}${inline.number}${inline.after}**`
      case 'note':
        notes.push(`[^${inline.number}]: ${text(inline.inlines)}`)
        return `[^${inline.number}]`
      default:
        return inline.text
    }
  }
  const text = (line: Line): string => line.map(piece).join('')
  const block = (one: PrintedBlock): string => {
    switch (one.kind) {
      case 'heading':
        return `${'#'.repeat(one.level)} ${text(one.line)}`
      case 'paragraph':
        return text(one.line)
      case 'inventory':
        return [
          '| n° | pièce | date |',
          '|---|---|---|',
          ...one.rows.map(row => `| ${row.number} | ${row.label} | ${row.date} |`),
        ].join('\n')
      case 'authorities':
        return one.groups
          .flatMap(group => group.entries.map(entry => `- ${entry.runs.map(run => run.text).join('')}`))
          .join('\n')
      default:
        return ''
    }
  }
  const body = assembled.blocks.map(block).filter(Boolean)
  return [...body, ...notes].join('\n\n')
}
