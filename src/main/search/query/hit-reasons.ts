import { type Columns, courtOf } from '../columns.ts'
import { TIER } from './query-plan.ts'
import { worthOf } from './rank.ts'
import { type WeightedSources, WORDS_FOLLOW, WORDS_NEAR } from './scales.ts'

const courts: Readonly<Record<string, string>> = {
  CE: 'Conseil d’État',
  TC: 'Tribunal des conflits',
  'Cass.': 'Cour de cassation',
  'Cons. const.': 'Conseil constitutionnel',
  CJUE: 'Cour de justice de l’Union européenne',
  CEDH: 'Cour européenne des droits de l’homme',
}

/**
 * Explains the rank of a source, in French, the strongest reason first. `clauses`: the number weighed, 0 for a list by date or
 * number; `lacks`: the words it does not have; `synonyms`: the synonyms it has.
 */
export function reasonsOf(
  seq: number,
  answer: {
    weights: WeightedSources | undefined
    lacks: readonly string[]
    synonyms: readonly string[]
    clauses: number
    columns: Columns
  },
): string[] {
  const { weights, lacks, synonyms, clauses, columns } = answer
  if (!weights) return standingOf(seq, columns)
  const titleBits = weights.titleBits[seq] as number
  const inTitle = titleBits & (WORDS_NEAR - 1)
  const level = weights.tier[seq] as number
  const words = [
    lackText(lacks, clauses),
    titleBits & WORDS_FOLLOW ? 'mots qui se suivent' : titleBits & WORDS_NEAR ? 'mots voisins' : '',
    clauses > 0 && inTitle >= clauses ? 'dans le titre' : '',
    inTitle > 0 && inTitle < clauses ? 'un mot dans le titre' : '',
    ...synonyms.map(wording => `même sens : ${wording}`),
    level === TIER.exact && !synonyms.length ? 'forme exacte' : '',
    level === TIER.withoutAccents ? 'accents différents' : '',
    level === TIER.inflection || level === TIER.inTitle ? 'forme fléchie ou complétée' : '',
  ].filter(Boolean)
  return [...words, ...standingOf(seq, columns)]
}

/** `sans « préfet »`; of more than two words, how many are there. */
function lackText(lacks: readonly string[], clauses: number): string {
  if (lacks.length > 2) return `${clauses - lacks.length} des ${clauses} mots`
  return lacks.length ? `sans ${lacks.map(word => `«\u00a0${word}\u00a0»`).join(', ')}` : ''
}

function standingOf(seq: number, columns: Columns): string[] {
  const court = courtOf(columns, seq)
  const grade = columns.classes.grade[columns.classes.of[seq] ?? 0] ?? 0
  const bulletin = court.startsWith('Cass.')
  const publications = [
    '',
    bulletin ? 'publié au Bulletin' : 'publié au recueil Lebon',
    bulletin ? 'publié' : 'mentionné aux tables du recueil Lebon',
    'publié',
    '',
  ]
  return [
    columns.kind[seq] === 1 ? (publications[grade] ?? '') : '',
    columns.citationCounts()[seq] ? `cité par ${columns.citationCounts()[seq]} textes` : '',
    courts[court] ?? '',
    columns.kind[seq] === 1 && (columns.date[seq] as number) >= worthOf(columns).recent ? 'récent' : '',
  ].filter(Boolean)
}
