import type { Columns } from '../columns.ts'
import { above, tier } from './lists.ts'
import { standing } from './rank.ts'
import { following, type Weighed } from './weigh.ts'

const courts: Readonly<Record<string, string>> = {
  CE: 'Conseil d’État',
  TC: 'Tribunal des conflits',
  'Cass.': 'Cour de cassation',
  'Cons. const.': 'Conseil constitutionnel',
  CJUE: 'Cour de justice de l’Union européenne',
  CEDH: 'Cour européenne des droits de l’homme',
}

/**
 * What put a source where it is, in French, the strongest first. `clauses`: how many were weighed, none for a list by date or
 * number; `lacks`: the word it has not; `synonyms`: what it has that means the same as what was typed.
 */
export function whyOf(
  seq: number,
  asked: {
    weighed: Weighed | undefined
    lacks: string
    synonyms: readonly string[]
    clauses: number
    columns: Columns
  },
): string[] {
  const { weighed, lacks, synonyms, clauses, columns } = asked
  if (!weighed) return standingOf(seq, columns)
  const titled = weighed.titled[seq] as number
  const inTitle = titled & (following - 1)
  const level = (weighed.tier[seq] as number) % above
  const words = [
    lacks ? `sans « ${lacks} »` : '',
    titled & following ? 'mots qui se suivent' : '',
    clauses > 0 && inTitle >= clauses ? 'dans le titre' : '',
    inTitle > 0 && inTitle < clauses ? 'un mot dans le titre' : '',
    ...synonyms.map(told => `même sens : ${told}`),
    level === tier.exact && !synonyms.length ? 'forme exacte' : '',
    level === tier.unaccented ? 'accents différents' : '',
    level === tier.inflected || level === tier.titled ? 'forme fléchie ou complétée' : '',
  ].filter(Boolean)
  return [...words, ...standingOf(seq, columns)]
}

function standingOf(seq: number, columns: Columns): string[] {
  const court = columns.courts[(columns.court[seq] as number) - 1] ?? ''
  const grade = columns.grade[seq] as number
  const bulletin = court.startsWith('Cass.')
  const published = [
    '',
    bulletin ? 'publié au Bulletin' : 'publié au recueil Lebon',
    bulletin ? 'publié' : 'mentionné aux tables du recueil Lebon',
    'publié',
    '',
  ]
  return [
    columns.kind[seq] === 1 ? (published[grade] ?? '') : '',
    columns.cited()[seq] ? `cité par ${columns.cited()[seq]} textes` : '',
    courts[court] ?? '',
    columns.kind[seq] === 1 && (columns.date[seq] as number) >= standing(columns).recent ? 'récent' : '',
  ].filter(Boolean)
}
