import { longDayText } from '../../french/dates.ts'
import type { Amendment } from './model.ts'
import type { Moment } from './moment.ts'
import { NB } from './say.ts'

/** A ground of inadmissibility, or a point to check before an amendment is sent. */
export interface Note {
  readonly rule: 'art. 40' | 'art. 41' | 'art. 45' | 'délai' | 'étape' | 'forme'
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
}

const costly =
  /\b(?:allou|subvention|recrut|cré(?:e |ent |ation d[’'])une? (?:emploi|poste|fonds|agence|établissement|autorité)|indemnis|gratuit|prise en charge|financ|rembours|augment\w+ (?:des|les|le) (?:moyens|crédits|effectifs))/i
const revenue = /\b(?:exonér|taxe|impôt|cotisation|redevance|contribution|crédit d[’']impôt|taux de)/i
const regulatory = /\b(?:rapport|décret fixe|arrêté|circulaire|site internet|formulaire)(?![\p{L}\p{N}])/iu

/** The notes of admissibility: articles 40, 41 and 45 of the Constitution, the time limit, and what is missing. They warn; they do not judge. */
export function admissibility(
  one: Amendment,
  { now, deadline: billDeadline, overtakenBy, nothingToAmend }: Moment,
): Note[] {
  const deadline = one.deadline || billDeadline
  const notes: Note[] = []
  const add = (rule: Note['rule'], severity: Note['severity'], message: string) =>
    notes.push({ rule, severity, message })
  const hasGage = one.changes.some(change => change.kind === 'gage')
  const newText = one.changes.flatMap(change => ('by' in change ? [change.by].flat() : [])).join('\n')

  if (nothingToAmend) add('étape', 'error', nothingToAmend)
  if (overtakenBy) add('étape', 'warning', overtakenBy)
  if (one.money === 'charge')
    add(
      'art. 40',
      'error',
      `Irrecevable${NB}: il crée une charge publique. L’article 40 l’interdit aux parlementaires et un gage n’y change rien. Formulez une demande de rapport ou un amendement d’appel.`,
    )
  else if (one.money === 'loss' && !hasGage)
    add(
      'art. 40',
      'error',
      'Il diminue les ressources publiques : ajoutez un gage, sans quoi il est irrecevable (article 40).',
    )
  else if (one.money !== 'loss' && hasGage)
    add(
      'art. 40',
      'warning',
      `Il porte un gage alors qu’aucune perte de recettes n’est dite${NB}: un gage ne compense jamais une charge.`,
    )
  else if (one.money === '' && costly.test(newText))
    add(
      'art. 40',
      'warning',
      `Ses mots peuvent créer une charge publique${NB}: vérifiez (article 40). Une charge nouvelle est irrecevable et ne se gage pas.`,
    )
  else if (one.money === '' && revenue.test(newText))
    add(
      'art. 40',
      'warning',
      `Ses mots touchent peut-être aux recettes${NB}: s’il les diminue, il lui faut un gage (article 40).`,
    )

  if (regulatory.test(newText) && !/rapport/i.test(newText))
    add(
      'art. 41',
      'info',
      `Relève-t-il bien de la loi${NB}? Ce qui est du règlement peut être déclaré irrecevable (article 41). À vérifier.`,
    )

  notes.push(...(one.parent ? withinNotes(one) : linkNotes(one)))

  if (!deadline && one.parent)
    add(
      'délai',
      'info',
      one.chamber === 'an'
        ? 'Les délais de l’article 99 du Règlement ne valent pas pour un sous-amendement : il se dépose jusqu’à la discussion de l’amendement.'
        : `Un sous-amendement se dépose en principe après le délai des amendements${NB}: à vérifier auprès de la séance.`,
    )
  else if (!deadline)
    add(
      'délai',
      'warning',
      `La date limite de dépôt n’est pas connue${NB}: demandez-la à la commission ou à la séance.`,
    )
  else if (deadline < now)
    add('délai', 'error', `La date limite de dépôt est passée (${momentText(deadline)}).`)
  else
    add(
      'délai',
      'info',
      `À déposer avant le ${momentText(deadline)}${one.deadline ? '' : ' (d’après les étapes du texte, à vérifier)'}. Seuls les parlementaires et le Gouvernement déposent.`,
    )

  if (one.changes.length === 0 && !one.dispositif.trim()) add('forme', 'error', 'Il n’a pas de dispositif.')
  if (one.origin === 'draft' && !one.reasons.does.trim() && !one.reasons.why.trim())
    add(
      'forme',
      'warning',
      `${one.chamber === 'an' ? 'L’exposé sommaire' : 'L’objet'} est vide${NB}: un amendement doit être motivé.`,
    )
  return notes
}

/** Whether it bears on what is discussed: article 45. */
function linkNotes({ reading, target }: Amendment): Note[] {
  const first = /première|1[èe]?re lecture|^$/i.test(reading)
  const warning = (message: string): Note[] => [{ rule: 'art. 45', severity: 'warning', message }]
  if (target.kind === 'beside')
    return warning(
      first
        ? `Article additionnel${NB}: il doit avoir un lien, même indirect, avec le texte déposé (article 45).`
        : `Article additionnel après la première lecture${NB}: seul ce qui reste en discussion peut être amendé (article 45).`,
    )
  if (!first)
    return warning(
      `Après la première lecture, l’amendement doit porter sur ce qui reste en discussion${NB}: un article adopté conforme n’est plus amendable (article 45).`,
    )
  const message = 'Première lecture : un lien, même indirect, avec le texte suffit (article 45).'
  return [{ rule: 'art. 45', severity: 'info', message }]
}

/** Notes on changes a sous-amendement may not make to its amendment. */
function withinNotes({ changes }: Amendment): Note[] {
  const isEmptied = changes.some(one => one.kind === 'delete-alineas' && one.alineas.includes(1))
  return [
    {
      rule: 'forme',
      severity: 'info',
      message: `Sous-amendement${NB}: il ne peut ni contredire le sens de l’amendement, ni être lui-même sous-amendé.`,
    },
    ...(isEmptied
      ? [
          {
            rule: 'forme' as const,
            severity: 'warning' as const,
            message: `Il supprime la première ligne de l’amendement${NB}: s’il le vide de son sens, il est irrecevable.`,
          },
        ]
      : []),
  ]
}

/** « jeudi 13 mars 2025 à 17 h ». */
export function momentText(deadline: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?/.exec(deadline)
  if (!match) return deadline
  const [, day = '', hour, minute] = match
  const date = longDayText(day)
  return hour ? `${date} à ${Number(hour)}${NB}h${minute === '00' ? '' : `${NB}${minute}`}` : date
}
